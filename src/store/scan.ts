import type { Span } from '../document/span.ts';
import { opensSentence } from './alike/telling.ts';
import { FIRST, firstHash, SECOND, secondHash, type Vocabulary } from './vocabulary.ts';
import { composed } from './words.ts';

/** The words of a text in order, as numbers of a vocabulary. */
export interface Scanned {
	/** Where each begins. */
	readonly starts: readonly number[];
	readonly words: readonly number[];
	/** Whether it has a capital that no sentence gave it. */
	readonly names: readonly boolean[];
}

export const scan = (text: string, vocabulary: Vocabulary): Scanned =>
	scannedByCode(text, vocabulary) ?? scannedByPattern(text, vocabulary);

/** Hands over the places, in the rows of `scanned`, of the words that begin in some parts of the text. */
export function eachIn({ starts }: Scanned, spans: readonly Span[], take: (at: number) => void): void {
	for (const { start, end } of spans) {
		for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) take(at);
	}
}

/** What a code is: it parts words, is of a word, is seen by nobody, or makes a text one for the pattern. */
const [PARTS, OF_WORD, UNSEEN, OTHER] = [0, 1, 2, 3];
/** Codes of the languages of western Europe, whose letters are in their composed form; and signs of any language. */
const LAST = 0x17f;
const DOTTED = 0x130;
const SIGNS: readonly (readonly [number, number])[] = [
	[0x2000, 0x206f],
	[0x20a0, 0x20cf],
	[0x2190, 0x245f],
	[0x2500, 0x2bff],
	// Halves of pictures.
	[0xd83c, 0xd83e],
	[0xdc00, 0xdfff],
];

const CODES = Uint8Array.from({ length: 0x10000 }, (_, code) => {
	if (code === DOTTED) return OTHER;
	if (code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff) return UNSEEN;
	if (code <= LAST) return /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? OF_WORD : PARTS;
	return SIGNS.some(([from, to]) => code >= from && code <= to) ? PARTS : OTHER;
});

/** Undefined for a text with a letter of another writing. */
function scannedByCode(text: string, vocabulary: Vocabulary): Scanned | undefined {
	const starts: number[] = [];
	const words: number[] = [];
	const names: boolean[] = [];
	const lower = text.toLowerCase();
	if (lower.length !== text.length) return undefined;
	let start = -1;
	let first = FIRST;
	let second = SECOND;
	for (let at = 0; at <= lower.length; at++) {
		const code = lower.charCodeAt(at);
		const kind = at < lower.length ? CODES[code] : PARTS;
		if (kind === OF_WORD) {
			if (start < 0) {
				start = at;
				first = FIRST;
				second = SECOND;
			}
			first = firstHash(first, code);
			second = secondHash(second, code);
		} else if (kind === OTHER) return undefined;
		else if (kind === PARTS && start >= 0) {
			const known = vocabulary.find(first, second);
			words.push(known < 0 ? vocabulary.add(first, second, composed(lower.slice(start, at))) : known);
			starts.push(start);
			names.push(text.charCodeAt(start) !== lower.charCodeAt(start) && !opensSentence(text, start));
			start = -1;
		}
	}
	return { starts, words, names };
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\ufeff]*/gu;

function scannedByPattern(text: string, vocabulary: Vocabulary): Scanned {
	const found = [...text.matchAll(WORD)];
	const lower = found.map(([word]) => composed(word).toLowerCase());
	return {
		starts: found.map(({ index }) => index),
		words: lower.map((word) => vocabulary.numberOf(word)),
		names: found.map(({ 0: word, index }, at) => word[0] !== lower[at]?.[0] && !opensSentence(text, index)),
	};
}

/** The index of the first that is not below. */
function firstFrom(sorted: readonly number[], least: number): number {
	let from = 0;
	let to = sorted.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((sorted[middle] ?? 0) < least) from = middle + 1;
		else to = middle;
	}
	return from;
}
