import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDetector, type Detect } from '../../src/language/detect.ts';
import { loadLanguages } from '../../src/language/load.ts';
import { readGold } from '../eval/gold.ts';

const GOLD = new URL('../gold/', import.meta.url);
const files = readdirSync(GOLD).filter((name) => name.endsWith('.jsonl') && !name.startsWith('unread'));

let detect: Detect;
beforeAll(async () => {
	detect = createDetector(await loadLanguages());
});

const labelled = async (): Promise<{ id: string; lang: string; text: string }[]> =>
	(await Promise.all(files.map((name) => readGold(fileURLToPath(new URL(name, GOLD)))))).flatMap(
		({ articles }) => articles,
	);

describe('the language of a text', () => {
	test('is right for every labelled article', async () => {
		const articles = await labelled();
		expect(new Set(articles.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(7);
		const wrong = articles
			.map(({ id, lang, text }) => [id, lang, detect(text)])
			.filter(([, lang, found]) => lang !== found);
		expect(wrong).toEqual([]);
	});

	test('is right for nine of ten beginnings of 160 characters', async () => {
		const articles = await labelled();
		const wrong = articles.filter(({ lang, text }) => detect(text.slice(0, 160)) !== lang).map(({ id }) => id);
		expect({ wrong, many: wrong.length * 10 > articles.length }).toEqual({ wrong, many: false });
	});

	test.each([
		['Hun sier at de ikke vet hva som skjer nå, men at noen må gjøre noe med veien.', 'nb'],
		['Ho seier at dei ikkje veit kva som skjer no, men at nokon må gjere noko med vegen.', 'nn'],
		['Hun siger, at de ikke ved, hvad der sker nu, men at nogen må gøre noget ved vejen.', 'da'],
		['Hon säger att de inte vet vad som händer nu, men att någon måste göra något åt vägen.', 'sv'],
	])('tells neighbours apart: %s', (text, code) => {
		expect(detect(text)).toBe(code);
	});

	test.each(['', ' ', '12345', '– – –', '\ud800', '\0'])('is a code for %j too', (text) => {
		expect(detect(text)).toMatch(/^[a-z]{2,3}$/u);
	});

	test('that has no file keeps its own code', () => {
		expect(detect("Elle a dit qu'ils ne savaient pas encore ce qui se passerait demain matin dans la ville.")).toBe(
			'fr',
		);
	});
});
