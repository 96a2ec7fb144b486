import { loadStem } from '../../language/stem.ts';
import { likest, mostOf, type Turns, wordsOf } from '../likeness.ts';
import type { TurnRow } from '../quote-hit.ts';
import type { QuoteHit } from '../store.ts';
import type { TypedWord } from '../words.ts';
import type { Database } from './database.ts';
import { quoteHits, TURN } from './lists.ts';
import { atMost } from './page.ts';

export async function quotesLike(db: Database, text: string, limit: number): Promise<QuoteHit[]> {
	const stem = await loadStem();
	return db.reading(() => {
		const { total } = db.get<{ total: number | null }>('SELECT max(number) AS total FROM turns') ?? { total: null };
		const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
		const words = wordsOf(text, languages, stem);
		const most = mostOf(words.length);
		const best = likest(
			words.map((word) => turnsWith(db, word, most)),
			most,
			total ?? 0,
		);
		return quoteHits(db, onceEach(db, best, atMost(limit)));
	});
}

/** The newest of the archive, where there are too many. */
function turnsWith(db: Database, { exact, any }: TypedWord, most: number): Turns {
	const found = turnsMatching(db, anyOf(exact), most);
	return { exact: found, otherwise: turnsMatching(db, `(${anyOf(any)}) NOT (${anyOf(exact)})`, most - found.length) };
}

const anyOf = (stems: readonly string[]): string => stems.map((one) => `"${one.replaceAll('"', '""')}"`).join(' OR ');

const turnsMatching = (db: Database, match: string, most: number): number[] =>
	db
		.all<{ number: number }>(
			'SELECT rowid AS number FROM turn_stems WHERE turn_stems MATCH ? ORDER BY rowid DESC LIMIT ?',
			match,
			most,
		)
		.map(({ number }) => number);

/** What several people said together once, and nothing that may not be shown. */
function onceEach(db: Database, numbers: readonly number[], limit: number): TurnRow[] {
	const found = new Map<string, TurnRow>();
	for (const number of numbers) {
		if (found.size >= limit) break;
		const row = db.get<TurnRow>(`${TURN} WHERE t.number = ? AND t.visible_from <= ?`, number, db.now());
		const place = row && `${row.number} ${row.place}`;
		if (row && place && !found.has(place)) found.set(place, row);
	}
	return [...found.values()];
}
