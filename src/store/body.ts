import type { Article } from '../document/article.ts';

/**
 * An article in two columns: its text, which quotes are cut from, and all the rest. Both are JSON, so that every UTF-16
 * code unit of a text comes back as it was.
 */
export type BodyRow = { readonly body: string; readonly text: string };

export function bodyOf({ text, ...rest }: Article): BodyRow {
	return { body: JSON.stringify(rest), text: JSON.stringify(text) };
}
