import type { Stem } from '../language/stem.ts';
import { typedStems } from './words.ts';

/** Of a long text the beginning is looked at: characters, and words. */
const LONGEST = 8_000;
const WORDS = 300;
/** Turns that are looked at for all words together, and for one of them at least and at most. */
const TURNS = 24_000;
const LEAST = 100;
const MOST = 2_000;
/** So many rare words tell a quote from all others; of fewer the common ones count as well. */
const ENOUGH = 4;

/** How many turns of each word are looked at, the newest of the archive. */
export const mostOf = (words: number): number =>
	Math.min(MOST, Math.max(LEAST, Math.floor(TURNS / Math.max(1, words))));

/**
 * Turns, those first that share the rarest words. `found`: for each word the numbers of its turns, `most` where it is
 * common; `total`: of all turns.
 */
export function likest(found: readonly (readonly number[])[], most: number, total: number): number[] {
	const known = found.filter(({ length }) => length > 0);
	const rare = known.filter(({ length }) => length < most);
	const weights = new Map<number, number>();
	for (const turns of rare.length >= ENOUGH ? rare : known) {
		const weight = Math.log(1 + total / turns.length);
		for (const number of turns) weights.set(number, (weights.get(number) ?? 0) + weight);
	}
	return [...weights].sort(([a, more], [b, most]) => most - more || b - a).map(([number]) => number);
}

/** The stems of each word, each word once. */
export function wordsOf(text: string, languages: readonly string[], stem: Stem): string[][] {
	const words = new Set(text.slice(0, LONGEST).toLowerCase().split(/\s+/u).slice(0, WORDS));
	const stems = [...words].flatMap((word) => typedStems(word, languages, stem));
	return [...new Map(stems.map((each) => [each.join(' '), each])).values()];
}
