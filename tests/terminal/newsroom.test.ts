import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createSession, type Session } from '../../src/adapter/terminal/session.ts';
import { isListed, opensForm } from '../../src/ask/command.ts';
import { replyTo } from '../../src/ask/fault.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { articles } from '../commands/articles.ts';
import { type Newsroom, newsroom, readingNothingNew } from '../commands/newsroom.ts';

/** Every real command at the prompt; what is done with buttons elsewhere is done with numbers here. */

const texts = loadTexts('data/ui')('en-GB');
let real: Newsroom;
let session: Session;
beforeEach(async () => {
	real = await newsroom(undefined, articles, readingNothingNew);
	session = createSession({
		runner: real.runner,
		caller: { platform: 'terminal', workspace: null, channel: 'terminal', user: null, locale: 'en-GB', name: 'eva' },
		dialect: slashDialect(commands),
		texts,
		look: () => ({ width: 80, color: false, links: false }),
		json: false,
		explain: (error) => replyTo(error, '', texts, 'private'),
	});
});
afterEach(() => real.store.close());

async function says(line: string): Promise<string> {
	const said = await session.say(line);
	if (said.kind !== 'answer') throw new Error(said.kind);
	return said.text;
}
/** The number that stands before the first choice with these words. */
const numberOf = (text: string, label: string): string =>
	new RegExp(`(\\d+) ${label.replace('?', '\\?')}`, 'u').exec(text)?.[1] ?? `no ${label}`;

describe.each(commands.filter(isListed).map((command) => [command.name, command] as const))('%s', (name, command) => {
	test.each(['', 'Lindgård', 'Bussarna får köra', 'https://tidning.example/bron'])('%j', async (typed) => {
		const text = await says(`${name} ${typed}`);
		expect(text).toMatch(/\p{L}{2}/u);
		expect(text).not.toContain('went wrong');
		if (typed === '' && command.form && opensForm(command)) expect(text).toContain('Link:');
	});
});

describe('a bare name', () => {
	test.each(['Karin Lindgård', 'badchefen', 'karin'])('%s is a question', async (line) => {
		expect(await says(line)).toContain('Jag simmar själv varje dag');
	});

	test('that nobody has gets the nearest names', async () => {
		expect(await says('Karon Lindgurd')).toMatch(/Karin Lindgård/u);
	});
});

describe('one quote', () => {
	test('is chosen by what stands below it and its place, too', async () => {
		const quotes = await says('Vera Lindgård');
		const second = Number(numberOf(quotes, 'Why?')) + 3;
		const byNumber = await says(String(second));
		for (const typed of ['why 2', '/why 2', 'Why? 2']) {
			await says('Vera Lindgård');
			expect(await says(typed)).toBe(byNumber);
		}
		await says('Vera Lindgård');
		expect(await says('copy 9')).toContain('There is no choice “9”: the last answer offers 1 to 3.');
		// A command stays one, whatever stands on a button.
		expect(await says('summary 1')).not.toContain('no choice');
	});

	test('with nothing shown, such words are a name', async () => {
		expect(await says('why 2')).toContain('Nobody in the articles matches “why 2”');
	});

	test('its choices stand under it, on one line, numbered through', async () => {
		const text = await says('Vera Lindgård');
		expect(text).toMatch(/\n {2}\d+ Copy · \d+ Why\? · \d+ Wrong speaker\?\n/u);
		const numbers = [...text.matchAll(/(\d+) (?:Copy|Why\?|Wrong speaker\?|Next)/gu)].map(([, number]) =>
			Number(number),
		);
		expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
	});

	test('is copied as plain lines', async () => {
		const text = await says(numberOf(await says('Karin Lindgård'), 'Copy'));
		expect(text).toContain('“Jag simmar själv varje dag”\n– Karin Lindgård, badchef\nBadhuset får ny chef');
	});

	test('says why', async () => {
		expect(await says(numberOf(await says('Karin Lindgård'), 'Why?'))).toContain(
			'name: stands with the verb of speech',
		);
	});

	test('is given to somebody else, field by field, and back again', async () => {
		const asked = await says(numberOf(await says('Karin Lindgård'), 'Wrong speaker?'));
		expect(asked).toContain('Who said it:');
		expect(asked).toContain('2. Vera Lindgård, kommunalråd');
		expect(await says('9')).toContain('no choice “9”');
		expect(await says('2')).toContain('Or somebody else:');
		expect(await says('')).toContain('Reason:');
		const done = await says('On tape');
		expect(done).toContain('Corrected by eva on 1 June 2026. Before: Karin Lindgård. Reason: On');
		expect(await real.store.corrections('badet')).toHaveLength(1);
		expect(await says(numberOf(done, 'Take back the correction'))).toContain('taken back');
		expect(await says('Karin Lindgård')).not.toContain('Speaker corrected');
	});

	test('a form can be left', async () => {
		await says(numberOf(await says('Karin Lindgård'), 'Wrong speaker?'));
		expect(await says('cancel')).toContain('Nothing was sent');
		expect(await says('Karin Lindgård')).toContain('Jag simmar');
		expect(await real.store.corrections('badet')).toEqual([]);
	});
});

test('a pasted text goes in line by line, ended by a dot', async () => {
	expect(await says('add')).toContain('Link:');
	expect(await says('')).toContain('Text:');
	for (const line of ['Bron stängs', '', '– Nej, säger Bo Ek.']) await session.say(line);
	expect(await says('.')).toContain('4 quotes, 3 people');
});
