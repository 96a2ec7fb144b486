import sql, { join } from 'sql-template-tag';
import { loadStem } from '../../language/stem.ts';
import { likest, mostOf, type Turns, wordsOf } from '../likeness.ts';
import { atMost } from '../sqlite/page.ts';
import type { QuoteHit } from '../store.ts';
import type { TypedWord } from '../words.ts';
import { languagesOf } from './about.ts';
import type { Database, Session } from './database.ts';
import { quoteHits, type TurnRow, turnsNumbered } from './quotes.ts';
import { anyOf, whole } from './stems.ts';

export async function quotesLike(db: Database, text: string, limit: number): Promise<QuoteHit[]> {
	const stem = await loadStem();
	return db.reading(async (session) => {
		const words = wordsOf(text, await languagesOf(session), stem);
		if (words.length === 0 || atMost(limit) === 0) return [];
		const { total } = (await session.get<{ total: number }>(
			sql`SELECT coalesce(max(number), 0) AS total FROM turns`,
		)) ?? { total: 0 };
		const most = mostOf(words.length);
		const best = likest(await turnsWith(session, words, most), most, total);
		return quoteHits(session, await onceEach(session, best, atMost(limit)));
	});
}

/** For each word its turns: the newest of the archive, where there are too many. */
async function turnsWith(session: Session, words: readonly TypedWord[], most: number): Promise<Turns[]> {
	const found = words.map(() => ({ exact: [] as number[], otherwise: [] as number[] }));
	const queries = words.flatMap(({ exact, any }, word) => {
		const [same, all] = [anyOf(exact.map(whole)), anyOf(any.map(whole))];
		return [
			{ word, exact: true, query: same },
			{ word, exact: false, query: `${all} & !${same}` },
		];
	});
	// One statement for all words, in which the server plans each by itself: a common one backwards from the newest.
	const rows = await session.all<{ word: number; exact: boolean; number: number }>(
		join(
			queries.map(
				({ word, exact, query }) => sql`(SELECT ${word}::integer AS word, ${exact}::boolean AS exact, number FROM turns
					WHERE stems @@ ${query}::tsquery ORDER BY number DESC LIMIT ${most})`,
			),
			' UNION ALL ',
		),
	);
	for (const { word, exact, number } of rows) found[word]?.[exact ? 'exact' : 'otherwise'].push(number);
	return found;
}

/** How many more are read than are wanted: some may be hidden, some were said by several together. */
const SPARE = 20;

/** What several people said together once, and nothing that may not be shown. */
async function onceEach(session: Session, numbers: readonly number[], limit: number): Promise<TurnRow[]> {
	const found = new Map<string, TurnRow>();
	for (let at = 0; at < numbers.length && found.size < limit; at += limit + SPARE) {
		for (const row of await turnsNumbered(session, numbers.slice(at, at + limit + SPARE))) {
			const place = `${row.number} ${row.place}`;
			if (found.size < limit && !found.has(place)) found.set(place, row);
		}
	}
	return [...found.values()];
}
