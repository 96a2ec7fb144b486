import { asTypedFirst, furtherThan } from '../spelling.ts';
import type { PersonHit } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import { isCommon, longestFirst } from './beginnings.ts';
import type { Database } from './database.ts';
import { atMost } from './page.ts';

/** What a reader may count of `p` at this moment: as kept, or counted anew while an embargo of the person's lasts. */
export const QUOTES = `CASE WHEN p.settled <= :now THEN p.quotes ELSE
	(SELECT coalesce(sum(s.quotes), 0) FROM appearances s WHERE s.person = p.number AND s.visible_from <= :now) END`;
const ARTICLES = `CASE WHEN p.settled <= :now THEN p.articles ELSE
	(SELECT count(*) FROM appearances s WHERE s.person = p.number AND s.visible_from <= :now) END`;

/** `p` has a word that begins so. */
const BEGUN = `AND EXISTS (
	SELECT 1 FROM name_words w WHERE w.person = p.number AND w.word >= ? AND w.word < ? AND w.visible_from <= :now
)`;

export function people(db: Database, typed: string, limit: number): PersonHit[] {
	const words = typedWords(typed);
	if (words.length === 0 && typed.trim() !== '') return [];
	return db.reading(() => {
		const most = atMost(limit);
		const further = furtherThan(most);
		const found = isCommon(db, 'name_words', words) ? mostQuoted(db, words, further) : begunBy(db, words, further);
		const hits = found.flatMap(({ number }) => personHit(db, number) ?? []);
		return asTypedFirst(hits, typed, ({ name, role }) => `${name} ${role}`, most);
	});
}

export function peopleOf(db: Database, id: string): PersonHit[] {
	return db.reading(() =>
		db
			.all<{ person: number; role: string | null }>(
				`SELECT s.person, s.role FROM articles a JOIN appearances s ON s.article = a.number
				WHERE a.id = ? AND s.visible_from <= ? ORDER BY s.place`,
				id,
				db.now(),
			)
			.flatMap(({ person, role }) => {
				const hit = personHit(db, person);
				return hit ? { ...hit, role: role ?? hit.role } : [];
			}),
	);
}

type Found = { readonly number: number };

/** From the top of the index on quotes until enough fit, for words that many have; people under embargo apart. */
function mostQuoted(db: Database, words: readonly string[], limit: number): Found[] {
	const fitting = words.map(() => BEGUN).join('\n');
	const values = words.flatMap((word) => [word, afterPrefix(word)]);
	return db.all<Found>(
		`SELECT number FROM (
			SELECT * FROM (
				SELECT p.number, p.key, p.quotes FROM people p
				WHERE p.settled <= :now ${fitting} ORDER BY p.quotes DESC, p.key LIMIT :limit
			)
			UNION ALL
			SELECT p.number, p.key, ${QUOTES} FROM people p WHERE p.settled > :now AND EXISTS (
				SELECT 1 FROM appearances s WHERE s.person = p.number AND s.visible_from <= :now
			) ${fitting}
		) ORDER BY quotes DESC, key LIMIT :limit`,
		{ now: db.now(), limit },
		...values,
		...values,
	);
}

/** From those who have the longest word, which few have. */
function begunBy(db: Database, words: readonly string[], limit: number): Found[] {
	const [longest = '', ...others] = longestFirst(words);
	return db.all<Found>(
		`SELECT p.number FROM people p
		WHERE p.number IN (SELECT person FROM name_words WHERE word >= ? AND word < ? AND visible_from <= :now)
		${others.map(() => BEGUN).join('\n')}
		ORDER BY ${QUOTES} DESC, p.key LIMIT :limit`,
		{ now: db.now(), limit },
		...[longest, ...others].flatMap((word) => [word, afterPrefix(word)]),
	);
}

/** By the turns in articles since a moment (milliseconds), which are what `quotes` then counts. */
export function peopleSince(db: Database, since: number, limit: number): PersonHit[] {
	return db.reading(() =>
		db
			.all<{ person: number; quotes: number }>(
				`SELECT s.person, sum(s.quotes) AS quotes FROM appearances s JOIN people p ON p.number = s.person
				WHERE s.moment >= ? AND s.visible_from <= ? AND s.quotes > 0
				GROUP BY s.person ORDER BY sum(s.quotes) DESC, p.key LIMIT ?`,
				since,
				db.now(),
				atMost(limit),
			)
			.flatMap(({ person, quotes }) => {
				const hit = personHit(db, person);
				return hit ? { ...hit, quotes } : [];
			}),
	);
}

type PersonRow = { readonly key: string; readonly quotes: number; readonly articles: number };
type Newest = { readonly name: string; readonly published_at: string | null };

/** A person as a reader may see it now; undefined when no article with the person may be shown. */
export function personHit(db: Database, number: number): PersonHit | undefined {
	const now = db.now();
	const person = db.get<PersonRow>(
		`SELECT p.key, ${QUOTES} AS quotes, ${ARTICLES} AS articles FROM people p WHERE p.number = :number`,
		{ now, number },
	);
	const newest = db.get<Newest>(
		`SELECT s.name, a.published_at FROM appearances s JOIN articles a ON a.number = s.article
		WHERE s.person = ? AND s.visible_from <= ? ORDER BY s.moment DESC, s.article DESC LIMIT 1`,
		number,
		now,
	);
	if (!person || !newest) return undefined;
	const described = db.get<{ role: string }>(
		`SELECT role FROM appearances WHERE person = ? AND visible_from <= ? AND role IS NOT NULL
		ORDER BY moment DESC, article DESC LIMIT 1`,
		number,
		now,
	);
	return { ...person, name: newest.name, role: described?.role ?? null, latest: newest.published_at };
}
