import { describe, expect, test } from 'vitest';
import { alike } from '../../../src/store/alike/compare.ts';
import { anArticle } from '../../contract/articles.ts';
import { AROUND, FERRY, patterns } from './stories.ts';

const article = (lines: readonly string[], language = 'sv') => {
	const [headline = '', lead = '', ...body] = lines;
	return anArticle({ headline, lead, body, language });
};
const ferry = article(FERRY);
const changed = (changes: Readonly<Record<string, string>>) =>
	article(FERRY.map((line) => Object.entries(changes).reduce((text, [from, to]) => text.replace(from, to), line)));

describe('one story by another route', () => {
	test.each([
		['word for word', ferry],
		[
			'its own hyphens, spaces and marks',
			changed({ halvår: 'halv\u00adår', '– Vi': '”Vi', 'om dagen': 'om\u00a0dagen' }),
		],
		['what a site puts around it', article([...AROUND.before, ...FERRY, ...AROUND.after])],
		['and in its middle', article([...FERRY.slice(0, 5), ...AROUND.between, ...FERRY.slice(5)])],
		['without its headline', article(FERRY.slice(1))],
		['under another headline', article(['Öborna får behålla sin båt', ...FERRY.slice(1)])],
		['without a paragraph', article(FERRY.filter((_, index) => index !== 5))],
	])('%s', (_, read) => {
		expect(alike(ferry, read)).toEqual({ edited: false });
		expect(alike(read, ferry)).toEqual({ edited: false });
	});

	test.each([
		['a few words are others', { protester: 'ilska', vanligt: 'förut', 'sade ifrån': 'protesterade' }],
		['a word more and one less', { 'Nu vågar': 'Nu först vågar', 'enig trafiknämnd': 'trafiknämnd' }],
		['a number is put right', { nitton: 'tjugo', 'de 214 öborna': 'de 216 öborna' }],
	])('%s', (_, changes) => {
		expect(alike(ferry, changed(changes))).toEqual({ edited: true });
	});

	test('both at once', () => {
		const lines = FERRY.map((line) => line.replace('protester', 'ilska'));
		expect(alike(ferry, article([...AROUND.before, ...lines, ...AROUND.after]))).toEqual({ edited: true });
	});
});

describe('two stories', () => {
	test.each(Object.keys(patterns))('of one pattern: %s', (name) => {
		const [one = [], other = []] = patterns[name] ?? [];
		expect(alike(article(one), article(other))).toBeUndefined();
		expect(alike(article(other), article(one))).toBeUndefined();
		expect(alike(article(one), article(one))).toEqual({ edited: false });
	});

	test('one of a page with several', () => {
		const [court = []] = patterns.court ?? [];
		const [match = []] = patterns.match ?? [];
		expect(alike(ferry, article([...FERRY, ...court, ...match]))).toBeUndefined();
		expect(alike(article(court), article([...FERRY, ...court]))).toBeUndefined();
	});

	test('a story and its beginning', () => {
		expect(alike(ferry, article(FERRY.slice(0, 4)))).toBeUndefined();
	});

	test('in two languages, or too short to tell', () => {
		expect(alike(ferry, article(FERRY, 'nb'))).toBeUndefined();
		const short = article(FERRY.slice(0, 2));
		expect(alike(short, short)).toBeUndefined();
	});
});
