import { foldedWords } from '../document/fold.ts';
import type { Attributed } from './attribute/heard.ts';

/** Blocks that repeat what the story says elsewhere. */
const REPEATING: Readonly<Record<string, 'caption' | 'headline' | 'pullquote'>> = {
	caption: 'caption',
	headline: 'headline',
	subhead: 'headline',
	pullquote: 'pullquote',
};
/** Share of the shorter one's words that must stand in the other, in order. */
const SAME = 0.75;
/** A word in more turns than these tells nothing. */
const MOST_PLACES = 200;

export interface Echo {
	/** Index of the turn that is repeated. */
	readonly of: number;
	readonly rule: 'caption' | 'headline' | 'pullquote';
}

/** For each turn the one that it repeats, if any: headlines, captions and pull quotes repeat the story. */
export function echoesOf(text: string, spoken: readonly Attributed[]): (Echo | null)[] {
	if (!spoken.some(repeats)) return spoken.map(() => null);
	const words = spoken.map(({ turn }) =>
		turn.segments.flatMap(({ span }) => foldedWords(text.slice(span.start, span.end))),
	);
	const wanted = new Set(spoken.flatMap((entry, index) => (repeats(entry) ? (words[index] ?? []) : [])));
	const places = placesOf(spoken, words, wanted);
	return spoken.map(({ turn }, index) => {
		const rule = turn.kind === 'partial' ? undefined : REPEATING[turn.unit.block.kind];
		if (rule === undefined) return null;
		const own = words[index] ?? [];
		let best = -1;
		let most = 0;
		for (const other of alike(own, places)) {
			const share = shared(own, words[other] ?? []);
			if (share > most) [best, most] = [other, share];
		}
		return best >= 0 && most >= SAME ? { of: best, rule } : null;
	});
}

const repeats = ({ turn }: Attributed): boolean =>
	turn.kind !== 'partial' && REPEATING[turn.unit.block.kind] !== undefined;

/** In which turns of the story each word stands that is wanted. */
function placesOf(
	spoken: readonly Attributed[],
	words: readonly (readonly string[])[],
	wanted: ReadonlySet<string>,
): Map<string, number[]> {
	const places = new Map<string, number[]>();
	for (const [index, { turn }] of spoken.entries()) {
		if (turn.kind === 'partial' || REPEATING[turn.unit.block.kind] !== undefined) continue;
		for (const word of words[index] ?? []) {
			if (!wanted.has(word)) continue;
			const found = places.get(word);
			if (found === undefined) places.set(word, [index]);
			else if (found.length < MOST_PLACES && found[found.length - 1] !== index) found.push(index);
		}
	}
	return places;
}

/** The turns that share enough words to be compared in order; the words of every sentence do not count. */
function alike(own: readonly string[], places: ReadonlyMap<string, readonly number[]>): number[] {
	const counts = new Map<number, number>();
	const telling = [...new Set(own)].filter((word) => (places.get(word)?.length ?? 0) < MOST_PLACES);
	for (const word of telling)
		for (const index of places.get(word) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
	return [...counts].filter(([, count]) => count >= telling.length * SAME * 0.8).map(([index]) => index);
}

/** The share of `short`'s words that stand in `long` in the same order: the longest common subsequence. */
function shared(short: readonly string[], long: readonly string[]): number {
	if (short.length === 0 || long.length === 0) return 0;
	const row = new Uint16Array(long.length + 1);
	for (const word of short) {
		let diagonal = 0;
		for (let j = 1; j <= long.length; j++) {
			const above = row[j] ?? 0;
			row[j] = word === long[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
			diagonal = above;
		}
	}
	return (row[long.length] ?? 0) / short.length;
}
