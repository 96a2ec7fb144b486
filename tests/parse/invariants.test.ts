import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/document/article.ts';
import { createParser } from '../../src/parse/parse.ts';
import { brokenPromises } from './invariants.ts';

let text: string;
let article: Article;
beforeAll(async () => {
	text = await readFile(new URL('../../data/articles/gp-raddningsmissionen.txt', import.meta.url), 'utf8');
	article = (await createParser())({ text, metadata: {} });
});

type Damage = (copy: Article) => void;
const first = <T>(list: readonly T[]): T => {
	if (list[0] === undefined) throw new Error('nothing to damage');
	return list[0];
};

/** Each takes one promise back; the words are those of the complaint that must follow. */
const DAMAGES: Readonly<Record<string, Damage>> = {
	schema: (copy) => Object.assign(first(copy.quotes), { confidence: 2 }),
	'the text is another': (copy) => Object.assign(copy, { text: `${copy.text} ` }),
	'outside the text': (copy) => Object.assign(first(copy.summary), { end: 1_000_000 }),
	'empty span': (copy) => Object.assign(first(first(copy.people).mentions), { start: 5, end: 5 }),
	'does not stand at': (copy) => Object.assign(first(copy.quotes), { text: 'Other words' }),
	'white space at its edge': (copy) => Object.assign(first(copy.quotes), { text: ' words' }),
	'outside its box': (copy) => Object.assign(first(first(copy.factBoxes).items), { span: { start: 0, end: 9 } }),
	'begins before': (copy) => copy.blocks.reverse(),
	'visible characters': (copy) => copy.blocks.pop(),
	'stands in no block': (copy) => copy.blocks.shift(),
	'stands in junk': (copy) => Object.assign(first(copy.blocks), { kind: 'junk' }),
	'one id twice': (copy) => copy.people.push({ ...first(copy.people) }),
	'is nobody of the article': (copy) => copy.people.shift(),
	'is not': (copy) => Object.assign(first(copy.people), { name: 'Somebody Else' }),
	'not in the order': (copy) => copy.quotes.reverse(),
	'lies in': (copy) => copy.quotes.splice(1, 0, { ...first(copy.quotes) }),
	turns: (copy) => Object.assign(first(copy.quotes), { turn: 7 }),
	echo: (copy) => Object.assign(first(copy.quotes), { echo: 99 }),
	'question: no block': (copy) => Object.assign(first(copy.quotes), { question: { start: 1, end: 3 } }),
	'in nobody': (copy) => Object.assign(first(copy.quotes), { speaker: null }),
	'by no rule': (copy) => Object.assign(first(copy.quotes).evidence, { rule: 'none' }),
};

describe('the promises of an Article', () => {
	test('hold for the first article', () => {
		expect(brokenPromises(article, text)).toEqual([]);
	});

	test.each(Object.entries(DAMAGES))('are seen to be broken: %s', (complaint, damage) => {
		const copy = structuredClone(article);
		damage(copy);
		expect(brokenPromises(copy, text).filter((line) => line.includes(complaint))).not.toEqual([]);
	});

	test('a span that splits a character is seen', () => {
		const copy = { ...structuredClone(article), text: `😀${text.slice(2)}` };
		first(copy.blocks).span.start = 1;
		expect(brokenPromises(copy, copy.text).filter((line) => line.includes('splits a character'))).not.toEqual([]);
	});
});
