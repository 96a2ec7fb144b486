import type { Article } from '../../src/document/article.ts';
import type { Store } from '../../src/store/store.ts';
import type { Spec } from './articles.ts';

/** A store of one test with a clock that the test sets, closed at its end. */
interface Archive {
	readonly store: Store;
	/** Saves articles in their order and gives them back. */
	add(...specs: readonly Spec[]): Promise<Article[]>;
	setClock(iso: string): void;
}

/** At first the clock stands at noon of 2026-01-01, UTC. */
export type OpenArchive = () => Promise<Archive>;

/** All rows of a list, page by page. */
export async function allPages<T>(
	list: (cursor: string | undefined) => Promise<{ readonly rows: readonly T[]; readonly next: string | null }>,
): Promise<T[][]> {
	const pages: T[][] = [];
	let cursor: string | undefined;
	do {
		const { rows, next } = await list(cursor);
		pages.push([...rows]);
		cursor = next ?? undefined;
	} while (cursor !== undefined && pages.length < 1000);
	return pages;
}
