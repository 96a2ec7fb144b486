import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Command, isListed, openOptions, opensForm } from '../../src/ask/command.ts';
import { actionsOf, type Part, type Reply } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { fallbackOf, labelsOf } from '../../src/render/slack/fallback.ts';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';
import {
	blockActions,
	blockSuggestion,
	messageAction,
	slashCommand,
	viewSubmission,
} from '../peers/slack/interactions.ts';
import { faultsOfOptions } from '../peers/slack/validate.ts';
import { Workspace } from './workspace.ts';

/** Every real command through the adapter: what Slack shows is what the runner answered, nothing lost. */

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

const dialect = slashDialect(commands);
const caller = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1', locale: 'en-GB' };
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Everything that a reader must see. */
function wordsOf(part: Part): (string | null)[] {
	const place = 'source' in part ? [part.source.headline, part.source.publisher, part.source.date] : [];
	switch (part.type) {
		case 'quote':
			return [...part.segments, part.speaker, part.role, part.question, part.doubt, part.evidence, ...place];
		case 'facts':
			return [part.title, ...part.items, part.credit, ...place];
		case 'list':
			return part.items.flatMap(({ text, detail }) => [text, detail]);
		case 'excerpt':
			return [...part.sentences, ...place];
		case 'image':
			return [part.alt];
		default:
			return [part.text];
	}
}

function expectShown(reply: Reply, messages: readonly Record<string, unknown>[]): void {
	const blocks = messages.flatMap((message) => message.blocks as KnownBlock[]);
	const shown = squeezed(`${fallbackOf(blocks).replace(/^> /gmu, '')} ${labelsOf(blocks)}`);
	const words = [reply.title, ...reply.body.flatMap(wordsOf), ...actionsOf(reply).map(({ label }) => label)];
	for (const expected of words) if (expected !== null) expect(shown).toContain(squeezed(expected));
}

interface Pressable {
	readonly action_id: string;
	readonly value: string;
}
const buttonsOf = (message: Record<string, unknown>): Pressable[] =>
	(message.blocks as { type: string; elements: Pressable[] }[])
		.filter(({ type }) => type === 'actions')
		.flatMap(({ elements }) => elements);

/** Words that each command understands in one way or another: found, nothing, several, none at all. */
const TYPED = [
	'Lind',
	'nobody-of-this-name',
	'latest',
	'all',
	'a',
	'about:quay',
	'since:2016 until:2027',
	'3',
	'quote',
];

describe.each(commands.filter(isListed).map((command) => [command.name, command] as const))(
	'/%s',
	(name, command: Command) => {
		test.each(TYPED)('%s', async (typed) => {
			const { peer } = workspace;
			await workspace.post(slashCommand(`/${name}`, typed, { responseUrl: peer.responseUrl('typed') }));
			const answers = await peer.until('respond');
			const names = openOptions(command).map(([option]) => option);
			const long = names.findIndex((option) => command.options[option]?.kind === 'long');
			const takesAll = long === 0 || (long > 0 && typed.includes(' '));
			if (typed.includes(':') && !takesAll && !names.includes(typed.split(':')[0] ?? '')) {
				expect(answers[0]?.text).toContain(names.join(', '));
				return;
			}
			expectShown(await real.runner.run(real.runner.parse(name, typed), caller, dialect), answers);
		});

		test('every button of its answers leads somewhere', async () => {
			const { peer } = workspace;
			const from = { responseUrl: peer.responseUrl('typed') };
			const asked = ['Lind', 'latest', 'Bussarna får köra', ...(opensForm(command) ? [] : [''])];
			for (const typed of asked) await workspace.post(slashCommand(`/${name}`, typed, from));
			const answers = await peer.until('respond', asked.length);
			const buttons = answers.flatMap(buttonsOf);
			for (const button of buttons) {
				const before = peer.of('respond').length;
				const forms = peer.of('views.open').length;
				await workspace.post(blockActions(button, { responseUrl: peer.responseUrl(button.value) }));
				if (button.action_id.startsWith('form')) {
					await peer.until('views.open', forms + 1);
					continue;
				}
				const [answer] = (await peer.until('respond', before + 1)).slice(before);
				const beside = button.action_id.includes('+');
				const shared = button.action_id.startsWith('share');
				expect(answer).toMatchObject(shared ? { delete_original: true } : { replace_original: !beside });
			}
			const shares = buttons.filter(({ action_id }) => action_id.startsWith('share'));
			expect(peer.of('chat.postMessage')).toHaveLength(shares.length);
			for (const { text } of peer.of('chat.postMessage')) expect(text).toContain('Shared by');
		});

		test('its form, where it has one, completes and is answered', async () => {
			if (!opensForm(command)) return;
			const { peer } = workspace;
			await workspace.post(slashCommand(`/${name}`, '', { responseUrl: peer.responseUrl('form') }));
			const [opened] = await peer.until('views.open');
			const view = opened?.view as {
				private_metadata: string;
				blocks: { block_id?: string; element: { type: string } }[];
			};
			const fields: Record<string, Record<string, unknown>> = {};
			for (const { block_id, element } of view.blocks) {
				if (block_id === undefined) continue;
				if (element.type === 'plain_text_input' && command.options[block_id]?.kind === 'long')
					fields[block_id] = { value: 'Bussarna får köra' };
				if (element.type !== 'external_select') continue;
				const response = await workspace.post(blockSuggestion(block_id, '', view));
				const payload = (await response.json()) as { options: { value: string }[] };
				expect(faultsOfOptions(payload)).toEqual([]);
				expect(payload.options.length).toBeGreaterThan(0);
				if (command.options[block_id]?.required) fields[block_id] = { selected_option: payload.options[0] };
			}
			await workspace.post(viewSubmission(fields, view));
			const answers = await peer.until('respond');
			const options = Object.fromEntries(
				Object.entries(fields).map(([option, { selected_option, value }]) => [
					option,
					selected_option ? (selected_option as { value: string }).value : String(value),
				]),
			);
			expectShown(await real.runner.run({ command: name, options, cursor: null }, caller, dialect), answers);
		});
	},
);

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
			'Nobody that is known',
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
		expect(done?.text).toContain('these words to: Vera Lindgård');
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
		expect(answer.text).toContain('% alike');
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
