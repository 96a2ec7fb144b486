import { afterPrefix } from '../words.ts';
import type { Database } from './database.ts';

/** Above so many rows it is quicker to look for the words in one candidate after the other than to gather all. */
const COMMON = 1000;

export const longestFirst = (words: readonly string[]): string[] => words.toSorted((a, b) => b.length - a.length);

/** Whether even the longest of the beginnings, which is most often the rarest, has many rows; true without words. */
export function isCommon(db: Database, table: 'name_words' | 'headline_words', words: readonly string[]): boolean {
	const [longest] = longestFirst(words);
	if (longest === undefined) return true;
	const row = db.get<{ count: number }>(
		`SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE word >= ? AND word < ? LIMIT ${COMMON})`,
		longest,
		afterPrefix(longest),
	);
	return row?.count === COMMON;
}
