import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { peerRunner } from '../peers/runner.ts';
import { blockActions, slashCommand } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';
import { saying, Workspace } from './workspace.ts';

/** What was acknowledged is answered, whatever becomes of the process. */

let time: number;
let store: Store;
let peer: SlackPeer;
beforeEach(async () => {
	time = Date.parse('2026-01-01T00:00:00Z');
	store = await openSqlite({ path: ':memory:', now: () => new Date(time) });
	peer = await SlackPeer.start();
});
afterEach(async () => {
	await store.close();
	await peer.stop();
	expect(peer.faults).toEqual([]);
});

const texts = () => peer.of('respond').map(({ text }) => String(text));

test('a process dies in the middle of its answers, and its successor gives them, once', async () => {
	const runner = peerRunner();
	runner.answer(() => new Promise(() => {}));
	const dying = await Workspace.open(runner, {}, { store, grace: 1 }, peer);
	const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Ek' }, cursor: '2' }]);
	for (const name of ['one', 'two']) {
		const command = slashCommand('/quote', name, { responseUrl: peer.responseUrl(name) });
		expect((await dying.post(command)).status).toBe(200);
	}
	const button = blockActions({ action_id: 'run:0', value }, { responseUrl: peer.responseUrl('three') });
	expect((await dying.post(button)).status).toBe(200);
	await dying.slack.stop();
	expect(texts()).toEqual([]);

	time += 60_000;
	const successor = { ...peerRunner(), keep: runner.keep, recall: runner.recall };
	successor.answer(({ invocation }) => saying(`About ${invocation.options.person}.`));
	const living = await Workspace.open(successor, {}, { store }, peer);
	await peer.until('respond', 3);
	expect(texts().sort()).toEqual(['About Ek.', 'About one.', 'About two.']);
	await living.slack.stop();

	time += 60_000;
	expect(await store.takeOver('slack', 'anybody', 1_000, 900_000)).toEqual([]);
});

test('what a process that died was sharing is not shared a second time, and the person is told', async () => {
	const runner = peerRunner();
	runner.answer(() => new Promise(() => {}));
	const dying = await Workspace.open(runner, {}, { store, grace: 1 }, peer);
	const [value = ''] = await runner.keep([{ command: 'quote', options: { person: 'Ek' }, cursor: null }]);
	await dying.post(blockActions({ action_id: 'share:0', value }, { responseUrl: peer.responseUrl('share') }));
	await dying.slack.stop();

	time += 60_000;
	const successor = { ...peerRunner(), keep: runner.keep, recall: runner.recall };
	successor.answer(saying('About Ek.'));
	const living = await Workspace.open(successor, {}, { store }, peer);
	await peer.until('respond');
	expect(texts()).toEqual([expect.stringContaining('ask again and share that answer')]);
	expect(peer.of('respond')[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
	await living.slack.stop();
	expect(peer.of('chat.postMessage')).toEqual([]);
});

test('what was answered is owed no longer', async () => {
	const runner = peerRunner();
	runner.answer(saying('Hej.'));
	const workspace = await Workspace.open(runner, {}, { store }, peer);
	await workspace.post(slashCommand('/quote', 'Ek', { responseUrl: peer.responseUrl('one') }));
	await peer.until('respond');
	await workspace.slack.stop();
	time += 60_000;
	expect(await store.takeOver('slack', 'anybody', 1_000, 900_000)).toEqual([]);
});

test('a store that cannot keep anything just now does not hold back the acknowledgement', async () => {
	const runner = peerRunner();
	runner.answer(saying('Hej.'));
	const stuck = { ...store, hold: () => new Promise<boolean>(() => {}) };
	const workspace = await Workspace.open(runner, {}, { store: stuck }, peer);
	const { status } = await workspace.post(slashCommand('/quote', 'Ek', { responseUrl: peer.responseUrl('one') }));
	expect(status).toBe(200);
	await peer.until('respond');
	expect(texts()).toEqual(['Hej.']);
});

test('a clock that is set forward and back in the middle of commands loses and doubles none', async () => {
	const peerOwn = peerRunner();
	peerOwn.answer(({ invocation }) => saying(`About ${invocation.options.person}.`));
	const runner = { ...peerOwn, first: (event: string) => store.claim(event, 600_000) };
	const now = () => new Date(time);
	const workspace = await Workspace.open(runner, {}, { store, now }, peer);
	for (let number = 0; number < 60; number++) {
		if (number === 20) time += 3_600_000;
		if (number === 40) time -= 7_200_000;
		const command = slashCommand('/quote', `n${number}`, { responseUrl: peer.responseUrl(`n${number}`) });
		expect((await workspace.post(command)).status).toBe(200);
	}
	await peer.until('respond', 60);
	await workspace.slack.stop();
	expect(new Set(texts()).size).toBe(60);
	expect(texts()).toHaveLength(60);
});
