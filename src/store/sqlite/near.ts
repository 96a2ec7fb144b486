import { allowed, type Distance, nearest, slipsIn } from '../slips.ts';
import type { PersonHit } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import { longestFirst } from './beginnings.ts';
import type { Database } from './database.ts';
import { gramTokens } from './grams.ts';
import { atMost } from './page.ts';
import { personHit, QUOTES } from './people.ts';

/**
 * People one of whose words is near the longest typed word, and who have a word for each other typed one: near it in
 * the name or an alias, or beginning with it anywhere.
 */
export async function nearPeople(db: Database, typed: string, limit: number): Promise<PersonHit[]> {
	const words = longestFirst(typedWords(typed));
	const [longest] = words;
	if (longest === undefined) return [];
	const { distance } = await import('fastest-levenshtein');
	return db.reading(() => {
		const slips = new Map(words.map((word) => [word, nearWords(db, word, distance)]));
		const ranked = [...candidates(db, longest, slips.get(longest) ?? new Map())]
			.map((person) => ({ person, slips: slipsOf(db, person, slips), quotes: quotesOf(db, person) }))
			.filter((each) => Number.isFinite(each.slips))
			.sort((a, b) => a.slips - b.slips || b.quotes - a.quotes || a.person - b.person);
		return ranked.slice(0, atMost(limit)).flatMap(({ person }) => personHit(db, person) ?? []);
	});
}

/** The words of names that a typed word may stand for, with the number of slips. */
function nearWords(db: Database, typed: string, distance: Distance): ReadonlyMap<string, number> {
	const most = allowed(typed);
	const sizes = Array.from({ length: 2 * most + 1 }, (_, index) => typed.length - most + index);
	const grams = sizes.flatMap((size) => gramTokens(typed, size));
	const rows = db.all<{ word: string }>(
		'SELECT w.word FROM name_grams g JOIN words w ON w.number = g.rowid WHERE name_grams MATCH ?',
		grams.map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' OR '),
	);
	return nearest(typed, rows, distance);
}

function candidates(db: Database, typed: string, near: ReadonlyMap<string, number>): ReadonlySet<number> {
	const begun = db.all<{ person: number }>(
		'SELECT DISTINCT person FROM name_words WHERE word >= ? AND word < ? AND visible_from <= ?',
		typed,
		afterPrefix(typed),
		db.now(),
	);
	const meant = [...near.keys()].flatMap((word) =>
		db.all<{ person: number }>(
			'SELECT person FROM name_words WHERE word = ? AND named AND visible_from <= ?',
			word,
			db.now(),
		),
	);
	return new Set([...meant, ...begun].map(({ person }) => person));
}

/** The slips of all typed words together; Infinity when the person lacks one. */
function slipsOf(db: Database, person: number, slips: ReadonlyMap<string, ReadonlyMap<string, number>>): number {
	const words = db.all<{ word: string; named: number }>(
		'SELECT word, named FROM name_words WHERE person = ? AND visible_from <= ?',
		person,
		db.now(),
	);
	return slipsIn(words, slips);
}

const quotesOf = (db: Database, number: number): number =>
	db.get<{ quotes: number }>(`SELECT ${QUOTES} AS quotes FROM people p WHERE p.number = :number`, {
		now: db.now(),
		number,
	})?.quotes ?? 0;
