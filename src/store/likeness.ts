import type { Stem } from '../language/stem.ts';
import { type TypedWord, typedStems } from './words.ts';

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

/** What a word that a text spells otherwise counts beside one that it spells so. */
const OTHERWISE = 0.9;

/** The numbers of the turns that have a word. */
export interface Turns {
	readonly exact: readonly number[];
	/** Those that have it in another spelling alone. */
	readonly otherwise: readonly number[];
}

/**
 * Turns, those first that share the rarest words. `found`: for each word its turns, `most` where it is common; `total`:
 * of all turns.
 */
export function likest(found: readonly Turns[], most: number, total: number): number[] {
	const counted = found.map((turns) => ({ ...turns, count: turns.exact.length + turns.otherwise.length }));
	const known = counted.filter(({ count }) => count > 0);
	const rare = known.filter(({ count }) => count < most);
	const weights = new Map<number, number>();
	const add = (turns: readonly number[], weight: number): void => {
		for (const number of turns) weights.set(number, (weights.get(number) ?? 0) + weight);
	};
	for (const { exact, otherwise, count } of rare.length >= ENOUGH ? rare : known) {
		const weight = Math.log(1 + total / count);
		add(exact, weight);
		add(otherwise, weight * OTHERWISE);
	}
	return [...weights].sort(([a, more], [b, most]) => most - more || b - a).map(([number]) => number);
}

/** The stems of each word, each word once. */
export function wordsOf(text: string, languages: readonly string[], stem: Stem): TypedWord[] {
	const words = new Set(text.slice(0, LONGEST).toLowerCase().split(/\s+/u).slice(0, WORDS));
	const stems = [...words].flatMap((word) => typedStems(word, languages, stem));
	return [...new Map(stems.map((each) => [each.any.join(' '), each])).values()];
}
