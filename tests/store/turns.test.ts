import { expect, test } from 'vitest';
import type { Article, Quote } from '../../src/document/article.ts';
import { span } from '../../src/document/span.ts';
import { turnsOf } from '../../src/store/turns.ts';
import { anArticle } from '../contract/articles.ts';

const article = anArticle({
	junk: ['ANNONS'],
	people: [{ name: 'Anna Dahl', role: 'chef' }],
	says: [
		{ who: 'Anna Dahl', words: ['Ett', 'Två.'] },
		{ who: 'Anna Dahl', words: 'Tre.' },
	],
});

const withQuotes = (change: (quotes: readonly Quote[]) => Quote[]): Article => ({
	...article,
	quotes: change(article.quotes),
});
const keysOf = (of: Article) => turnsOf(of).map(({ by }) => by.map(({ key }) => key));
const wordsOf = (of: Article) => turnsOf(of).map(({ turn }) => turn.segments.map(({ text }) => text));

test('segments and turns stand in the order of the text, however they come', () => {
	expect(wordsOf(withQuotes((quotes) => quotes.toReversed()))).toEqual([['Ett', 'Två.'], ['Tre.']]);
});

test('one number used for two speakers makes two turns', () => {
	const split = withQuotes((quotes) =>
		quotes.map((quote, index) => (index === 1 ? { ...quote, speaker: { description: 'en granne' } } : quote)),
	);
	expect(wordsOf(split)).toEqual([['Ett'], ['Två.'], ['Tre.']]);
	expect(keysOf(split)).toEqual([['anna dahl'], [], ['anna dahl']]);
});

test('an indirect segment is no part of the turn', () => {
	const partly = withQuotes((quotes) =>
		quotes.map((quote, index) => (index === 0 ? { ...quote, kind: 'indirect' } : quote)),
	);
	expect(wordsOf(partly)).toEqual([['Två.'], ['Tre.']]);
});

test('the paragraph is the block around, else the one that the words begin in, else the words themselves', () => {
	const [first] = article.quotes;
	if (!first) throw new Error('no quote');
	const paragraph = (of: Partial<Article>) => turnsOf({ ...article, ...of })[0]?.turn.paragraph;
	// Headline and the person's paragraph come before it; junk is not counted.
	expect(paragraph({})?.number).toBe(3);
	const reaching = { ...first, span: span(first.span.start, article.text.length) };
	expect(paragraph({ quotes: [reaching] })).toEqual(paragraph({}));
	expect(paragraph({ blocks: [] })).toEqual({ number: 1, span: first.span });
	expect(paragraph({ blocks: article.blocks.slice(0, 2) })).toEqual({ number: 1, span: first.span });
});

test('a speaker goes by the name that the article lists, else by the name as given', () => {
	const called = withQuotes((quotes) =>
		quotes.map((quote) => ({ ...quote, speaker: { person: 'anna-dahl', name: 'Dahl' } })),
	);
	expect(keysOf(called)).toEqual([['anna dahl'], ['anna dahl']]);
	expect(keysOf({ ...called, people: [] })).toEqual([['dahl'], ['dahl']]);
	const nameless = withQuotes((quotes) =>
		quotes.map((quote) => ({ ...quote, speaker: { person: 'x', name: '\u00ad' } })),
	);
	expect(keysOf(nameless)).toEqual([[], []]);
});

test('people who spoke together are each named once, whether the article lists them or not', () => {
	const saidBy = (...speakers: { person: string; name: string }[]) =>
		withQuotes((quotes) => quotes.map((quote, index) => ({ ...quote, speaker: speakers[index] ?? quote.speaker })));
	const joint = { person: 'anna-dahl; bo-ek', name: 'Dahl; Bo Ek' };
	const [turn] = turnsOf(saidBy(joint, joint));
	const [role] = article.people[0]?.roles ?? [];
	expect(turn?.by).toEqual([
		{ key: 'anna dahl', name: 'Anna Dahl', role },
		{ key: 'bo ek', name: 'Bo Ek', role: null },
	]);
	expect(keysOf({ ...saidBy(joint, joint), people: [] })[0]).toEqual(['dahl', 'bo ek']);
	expect(keysOf(saidBy({ person: 'x; y', name: 'Bo Ek; BO  EK' }))[0]).toEqual(['bo ek']);
	expect(keysOf(saidBy({ person: 'anna-dahl; anna-dahl', name: 'Anna Dahl; Dahl' }))[0]).toEqual(['anna dahl']);
	// Ids that do not pair with the names mean nobody in particular.
	expect(keysOf(saidBy({ person: 'anna-dahl', name: 'Dahl; Bo Ek' }))[0]).toEqual(['dahl', 'bo ek']);
	const turned = { person: 'bo-ek; anna-dahl', name: 'Bo Ek; Dahl' };
	expect(wordsOf(saidBy(joint, turned))).toEqual([['Ett', 'Två.'], ['Tre.']]);
});
