import { foldedWords } from '../document/fold.ts';

/** Words of one text that are compared; what is longer is looked at in its beginning. */
const LONGEST = 300;
/** Fewer words alike say little, however alike they are. */
const ENOUGH = 6;

/**
 * How alike two texts are, 0 to 1: the words that stand in both in the same order, of the shorter text and of the
 * passage of the longer one that fits it best. A part of a quote is like the quote, and a quote inside a post is like
 * the post.
 */
export function similarity(a: string, b: string): number {
	const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
	if (!short?.length || !long) return 0;
	return Math.max(
		...passages(short, long).map((passage) => (2 * common(short, passage)) / (short.length + passage.length)),
	);
}

/** The same, for putting the nearest first: a short text is not as good as a long one. */
export const weighed = (alike: number, words: string): number =>
	alike * (0.5 + 0.5 * Math.min(1, foldedWords(words).length / ENOUGH));

const wordsOf = (text: string): string[] => foldedWords(text).slice(0, LONGEST);

/** The stretches of the long text with most words of the short one; as long as it, at least. */
function passages(short: readonly string[], long: readonly string[]): (readonly string[])[] {
	if (long.length === short.length) return [long];
	const wanted = new Set(short);
	let inside = 0;
	let most = -1;
	let best: number[] = [];
	for (const [index, word] of long.entries()) {
		if (wanted.has(word)) inside++;
		const gone = long[index - short.length];
		if (gone !== undefined && wanted.has(gone)) inside--;
		const start = Math.max(0, index - short.length + 1);
		if (index + 1 < short.length || inside < most) continue;
		if (inside > most) best = [];
		most = inside;
		if (best.length < 3) best.push(start);
	}
	return best.map((start) => long.slice(start, start + short.length));
}

/** The length of the longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): number {
	let row = new Uint16Array(b.length + 1);
	for (const word of a) {
		const next = new Uint16Array(b.length + 1);
		for (let at = 0; at < b.length; at++) {
			next[at + 1] = word === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
