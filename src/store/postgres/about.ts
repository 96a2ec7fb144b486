import sql, { type Sql } from 'sql-template-tag';
import { loadStem } from '../../language/stem.ts';
import { typedStems } from '../words.ts';
import type { Session } from './database.ts';
import { allOf, anyOf, term } from './stems.ts';

/**
 * The question of typed words to a tsvector: every word, in the stems that it may have in any language of the archive.
 * Undefined when nothing was typed, null when what was typed has no word in it and so finds nothing.
 */
export async function aboutQuery(session: Session, about: string | undefined): Promise<string | null | undefined> {
	if (about === undefined || about.trim() === '') return undefined;
	const words = typedStems(about, await languagesOf(session), await loadStem());
	return words.length === 0 ? null : allOf(words.map((stems) => anyOf(stems.map(term))));
}

export async function languagesOf(session: Session): Promise<string[]> {
	const rows = await session.all<{ code: string }>(sql`SELECT code FROM languages ORDER BY ref`);
	return rows.map(({ code }) => code);
}

/** A column of stems that answers the question. */
export const answers = (column: Sql, query: string): Sql => sql`${column} @@ ${query}::tsquery`;
