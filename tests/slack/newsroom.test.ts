import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';
import {
	blockActions,
	blockSuggestion,
	messageAction,
	slashCommand,
	viewSubmission,
} from '../peers/slack/interactions.ts';
import { Workspace } from './workspace.ts';

/** What Slack does in its own way with real commands; that every answer is shown whole stands in tests/contract. */

let real: Newsroom;
let workspace: Workspace;
beforeEach(async () => {
	real = await newsroom(undefined, articles, readingNothingNew);
	workspace = await Workspace.open(real.runner);
});
afterEach(async () => {
	await workspace.close();
	await real.store.close();
});

interface Pressable {
	readonly action_id: string;
	readonly value: string;
}
const buttonsOf = (message: Record<string, unknown>): Pressable[] =>
	(message.blocks as { type: string; elements: Pressable[] }[])
		.filter(({ type }) => type === 'actions')
		.flatMap(({ elements }) => elements);

describe('one quote', () => {
	const press = (button: Pressable | undefined) =>
		workspace.post(
			blockActions(button ?? { action_id: '', value: '' }, { responseUrl: workspace.peer.responseUrl('press') }),
		);
	const karin = async (): Promise<Pressable[]> => {
		const { peer } = workspace;
		const before = peer.of('respond').length;
		await workspace.post(slashCommand('/quote', 'Karin Lindgård', { responseUrl: peer.responseUrl(`q${before}`) }));
		const [answer] = (await peer.until('respond', before + 1)).slice(before);
		return buttonsOf(answer ?? {});
	};
	const labelled = async (kind: string) => (await karin()).filter(({ action_id }) => action_id.startsWith(kind));

	test('is given to somebody else by a form, and every answer shows it', async () => {
		const { peer } = workspace;
		peer.people.U1 = { profile: { display_name: 'Eva <!channel> Lind' } };
		const [form] = await labelled('form');
		await press(form);
		const [opened] = await peer.until('views.open');
		const view = opened?.view as {
			private_metadata: string;
			title: { text: string };
			blocks: { block_id?: string; element: { type: string; options?: { text: { text: string } }[] } }[];
		};
		expect(view.title.text).toBe('Wrong speaker?');
		const fields = view.blocks.filter(({ block_id }) => block_id !== undefined);
		expect(fields.map(({ block_id, element }) => [block_id, element.type])).toEqual([
			['speaker', 'static_select'],
			['name', 'external_select'],
			['reason', 'plain_text_input'],
		]);
		expect(fields[0]?.element.options?.map(({ text }) => text.text)).toEqual([
			'Karin Lindgård, badchef',
			'Vera Lindgård, kommunalråd',
			'Nobody known',
		]);
		const names = (await (await workspace.post(blockSuggestion('name', 'Ve', view))).json()) as object;
		expect(names).toMatchObject({ options: [{ value: 'Vera Lindgård' }] });

		const before = peer.of('respond').length;
		const filled = {
			speaker: { selected_option: { value: 'vera-lindgård' } },
			reason: { value: 'On tape <@U2> @everyone' },
		};
		await workspace.post(viewSubmission(filled, view));
		const [done] = (await peer.until('respond', before + 1)).slice(before);
		expect(done?.text).toContain('every answer from now on: Vera Lindgård');
		expect(done?.text).toContain('Before: Karin Lindgård. Reason: On tape &lt;@U2&gt; @everyone');
		expect((await real.store.corrections('badet'))[0]?.by).toEqual({
			platform: 'slack',
			workspace: 'T1',
			user: 'U1',
			name: 'Eva <!channel> Lind',
		});
	});

	test('a mistake in the form stands at its field', async () => {
		const { peer } = workspace;
		const [form] = await labelled('form');
		await press(form);
		const [opened] = await peer.until('views.open');
		const wrong = { reason: { value: 'x'.repeat(301) }, speaker: { selected_option: { value: 'vera-lindgård' } } };
		const response = await workspace.post(viewSubmission(wrong, opened?.view as { private_metadata: string }));
		expect(await response.json()).toMatchObject({
			response_action: 'errors',
			errors: { reason: expect.stringContaining('300') },
		});
		expect(await real.store.corrections('badet')).toEqual([]);
	});

	test('a person and a name, both given, stand against each other at the field', async () => {
		const { peer } = workspace;
		const [form] = await labelled('form');
		await press(form);
		const [opened] = await peer.until('views.open');
		const both = {
			speaker: { selected_option: { value: 'vera-lindgård' } },
			name: { selected_option: { value: 'Bo Ek' } },
		};
		const response = await workspace.post(viewSubmission(both, opened?.view as { private_metadata: string }));
		expect(await response.json()).toMatchObject({ errors: { name: expect.stringContaining('not both') } });
	});

	test('is copied as one block beside the answer', async () => {
		const { peer } = workspace;
		const [copy] = await labelled('run+');
		const before = peer.of('respond').length;
		await press(copy);
		const [answer] = (await peer.until('respond', before + 1)).slice(before);
		expect(answer).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
		expect(JSON.stringify(answer?.blocks)).toContain('rich_text_preformatted');
		expect(answer?.text).toContain('“Jag simmar själv varje dag”\n– Karin Lindgård, badchef\nBadhuset får ny chef');
	});

	test('a form whose trigger is too old says so', async () => {
		const { peer } = workspace;
		const [form] = await labelled('form');
		peer.refuse('views.open', 'expired_trigger_id');
		const before = peer.of('respond').length;
		await press(form);
		const [answer] = (await peer.until('respond', before + 1)).slice(before);
		expect(answer?.text).toContain('too old');
	});
});

describe('a message', () => {
	const pick = async (command: string, message: Readonly<Record<string, unknown>>) => {
		const { peer } = workspace;
		const before = peer.of('respond').length;
		const from = { responseUrl: peer.responseUrl(`message${before}`) };
		await workspace.post(messageAction(command, message, from));
		const [answer] = (await peer.until('respond', before + 1)).slice(before);
		return answer ?? {};
	};

	test('who said this?', async () => {
		const answer = await pick('said', { text: '<@U5> &gt; Jag simmar själv varje dag <https://a.example|läs>' });
		expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
		expect(answer.text).toContain('Karin Lindgård');
		expect(answer.text).toContain('% of the words in common');
	});

	test('read this article: its link, what it embeds, its words', async () => {
		for (const message of [
			{ text: 'Se <https://tidning.example/bron|bron>' },
			{ text: '', attachments: [{ from_url: 'https://tidning.example/bron', fallback: 'Bron' }] },
			{ text: 'Bron stängs' },
		]) {
			expect((await pick('add', message)).text).toContain('4 quotes, 3 people');
		}
		expect((await pick('add', { text: '', files: [{ id: 'F1' }] })).text).toContain('no right to read files');
		expect((await pick('add', { text: '' })).text).toContain('no article in it');
	});

	test('picked twice by a retry is answered once', async () => {
		const { peer } = workspace;
		const payload = messageAction('said', { text: 'Jag simmar' }, { responseUrl: peer.responseUrl('m') });
		await workspace.post(payload);
		await workspace.post(payload);
		await workspace.post(slashCommand('/help', '', { responseUrl: peer.responseUrl('h') }));
		expect(await peer.until('respond', 2)).toHaveLength(2);
	});
});
