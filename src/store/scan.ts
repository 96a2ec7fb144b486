import type { Span } from '../document/span.ts';
import { opensSentence } from './alike/telling.ts';
import { composed, WESTERN, WORD, WORD_CODES } from './words.ts';

/** Hands over the words of some parts of a text, in order. `isName`: it has a capital that no sentence gave it. */
export type EachWord<T> = (spans: readonly Span[], take: (word: T, isName: boolean) => void) => void;

/** The words of a text, lower case, each made into what is needed of it once, whatever parts are asked for. */
export function scan<T>(text: string, make: (word: string) => T): EachWord<T> {
	return WESTERN.test(text) ? scanned(text, make) : partByPart(text, make);
}

/** Taking letters apart moves them, so every part is looked at by itself. */
const partByPart =
	<T>(text: string, make: (word: string) => T): EachWord<T> =>
	(spans, take) => {
		for (const { start, end } of spans) {
			const part = composed(text.slice(start, end));
			for (const { 0: word, index } of part.matchAll(WORD)) {
				const lower = word.toLowerCase();
				take(make(lower), word[0] !== lower[0] && !opensSentence(part, index));
			}
		}
	};

function scanned<T>(text: string, make: (word: string) => T): EachWord<T> {
	const { starts, words, names } = tokens(text, make);
	return (spans, take) => {
		for (const { start, end } of spans) {
			for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) {
				take(words[at] as T, names[at] === true);
			}
		}
	};
}

function tokens<T>(text: string, make: (word: string) => T) {
	const starts: number[] = [];
	const words: T[] = [];
	const names: boolean[] = [];
	const lower = text.toLowerCase();
	let start = -1;
	for (let at = 0; at <= lower.length; at++) {
		const isWord = WORD_CODES[lower.charCodeAt(at)] === 1;
		if (isWord && start < 0) start = at;
		else if (!isWord && start >= 0) {
			starts.push(start);
			words.push(make(lower.slice(start, at)));
			names.push(text.charCodeAt(start) !== lower.charCodeAt(start) && !opensSentence(text, start));
			start = -1;
		}
	}
	return { starts, words, names };
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
