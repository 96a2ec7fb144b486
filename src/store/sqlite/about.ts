import { loadStem } from '../../language/stem.ts';
import { beginsWords, typedStems } from '../words.ts';
import type { Database } from './database.ts';

/** Questions to a full-text index: what is spelt as it was typed comes first, then what is spelt otherwise. */
export type Matches = readonly [exact: string, otherwise: string];

/**
 * The full-text questions of typed words: every word, in the stems that it may have in any language of the archive.
 * Undefined when nothing was typed, null when what was typed has no word in it and so finds nothing.
 */
export async function aboutMatches(db: Database, about: string | undefined): Promise<Matches | null | undefined> {
	if (about === undefined || about.trim() === '') return undefined;
	const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
	const words = typedStems(about, languages, await loadStem());
	if (words.length === 0) return null;
	const exact = allOf(words.map((word) => word.exact));
	return [exact, `(${allOf(words.map(({ any }) => any))}) NOT (${exact})`];
}

const allOf = (words: readonly (readonly string[])[]): string =>
	words.map((stems) => `(${stems.map(term).join(' OR ')})`).join(' AND ');

const term = (stem: string): string => `"${stem.replaceAll('"', '""')}"${beginsWords(stem) ? '*' : ''}`;
