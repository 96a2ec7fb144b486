import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, BlockKind } from '../../src/document/article.ts';
import type { Document } from '../../src/document/document.ts';
import { createParser } from '../../src/parse/parse.ts';
import type { Parser } from '../../src/parse/parser.ts';
import { type GoldArticle, readGold } from '../eval/gold.ts';
import { brokenPromises } from './invariants.ts';
import { damaged, jumble, longLine, noise, type Sample } from './texts.ts';

const GOLD = new URL('../gold/', import.meta.url);
/** The same texts every time; PROPERTY_RUNS=20 PROPERTY_SEED=7 goes further and elsewhere. */
const { PROPERTY_RUNS = '1', PROPERTY_SEED = '1' } = process.env;
const runs = (many: number) => ({ numRuns: Math.ceil(many * Number(PROPERTY_RUNS)), seed: Number(PROPERTY_SEED) });

let parse: Parser;
let articles: GoldArticle[];

beforeAll(async () => {
	parse = await createParser();
	const files = readdirSync(GOLD).filter((name) => name.endsWith('.jsonl') && !name.startsWith('unread'));
	articles = (await Promise.all(files.map((name) => readGold(fileURLToPath(new URL(name, GOLD)))))).flatMap(
		(file) => file.articles,
	);
});

function holds({ text, language }: Sample, blocks?: Block[]): void {
	const document: Document = { text, metadata: {}, ...(blocks === undefined ? {} : { blocks }) };
	const hint = language === undefined ? {} : { language };
	const article = parse(document, hint);
	expect(brokenPromises(article, text)).toEqual([]);
	expect(JSON.stringify(parse(document, hint))).toBe(JSON.stringify(article));
}

describe('whatever the text', () => {
	test('of any characters', () => {
		fc.assert(
			fc.property(noise, (sample) => holds(sample)),
			runs(400),
		);
	});

	test('of words, names and marks in no sensible order', () => {
		fc.assert(
			fc.property(jumble, (sample) => holds(sample)),
			runs(1_000),
		);
	});

	test('of one line of 20 KB', () => {
		fc.assert(
			fc.property(longLine, (sample) => holds(sample)),
			{ ...runs(20), endOnFailure: true },
		);
	});

	test('of an article cut, shuffled, joined, or without its marks', () => {
		fc.assert(
			fc.property(damaged(articles), (sample) => holds(sample)),
			runs(500),
		);
	});

	test('of an article whose blocks another reader classified', () => {
		const kinds = fc.array(fc.constantFrom(...BlockKind.options), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(fc.oneof(damaged(articles), jumble), kinds, (sample, given) => {
				const { blocks } = parse({ text: sample.text, metadata: {} });
				holds(
					sample,
					blocks.map(({ span }, i) => ({ span, kind: given[i % given.length] ?? 'paragraph' })),
				);
			}),
			runs(200),
		);
	});

	test.each([
		'',
		' ',
		'\n',
		'\0',
		'\ufeff',
		'"',
		'–',
		'– ',
		'\ud800',
		'.',
		'”“',
		'– –',
		'A',
		'1.',
		'\u00ad',
		'\u200b\n\u200b',
		'K.-H. Brandt',
	])('%j', (text) => {
		holds({ text, language: undefined });
		holds({ text, language: 'sv' });
	});
});
