import sql, { type Sql } from 'sql-template-tag';
import { quoteHit, type TurnRow } from '../quote-hit.ts';
import { TURNS } from '../sqlite/lists.ts';
import { textOf } from '../sqlite/rows.ts';
import type { Page, QuoteHit, Store } from '../store.ts';
import { aboutQueries, answers } from './about.ts';
import type { Database, Session } from './database.ts';
import { pageOf } from './page.ts';
import { HEAD_COLUMNS } from './rows.ts';
import { speakerTerm } from './speaker.ts';
import { allOf, anyOf } from './stems.ts';
import { refOf } from './text.ts';

export type { TurnRow };

const NOTHING: Page<never> = { rows: [], next: null, total: 0 };

export function quotes(
	db: Database,
	person: string | readonly string[],
	filter: Parameters<Store['quotes']>[1],
): Promise<Page<QuoteHit>> {
	return db.reading(async (session) => {
		const queries = await aboutQueries(session, filter.about);
		if (queries === null) return NOTHING;
		const keys = [person].flat();
		const rows = await session.all<{ number: number }>(
			sql`SELECT number FROM people WHERE ref = ANY(${keys.map(refOf)}::text[])`,
		);
		const speakers = rows.map(({ number }) => number);
		if (speakers.length === 0 || (filter.together && speakers.length < keys.length)) return NOTHING;
		const said = saidBy(speakers, filter.together ? speakers.length : 1);
		const stages = queries?.map((query) => [spokenBy(speakers, query)]);
		const page = await pageOf(session, TURNS, filter, [said], stages);
		return { ...page, rows: await quoteHits(session, await turnsNumbered(session, page.rows)) };
	});
}

export function quotesOf(db: Database, id: string): Promise<QuoteHit[]> {
	return db.reading(async (session) =>
		quoteHits(
			session,
			// A joint turn stands in one row for each speaker, of which the first counts.
			await session.all<TurnRow>(
				sql`SELECT DISTINCT ON (t.place) t.turn, t.place, count(*) OVER (PARTITION BY t.place) AS speakers, ${HEAD_COLUMNS}
				FROM turns t JOIN articles a ON a.number = t.article
				WHERE a.ref = ${refOf(id)} AND t.visible_from <= ${session.now()} ORDER BY t.place DESC, t.number`,
			),
		),
	);
}

/** Turns in the order of their numbers as given, but for those that may not be shown. */
export const turnsNumbered = (session: Session, numbers: readonly number[]): Promise<TurnRow[]> =>
	session.all<TurnRow>(
		sql`SELECT t.turn, t.place, 1 AS speakers, ${HEAD_COLUMNS}
		FROM unnest(${numbers}::bigint[]) WITH ORDINALITY AS asked (number, place)
		JOIN turns t ON t.number = asked.number JOIN articles a ON a.number = t.article
		WHERE t.visible_from <= ${session.now()} ORDER BY asked.place`,
	);

export async function quoteHits(session: Session, rows: readonly TurnRow[]): Promise<QuoteHit[]> {
	const articles = [...new Set(rows.map(({ number }) => number))];
	const bodies = await session.all<{ article: number; text: string }>(
		sql`SELECT article, text FROM bodies WHERE article = ANY(${articles}::bigint[])`,
	);
	const texts = new Map(bodies.map(({ article, text }) => [article, textOf(text)]));
	return rows.map((row) => quoteHit(row, texts.get(row.number) ?? ''));
}

/** What several said together has a row for each of them, of which the first counts. */
const saidBy = (speakers: readonly number[], least: number): Sql =>
	speakers.length === 1
		? sql`t.person = ${speakers[0]}`
		: sql`t.number IN (SELECT min(s.number) FROM turns s WHERE s.person = ANY(${speakers}::bigint[])
			GROUP BY s.article, s.place HAVING count(DISTINCT s.person) >= ${least})`;

/** The speaker is asked for with the words: far fewer rows than those of the words alone. */
const spokenBy = (speakers: readonly number[], query: string): Sql =>
	answers(sql`t.stems`, allOf([anyOf(speakers.map(speakerTerm)), query]));
