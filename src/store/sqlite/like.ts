import { loadStem } from '../../language/stem.ts';
import type { QuoteHit } from '../store.ts';
import { typedStems } from '../words.ts';
import type { Database } from './database.ts';
import { quoteHits, TURN, type TurnRow } from './lists.ts';
import { atMost } from './page.ts';

/** The words of a text that are looked up: rare ones tell most. */
const RAREST = 12;
/** Turns that are looked at for one word; a word that more of them have tells little. */
const TURNS = 2_000;

type Word = { readonly stems: readonly string[]; readonly turns: number };

export async function quotesLike(db: Database, text: string, limit: number): Promise<QuoteHit[]> {
	const stem = await loadStem();
	return db.reading(() => {
		const { total = 0 } = db.get<{ total: number }>('SELECT max(number) AS total FROM turns') ?? {};
		const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
		const words = typedStems(text, languages, stem)
			.map((stems): Word => ({ stems, turns: inTurns(db, stems) }))
			.filter(({ turns }) => turns > 0)
			.sort((a, b) => a.turns - b.turns)
			.slice(0, RAREST);
		const weights = new Map<number, number>();
		for (const { stems, turns } of words) {
			const weight = Math.log(1 + total / turns);
			for (const number of turnsWith(db, stems)) weights.set(number, (weights.get(number) ?? 0) + weight);
		}
		const best = [...weights].sort(([a, most], [b, more]) => more - most || b - a).slice(0, 4 * atMost(limit));
		return quoteHits(db, onceEach(db, best)).slice(0, atMost(limit));
	});
}

function inTurns(db: Database, stems: readonly string[]): number {
	const rows = db.all<{ doc: number }>(
		`SELECT doc FROM turn_vocabulary WHERE term IN (${stems.map(() => '?').join(', ')})`,
		...stems,
	);
	return Math.max(0, ...rows.map(({ doc }) => doc));
}

/** The newest of the archive first, where there are too many. */
function turnsWith(db: Database, stems: readonly string[]): number[] {
	return db
		.all<{ number: number }>(
			`SELECT rowid AS number FROM turn_stems WHERE turn_stems MATCH ? ORDER BY rowid DESC LIMIT ${TURNS}`,
			stems.map((one) => `"${one.replaceAll('"', '""')}"`).join(' OR '),
		)
		.map(({ number }) => number);
}

/** What several people said together once, and nothing that may not be shown. */
function onceEach(db: Database, numbers: readonly (readonly [number, number])[]): TurnRow[] {
	const seen = new Set<string>();
	return numbers.flatMap(([number]) => {
		const row = db.get<TurnRow>(`${TURN} WHERE t.number = ? AND t.visible_from <= ?`, number, db.now());
		const place = row && `${row.number} ${row.place}`;
		if (!row || !place || seen.has(place)) return [];
		seen.add(place);
		return [row];
	});
}
