import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { BlockKind } from '../../src/document/article.ts';
import type { Document } from '../../src/document/document.ts';
import { fold } from '../../src/document/fold.ts';
import { readSource } from '../../src/source/read.ts';

const List = z
	.array(z.string())
	.nullish()
	.transform((list) => list ?? []);

const GoldPage = z.object({
	id: z.string(),
	file: z.string(),
	url: z.string(),
	title: z.string().nullable(),
	authors: List,
	date: z.string().nullable(),
	subheads: List,
	captions: List,
	body: z.string(),
});
type GoldPage = z.infer<typeof GoldPage>;

/** Shares between 0 and 1, averaged over the pages that have a label of that sort. */
export interface PageScores {
	readonly pages: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly title: number;
	readonly author: number;
	readonly date: number;
	/** Share of the labelled captions whose words stand in a block of the body. */
	readonly captionsLeaked: number;
	/** Share of the labelled subheads that are a block of kind subhead. */
	readonly subheadsKept: number;
	readonly each: readonly PageScore[];
}

interface PageScore {
	readonly id: string;
	readonly f1: number;
	readonly precision: number;
	readonly recall: number;
	readonly title: boolean | null;
	readonly author: boolean | null;
	readonly date: boolean | null;
	readonly leaked: readonly string[];
	readonly lost: readonly string[];
	readonly document: Document;
	readonly gold: GoldPage;
}

const BODY = new Set<BlockKind>(['lead', 'subhead', 'paragraph', 'question', 'list', 'pullquote']);

/** Reads each page of a folder with `gold.jsonl` (shape: README of the folder) and compares. */
export async function evaluatePages(directory: string): Promise<PageScores> {
	const lines = (await readFile(join(directory, 'gold.jsonl'), 'utf8'))
		.split('\n')
		.filter((line) => line.trim() !== '');
	const each: PageScore[] = [];
	for (const line of lines) each.push(await evaluatePage(directory, GoldPage.parse(JSON.parse(line))));
	const captions = sum(each.map(({ gold }) => gold.captions.length));
	const subheads = sum(each.map(({ gold }) => gold.subheads.length));
	return {
		pages: each.length,
		precision: mean(each.map((page) => page.precision)),
		recall: mean(each.map((page) => page.recall)),
		f1: mean(each.map((page) => page.f1)),
		title: shareOf(each.map((page) => page.title)),
		author: shareOf(each.map((page) => page.author)),
		date: shareOf(each.map((page) => page.date)),
		captionsLeaked: captions === 0 ? 0 : sum(each.map(({ leaked }) => leaked.length)) / captions,
		subheadsKept: subheads === 0 ? 1 : 1 - sum(each.map(({ lost }) => lost.length)) / subheads,
		each,
	};
}

async function evaluatePage(directory: string, gold: GoldPage): Promise<PageScore> {
	const bytes = gunzipSync(await readFile(join(directory, gold.file)));
	const document = await readSource({ bytes, name: gold.file.replace(/\.gz$/u, ''), url: gold.url });
	const { text, blocks = [], metadata } = document;
	const wordsOf = (kinds: ReadonlySet<BlockKind>): string[] =>
		blocks.filter(({ kind }) => kinds.has(kind)).map(({ span }) => text.slice(span.start, span.end));
	const body = wordsOf(BODY);
	const { precision, recall, f1 } = overlap(body.join('\n'), gold.body);
	const plainBody = ` ${plain(body.join('\n'))} `;
	const goldBody = ` ${plain(gold.body)} `;
	const subheads = new Set(wordsOf(new Set<BlockKind>(['subhead', 'question'])).map(plain));
	return {
		id: gold.id,
		precision,
		recall,
		f1,
		title: gold.title === null ? null : plain(metadata.headline ?? '') === plain(gold.title),
		author: gold.authors.length === 0 ? null : sharesName(metadata.byline ?? [], gold.authors),
		date: gold.date === null ? null : isSameDay(metadata.publishedAt, gold.date),
		leaked: gold.captions.filter((caption) => holds(plainBody, caption) && !holds(goldBody, caption)),
		lost: gold.subheads.filter((subhead) => !subheads.has(plain(subhead))),
		document,
		gold,
	};
}

/** Precision, recall and F1 over the multisets of runs of four words. */
export function overlap(found: string, expected: string): { precision: number; recall: number; f1: number } {
	const left = shingles(found);
	const right = shingles(expected);
	let common = 0;
	for (const [shingle, count] of left) common += Math.min(count, right.get(shingle) ?? 0);
	const precision = common / Math.max(1, sum([...left.values()]));
	const recall = common / Math.max(1, sum([...right.values()]));
	return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function shingles(text: string): Map<string, number> {
	const words = wordsOfText(text);
	const counts = new Map<string, number>();
	for (let index = 0; index < Math.max(1, words.length - 3); index++) {
		const shingle = words.slice(index, index + 4).join(' ');
		counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
	}
	return counts;
}

/** Words; where writing has no blanks between words, each letter. */
const wordsOfText = (text: string): string[] =>
	fold(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+/gu) ?? [];

const plain = (text: string): string => wordsOfText(text).join(' ');

const holds = (body: string, words: string): boolean => plain(words) !== '' && body.includes(` ${plain(words)} `);

const sharesName = (found: readonly string[], expected: readonly string[]): boolean =>
	found.some((name) => expected.some((other) => plain(other) === plain(name)));

/** Labels give a day without a zone, so both the page's own day and the day in UTC count. */
const isSameDay = (found: string | undefined, day: string): boolean =>
	found !== undefined && (found.startsWith(day) || new Date(found).toISOString().startsWith(day));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

function shareOf(values: readonly (boolean | null)[]): number {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? 1 : known.filter(Boolean).length / known.length;
}
