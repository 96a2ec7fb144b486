import { z } from 'zod';
import { Article } from '../../document/article.ts';
import type { BodyRow } from '../body.ts';
import type { ArticleHead } from '../store.ts';
import { Unreadable } from './fault.ts';

/** The columns of an ArticleHead, and how a row of them becomes one. */
export const HEAD = `a.number, a.id, a.revision, a.language, a.headline, a.publisher, a.url, a.published_at, a.quotes,
	a.people, a.fact_boxes`;

export type HeadRow = {
	readonly number: number;
	readonly id: string;
	readonly revision: number;
	readonly language: string;
	readonly headline: string | null;
	readonly publisher: string | null;
	readonly url: string | null;
	readonly published_at: string | null;
	readonly quotes: number;
	readonly people: number;
	readonly fact_boxes: number;
};

export const headOf = (row: HeadRow): ArticleHead => ({
	id: row.id,
	revision: row.revision,
	language: row.language,
	headline: row.headline,
	publisher: row.publisher,
	url: row.url,
	publishedAt: row.published_at,
	quotes: row.quotes,
	people: row.people,
	factBoxes: row.fact_boxes,
});

export function articleOf(row: BodyRow): Article {
	const parsed = Article.safeParse({ ...fromJson(row.body, z.looseObject({})), text: textOf(row.text) });
	if (!parsed.success) throw new Unreadable('article', { cause: parsed.error });
	return parsed.data;
}

export const textOf = (json: string): string => fromJson(json, z.string());

/** A stored value; anything else than what was stored means that the file is damaged. */
export function fromJson<T>(json: string, schema: z.ZodType<T>): T {
	try {
		return schema.parse(JSON.parse(json));
	} catch (cause) {
		throw new Unreadable('value', { cause });
	}
}
