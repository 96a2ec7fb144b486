import { afterEach, describe, expect, test } from 'vitest';
import { peerRunner } from '../peers/runner.ts';
import { blockActions, blockSuggestion, slashCommand, viewSubmission } from '../peers/slack/interactions.ts';
import type { SlackPeer } from '../peers/slack/peer.ts';
import { saying, Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.close());

async function open(settings = {}) {
	const runner = peerRunner({ completions: { person: [{ label: 'Caroline Casco', value: 'Caroline Casco' }] } });
	runner.answer(saying('Here it is.', { actions: [] }));
	workspace = await Workspace.open(runner, { appToken: 'xapp-test', ...settings });
	const { peer } = workspace;
	return { runner, peer, socket: peer.socket };
}
const ask = (peer: SlackPeer, text = 'Casco') => slashCommand('/quote', text, { responseUrl: peer.responseUrl('one') });

describe('by Socket Mode', () => {
	test('commands are acknowledged and answered', async () => {
		const { runner, peer, socket } = await open();
		expect(workspace.slack.port).toBe(null);
		expect(await socket.ack(socket.send('slash_commands', ask(peer)))).toMatchObject({ payload: {} });
		expect(await peer.until('respond')).toMatchObject([{ text: 'Here it is.', response_type: 'ephemeral' }]);
		expect(runner.asked).toHaveLength(1);
		expect(peer.calls.find(({ method }) => method === 'apps.connections.open')?.token).toBe('xapp-test');
		expect(peer.calls.find(({ method }) => method === 'users.info')?.token).toBe('xoxb-test');
	});

	test('forms open, menus complete, submissions and buttons are answered', async () => {
		const { runner, peer, socket } = await open();
		await socket.ack(socket.send('slash_commands', ask(peer, '')));
		const [opened] = await peer.until('views.open');
		const view = opened?.view as { private_metadata: string };
		const menu = await socket.ack(socket.send('interactive', blockSuggestion('person', 'cas', view)));
		expect(menu.payload).toMatchObject({ options: [{ value: 'Caroline Casco' }] });
		const field = { selected_option: { value: 'Caroline Casco' } };
		await socket.ack(socket.send('interactive', viewSubmission({ person: field }, view)));
		await peer.until('respond');
		const [value = ''] = await runner.keep([{ command: 'quote', options: {}, cursor: 'two' }]);
		const press = blockActions({ action_id: 'run:0', value }, { responseUrl: peer.responseUrl('two') });
		await socket.ack(socket.send('interactive', press));
		await peer.until('respond', 2);
		expect(runner.asked.map(({ invocation }) => invocation.cursor)).toEqual([null, 'two']);
	});

	test('the end of the installation is acknowledged and stands in the log, and a person’s own token ends nothing', async () => {
		const { socket } = await open();
		const told = (event: Record<string, unknown>) =>
			socket.ack(
				socket.send('events_api', { type: 'event_callback', team_id: 'T1', event_id: `Ev${event.type}`, event }),
			);
		const ended = () => workspace.noted.filter(({ message }) => message === 'slack uninstalled').length;
		await told({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
		expect(ended()).toBe(0);
		await told({ type: 'app_uninstalled' });
		await expect.poll(ended).toBe(1);
	});

	test('an envelope delivered again is acknowledged again and answered once', async () => {
		const { runner, peer, socket } = await open();
		const payload = ask(peer);
		await socket.ack(socket.send('slash_commands', payload));
		await socket.ack(socket.send('slash_commands', payload));
		await socket.ack(socket.send('slash_commands', ask(peer)));
		await peer.until('respond', 2);
		expect(runner.asked).toHaveLength(2);
	});
});

describe('a lost connection is made again', () => {
	const answers = async (peer: SlackPeer) => {
		const before = peer.of('respond').length;
		await peer.socket.ack(peer.socket.send('slash_commands', ask(peer)));
		await peer.until('respond', before + 1);
	};

	test('when Slack recycles the host', async () => {
		const { peer, socket } = await open();
		for (let times = 2; times <= 4; times++) {
			socket.recycle();
			await socket.connected(times);
			await answers(peer);
		}
	});

	test('when it breaks without a word', async () => {
		const { peer, socket } = await open();
		socket.cut();
		await socket.connected(2);
		await answers(peer);
	});

	test('when it is dead and nobody says so', async () => {
		const { peer, socket } = await open({ silence: 50 });
		await socket.fallSilent();
		await socket.connected(2);
		await answers(peer);
	});

	test('however often Slack refuses, cannot be reached or asks to wait meanwhile, ever more slowly', async () => {
		const { peer, socket } = await open();
		peer.next(
			'apps.connections.open',
			{ status: 500 },
			{ hangUp: true },
			{ hangUp: true },
			{ hangUp: true },
			{ body: { ok: false, error: 'internal_error' } },
			{ status: 429, headers: { 'retry-after': '20' } },
		);
		socket.cut();
		await socket.connected(2);
		await answers(peer);
		expect(workspace.waits).toContain(20_000);
		const failed = workspace.noted.filter(({ message }) => message === 'slack not connected');
		expect(failed.length).toBeGreaterThanOrEqual(3);
		const pauses = workspace.waits.filter((wait) => wait !== 20_000);
		for (const [index, wait] of pauses.entries()) {
			expect(wait).toBeLessThanOrEqual(250 * 2 ** index);
			expect(wait).toBeGreaterThanOrEqual(125 * 2 ** index);
		}
	});

	test('where ten others hold all that Slack allows, as soon as one is free, without a crash', async () => {
		const { peer, socket } = await open();
		peer.refuse('apps.connections.open', 'too_many_websockets', 5);
		socket.cut();
		await socket.connected(2);
		await answers(peer);
		const failed = workspace.noted.filter(({ message }) => message === 'slack not connected');
		expect(failed).toHaveLength(5);
	});

	test('and a command that came just before is answered, although its acknowledgement was lost', async () => {
		const { runner, peer, socket } = await open();
		const { promise: slow, resolve } = Promise.withResolvers<void>();
		runner.answer(async () => {
			await slow;
			return saying('At last.');
		});
		await socket.ack(socket.send('slash_commands', ask(peer)));
		socket.cut();
		await socket.connected(2);
		resolve();
		expect(await peer.until('respond')).toMatchObject([{ text: 'At last.' }]);
	});
});
