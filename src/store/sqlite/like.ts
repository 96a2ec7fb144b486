import { loadStem, type Stem } from '../../language/stem.ts';
import type { QuoteHit } from '../store.ts';
import { typedStems } from '../words.ts';
import type { Database } from './database.ts';
import { quoteHits, TURN, type TurnRow } from './lists.ts';
import { atMost } from './page.ts';

/** Words that stand together in a text, and how many of them are looked up: rare ones tell most. */
const STRETCH = 12;
const RAREST = 6;
/** Stretches of a long text that are looked at. */
const STRETCHES = 25;
/** Characters of a text that are read. */
const LONGEST = 8_000;
/** Turns that are looked at for all words together, and for one at least. */
const TURNS = 24_000;
const LEAST = 200;

type Word = { readonly stems: readonly string[]; readonly turns: number };

export async function quotesLike(db: Database, text: string, limit: number): Promise<QuoteHit[]> {
	const stem = await loadStem();
	return db.reading(() => {
		const { total = 0 } = db.get<{ total: number }>('SELECT max(number) AS total FROM turns') ?? {};
		const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
		const known = wordsOf(text, languages, stem)
			.map((stems): Word => ({ stems, turns: inTurns(db, stems) }))
			.filter(({ turns }) => turns > 0);
		const words = rarest(known);
		const most = Math.max(LEAST, Math.floor(TURNS / Math.max(1, words.length)));
		const weights = new Map<number, number>();
		for (const { stems, turns } of words) {
			const weight = Math.log(1 + total / turns);
			for (const number of turnsWith(db, stems, most)) weights.set(number, (weights.get(number) ?? 0) + weight);
		}
		const best = [...weights].sort(([a, most], [b, more]) => more - most || b - a).map(([number]) => number);
		return quoteHits(db, onceEach(db, best, atMost(limit)));
	});
}

/** The stems of each word in the order of the text; those of a long text from its beginning. */
function wordsOf(text: string, languages: readonly string[], stem: Stem): string[][] {
	const words = text
		.slice(0, LONGEST)
		.split(/\s+/u)
		.slice(0, STRETCH * STRETCHES);
	return words.flatMap((word) => typedStems(word, languages, stem));
}

/** The rarest of each stretch, each once: what is quoted in a long text is not drowned by the rest of it. */
function rarest(words: readonly Word[]): Word[] {
	const found = new Map<string, Word>();
	for (let at = 0; at < words.length; at += STRETCH) {
		const stretch = words.slice(at, at + STRETCH).sort((a, b) => a.turns - b.turns);
		const wanted = words.length <= STRETCH ? STRETCH : RAREST;
		for (const word of stretch.slice(0, wanted)) found.set(word.stems.join(' '), word);
	}
	return [...found.values()];
}

function inTurns(db: Database, stems: readonly string[]): number {
	const rows = db.all<{ doc: number }>(
		`SELECT doc FROM turn_vocabulary WHERE term IN (${stems.map(() => '?').join(', ')})`,
		...stems,
	);
	return Math.max(0, ...rows.map(({ doc }) => doc));
}

/** The newest of the archive first, where there are too many. */
function turnsWith(db: Database, stems: readonly string[], most: number): number[] {
	return db
		.all<{ number: number }>(
			`SELECT rowid AS number FROM turn_stems WHERE turn_stems MATCH ? ORDER BY rowid DESC LIMIT ?`,
			stems.map((one) => `"${one.replaceAll('"', '""')}"`).join(' OR '),
			most,
		)
		.map(({ number }) => number);
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
