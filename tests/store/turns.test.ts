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
const wordsOf = (of: Article) => turnsOf(of).map(({ turn }) => turn.segments.map(({ text }) => text));

test('segments and turns stand in the order of the text, however they come', () => {
	expect(wordsOf(withQuotes((quotes) => quotes.toReversed()))).toEqual([['Ett', 'Två.'], ['Tre.']]);
});

test('one number used for two speakers makes two turns', () => {
	const split = withQuotes((quotes) =>
		quotes.map((quote, index) => (index === 1 ? { ...quote, speaker: { description: 'en granne' } } : quote)),
	);
	expect(wordsOf(split)).toEqual([['Ett'], ['Två.'], ['Tre.']]);
	expect(turnsOf(split).map(({ person }) => person)).toEqual(['anna dahl', null, 'anna dahl']);
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
	expect(turnsOf(called).map(({ person }) => person)).toEqual(['anna dahl', 'anna dahl']);
	expect(turnsOf({ ...called, people: [] }).map(({ person }) => person)).toEqual(['dahl', 'dahl']);
	const nameless = withQuotes((quotes) =>
		quotes.map((quote) => ({ ...quote, speaker: { person: 'x', name: '\u00ad' } })),
	);
	expect(turnsOf(nameless).map(({ person }) => person)).toEqual([null, null]);
});
