import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/ask/command.ts';
import type { Part, Reply } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { fallbackOf, labelsOf } from '../../src/render/slack/fallback.ts';
import { type Newsroom, newsroom } from '../commands/newsroom.ts';
import { blockActions, blockSuggestion, slashCommand, viewSubmission } from '../peers/slack/interactions.ts';
import { faultsOfOptions } from '../peers/slack/validate.ts';
import { Workspace } from './workspace.ts';

/** Every real command through the adapter: what Slack shows is what the runner answered, nothing lost. */

let real: Newsroom;
let workspace: Workspace;
beforeEach(async () => {
	real = await newsroom();
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
	const words = [reply.title, ...reply.body.flatMap(wordsOf), ...reply.actions.map(({ label }) => label)];
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

describe.each(commands.map((command) => [command.name, command] as const))('/%s', (name, command: Command) => {
	test.each(TYPED)('%s', async (typed) => {
		const { peer } = workspace;
		await workspace.post(slashCommand(`/${name}`, typed, { responseUrl: peer.responseUrl('typed') }));
		const answers = await peer.until('respond');
		const misuse = typed.includes(':') && !Object.hasOwn(command.options, typed.split(':')[0] ?? '');
		if (misuse) {
			expect(answers[0]?.text).toContain(Object.keys(command.options).join(', '));
			return;
		}
		expectShown(await real.runner.run(real.runner.parse(name, typed), caller, dialect), answers);
	});

	test('every button of its answers leads somewhere', async () => {
		const { peer } = workspace;
		const from = { responseUrl: peer.responseUrl('typed') };
		for (const typed of ['Lind', 'latest', '']) await workspace.post(slashCommand(`/${name}`, typed, from));
		const needed = Object.values(command.options).some(({ required }) => required);
		const answers = await peer.until('respond', needed ? 2 : 3);
		const buttons = answers.flatMap(buttonsOf);
		for (const button of buttons) {
			const before = peer.of('respond').length;
			await workspace.post(blockActions(button, { responseUrl: peer.responseUrl(button.value) }));
			const [answer] = (await peer.until('respond', before + 1)).slice(before);
			const shared = button.action_id.startsWith('share');
			expect(answer).toMatchObject(shared ? { delete_original: true } : { replace_original: true });
		}
		const shares = buttons.filter(({ action_id }) => action_id.startsWith('share'));
		expect(peer.of('chat.postMessage')).toHaveLength(shares.length);
		for (const { text } of peer.of('chat.postMessage')) expect(text).toContain('Shared by');
	});

	test('its form, where it has one, completes and is answered', async () => {
		if (!Object.values(command.options).some(({ required }) => required)) return;
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
			Object.entries(fields).map(([option, { selected_option }]) => [
				option,
				(selected_option as { value: string }).value,
			]),
		);
		expectShown(await real.runner.run({ command: name, options, cursor: null }, caller, dialect), answers);
	});
});
