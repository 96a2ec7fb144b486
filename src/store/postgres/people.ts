import sql, { join, type Sql } from 'sql-template-tag';
import { asTypedFirst, furtherThan } from '../spelling.ts';
import { atMost } from '../sqlite/page.ts';
import type { PersonHit } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import type { Database, Session } from './database.ts';
import { refOf } from './text.ts';

/** What a reader may count of `p` at this moment: as kept, or counted anew while an embargo of the person's lasts. */
const quotesAt = (now: number): Sql => sql`CASE WHEN p.settled <= ${now} THEN p.quotes ELSE
	(SELECT coalesce(sum(s.quotes), 0) FROM appearances s WHERE s.person = p.number AND s.visible_from <= ${now}) END`;
const articlesAt = (now: number): Sql => sql`CASE WHEN p.settled <= ${now} THEN p.articles ELSE
	(SELECT count(*) FROM appearances s WHERE s.person = p.number AND s.visible_from <= ${now}) END`;

/** `p` has words that begin so. */
const begun = (words: readonly string[], now: number): Sql =>
	words.length === 0
		? sql`true`
		: join(
				words.map(
					(word) => sql`EXISTS (SELECT 1 FROM name_words w WHERE w.person = p.number
						AND w.word >= ${word} AND w.word < ${afterPrefix(word)} AND w.visible_from <= ${now})`,
				),
				' AND ',
			);

type Found = { readonly number: number };

/** People under embargo apart, so that all others come in the order of an index. */
export async function people(db: Database, typed: string, limit: number): Promise<PersonHit[]> {
	const words = typedWords(typed);
	if (words.length === 0 && typed.trim() !== '') return [];
	return db.reading(async (session) => {
		const now = session.now();
		const most = atMost(limit);
		const further = furtherThan(most);
		const found = await session.all<Found>(
			sql`SELECT number FROM (
				(SELECT p.number, p.ref, p.quotes FROM people p
				WHERE p.settled <= ${now} AND ${begun(words, now)} ORDER BY p.quotes DESC, p.ref LIMIT ${further})
				UNION ALL
				SELECT p.number, p.ref, ${quotesAt(now)} FROM people p WHERE p.settled > ${now} AND EXISTS (
					SELECT 1 FROM appearances s WHERE s.person = p.number AND s.visible_from <= ${now}
				) AND ${begun(words, now)}
			) AS found ORDER BY quotes DESC, ref LIMIT ${further}`,
		);
		const hits = await personHits(
			session,
			found.map(({ number }) => number),
		);
		return asTypedFirst(hits, typed, ({ name, role }) => `${name} ${role}`, most);
	});
}

export function peopleOf(db: Database, id: string): Promise<PersonHit[]> {
	return db.reading(async (session) => {
		const rows = await session.all<{ key: string; person: number; role: string | null }>(
			sql`SELECT p.key, s.person, s.role FROM articles a
			JOIN appearances s ON s.article = a.number JOIN people p ON p.number = s.person
			WHERE a.ref = ${refOf(id)} AND s.visible_from <= ${session.now()} ORDER BY s.place`,
		);
		const roles = new Map(rows.map(({ key, role }) => [key, role]));
		const hits = await personHits(
			session,
			rows.map(({ person }) => person),
		);
		return hits.map((hit) => ({ ...hit, role: roles.get(hit.key) ?? hit.role }));
	});
}

/** By the turns in articles since a moment (milliseconds), which are what `quotes` then counts. */
export function peopleSince(db: Database, since: number, limit: number): Promise<PersonHit[]> {
	return db.reading(async (session) => {
		const rows = await session.all<{ key: string; person: number; quotes: number }>(
			sql`SELECT p.key, s.person, sum(s.quotes) AS quotes FROM appearances s JOIN people p ON p.number = s.person
			WHERE s.moment >= ${since} AND s.visible_from <= ${session.now()} AND s.quotes > 0
			GROUP BY s.person, p.key, p.ref ORDER BY sum(s.quotes) DESC, p.ref LIMIT ${atMost(limit)}`,
		);
		const counted = new Map(rows.map(({ key, quotes }) => [key, quotes]));
		const hits = await personHits(
			session,
			rows.map(({ person }) => person),
		);
		return hits.map((hit) => ({ ...hit, quotes: counted.get(hit.key) ?? hit.quotes }));
	});
}

/** People as a reader may see them now, in the order of their numbers as given; who is in no article to be shown is left out. */
export function personHits(session: Session, numbers: readonly number[]): Promise<PersonHit[]> {
	const now = session.now();
	return session.all<PersonHit & Record<string, unknown>>(
		sql`SELECT p.key, newest.name, described.role, ${quotesAt(now)} AS quotes, ${articlesAt(now)} AS articles,
			newest.published_at AS latest
		FROM unnest(${numbers}::bigint[]) WITH ORDINALITY AS asked (number, place)
		JOIN people p ON p.number = asked.number
		JOIN LATERAL (
			SELECT s.name, a.published_at FROM appearances s JOIN articles a ON a.number = s.article
			WHERE s.person = p.number AND s.visible_from <= ${now} ORDER BY s.moment DESC, s.article DESC LIMIT 1
		) AS newest ON true
		LEFT JOIN LATERAL (
			SELECT s.role FROM appearances s WHERE s.person = p.number AND s.visible_from <= ${now} AND s.role IS NOT NULL
			ORDER BY s.moment DESC, s.article DESC LIMIT 1
		) AS described ON true
		ORDER BY asked.place`,
	);
}

/** The quotes that a reader may count of each. */
export async function quotesOfEach(session: Session, numbers: readonly number[]): Promise<Map<number, number>> {
	const rows = await session.all<{ number: number; quotes: number }>(
		sql`SELECT p.number, ${quotesAt(session.now())} AS quotes FROM people p WHERE p.number = ANY(${numbers}::bigint[])`,
	);
	return new Map(rows.map(({ number, quotes }) => [number, quotes]));
}
