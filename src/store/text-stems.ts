import type { Span } from '../document/span.ts';
import type { Stem } from '../language/stem.ts';
import { opensSentence } from './alike/telling.ts';
import { composed, type Indexed, indexedIn, plainWords, WESTERN, WORD, WORD_CODES } from './words.ts';

/** The words of one text as full-text indexes take them, each looked at once, whatever parts of the text are asked for. */
export interface TextStems {
	/** The different stems of some parts of the text, and of what is said of it besides, parted by blanks. */
	in(spans: readonly Span[], besides?: readonly string[]): string;
	/** A number for each word of some parts of the text, in order. */
	hashes(spans: readonly Span[]): number[];
	/** Those of the words that tell one story from another of the same making, each once: numbers, names, days, months. */
	telling(spans: readonly Span[]): number[];
	/** The words of a part of the text, lower case and in order, and whether each tells one story from another. */
	words(span: Span): { readonly words: string[]; readonly telling: boolean[] };
}

export function textStems(text: string, language: string, stem: Stem): TextStems {
	const indexed = indexedIn(language, stem);
	const each = WESTERN.test(text) ? eachToken(text, indexed) : eachWord(text, indexed);
	return {
		in: (spans, besides = []) => {
			const found = new Set<string>();
			each(spans, ({ stems }) => found.add(stems));
			for (const other of besides) for (const word of plainWords(other)) found.add(indexed(word).stems);
			found.delete('');
			return [...found].join(' ');
		},
		hashes: (spans) => {
			const hashes: number[] = [];
			each(spans, ({ hash }) => hashes.push(hash));
			return hashes;
		},
		telling: (spans) => {
			const found = new Set<number>();
			each(spans, ({ hash, dated }, isName) => {
				if (dated || isName) found.add(hash);
			});
			return [...found];
		},
		words: (span) => {
			const words: string[] = [];
			const telling: boolean[] = [];
			each([span], ({ word, dated }, isName) => {
				words.push(word);
				telling.push(dated || isName);
			});
			return { words, telling };
		},
	};
}

/** `isName`: it has a capital that no sentence gave it. */
type Each = (spans: readonly Span[], take: (word: Indexed, isName: boolean) => void) => void;

/** Taking letters apart moves them, so every part is looked at by itself. */
const eachWord =
	(text: string, indexed: (word: string) => Indexed): Each =>
	(spans, take) => {
		for (const { start, end } of spans) {
			const part = composed(text.slice(start, end));
			for (const { 0: word, index } of part.matchAll(WORD)) {
				const lower = word.toLowerCase();
				take(indexed(lower), word[0] !== lower[0] && !opensSentence(part, index));
			}
		}
	};

function eachToken(text: string, indexed: (word: string) => Indexed): Each {
	const { starts, words, names } = tokens(text, indexed);
	return (spans, take) => {
		for (const { start, end } of spans) {
			for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) {
				take(words[at] as Indexed, names[at] === true);
			}
		}
	};
}

function tokens(text: string, indexed: (word: string) => Indexed) {
	const starts: number[] = [];
	const words: Indexed[] = [];
	const names: boolean[] = [];
	const lower = text.toLowerCase();
	let start = -1;
	for (let at = 0; at <= lower.length; at++) {
		const isWord = WORD_CODES[lower.charCodeAt(at)] === 1;
		if (isWord && start < 0) start = at;
		else if (!isWord && start >= 0) {
			starts.push(start);
			words.push(indexed(lower.slice(start, at)));
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
