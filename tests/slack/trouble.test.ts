import { afterEach, describe, expect, test } from 'vitest';
import { startSlack } from '../../src/adapter/slack/start.ts';
import type { Reply } from '../../src/ask/reply.ts';
import { NewsroomError } from '../../src/document/error.ts';
import { silentLog } from '../../src/log.ts';
import { peerRunner } from '../peers/runner.ts';
import { blockActions, slashCommand } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';
import { SECRET, saying, Workspace } from './workspace.ts';

let workspace: Workspace | undefined;
afterEach(async () => {
	await workspace?.close();
	workspace = undefined;
});

async function open() {
	const runner = peerRunner();
	runner.answer(saying('Here it is.'));
	workspace = await Workspace.open(runner);
	return { runner, peer: workspace.peer, workspace };
}
const ask = (peer: SlackPeer, user = 'U1') =>
	slashCommand('/quote', 'Casco', { responseUrl: peer.responseUrl('command'), user });

describe('an answer that takes a while', () => {
	test('is announced, and comes; a quick one is not', async () => {
		const { promise, resolve } = Promise.withResolvers<Reply>();
		const runner = peerRunner();
		runner.answer(() => promise);
		workspace = await Workspace.open(runner, {}, { patience: 5 });
		const { peer } = workspace;
		await workspace.post(ask(peer));
		const [announced] = await peer.until('respond');
		expect(announced).toMatchObject({ text: runner.texts('en').say('label.working'), response_type: 'ephemeral' });
		resolve(saying('Here it is.'));
		expect((await peer.until('respond', 2))[1]).toMatchObject({ text: 'Here it is.' });
	});
});

describe('an answer arrives', () => {
	test('although Slack asks to wait', async () => {
		const { peer, workspace } = await open();
		peer.next('respond', { status: 429, headers: { 'retry-after': '7' } });
		await workspace.post(ask(peer));
		expect(await peer.until('respond', 2)).toMatchObject([{ text: 'Here it is.' }, { text: 'Here it is.' }]);
		expect(workspace.waits).toEqual([7_000]);
	});

	test('although Slack stumbles or hangs up, after short pauses', async () => {
		const { peer, workspace } = await open();
		peer.next('respond', { status: 503 }, { hangUp: true });
		await workspace.post(ask(peer));
		expect(await peer.until('respond', 3)).toHaveLength(3);
		expect(workspace.waits).toEqual([200, 600]);
	});

	test.each([
		['is used up', { status: 404, body: { ok: false, error: 'used_url' } }, 1],
		['is refused', { status: 200, body: { ok: false, error: 'invalid_blocks' } }, 1],
		['keeps failing', { status: 500 }, 3],
		['asks to wait too long', { status: 429, headers: { 'retry-after': '600' } }, 1],
	])('by another way when the address %s', async (_, canned, times) => {
		const { peer, workspace } = await open();
		peer.next('respond', ...Array.from({ length: times }, () => canned));
		await workspace.post(ask(peer));
		expect(await peer.until('chat.postEphemeral')).toMatchObject([{ channel: 'C1', user: 'U1', text: 'Here it is.' }]);
		expect(peer.of('respond')).toHaveLength(times);
	});

	test('in more pieces than the address takes', async () => {
		const { runner, peer, workspace } = await open();
		runner.answer(saying('We waited for the boat. '.repeat(4_000)));
		await workspace.post(ask(peer));
		await peer.until('chat.postEphemeral', 1);
		await workspace.slack.stop();
		expect(peer.of('respond')).toHaveLength(5);
	});

	test('shared although the Web API asks to wait', async () => {
		const { runner, peer, workspace } = await open();
		const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Casco' }, cursor: null }]);
		peer.next('chat.postMessage', { status: 429, headers: { 'retry-after': '2' } });
		const share = { action_id: 'share:0', value };
		await workspace.post(blockActions(share, { responseUrl: peer.responseUrl('button') }));
		expect(await peer.until('chat.postMessage', 2)).toHaveLength(2);
		expect(workspace.waits).toEqual([2_000]);
	});

	test('or else the person is told, when sharing fails for good', async () => {
		const { runner, peer, workspace } = await open();
		const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Casco' }, cursor: null }]);
		peer.next('chat.postMessage', { status: 429, headers: { 'retry-after': '600' } });
		const share = { action_id: 'share:0', value };
		await workspace.post(blockActions(share, { responseUrl: peer.responseUrl('button') }));
		const [told] = await peer.until('respond');
		expect(told?.text).toContain('f00d42');
		expect(workspace.noted).toContainEqual(expect.objectContaining({ level: 'error', message: 'fault' }));
	});

	test('and when nothing arrives at all, that stands in the log, and the next is answered', async () => {
		const { peer, workspace } = await open();
		const down = { status: 500 };
		peer.next('respond', ...Array.from({ length: 6 }, () => down));
		peer.refuse('chat.postEphemeral', 'not_in_channel', 2);
		peer.refuse('chat.postMessage', 'channel_not_found', 2);
		await workspace.post(ask(peer));
		await peer.until('chat.postMessage', 2);
		await workspace.post(ask(peer));
		await peer.until('respond', 7);
		expect(workspace.noted).toContainEqual(expect.objectContaining({ message: 'fault not told' }));
	});
});

describe('stopping', () => {
	test('waits for what is under way', async () => {
		const { runner, peer, workspace } = await open();
		const { promise: slow, resolve } = Promise.withResolvers<void>();
		runner.answer(async () => {
			await slow;
			return saying('At last.');
		});
		await workspace.post(ask(peer));
		const stopped = workspace.slack.stop();
		resolve();
		await stopped;
		expect(peer.of('respond')).toMatchObject([{ text: 'At last.' }]);
	});

	test('but not for ever', async () => {
		const runner = peerRunner();
		runner.answer(() => new Promise(() => {}));
		workspace = await Workspace.open(runner, {}, { grace: 10 });
		await workspace.post(ask(workspace.peer));
		await workspace.slack.stop();
		expect(workspace.noted.at(-1)).toMatchObject({ message: 'slack stopped', fields: { finished: false } });
	});
});

describe('starting', () => {
	const settings = {
		botToken: 'xoxb-1',
		appToken: undefined,
		signingSecret: SECRET,
		port: 0,
		commandPrefix: '',
		locale: 'en',
	};
	const start = (more: object) =>
		startSlack({ runner: peerRunner(), settings: { ...settings, ...more }, log: silentLog }).catch((error) => error);

	test.each(['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired'])(
		'with a bot token that Slack refuses (%s) names the setting',
		async (code) => {
			const peer = await SlackPeer.start();
			peer.refuse('auth.test', code);
			const error = await start({ apiUrl: peer.apiUrl });
			expect(error).toBeInstanceOf(NewsroomError);
			expect(error).toMatchObject({ code: 'wrong-token', details: { platform: 'Slack', setting: 'SLACK_BOT_TOKEN' } });
			await peer.stop();
		},
	);

	test('with an app token that Slack refuses names the setting', async () => {
		const peer = await SlackPeer.start();
		peer.refuse('apps.connections.open', 'not_allowed_token_type');
		const error = await start({ apiUrl: peer.apiUrl, appToken: 'xapp-1' });
		expect(error).toMatchObject({ code: 'wrong-token', details: { setting: 'SLACK_APP_TOKEN' } });
		await peer.stop();
	});

	test('where nobody answers says that Slack cannot be reached, soon', async () => {
		const peer = await SlackPeer.start();
		const { apiUrl } = peer;
		await peer.stop();
		expect(await start({ apiUrl })).toMatchObject({ code: 'platform-unreachable' });
	});

	test('on a port in use names the setting', async () => {
		const { peer, workspace } = await open();
		expect(await start({ apiUrl: peer.apiUrl, port: workspace.slack.port })).toMatchObject({
			code: 'bad-setting',
			details: { setting: 'PORT' },
		});
	});
});
