import { loadStem } from '../../language/stem.ts';
import { beginsWords, typedStems } from '../words.ts';
import type { Database } from './database.ts';

/**
 * The full-text question of typed words: every word, in the stems that it may have in any language of the archive.
 * Undefined when nothing was typed, null when what was typed has no word in it and so finds nothing.
 */
export async function aboutMatch(db: Database, about: string | undefined): Promise<string | null | undefined> {
	if (about === undefined || about.trim() === '') return undefined;
	const languages = db.all<{ code: string }>('SELECT code FROM languages ORDER BY code').map(({ code }) => code);
	const words = typedStems(about, languages, await loadStem());
	if (words.length === 0) return null;
	return words.map((stems) => `(${stems.map(term).join(' OR ')})`).join(' AND ');
}

const term = (stem: string): string => `"${stem.replaceAll('"', '""')}"${beginsWords(stem) ? '*' : ''}`;
