import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadStem, Stemming, stemmingVersion } from '../../src/language/stem.ts';

const stem = await loadStem();
const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const { languages, library } = Stemming.parse(json('data/stemming.json'));

test.each([
	['sv', 'kvinna kvinnan kvinnor kvinnors kvinnorna'],
	['sv', 'kommun kommunen kommuner kommunernas'],
	['sv', 'hotell hotellet hotellens'],
	['sv', 'arbete arbetet arbeten'],
	['sv', 'polis polisen poliserna polisens'],
	['nb', 'kvinne kvinner kvinnen kvinna'],
	['da', 'kommune kommunen kommuner kommunerne'],
	['en', 'house houses housing'],
	['de', 'wohnung wohnungen'],
	['fi', 'vaali vaalit vaalien vaaleja vaaleissa'],
])('%s: %s have one stem', (language, words) => {
	expect(new Set(words.split(' ').map((word) => stem(word, language))).size).toBe(1);
});

test.each([
	['sv', 'kvinna', 'kvist'],
	['sv', 'polis', 'politik'],
	['en', 'police', 'policy'],
])('%s: %s and %s have not', (language, one, other) => {
	expect(stem(one, language)).not.toBe(stem(other, language));
});

test.each(Object.keys(languages))('the algorithm for %s is there', (language) => {
	expect(stem('abc', language)).not.toBe('');
});

test('a language without an algorithm keeps its words, as do words of no language', () => {
	expect(stem('bilarna', 'und')).toBe('bilarna');
	expect(stem('bilarna', '__proto__')).toBe('bilarna');
	expect(stem('', 'sv')).toBe('');
	const long = 'bilarna'.repeat(1000);
	expect(stem(long, 'sv')).toBe(long);
});

test('stems keep at least as many letters as the file tells', () => {
	expect([...stem('eten', 'sv')].length).toBeGreaterThanOrEqual(3);
});

test('the version names the package that is installed, so that a new one makes a new index', () => {
	expect(library).toBe(`multilingual-stemmer@${json('package.json').dependencies['multilingual-stemmer']}`);
	expect(stemmingVersion()).toMatch(/^[0-9a-f]{12}$/u);
});
