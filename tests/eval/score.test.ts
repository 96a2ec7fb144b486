import { describe, expect, test } from 'vitest';
import type { Article, Quote, Speaker } from '../../src/document/article.ts';
import type { GoldArticle, GoldQuote } from './gold.ts';
import { type Score, score, scoreNordic, scoreOverlap } from './score.ts';

const TEXT = '– Det regnar i dag, säger Anna Berg. Det blåser. ”Nu går vi hem”, säger Bo Ek.';

const spanOf = (words: string): { start: number; end: number } => {
	const start = TEXT.indexOf(words);
	if (start < 0) throw new Error(`not in the text: ${words}`);
	return { start, end: start + words.length };
};
const label = (words: string, speaker: string | null, more: Partial<GoldQuote> = {}): GoldQuote => ({
	...spanOf(words),
	text: words,
	speaker,
	...more,
});
const named = (name: string): Speaker => ({ person: name.toLowerCase().replaceAll(' ', '-'), name });
const quote = (words: string, speaker: string | null, more: Partial<Quote> = {}): Quote => ({
	span: spanOf(words),
	text: words,
	kind: 'direct',
	turn: 1,
	speaker: speaker === null ? null : named(speaker),
	evidence: { rule: 'name', cue: null, name: null, verb: null },
	confidence: 0.8,
	question: null,
	echo: null,
	...more,
});
const gold = (quotes: GoldQuote[], more: Partial<GoldArticle> = {}): GoldArticle => ({
	id: 'one',
	lang: 'sv',
	text: TEXT,
	quotes,
	...more,
});
const article = (quotes: Quote[], more: Partial<Article> = {}): Article => ({
	id: 'one',
	revision: 1,
	language: 'sv',
	url: null,
	publisher: null,
	section: null,
	headline: null,
	byline: [],
	publishedAt: null,
	updatedAt: null,
	embargoedUntil: null,
	status: 'usable',
	text: TEXT,
	blocks: [],
	people: [],
	quotes,
	factBoxes: [],
	summary: [],
	...more,
});

function nordic(labels: GoldQuote[], quotes: Quote[]): Score['direct'] {
	const total = score();
	scoreNordic(total, gold(labels), article(quotes));
	return total.direct;
}
function overlap(labels: GoldQuote[], quotes: Quote[]): Score {
	const total = score();
	scoreOverlap(total, gold(labels), article(quotes));
	return total;
}

describe('direct segments of the Nordic files', () => {
	const rain = label('Det regnar i dag', 'Anna Berg');

	test('the same span is found, with its speaker', () => {
		expect(nordic([rain], [quote('Det regnar i dag', 'Anna Berg')])).toEqual({
			labels: 1,
			predictions: 1,
			found: 1,
			judged: 1,
			speaker: 1,
		});
	});

	test.each(['– Det regnar i dag', '– Det regnar i dag,', ' Det regnar i dag, '])(
		'edges do not count: "%s"',
		(words) => {
			expect(nordic([rain], [quote(words, 'Anna Berg')])).toMatchObject({ found: 1, predictions: 1 });
		},
	);

	test('edges of the label do not count either', () => {
		expect(nordic([label('”Nu går vi hem”', 'Bo Ek')], [quote('Nu går vi hem', 'Bo Ek')])).toMatchObject({ found: 1 });
	});

	test.each(['Det regnar i', 'regnar i dag', 'Det regnar i dag, säger'])(
		'one word more or less is another span: "%s"',
		(words) => {
			expect(nordic([rain], [quote(words, 'Anna Berg')])).toMatchObject({ found: 0, labels: 1, predictions: 1 });
		},
	);

	test('a missed label counts against recall alone', () => {
		expect(nordic([rain], [])).toMatchObject({ found: 0, labels: 1, predictions: 0 });
	});

	test('a prediction on nothing labelled is wrong', () => {
		expect(nordic([], [quote('Det blåser', null)])).toMatchObject({ found: 0, labels: 0, predictions: 1 });
	});

	const neutral: Partial<GoldQuote>[] = [
		{ partial: true },
		{ nested: true },
		{ dup: true },
		{ pull: true },
		{ evidence: 'headline' },
		{ evidence: 'pullquote' },
	];
	test.each(neutral)('a label with %o is neutral, found or not', (more) => {
		const labels = [label('Nu går vi hem', 'Bo Ek', more)];
		expect(nordic(labels, [])).toMatchObject({ labels: 0, predictions: 0 });
		expect(nordic(labels, [quote('Nu går vi hem', 'Anna Berg')])).toMatchObject({
			labels: 0,
			predictions: 0,
			found: 0,
		});
	});

	test.each(['indirect', 'partial'] as const)('a prediction of kind %s is neutral', (kind) => {
		expect(
			nordic([rain], [quote('Det regnar i dag', 'Anna Berg', { kind }), quote('Det blåser', null, { kind })]),
		).toMatchObject({ labels: 1, predictions: 0, found: 0 });
	});

	test('an echo may match a label, and is neutral where it matches none', () => {
		expect(nordic([rain], [quote('Det regnar i dag', 'Anna Berg', { echo: 2 })])).toMatchObject({
			found: 1,
			predictions: 1,
		});
		expect(nordic([rain], [quote('Det blåser', null, { echo: 2 })])).toMatchObject({
			found: 0,
			predictions: 0,
			labels: 1,
		});
	});

	test('a label of a caption counts', () => {
		const labels = [label('Nu går vi hem', 'Bo Ek', { evidence: 'caption' })];
		expect(nordic(labels, [quote('Nu går vi hem', 'Bo Ek')])).toMatchObject({ labels: 1, found: 1, speaker: 1 });
	});

	test('the speaker is judged on segments found alone', () => {
		const labels = [rain, label('Nu går vi hem', 'Bo Ek')];
		expect(nordic(labels, [quote('Det regnar i dag', 'Bo Ek')])).toEqual({
			labels: 2,
			predictions: 1,
			found: 1,
			judged: 1,
			speaker: 0,
		});
	});

	test('a label with nobody is right only when no name is given', () => {
		const labels = [label('Det regnar i dag', null)];
		const description: Speaker = { description: 'en granne' };
		expect(nordic(labels, [quote('Det regnar i dag', null)])).toMatchObject({ speaker: 1 });
		expect(nordic(labels, [quote('Det regnar i dag', null, { speaker: description })])).toMatchObject({ speaker: 1 });
		expect(nordic(labels, [quote('Det regnar i dag', 'Anna Berg')])).toMatchObject({ speaker: 0 });
	});

	test('a named label is wrong without a name', () => {
		expect(nordic([rain], [quote('Det regnar i dag', null)])).toMatchObject({ found: 1, judged: 1, speaker: 0 });
	});

	test('an organisation or a description is right by its words', () => {
		const speaker: Speaker = { description: 'polisen i Vinterhamn' };
		const labels = [label('Det regnar i dag', 'Polisen i Vinterhamn')];
		expect(nordic(labels, [quote('Det regnar i dag', null, { speaker })])).toMatchObject({ speaker: 1 });
	});
});

describe('two names', () => {
	const right = (expected: string, got: string): number =>
		nordic([label('Det regnar i dag', expected)], [quote('Det regnar i dag', got)]).speaker;

	test.each([
		['Anna Berg', 'Anna Berg'],
		['Anna Berg', 'anna BERG'],
		['Åsa Öst', 'Asa Ost'],
		['Søren Åkjær', 'Soren Akjaer'],
		['Anna Karin Berg', 'Anna Berg'],
		['Anna Berg', 'Anna Karin Berg'],
		['Anna Berg', 'Berg'],
		['Anna Berg', 'Anna'],
		['Berg', 'Anna Berg'],
		['Anna Berg; Bo Ek', 'Anna Berg; Bo Ek'],
		['Anna Berg; Bo Ek', 'Bo Ek; Anna Berg'],
		['Anna Berg; Bo Ek', 'Berg; Ek'],
	])('"%s" and "%s" are the same', (expected, got) => {
		expect(right(expected, got)).toBe(1);
	});

	test.each([
		['Anna Berg', 'Bo Berg'],
		['Anna Berg', 'Anna Ek'],
		['Anna Berg', 'Ek'],
		['Anna Berg', 'Bergström'],
		['Anna Berg', ''],
		['Anna Berg; Bo Ek', 'Anna Berg'],
		['Anna Berg', 'Anna Berg; Bo Ek'],
		['Anna Berg; Bo Ek', 'Anna Berg; Ann Ek'],
		['Anna Berg; Bo Ek', 'Anna Berg; Anna Berg'],
	])('"%s" and "%s" are two', (expected, got) => {
		expect(right(expected, got)).toBe(0);
	});
});

describe('the English and German files', () => {
	// 50 characters, so that a fifth is ten of them.
	const words = TEXT.slice(2, 52);
	const cut = (from: number, to: number, speaker: string | null, more: Partial<Quote> = {}): Quote =>
		quote(words.slice(from, to), speaker, more);
	const direct = (speaker: string | null): GoldQuote => label(words, speaker, { kind: 'direct' });

	test('a label of which more than .8 is covered is found, exactly .8 is not enough', () => {
		expect(overlap([direct('Anna Berg')], [cut(0, 41, 'Anna Berg')]).direct).toMatchObject({ found: 1, speaker: 1 });
		expect(overlap([direct('Anna Berg')], [cut(0, 40, 'Anna Berg')]).direct).toMatchObject({
			found: 0,
			predictions: 1,
		});
	});

	test('a prediction longer than the label finds it', () => {
		const labels = [label('Det blåser', 'Anna Berg', { kind: 'direct' })];
		expect(overlap(labels, [cut(0, 50, 'Anna Berg')]).direct).toMatchObject({ found: 1 });
	});

	test('each label takes the best prediction that is left', () => {
		const labels = [
			label('Det regnar i dag', 'Anna Berg', { kind: 'direct' }),
			label('Det blåser', 'Bo Ek', { kind: 'direct' }),
		];
		const both = quote('Det regnar i dag, säger Anna Berg. Det blåser', 'Anna Berg');
		expect(overlap(labels, [both]).direct).toMatchObject({ labels: 2, found: 1, predictions: 1 });
		expect(overlap(labels, [both, quote('Det blåser', 'Bo Ek')]).direct).toMatchObject({
			found: 2,
			predictions: 2,
			speaker: 2,
		});
	});

	test('a prediction on nothing labelled is wrong', () => {
		expect(overlap([], [quote('Det blåser', 'Bo Ek')]).direct).toMatchObject({ labels: 0, predictions: 1, found: 0 });
	});

	test('direct and indirect are counted apart', () => {
		const labels = [
			label('Det regnar i dag', 'Anna Berg', { kind: 'direct' }),
			label('Nu går vi hem', 'Bo Ek', { kind: 'indirect' }),
		];
		const { direct, indirect } = overlap(labels, [
			quote('Det regnar i dag', 'Anna Berg'),
			quote('Nu går vi hem', 'Bo Ek', { kind: 'indirect' }),
		]);
		expect(direct).toMatchObject({ labels: 1, found: 1, predictions: 1 });
		expect(indirect).toMatchObject({ labels: 1, found: 1, predictions: 1 });
		expect(overlap(labels, [quote('Det regnar i dag', 'Anna Berg', { kind: 'indirect' })]).direct).toMatchObject({
			found: 0,
		});
	});

	test.each([
		['Mayor Anna Berg', 'Anna Berg'],
		['Anna Berg', 'Anna Berg'],
		['Berg', 'Anna Berg'],
		['Anna Berg', 'Berg'],
	])('the label "%s" is answered by "%s"', (speaker, got) => {
		expect(overlap([direct(speaker)], [cut(0, 50, got)]).direct).toMatchObject({ judged: 1, speaker: 1 });
	});

	test.each([
		['Mayor Anna Berg', 'Bo Ek'],
		['Anna Berg', 'Anna Ek'],
		['Berg', 'Bo Ek'],
	])('the label "%s" is not answered by "%s"', (speaker, got) => {
		expect(overlap([direct(speaker)], [cut(0, 50, got)]).direct).toMatchObject({ judged: 1, speaker: 0 });
	});

	test('a named label without a speaker is wrong', () => {
		expect(overlap([direct('Anna Berg')], [cut(0, 50, null)]).direct).toMatchObject({ judged: 1, speaker: 0 });
	});
});

describe('fact boxes', () => {
	const boxes = (
		title: string | null,
		items: string[],
		found: { title: string; items: string[] }[],
	): Score['boxes'] => {
		const total = score();
		const factBoxes = found.map((box) => ({
			title: box.title,
			items: box.items.map((text) => ({ span: { start: 0, end: 0 }, text })),
			source: null,
			numbered: false,
			span: { start: 0, end: 0 },
		}));
		scoreNordic(total, gold([], { factboxes: [{ title, items }] }), article([], { factBoxes }));
		return total.boxes;
	};

	test('title and each item equal after folding', () => {
		expect(
			boxes('Fakta: Ån', ['Är lång.', 'Är kall.'], [{ title: 'FAKTA: ÅN', items: ['är lång.', 'Är  kall.'] }]),
		).toEqual({
			right: 1,
			labels: 1,
			predictions: 1,
		});
	});

	test.each([
		['another title', { title: 'Fakta: Bäcken', items: ['Är lång.', 'Är kall.'] }],
		['an item less', { title: 'Fakta: Ån', items: ['Är lång.'] }],
		['an item more', { title: 'Fakta: Ån', items: ['Är lång.', 'Är kall.', 'Är djup.'] }],
		['items in another order', { title: 'Fakta: Ån', items: ['Är kall.', 'Är lång.'] }],
		['another word', { title: 'Fakta: Ån', items: ['Är lång.', 'Är varm.'] }],
	])('%s is wrong', (_, found) => {
		expect(boxes('Fakta: Ån', ['Är lång.', 'Är kall.'], [found])).toEqual({ right: 0, labels: 1, predictions: 1 });
	});

	test('one box answers one label', () => {
		const total = boxes(
			'A',
			['b'],
			[
				{ title: 'A', items: ['b'] },
				{ title: 'A', items: ['b'] },
			],
		);
		expect(total).toEqual({ right: 1, labels: 1, predictions: 2 });
	});
});

describe('people', () => {
	const people = (labels: string[], names: string[]): Score['people'] => {
		const total = score();
		const found = names.map((name) => ({
			id: name,
			name,
			aliases: [],
			roles: [],
			organisation: null,
			pronoun: null,
			mentions: [],
		}));
		scoreNordic(total, gold([], { people: labels.map((name) => ({ name })) }), article([], { people: found }));
		return total.people;
	};

	test('full names equal after folding', () => {
		expect(people(['Åsa Öst', 'Bo Ek'], ['asa ost', 'Bo Ek'])).toEqual({ right: 2, labels: 2, predictions: 2 });
	});

	test.each(['Ek', 'Bo', 'Bo Eks', 'Bosse Ek'])('"%s" is not Bo Ek', (name) => {
		expect(people(['Bo Ek'], [name])).toEqual({ right: 0, labels: 1, predictions: 1 });
	});
});

describe('blocks', () => {
	test('a labelled line counts when the block over it is of its kind', () => {
		const total = score();
		const [rain, wind] = [spanOf('Det regnar i dag'), spanOf('Det blåser')];
		scoreNordic(
			total,
			gold([], {
				blocks: { headline: { ...rain, text: 'Det regnar i dag' }, junk: [{ ...wind, text: 'Det blåser' }] },
			}),
			article([], {
				blocks: [
					{ span: rain, kind: 'headline' },
					{ span: wind, kind: 'paragraph' },
				],
			}),
		);
		expect(total.blocks.get('headline')).toEqual({ right: 1, labels: 1, predictions: 1 });
		expect(total.blocks.get('junk')).toMatchObject({ right: 0, labels: 1 });
	});
});
