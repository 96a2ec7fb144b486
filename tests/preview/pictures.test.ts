import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../src/ask/runner.ts';
import { answersTo, sampleRunner } from './archive.ts';
import { descriptionIn, pngOf } from './picture/png.ts';
import { describe, LOCALE, PICTURES } from './shown.ts';

let runner: Runner;
beforeAll(async () => {
	runner = await sampleRunner();
});

/** The Home tab tells of the week and of all articles there are. */
const lasting = Object.entries(PICTURES).filter(([, { place }]) => place !== 'Home');

/** One more article changes how many there are, and nothing that is worth a new picture. */
const withoutNumbers = (text: string): string => text.replace(/\d+/gu, '#');

test.each(lasting)('%s shows what is answered today, else: npm run pictures', async (name, { ask }) => {
	const [reply] = await answersTo([ask], LOCALE, runner);
	const shown = reply && describe(reply, runner.texts(LOCALE));
	const picture = descriptionIn(readFileSync(`docs/pictures/${name}.png`));
	expect(withoutNumbers(picture)).toBe(withoutNumbers(shown ?? ''));
});

test('every picture is made, and every one that is made is shown in the documents with a text in its place', () => {
	const names = Object.keys(PICTURES).sort();
	expect(readdirSync('docs/pictures').sort()).toEqual(names.map((name) => `${name}.png`));
	const documents = ['README.md', 'docs/slack.md', 'docs/discord.md'].map((file) => readFileSync(file, 'utf8'));
	const shown = [...documents.join('\n').matchAll(/!\[([^\]]{20,})\]\(\S*pictures\/([\w-]+)\.png\)/gu)];
	expect([...new Set(shown.map(([, , name]) => name))].sort()).toEqual(names);
});

test.each([1, 3, 300])('a file of %d colours is whole and says what it shows', (colours) => {
	const pixels = Uint8ClampedArray.from({ length: 300 * 4 }, (_, at) => {
		const colour = Math.floor(at / 4) % colours;
		return [(colour % 32) * 8, Math.floor(colour / 32) * 8, 7, 255][at % 4] ?? 0;
	});
	const file = pngOf({ pixels, width: 30, height: 10, description: 'Åsa: “ja”' });
	expect(descriptionIn(file)).toBe('Åsa: “ja”');
	file[file.length - 20] = (file.at(-20) ?? 0) ^ 1;
	expect(() => descriptionIn(file)).toThrow();
});
