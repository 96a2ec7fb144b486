import { describe, expect, test } from 'vitest';
import { shellDialect } from '../../src/adapter/terminal/dialect.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { BlockKind, Quote } from '../../src/document/article.ts';
import { renderArticle } from '../../src/render/terminal-article.ts';
import { columnsOf } from '../../src/render/terminal-text.ts';
import { anArticle } from '../cli/newsroom.ts';
import { peerRunner } from '../peers/runner.ts';

const textsFor = loadTexts(new URL('../../data/ui', import.meta.url).pathname);
const look = (width: number) => ({ width, color: false, links: false });

const text = 'Bridge closed\n\nADVERT\n\nIs it safe?\n“It held,” said Ada Quill, an engineer.\n';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const quote: Quote = {
	span: at('It held'),
	text: 'It held',
	kind: 'direct',
	turn: 1,
	speaker: { person: 'ada-quill', name: 'Ada Quill' },
	evidence: { rule: 'name', cue: at('said Ada Quill'), name: at('Ada Quill'), verb: 'said' },
	confidence: 0.987,
	question: at('Is it safe?'),
	echo: null,
};
const article = anArticle({
	headline: 'Bridge closed',
	publisher: 'Elmford Post',
	publishedAt: '2026-07-08T10:00:00Z',
	text,
	blocks: [
		{ span: at('Bridge closed'), kind: 'headline' },
		{ span: at('ADVERT'), kind: 'junk', reason: 'label' },
		{ span: at('Is it safe?'), kind: 'question' },
		{ span: at('“It held,” said Ada Quill, an engineer.'), kind: 'paragraph' },
	],
	people: [
		{
			id: 'ada-quill',
			name: 'Ada Quill',
			aliases: ['Quill'],
			roles: [at('an engineer')],
			organisation: null,
			pronoun: null,
			mentions: [at('Ada Quill')],
		},
	],
	quotes: [quote, { ...quote, turn: 2, speaker: null, question: null, echo: 1 }],
	factBoxes: [
		{
			title: 'Facts',
			items: [{ span: at('ADVERT'), text: 'First' }],
			source: 'Source: SCB',
			numbered: true,
			span: at('ADVERT'),
		},
	],
	summary: [at('Is it safe?')],
});

test('everything that was found, in a window of 80 columns', () => {
	const lines = renderArticle(article, look(80), textsFor('en-GB')).split('\n');
	for (const line of [
		'Elmford Post · 8 July 2026 · English',
		'Headline          Bridge closed',
		'Left out (label)  ADVERT',
		'  Asked: Is it safe?',
		'│ It held',
		'  Ada Quill, an engineer',
		'  turn 1 · direct · rule: name · 99% sure · “said Ada Quill”',
		'  Speaker not known',
		'People (1)',
		'    1 statement · also Quill',
		'  1. First',
		'  Source: SCB',
		'  1. Is it safe?',
	]) {
		expect(lines).toContain(line);
	}
});

test('in a narrow window every line fits', () => {
	for (const width of [30, 40, 60]) {
		for (const line of renderArticle(article, look(width), textsFor('sv-SE')).split('\n')) {
			expect(columnsOf(line)).toBeLessThanOrEqual(width);
		}
	}
});

test('an article that must not be shown says so', () => {
	const withheld = { ...article, status: 'withheld' as const, embargoedUntil: '2026-08-01T06:00:00Z' };
	const shown = renderArticle(withheld, look(80), textsFor('en'));
	expect(shown).toContain('Withheld: never shown in an answer.');
	expect(shown).toContain('Under embargo until 2026-08-01T06:00:00Z.');
});

describe('in every language of the interface', () => {
	test.each(textsFor.languages)('%s has a word for each kind of block, quote and status', (language) => {
		const texts = textsFor(language);
		const keys = [
			...BlockKind.options.map((kind) => `view.block.${kind}`),
			...Quote.shape.kind.options.map((kind) => `view.kind.${kind}`),
			'view.status.withheld',
			'view.status.canceled',
		];
		for (const key of keys) expect(texts.say(key)).not.toBe('');
	});
});

test('the way a shell is asked', () => {
	const { usage, option } = shellDialect(peerRunner().commands);
	expect(usage('quote', { person: 'Casco' })).toBe('newsroom quote Casco');
	expect(usage('quote', { person: 'Åsa Öberg', since: '2016' })).toBe('newsroom quote "Åsa Öberg" --since 2016');
	expect(usage('quote', { person: '$HOME "x"' })).toBe(`newsroom quote '$HOME "x"'`);
	expect(option('about', "l'or")).toBe(`--about "l'or"`);
	expect(usage('quote', { person: '<name>' })).toBe('newsroom quote <name>');
});

test('people who spoke together are named as the reader says it, and each has said it', () => {
	const [ada] = article.people;
	if (!ada) throw new Error('nobody is listed');
	const joint = { ...quote, speaker: { person: 'ada-quill; bo-reed', name: 'Ada Quill; Bo Reed' } };
	const people = [ada, { ...ada, id: 'bo-reed', name: 'Bo Reed', aliases: [], roles: [] }];
	const shown = renderArticle({ ...article, people, quotes: [joint] }, look(80), textsFor('sv')).split('\n');
	expect(shown).toContain('  Ada Quill och Bo Reed');
	expect(shown.filter((line) => line.trim().startsWith('1 uttalande'))).toHaveLength(2);
	expect(shown.join('\n')).not.toContain('Quill;');
});
