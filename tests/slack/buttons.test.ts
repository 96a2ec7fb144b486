import { afterEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/reply.ts';
import { peerRunner } from '../peers/runner.ts';
import { blockActions, slashCommand } from '../peers/slack/interactions.ts';
import { saying, Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.close());

const invocation = (cursor: string | null) => ({ command: 'quote', options: { person: 'Casco' }, cursor });
/** An answer whose words tell the page, with a way on and a way to share. */
const page = (cursor: string | null): Reply =>
	saying(`Page ${cursor ?? 'one'}`, {
		actions: [
			{ kind: 'share', label: 'Share', invocation: invocation(cursor), primary: true },
			{ kind: 'run', label: 'Next', invocation: invocation('two'), primary: false },
		],
	});

interface Button {
	readonly action_id: string;
	readonly value: string;
}
const buttonsOf = (message: Record<string, unknown> | undefined): Button[] =>
	((message?.blocks ?? []) as { type: string; elements: Button[] }[])
		.filter(({ type }) => type === 'actions')
		.flatMap(({ elements }) => elements);

async function open() {
	const runner = peerRunner();
	runner.answer(({ invocation: { cursor } }) => page(cursor));
	workspace = await Workspace.open(runner);
	const { peer } = workspace;
	peer.people.U1 = { profile: { display_name: 'Eva <@U9> Ek' } };
	await workspace.post(slashCommand('/quote', 'Casco', { responseUrl: peer.responseUrl('command') }));
	const [answer] = await peer.until('respond');
	const [share, next] = buttonsOf(answer);
	if (!share || !next) throw new Error('the answer has no buttons');
	return { runner, peer, share, next };
}
const press = (button: Button, more: { ephemeral?: boolean; thread?: string; user?: string } = {}) =>
	workspace.post(blockActions(button, { responseUrl: workspace.peer.responseUrl('button'), ...more }));

describe('paging', () => {
	test('the next page takes the place of the private answer', async () => {
		const { peer, next } = await open();
		expect((await press(next)).status).toBe(200);
		expect((await peer.until('respond', 2))[1]).toMatchObject({ text: 'Page two', replace_original: true });
	});

	test('of an answer that others see too comes privately beside it', async () => {
		const { peer, next } = await open();
		await press(next, { ephemeral: false, thread: '1700000000.000001' });
		expect((await peer.until('respond', 2))[1]).toMatchObject({
			text: 'Page two',
			response_type: 'ephemeral',
			replace_original: false,
			thread_ts: '1700000000.000001',
		});
	});

	test('works when another process receives the button', async () => {
		const { runner, peer, next } = await open();
		const other = await Workspace.open(runner, {}, {}, peer);
		await other.post(blockActions(next, { responseUrl: peer.responseUrl('button') }));
		expect((await peer.until('respond', 2))[1]).toMatchObject({ text: 'Page two' });
		await other.slack.stop();
	});

	test('a press that arrives twice counts once, a second press again', async () => {
		const { runner, peer, next } = await open();
		const payload = blockActions(next, { responseUrl: peer.responseUrl('button') });
		await Promise.all([workspace.post(payload), workspace.post({ ...payload, trigger_id: 'another' })]);
		await press(next);
		await peer.until('respond', 3);
		expect(runner.asked).toHaveLength(3);
	});

	test('a button that is too old says so', async () => {
		const { runner, peer, next } = await open();
		runner.expire();
		await press(next);
		const [, told] = await peer.until('respond', 2);
		expect(told?.text).toContain(runner.texts('en').say('error.expired'));
		expect(told).toMatchObject({ response_type: 'ephemeral', replace_original: false });
	});

	test('buttons of others are acknowledged and left', async () => {
		const { runner } = await open();
		expect((await press({ action_id: 'link', value: '' })).status).toBe(200);
		expect((await press({ action_id: 'quote', value: 'x' })).status).toBe(200);
		expect(runner.asked).toHaveLength(1);
	});
});

describe('sharing', () => {
	test('asks anew, posts in the channel with the name of whoever shared, and takes the private answer back', async () => {
		const { runner, peer, share } = await open();
		await press(share);
		const [posted] = await peer.until('chat.postMessage');
		expect(posted).toMatchObject({ channel: 'C1', unfurl_links: false, unfurl_media: false });
		expect(posted?.text).toBe('Page one\nShared by Eva &lt;@U9&gt; Ek');
		expect(buttonsOf(posted).map(({ action_id }) => action_id)).toEqual(['run:1']);
		expect(runner.asked.at(-1)?.visibility).toBe('public');
		expect((await peer.until('respond', 2))[1]).toEqual({ delete_original: true });
	});

	test('stays in the thread where it was asked', async () => {
		const { peer, share } = await open();
		await press(share, { thread: '1700000000.000001' });
		expect(await peer.until('chat.postMessage')).toMatchObject([{ thread_ts: '1700000000.000001' }]);
	});

	test('by somebody without a name uses the account name', async () => {
		const { peer, share } = await open();
		peer.refuse('users.info', 'user_not_found');
		await press(share, { user: 'U2' });
		const [posted] = await peer.until('chat.postMessage');
		expect(posted?.text).toBe('Page one\nShared by eva');
	});

	test.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
		'into a channel closed to the bot (%s) tells how to let it in, and keeps the answer',
		async (code) => {
			const { runner, peer, share } = await open();
			peer.refuse('chat.postMessage', code);
			await press(share);
			const [, told] = await peer.until('respond', 2);
			expect(told).toMatchObject({ response_type: 'ephemeral', replace_original: false });
			expect(told?.text).toBe(runner.texts('en').say('share.not-there', { invite: '/invite @newsroom' }));
			await press(share);
			await peer.until('chat.postMessage', 2);
			expect((await peer.until('respond', 3))[2]).toEqual({ delete_original: true });
		},
	);

	test('what may no longer be shown is not shared', async () => {
		const { runner, peer, share } = await open();
		runner.answer(saying('Nothing can be shown.', { outcome: 'nothing' }));
		await press(share);
		expect((await peer.until('respond', 2))[1]).toMatchObject({
			text: 'Nothing can be shown.',
			response_type: 'ephemeral',
		});
		expect(peer.of('chat.postMessage')).toEqual([]);
	});

	test('two quick presses are one wish', async () => {
		const { peer, share } = await open();
		await Promise.all([press(share), press(share)]);
		await peer.until('respond', 2);
		await workspace.slack.stop();
		expect(peer.of('chat.postMessage')).toHaveLength(1);
	});

	test('a long answer is posted whole, in order', async () => {
		const { runner, peer, share } = await open();
		const words = 'We waited for the boat. '.repeat(1_500);
		runner.answer(saying(words));
		await press(share);
		await peer.until('respond', 2);
		const posted = peer.of('chat.postMessage');
		expect(posted.length).toBeGreaterThan(1);
		const all = posted.flatMap(
			({ blocks }) => blocks as { type: string; elements: { elements: { text: string }[] }[] }[],
		);
		const text = all
			.filter(({ type }) => type === 'rich_text')
			.flatMap(({ elements }) => elements.flatMap((each) => each.elements.map((inner) => inner.text)))
			.join('');
		expect(text).toBe(words);
	});
});
