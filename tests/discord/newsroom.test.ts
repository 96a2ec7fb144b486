import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { discordDialect } from '../../src/adapter/discord/dialect.ts';
import type { Command } from '../../src/ask/command.ts';
import type { Part, Reply } from '../../src/ask/reply.ts';
import { type Newsroom, newsroom } from '../commands/newsroom.ts';
import { type Bot, startBot } from '../peers/discord/bot.ts';
import type { Message } from '../peers/discord/fake.ts';
import { controlsOf, readable } from '../peers/discord/user.ts';

/** Every real command through the adapter: what Discord shows is what the runner answered, nothing lost. */

let real: Newsroom;
let bot: Bot;
beforeEach(async () => {
	real = await newsroom();
	bot = await startBot({ runner: real.runner });
});
afterEach(() => real.store.close());

const caller = {
	platform: 'discord',
	workspace: '600000000000000001',
	channel: '400000000000000001',
	user: '500000000000000001',
	locale: 'en-US',
};
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Everything that a reader must see. */
function wordsOf(part: Part): (string | null)[] {
	const place = 'source' in part ? [part.source.headline, part.source.publisher, part.source.date] : [];
	switch (part.type) {
		case 'quote':
			return [...part.segments, part.speaker, part.role, part.question, part.doubt, ...place];
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

function expectShown(reply: Reply, messages: readonly Message[]): void {
	const shown = squeezed(messages.map(readable).join(' '));
	for (const words of [reply.title, ...reply.body.flatMap(wordsOf)])
		if (words !== null) expect(shown).toContain(squeezed(words));
	const labels = messages.flatMap(controlsOf).flatMap(({ label, choices }) => [label, ...choices.keys()]);
	for (const { label } of reply.actions) expect(labels).toContain(label);
}

/** Everything that one interaction has brought, when the bot is done with it. */
async function ask(command: string, options: Readonly<Record<string, string>>): Promise<Message[]> {
	const known = bot.user.command(command, options);
	await bot.answer(known);
	return bot.fake.messages.filter(({ of }) => of === known.id);
}

/** Words that each command understands in one way or another: found, nothing, several, none at all. */
const TYPED = ['Lind', 'nobody-of-this-name', 'latest', 'all', 'a', '*', '2016', '3', 'quote'];

describe.each(commands.map((command) => [command.name, command] as const))('/%s', (name, command: Command) => {
	test.each(TYPED)('of every option with the words “%s”', async (typed) => {
		const required = Object.entries(command.options).filter(([, option]) => option.required);
		const given = Object.fromEntries(required.map(([option]) => [option, 'Lind']));
		for (const option of [undefined, ...Object.keys(command.options)]) {
			const options = option === undefined ? given : { ...given, [option]: typed };
			const reply = await real.runner.run({ command: name, options, cursor: null }, caller, discordDialect);
			expectShown(reply, await ask(name, options));
		}
	});

	test('without anything', async () => {
		const reply = await real.runner.run({ command: name, options: {}, cursor: null }, caller, discordDialect);
		expectShown(reply, await ask(name, {}));
	});

	test('leads somewhere with every button and every choice', async () => {
		const [first] = Object.keys(command.options);
		let pressed = 0;
		for (const typed of ['', 'Lind', 'latest', 'a']) {
			for (const message of await ask(name, first && typed ? { [first]: typed } : {})) {
				const wanted = controlsOf(message).flatMap(({ label, choices }) =>
					choices.size > 0 ? [...choices.keys()] : [label],
				);
				for (const label of wanted) {
					// Each button of the answer as it came.
					const copy = { ...message };
					const known = bot.user.press(copy, label);
					await bot.fake.until(() => copy.edits > 0, `an answer to “${label}”`);
					expect(readable(copy)).not.toMatch(/too old|went wrong/u);
					const posted = bot.fake.messages.filter(({ of }) => of === known.id);
					expect(posted.map((one) => one.private)).toEqual(label.startsWith('Share') ? [false] : []);
					pressed++;
				}
			}
		}
		expect(pressed).toBeGreaterThan(0);
	});

	test('completes each option that completes', async () => {
		for (const [option, { complete }] of Object.entries(command.options)) {
			if (!complete) continue;
			for (const typed of ['', 'l', 'Lin', 'zzz', '%', '*"']) {
				const known = bot.user.type(name, option, typed);
				await bot.fake.until(() => known.choices !== null, 'choices');
				const expected = await real.runner.complete(name, option, typed, caller, discordDialect);
				expect(known.choices).toEqual(expected.map(({ label, value }) => ({ name: label, value })));
			}
		}
	});
});
