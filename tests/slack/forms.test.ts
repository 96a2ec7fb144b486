import { afterEach, describe, expect, test } from 'vitest';
import { peerRunner } from '../peers/runner.ts';
import { blockSuggestion, slashCommand, viewSubmission } from '../peers/slack/interactions.ts';
import { faultsOfOptions } from '../peers/slack/validate.ts';
import { saying, Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.close());

const people = [
	{ label: 'Caroline Casco, Räddningsmissionen', value: 'Caroline Casco' },
	{ label: 'Åsa Regnér, jämställdhetsminister <@U1> & co', value: 'Åsa Regnér' },
];

interface Field {
	readonly block_id: string;
	readonly optional: boolean;
	readonly label: { text: string };
	readonly element: Record<string, unknown>;
}

/** Asks with no words, so that the form opens. */
async function open(locale = 'sv-SE') {
	const runner = peerRunner({ completions: { person: people } });
	runner.answer(({ invocation }) => saying(JSON.stringify(invocation.options)));
	workspace = await Workspace.open(runner);
	const { peer } = workspace;
	peer.people.U1 = { locale };
	const response = await workspace.post(slashCommand('/quote', ' ', { responseUrl: peer.responseUrl('command') }));
	expect(await response.text()).toBe('');
	const [opened] = await peer.until('views.open');
	const view = opened?.view as { private_metadata: string; blocks: Field[]; title: { text: string } };
	return { runner, peer, view, opened };
}
const options = async (option: string, value: string, private_metadata: string) => {
	const response = await workspace.post(blockSuggestion(option, value, { private_metadata }));
	expect(response.status).toBe(200);
	const payload = (await response.json()) as { options: { text: { text: string }; value: string }[] };
	expect(faultsOfOptions(payload)).toEqual([]);
	return payload.options;
};

describe('a command without words', () => {
	test('opens a form with a field for each option, in the language of whoever asks', async () => {
		const { runner, view, opened } = await open();
		expect(opened?.trigger_id).toMatch(/^trigger/u);
		const say = runner.texts('sv').say;
		expect(view.title.text).toBe(say('modal.title'));
		const fields = view.blocks.filter(({ block_id }) => block_id !== undefined);
		expect(fields.map(({ block_id, optional, element }) => [block_id, optional, element.type])).toEqual([
			['person', false, 'external_select'],
			['about', true, 'plain_text_input'],
			['article', true, 'external_select'],
			['since', true, 'datepicker'],
			['why', true, 'static_select'],
		]);
		expect(fields.map(({ label }) => label.text)).toContain(say('field.person'));
		expect(fields[0]?.element).toMatchObject({ min_query_length: 0, focus_on_load: true });
		expect(runner.asked).toEqual([]);
	});

	test('whose trigger is too old gets the answer that says what is missing', async () => {
		const runner = peerRunner();
		runner.answer(saying('A person is missing. Ask like this: /quote Casco', { outcome: 'misuse' }));
		workspace = await Workspace.open(runner);
		const { peer } = workspace;
		for (const code of ['expired_trigger_id', 'exchanged_trigger_id']) {
			peer.refuse('views.open', code);
			await workspace.post(slashCommand('/quote', '', { responseUrl: peer.responseUrl(code) }));
		}
		peer.next('views.open', { status: 429, headers: { 'retry-after': '60' } });
		await workspace.post(slashCommand('/quote', '', { responseUrl: peer.responseUrl('limited') }));
		const told = await peer.until('respond', 3);
		for (const { text } of told) expect(text).toBe('A person is missing. Ask like this: /quote Casco');
		expect(runner.asked[0]?.invocation).toEqual({ command: 'quote', options: {}, cursor: null });
		// A trigger is good for three seconds: nothing is tried again.
		expect(workspace.waits).toEqual([]);
	});
});

describe('a menu', () => {
	test('offers what completes the letters, asked in the language of whoever types', async () => {
		const { runner, view } = await open();
		expect(await options('person', 'cas', view.private_metadata)).toEqual([
			{
				text: { type: 'plain_text', text: 'Caroline Casco, Räddningsmissionen', emoji: false },
				value: 'Caroline Casco',
			},
		]);
		expect(await options('person', '', view.private_metadata)).toHaveLength(2);
		expect(runner.completed[0]).toMatchObject({
			command: 'quote',
			option: 'person',
			typed: 'cas',
			caller: { channel: 'C1', user: 'U1', workspace: 'T1', locale: 'sv-SE' },
		});
	});

	test('offers the letters themselves when nothing completes them', async () => {
		const { view } = await open();
		expect((await options('person', ' polischefen ', view.private_metadata)).map(({ value }) => value)).toEqual([
			'polischefen',
		]);
		expect(await options('article', '', view.private_metadata)).toEqual([]);
	});

	test('stays empty when completion fails', async () => {
		const { view } = await open();
		const stranger = JSON.stringify({ ...JSON.parse(view.private_metadata), command: 'none' });
		expect(await options('person', 'cas', stranger)).toEqual([]);
		expect(await options('person', 'cas', 'no JSON')).toEqual([]);
	});
});

describe('a submitted form', () => {
	const fields = {
		person: { type: 'external_select', selected_option: { text: {}, value: 'Caroline Casco' } },
		about: { type: 'plain_text_input', value: '  sexköp ' },
		article: { type: 'external_select', selected_option: null },
		since: { type: 'datepicker', selected_date: '2016-01-01' },
		why: { type: 'static_select', selected_option: { text: {}, value: 'yes' } },
	};

	test('closes and is answered privately where the command was typed', async () => {
		const { runner, peer, view } = await open();
		const response = await workspace.post(viewSubmission(fields, view));
		expect(await response.text()).toBe('');
		const [answer] = await peer.until('respond');
		expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
		expect(runner.asked[0]).toMatchObject({
			invocation: { options: { person: 'Caroline Casco', about: 'sexköp', since: '2016-01-01', why: 'yes' } },
			caller: { channel: 'C1', user: 'U1', workspace: 'T1' },
		});
		expect(runner.asked[0]?.invocation.options).not.toHaveProperty('article');
	});

	test('with a mistake stays open and says at the field what would be right', async () => {
		const { runner, view } = await open();
		const wrong = { ...fields, since: { type: 'datepicker', selected_date: 'yesterday' } };
		const response = await workspace.post(viewSubmission(wrong, view));
		expect(await response.json()).toEqual({
			response_action: 'errors',
			errors: { since: expect.stringContaining('yesterday') },
		});
		expect(runner.asked).toEqual([]);
	});

	test('sent twice is answered once', async () => {
		const { runner, peer, view } = await open();
		const payload = viewSubmission(fields, view);
		await Promise.all([workspace.post(payload), workspace.post(payload)]);
		await workspace.post(viewSubmission(fields, view));
		await peer.until('respond', 2);
		expect(runner.asked).toHaveLength(2);
	});

	test('is answered in the channel when its address is used up, and as a direct message when the bot is not in there', async () => {
		const { peer, view } = await open();
		peer.uses = 0;
		await workspace.post(viewSubmission(fields, view));
		expect(await peer.until('chat.postEphemeral')).toMatchObject([{ channel: 'C1', user: 'U1' }]);
		peer.refuse('chat.postEphemeral', 'user_not_in_channel');
		await workspace.post(viewSubmission(fields, view));
		expect(await peer.until('chat.postMessage')).toMatchObject([{ channel: 'U1' }]);
	});
});
