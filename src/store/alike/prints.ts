/** Words in a row that are looked at together. */
const ROW = 5;
/** Prints of one text: enough to tell that two share half of their rows. */
const MOST = 16;
/** Of a shorter text other texts hold too much by chance: numbers, names and set phrases. */
const LEAST_WORDS = 40;
/** Prints that two texts have in common before they are compared. */
export const ENOUGH_IN_COMMON = 9;
/** Stored texts that are looked at. */
export const CANDIDATES = 8;

/**
 * A few numbers by which texts that share most of their words find each other, whatever stands around: of all rows of
 * five words those with the smallest hashes (Broder 1997, On the resemblance and containment of documents). None of a
 * text that is too short to tell. `words`: a hash of each word, in order.
 */
export function printsOf(words: readonly number[]): number[] {
	if (words.length < LEAST_WORDS) return [];
	const least: number[] = [];
	for (let end = ROW; end <= words.length; end++) {
		let hash = 0;
		for (let at = end - ROW; at < end; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193) + 0x9e3779b9;
		keep(least, mixed(hash));
	}
	return least;
}

/** Keeps the smallest, each once, in order. */
function keep(least: number[], number: number): void {
	if (least.length === MOST && number >= (least[MOST - 1] ?? 0)) return;
	let at = least.length;
	while (at > 0 && (least[at - 1] ?? 0) > number) at--;
	if (least[at - 1] === number) return;
	least.splice(at, 0, number);
	if (least.length > MOST) least.pop();
}

/** FNV-1a of a word. */
export function hashOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	return hash | 0;
}

/** Spreads similar numbers over all 32 bits, without a sign (the finalizer of MurmurHash3). */
function mixed(number: number): number {
	let hash = number;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
