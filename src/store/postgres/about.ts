import sql, { type Sql } from 'sql-template-tag';
import { loadStem } from '../../language/stem.ts';
import type { Matches } from '../sqlite/about.ts';
import { typedStems } from '../words.ts';
import type { Session } from './database.ts';
import { allOf, anyOf, term } from './stems.ts';

/**
 * The questions of typed words to a tsvector: every word, in the stems that it may have in any language of the archive;
 * what is spelt as it was typed comes first, then what is spelt otherwise. Undefined when nothing was typed, null when
 * what was typed has no word in it and so finds nothing.
 */
export async function aboutQueries(session: Session, about: string | undefined): Promise<Matches | null | undefined> {
	if (about === undefined || about.trim() === '') return undefined;
	const words = typedStems(about, await languagesOf(session), await loadStem());
	if (words.length === 0) return null;
	const exact = allOf(words.map((word) => anyOf(word.exact.map(term))));
	return [exact, `${allOf(words.map(({ any }) => anyOf(any.map(term))))} & !(${exact})`];
}

export async function languagesOf(session: Session): Promise<string[]> {
	const rows = await session.all<{ code: string }>(sql`SELECT code FROM languages ORDER BY ref`);
	return rows.map(({ code }) => code);
}

/** A column of stems that answers the question. */
export const answers = (column: Sql, query: string): Sql => sql`${column} @@ ${query}::tsquery`;
