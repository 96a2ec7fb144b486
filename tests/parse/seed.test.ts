import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article, BlockKind, Quote } from '../../src/document/article.ts';
import { sliceOf } from '../../src/document/span.ts';
import { createParser } from '../../src/parse/parse.ts';
import { type GoldArticle, readGold } from '../eval/gold.ts';
import { speakerName } from '../eval/score.ts';

const ARTICLE = new URL('../../data/articles/gp-raddningsmissionen.txt', import.meta.url);
const GOLD = new URL('../gold/seed.jsonl', import.meta.url);
/** Of the 17 labelled statements that the reporter retells. */
const LEAST_RETOLD = 10;
/** Share of a retold label that the quote must cover. */
const COVER = 0.8;

let article: Article;
let gold: GoldArticle;

beforeAll(async () => {
	const [first] = (await readGold(fileURLToPath(GOLD))).articles;
	if (first === undefined) throw new Error('seed.jsonl holds no article');
	gold = first;
	const text = (await readFile(ARTICLE, 'utf8')).replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
	article = (await createParser())({ text, metadata: {} });
});

const blocks = (kind: BlockKind): string[] =>
	article.blocks.filter((block) => block.kind === kind).map(({ span }) => sliceOf(article.text, span));
const texts = (labels: readonly { text: string }[] | undefined): string[] => (labels ?? []).map(({ text }) => text);
const direct = (): Quote[] => article.quotes.filter((quote) => quote.kind === 'direct');
const named = (quote: Quote | undefined): string | null => (quote === undefined ? null : speakerName(quote));

describe('the first article', () => {
	test('keeps its text and is known as Swedish', () => {
		expect(article.text).toBe(gold.text);
		expect(article.language).toBe('sv');
	});

	test('headline and lead', () => {
		expect(article.headline).toBe('Räddningsmissionen: Kvinnor som utnyttjas måste få hjälp');
		expect(blocks('headline')).toEqual([gold.blocks?.headline?.text]);
		expect(blocks('lead')).toEqual(texts(gold.blocks?.lead));
	});

	test('three subheads', () => {
		expect(blocks('subhead')).toEqual(['Socialt hållbart', 'Mer behövs', 'Samarbeten']);
	});

	test('the caption that stands twice', () => {
		const captions = blocks('caption');
		expect(captions).toEqual(texts(gold.blocks?.captions));
		expect(captions).toHaveLength(2);
		expect(captions[0]).toBe(captions[1]);
	});

	test('six junk lines, each with a reason', () => {
		const junk = article.blocks.filter((block) => block.kind === 'junk');
		expect(junk.map(({ span }) => sliceOf(article.text, span))).toEqual([
			'ANNONS',
			'|',
			'ANNONS',
			'ANNONS',
			'ANNONS',
			'ANNONS',
		]);
		expect(junk.map(({ span }) => span.start)).toEqual(gold.blocks?.junk?.map(({ start }) => start));
		for (const { reason } of junk) expect(reason).toMatch(/\S/u);
	});

	test('the question, and the answer that it belongs to', () => {
		expect(blocks('question')).toEqual(texts(gold.blocks?.questions));
		const answers = article.quotes.filter((quote) => quote.question !== null);
		expect(answers.map(({ text }) => text.slice(0, 48))).toEqual(['Det är viktigt att förebygga och lagföra sexköp.']);
		expect(answers.map(named)).toEqual(['Åsa Regnér']);
		const [question] = answers.map((quote) => quote.question);
		expect(question && sliceOf(article.text, question)).toBe(gold.blocks?.questions?.[0]?.text);
	});

	test('no block is anything but what is labelled', () => {
		const kinds = new Set(article.blocks.map(({ kind }) => kind));
		expect([...kinds].sort()).toEqual(
			['caption', 'factbox', 'headline', 'junk', 'lead', 'paragraph', 'question', 'subhead'].sort(),
		);
	});
});

describe('the fact box of the first article', () => {
	test('title and three numbered items, word for word', () => {
		const [expected] = gold.factboxes ?? [];
		expect(article.factBoxes).toHaveLength(1);
		const [box] = article.factBoxes;
		expect(box?.title).toBe('Fakta: Sexköpslagen');
		expect(texts(box?.items)).toEqual(expected?.items);
		expect(box?.items).toHaveLength(3);
		expect(box?.numbered).toBe(true);
		expect(box?.source).toBeNull();
		for (const item of box?.items ?? []) expect(sliceOf(article.text, item.span)).toBe(item.text);
	});
});

describe('the people of the first article', () => {
	const ROLES: Readonly<Record<string, string>> = {
		'Caroline Casco': 'Räddningsmissionen',
		'Petra Malmström': 'socialsekreterare',
		'Erik Nord': 'chefen för polisen i Storgöteborg',
		'Marina Johansson': 'socialdemokrat och ordförande för social resursförvaltning',
		'Åsa Regnér': 'Jämställdhetsminister',
	};

	test('five, no more', () => {
		expect(article.people.map(({ name }) => name).sort()).toEqual(Object.keys(ROLES).sort());
		expect(gold.people?.map(({ name }) => name).sort()).toEqual(Object.keys(ROLES).sort());
	});

	test.each(Object.entries(ROLES))('%s: %s', (name, role) => {
		const person = article.people.find((one) => one.name === name);
		const told = [...(person?.roles ?? []).map((span) => sliceOf(article.text, span)), person?.organisation ?? ''];
		expect(told.join(' | ')).toContain(role);
		expect(person?.mentions.length).toBeGreaterThan(0);
		for (const span of person?.mentions ?? []) expect(sliceOf(article.text, span)).toMatch(/^\p{Lu}/u);
	});
});

describe('the quotes of the first article', () => {
	test('twelve segments of direct speech, word for word, each with its speaker', () => {
		expect(gold.quotes).toHaveLength(12);
		expect(direct().map((quote) => [quote.span.start, quote.span.end, quote.text, named(quote)])).toEqual(
			gold.quotes.map(({ start, end, text, speaker }) => [start, end, text, speaker]),
		);
	});

	test('segments of one utterance share a turn, others do not', () => {
		const turns = direct().map(({ turn }) => turn);
		const labelled = gold.quotes.map(({ turn }) => turn);
		for (const [i, turn] of turns.entries()) {
			for (const [j, other] of turns.entries()) expect(turn === other).toBe(labelled[i] === labelled[j]);
		}
	});

	test('every speaker is a person of the article', () => {
		const ids = new Map(article.people.map(({ id, name }) => [id, name]));
		for (const { speaker } of direct()) {
			expect(speaker).toMatchObject({ person: expect.any(String) });
			if (speaker !== null && 'person' in speaker) expect(ids.get(speaker.person)).toBe(speaker.name);
		}
	});

	test('both captions repeat the words in the body, which repeat nothing', () => {
		const [first, second, ...body] = direct();
		const said = body.find(({ text }) => text.startsWith('Vi talar inte enbart om gatuprostitutionen'));
		expect(said?.span.start).toBe(2652);
		expect([first?.echo, second?.echo]).toEqual([said?.turn, said?.turn]);
		expect(body.map(({ echo }) => echo)).toEqual(body.map(() => null));
	});

	test('evidence tells the cue and the verb', () => {
		const said = direct().find(({ text }) => text.startsWith('En prostitutionsgrupp'));
		expect(said?.evidence.verb).toBe('säger');
		expect(said?.evidence.cue && sliceOf(article.text, said.evidence.cue)).toBe('säger hon');
		expect(said?.evidence.rule).toBe('pronoun');
	});

	test(`at least ${LEAST_RETOLD} of the 17 retold statements, with the right speaker`, () => {
		expect(gold.indirect).toHaveLength(17);
		const retold = article.quotes.filter((quote) => quote.kind === 'indirect');
		const right = (gold.indirect ?? []).filter((label) =>
			retold.some((quote) => {
				const shared = Math.min(quote.span.end, label.end) - Math.max(quote.span.start, label.start);
				return shared > COVER * (label.end - label.start) && named(quote) === label.speaker;
			}),
		);
		expect(right.length).toBeGreaterThanOrEqual(LEAST_RETOLD);
	});

	test('no retold statement has a speaker whom the labels contradict', () => {
		for (const quote of article.quotes.filter(({ kind }) => kind === 'indirect')) {
			const label = gold.indirect?.find(({ start, end }) => start < quote.span.end && quote.span.start < end);
			expect({ text: quote.text, speaker: named(quote) }).toEqual({ text: quote.text, speaker: label?.speaker });
		}
	});
});
