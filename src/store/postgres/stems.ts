import { beginsWords } from '../words.ts';

/** PostgreSQL keeps up to 1 MiB of different words of one text; what goes beyond cannot be searched for. */
const MOST_BYTES = 1_000_000;

/** The different stems of a text, as many as a tsvector can hold. */
export function lexemes(stems: string): string[] {
	const found: string[] = [];
	let bytes = 0;
	for (const stem of new Set(stems.split(' '))) {
		// Lexemes begin at even places.
		bytes += Buffer.byteLength(stem) + 2;
		if (bytes > MOST_BYTES) break;
		if (stem !== '') found.push(stem);
	}
	return found;
}

/** One stem in a question to a tsvector, whole. */
export const whole = (stem: string): string => `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The same also for longer words that begin so, where the stem is long enough. */
export const term = (stem: string): string => `${whole(stem)}${beginsWords(stem) ? ':*' : ''}`;

export const anyOf = (terms: readonly string[]): string => `(${terms.join(' | ')})`;
export const allOf = (terms: readonly string[]): string => terms.join(' & ');
