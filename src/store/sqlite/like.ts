import { loadStem, type Stem } from '../../language/stem.ts';
import type { QuoteHit } from '../store.ts';
import { typedStems } from '../words.ts';
import type { Database } from './database.ts';
import { quoteHits, TURN, type TurnRow } from './lists.ts';
import { atMost } from './page.ts';

/** Of a long text the beginning is looked at: characters, and words. */
const LONGEST = 8_000;
const WORDS = 300;
/** Turns that are looked at for all words together, and for one of them at least and at most. */
const TURNS = 24_000;
const LEAST = 100;
const MOST = 2_000;
/** So many rare words tell a quote from all others; of fewer the common ones count as well. */
const ENOUGH = 4;

type Word = { readonly turns: readonly number[]; readonly common: boolean };

export async function quotesLike(db: Database, text: string, limit: number): Promise<QuoteHit[]> {
	const stem = await loadStem();
	return db.reading(() => {
		const { total } = db.get<{ total: number | null }>('SELECT max(number) AS total FROM turns') ?? { total: null };
		const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
		const words = wordsOf(text, languages, stem);
		const most = Math.min(MOST, Math.max(LEAST, Math.floor(TURNS / Math.max(1, words.length))));
		const found = words.map((stems) => turnsWith(db, stems, most)).filter(({ turns }) => turns.length > 0);
		const rare = found.filter(({ common }) => !common);
		const weights = new Map<number, number>();
		for (const { turns } of rare.length >= ENOUGH ? rare : found) {
			const weight = Math.log(1 + (total ?? 0) / turns.length);
			for (const number of turns) weights.set(number, (weights.get(number) ?? 0) + weight);
		}
		const best = [...weights].sort(([a, more], [b, most]) => most - more || b - a).map(([number]) => number);
		return quoteHits(db, onceEach(db, best, atMost(limit)));
	});
}

/** The stems of each word, each word once. */
function wordsOf(text: string, languages: readonly string[], stem: Stem): string[][] {
	const words = new Set(text.slice(0, LONGEST).toLowerCase().split(/\s+/u).slice(0, WORDS));
	const stems = [...words].flatMap((word) => typedStems(word, languages, stem));
	return [...new Map(stems.map((each) => [each.join(' '), each])).values()];
}

/** The newest of the archive, where there are too many. */
function turnsWith(db: Database, stems: readonly string[], most: number): Word {
	const turns = db
		.all<{ number: number }>(
			'SELECT rowid AS number FROM turn_stems WHERE turn_stems MATCH ? ORDER BY rowid DESC LIMIT ?',
			stems.map((one) => `"${one.replaceAll('"', '""')}"`).join(' OR '),
			most,
		)
		.map(({ number }) => number);
	return { turns, common: turns.length === most };
}

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
