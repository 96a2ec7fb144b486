export type Distance = (a: string, b: string) => number;

/** Slips that may be in a typed word: none in the shortest, two in a long one. */
export const allowed = (word: string): number => (word.length < 3 ? 0 : word.length < 8 ? 1 : 2);

/** Those of some words that a typed one may stand for, with the number of slips. */
export function nearest(typed: string, words: readonly { word: string }[], distance: Distance): Map<string, number> {
	const near = words.map(({ word }) => [word, slipsBetween(typed, word, distance)] as const);
	return new Map(near.filter(([, slips]) => slips <= allowed(typed)));
}

/**
 * The slips of all typed words together, of which each must begin a word of a person's or be near one of the name's;
 * Infinity when one is lacking. `slips`: for each typed word what `nearest` gave.
 */
export function slipsIn(
	words: readonly { readonly word: string; readonly named: unknown }[],
	slips: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
	return [...slips].reduce((sum, [typed, near]) => {
		const each = words.map(({ word, named }) =>
			word.startsWith(typed) ? 0 : named ? (near.get(word) ?? Infinity) : Infinity,
		);
		return sum + Math.min(...each);
	}, 0);
}

/** Edits, where two neighbours changed over count as one. */
function slipsBetween(a: string, b: string, distance: Distance): number {
	const edits = distance(a, b);
	return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (a[at] === b[at]) at++;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
