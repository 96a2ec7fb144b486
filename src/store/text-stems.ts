import type { Span } from '../document/span.ts';
import type { Stem } from '../language/stem.ts';
import { type Indexed, indexedIn, plainWords, WESTERN, WORD_CODES } from './words.ts';

/** The words of one text as full-text indexes take them, each looked at once, whatever parts of the text are asked for. */
export interface TextStems {
	/** The different stems of some parts of the text, and of what is said of it besides, parted by blanks. */
	in(spans: readonly Span[], besides?: readonly string[]): string;
	/** A number for each word of some parts of the text, in order. */
	hashes(spans: readonly Span[]): number[];
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
	};
}

type Each = (spans: readonly Span[], take: (word: Indexed) => void) => void;

/** Taking letters apart moves them, so every part is looked at by itself. */
const eachWord =
	(text: string, indexed: (word: string) => Indexed): Each =>
	(spans, take) => {
		for (const { start, end } of spans) for (const word of plainWords(text.slice(start, end))) take(indexed(word));
	};

function eachToken(text: string, indexed: (word: string) => Indexed): Each {
	const { starts, words } = tokens(text, indexed);
	return (spans, take) => {
		for (const { start, end } of spans) {
			for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) take(words[at] as Indexed);
		}
	};
}

function tokens(text: string, indexed: (word: string) => Indexed): { starts: number[]; words: Indexed[] } {
	const starts: number[] = [];
	const words: Indexed[] = [];
	const lower = text.toLowerCase();
	let start = -1;
	for (let at = 0; at <= lower.length; at++) {
		const isWord = WORD_CODES[lower.charCodeAt(at)] === 1;
		if (isWord && start < 0) start = at;
		else if (!isWord && start >= 0) {
			starts.push(start);
			words.push(indexed(lower.slice(start, at)));
			start = -1;
		}
	}
	return { starts, words };
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
