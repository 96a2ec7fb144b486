import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import home from '../../commands/home.ts';
import preview from '../../commands/preview.ts';
import quote from '../../commands/quote.ts';
import type { Reply } from '../../src/ask/reply.ts';
import { type PeerRunner, peerRunner } from '../peers/runner.ts';
import { blockActions, signed } from '../peers/slack/interactions.ts';
import { SECRET, saying, Workspace } from './workspace.ts';

/** What Slack shows without a command: the Home tab, and previews of links. */

let runner: PeerRunner;
let workspace: Workspace;
let serial = 0;

beforeEach(async () => {
	runner = peerRunner({ commands: [quote, home, preview] });
	workspace = await Workspace.open(runner);
});
afterEach(() => workspace.close());

async function event(inner: Record<string, unknown>, id = `Ev${++serial}`): Promise<number> {
	const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: id, event: inner });
	const { status } = await fetch(`http://127.0.0.1:${workspace.slack.port}/slack/events`, {
		method: 'POST',
		headers: { ...signed(body, SECRET), 'content-type': 'application/json' },
		body,
	});
	return status;
}
const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' };
const shared = (...urls: string[]) => ({
	type: 'link_shared',
	channel: 'C1',
	user: 'U1',
	message_ts: '1700000000.000100',
	links: urls.map((url) => ({ url, domain: 'vikpost.example' })),
	event_ts: '1.1',
});

const start: Reply = {
	...saying('Type /quote Ek in any channel.', { title: 'Ask the archive' }),
	actions: [
		{ kind: 'form', label: 'Find a quote', invocation: { command: 'quote', options: {}, cursor: null }, primary: true },
		{
			kind: 'run',
			label: 'Quotes by Ek',
			invocation: { command: 'quote', options: { person: 'Ek' }, cursor: null },
			primary: false,
		},
	],
};

interface View {
	readonly blocks: { readonly type: string; readonly elements?: { action_id: string; value: string }[] }[];
}
async function homeOf(): Promise<View> {
	runner.answer(start);
	expect(await event(opened)).toBe(200);
	const [call] = await workspace.peer.until('views.publish');
	return call?.view as View;
}

describe('the Home tab', () => {
	test('is made for whoever looks, in their language', async () => {
		workspace.peer.people.U1 = { locale: 'sv-SE' };
		await homeOf();
		expect(workspace.peer.of('views.publish')[0]).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
		expect(JSON.stringify(workspace.peer.of('views.publish'))).toContain('Ask the archive');
		expect(runner.asked[0]).toMatchObject({
			invocation: { command: 'home' },
			caller: { channel: null, user: 'U1', locale: 'sv-SE' },
		});
	});

	test('is not made when the other tab is looked at', async () => {
		expect(await event({ ...opened, tab: 'messages' })).toBe(200);
		await homeOf();
		expect(runner.asked).toHaveLength(1);
	});

	test('its buttons answer in the conversation with the bot, and open forms', async () => {
		const view = await homeOf();
		const [form, run] = view.blocks.flatMap(({ elements }) => elements ?? []).filter(({ action_id }) => action_id);
		const at = { container: { type: 'view', form_viewid: 'V2' }, channel: undefined, response_url: undefined };
		const press = ({ action_id = '', value = '' } = {}) => ({
			...blockActions({ action_id, value }, { responseUrl: 'https://unused.example' }),
			...at,
		});
		runner.answer(saying('Ek said so.'));
		expect((await workspace.post(press(run))).status).toBe(200);
		const [message] = await workspace.peer.until('chat.postMessage');
		expect(message).toMatchObject({ channel: 'U1', text: 'Ek said so.' });
		expect((await workspace.post(press(form))).status).toBe(200);
		const [opening] = await workspace.peer.until('views.open');
		const asking = opening?.view as { private_metadata: string } | undefined;
		expect(JSON.parse(asking?.private_metadata ?? '{}')).toMatchObject({ command: 'quote', respond: null });
	});

	test('a fault leaves what stood there', async () => {
		runner.answer(saying('Something went wrong.', { outcome: 'failed' }));
		expect(await event(opened)).toBe(200);
		await expect.poll(() => runner.asked.length).toBe(1);
		workspace.peer.refuse('views.publish', 'not_enabled');
		await homeOf();
		expect(workspace.peer.of('views.publish')).toHaveLength(1);
		await expect.poll(() => workspace.noted.some(({ message }) => message === 'fault')).toBe(true);
	});
});

describe('a posted link', () => {
	const link = 'https://vikpost.example/fire?utm_source=slack';

	test('to an article of the archive gets a preview under the address that was posted', async () => {
		runner.answer(saying('Two boats burned.', { title: 'Fire in the harbour' }));
		expect(await event(shared(link))).toBe(200);
		const [call] = await workspace.peer.until('chat.unfurl');
		expect(call).toMatchObject({ channel: 'C1', ts: '1700000000.000100' });
		expect(JSON.stringify((call?.unfurls as Record<string, unknown> | undefined)?.[link])).toContain(
			'Fire in the harbour',
		);
		expect(runner.asked[0]).toMatchObject({
			invocation: { command: 'preview', options: { link } },
			visibility: 'public',
		});
	});

	test('in a message that is still being written is found by its id', async () => {
		runner.answer(saying('Two boats burned.'));
		await event({ ...shared(link), unfurl_id: 'U123', source: 'composer', channel: 'COMPOSER' });
		const [call] = await workspace.peer.until('chat.unfurl');
		expect(call).toMatchObject({ unfurl_id: 'U123', source: 'composer' });
		expect(call).not.toHaveProperty('ts');
	});

	test('to what is not there, or may not be shown, stays bare', async () => {
		runner.answer(saying('No such article.', { outcome: 'nothing' }));
		await event(shared('https://vikpost.example/secret'));
		await expect.poll(() => runner.asked.length).toBe(1);
		runner.answer(saying('Two boats burned.'));
		await event(shared(link));
		await workspace.peer.until('chat.unfurl');
		expect(workspace.peer.of('chat.unfurl')).toHaveLength(1);
	});

	test('told twice is answered once; of very many the first five are', async () => {
		runner.answer(saying('Two boats burned.'));
		const many = Array.from({ length: 9 }, (_, index) => `https://vikpost.example/${index}`);
		await event(shared(...many), 'EvTwice');
		await event(shared(...many), 'EvTwice');
		await event(shared(...many), 'EvUnderANewId');
		const [call] = await workspace.peer.until('chat.unfurl');
		expect(Object.keys(call?.unfurls as object)).toEqual(many.slice(0, 5));
		await event(shared(link));
		await workspace.peer.until('chat.unfurl', 2);
		expect(workspace.peer.of('chat.unfurl')).toHaveLength(2);
	});

	test('that Slack refuses to decorate is left', async () => {
		workspace.peer.refuse('chat.unfurl', 'cannot_unfurl_url');
		runner.answer(saying('Two boats burned.'));
		await event(shared(link));
		await expect.poll(() => workspace.noted.some(({ message }) => message === 'fault')).toBe(true);
	});
});
