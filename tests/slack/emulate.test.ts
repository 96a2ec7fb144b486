import { createEmulator, type Emulator } from 'emulate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { slackManifest } from '../../src/adapter/slack/manifest.ts';
import { freePort } from '../peers/port.ts';
import { peerRunner } from '../peers/runner.ts';
import { blockActions, slashCommand } from '../peers/slack/interactions.ts';
import { replies } from '../preview/replies.ts';
import { saying, Workspace } from './workspace.ts';

/** Slack's Web API as somebody else has rebuilt it, with the scopes of our manifest enforced. */

const BOT = 'xoxb-emulated';
const EVA = 'xoxp-emulated';
const { scopes } = slackManifest(peerRunner({ commands }), { prefix: '', locale: 'en' }).oauth_config;

let slack: Emulator;
let workspace: Workspace;
const runner = peerRunner();

beforeEach(async () => {
	slack = await createEmulator({
		service: 'slack',
		port: await freePort(),
		seed: {
			slack: {
				users: [{ name: 'newsroom' }, { name: 'eva', real_name: 'Eva Ek' }],
				channels: [{ name: 'redaktionen' }],
				tokens: [
					{ token: BOT, type: 'bot', user: 'newsroom', scopes: scopes.bot },
					{ token: EVA, type: 'user', user: 'eva' },
				],
				strict_scopes: true,
			},
		},
	});
	workspace = await Workspace.open(runner, { botToken: BOT, apiUrl: `${slack.url}/api/` });
});
afterEach(async () => {
	await workspace.close();
	await slack.close();
});

/** A call with Eva's token, to prepare and to see. */
async function asEva<T extends object>(method: string, args: Record<string, string>, token = EVA): Promise<T> {
	const response = await fetch(`${slack.url}/api/${method}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		body: new URLSearchParams(args),
	});
	const body = (await response.json()) as T;
	expect(body).toMatchObject({ ok: true });
	return body;
}
interface Opened {
	readonly channel: { readonly id: string };
}
interface Message {
	readonly text: string;
	readonly blocks: unknown[];
}
const userOf = async (token: string): Promise<string> =>
	(await asEva<{ user_id: string }>('auth.test', {}, token)).user_id;
const channel = async (name: string): Promise<string> => {
	const { channels } = await asEva<{ channels: { id: string; name: string }[] }>('conversations.list', {});
	return channels.find((one) => one.name === name)?.id ?? '';
};
const history = async (id: string): Promise<Message[]> =>
	(await asEva<{ messages: Message[] }>('conversations.history', { channel: id })).messages;

async function share(where: string, thread?: string): Promise<void> {
	const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Casco' }, cursor: null }]);
	const from = { responseUrl: workspace.peer.responseUrl('button'), user: await userOf(EVA), channel: where };
	await workspace.post(blockActions({ action_id: 'share:0', value }, { ...from, ...(thread ? { thread } : {}) }));
}

describe('at the emulated Slack', () => {
	test('a shared answer stands in the channel as it was rendered, with the name of whoever shared it', async () => {
		runner.answer(replies.quotes ?? saying(''));
		const where = await channel('redaktionen');
		await share(where);
		await workspace.peer.until('respond');
		const [message] = await history(where);
		expect(message?.text).toContain('&gt; Vi talar inte enbart om gatuprostitutionen');
		// The names that Slack prefers: display name first.
		expect(message?.text).toContain('Shared by eva');
		expect(message?.blocks.length).toBeGreaterThan(3);
	});

	test('a thread stays a thread', async () => {
		runner.answer(saying('In the thread.'));
		const where = await channel('redaktionen');
		const { ts } = await asEva<{ ts: string }>('chat.postMessage', { channel: where, text: 'What did she say?' });
		await share(where, ts);
		await workspace.peer.until('respond');
		const { messages } = await asEva<{ messages: Message[] }>('conversations.replies', { channel: where, ts });
		expect(messages.at(-1)?.text).toContain('In the thread.');
	});

	test('a private channel without the bot is told of, and works after the invitation', async () => {
		runner.answer(saying('For all to see.'));
		const made = await asEva<Opened>('conversations.create', { name: 'secret', is_private: 'true' });
		const where = made.channel.id;
		await share(where);
		const [told] = await workspace.peer.until('respond');
		expect(told?.text).toContain('/invite @newsroom');
		expect(await history(where)).toEqual([]);
		await asEva('conversations.invite', { channel: where, users: await userOf(BOT) });
		await share(where);
		await workspace.peer.until('respond', 2);
		expect((await history(where))[0]?.text).toContain('For all to see.');
	});

	test('a form opens once for a trigger; for a used one the answer comes instead', async () => {
		runner.answer(saying('A person is missing.', { outcome: 'misuse' }));
		const user = await userOf(EVA);
		const from = { responseUrl: workspace.peer.responseUrl('command'), user };
		const { trigger_id } = await asEva<{ trigger_id: string }>('views.generateTriggerId', { user_id: user }, BOT);
		await workspace.post({ ...slashCommand('/quote', '', from), trigger_id });
		await workspace.slack.stop();
		expect(workspace.peer.of('respond')).toEqual([]);
		// Another process with a store of its own: it has not seen this trigger, but for Slack it is used up.
		const other = peerRunner();
		other.answer(saying('A person is missing.', { outcome: 'misuse' }));
		const second = await Workspace.open(other, { botToken: BOT, apiUrl: `${slack.url}/api/` }, {}, workspace.peer);
		await second.post({ ...slashCommand('/quote', '', from), trigger_id });
		expect(await workspace.peer.until('respond')).toMatchObject([{ text: 'A person is missing.' }]);
		await second.slack.stop();
	});

	test('when its own address is used up, a private answer reaches its reader in the channel or directly', async () => {
		runner.answer(saying('Only for Eva.'));
		workspace.peer.uses = 0;
		const from = { responseUrl: workspace.peer.responseUrl('command'), user: await userOf(EVA) };
		await workspace.post(slashCommand('/quote', 'Casco', { ...from, channel: 'C-unknown' }));
		await workspace.slack.stop();
		const dm = await asEva<Opened>('conversations.open', { users: await userOf(BOT) });
		expect((await history(dm.channel.id)).map(({ text }) => text)).toContain('Only for Eva.');
	});
});
