import type { Span } from '../document/span.ts';
import type { Stem } from '../language/stem.ts';
import { plainWords, stemsByWord, WESTERN, WORD_CODES } from './words.ts';

/** The words of one text as full-text indexes take them, each looked at once, whatever parts of the text are asked for. */
export interface TextStems {
	/** The different stems of some parts of the text, and of what is said of it besides, parted by blanks. */
	in(spans: readonly Span[], besides?: readonly string[]): string;
}

export function textStems(text: string, language: string, stem: Stem): TextStems {
	const stemsOf = stemsByWord(language, stem);
	const collect = (add: (found: Set<string>) => void, besides: readonly string[]): string => {
		const found = new Set<string>();
		add(found);
		for (const other of besides) for (const word of plainWords(other)) found.add(stemsOf(word));
		found.delete('');
		return [...found].join(' ');
	};
	if (!WESTERN.test(text)) {
		// Taking letters apart moves them.
		return {
			in: (spans, besides = []) =>
				collect((found) => {
					for (const { start, end } of spans) {
						for (const word of plainWords(text.slice(start, end))) found.add(stemsOf(word));
					}
				}, besides),
		};
	}
	const { starts, stems } = tokens(text, stemsOf);
	return {
		in: (spans, besides = []) =>
			collect((found) => {
				for (const { start, end } of spans) {
					for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) found.add(stems[at] ?? '');
				}
			}, besides),
	};
}

function tokens(text: string, stemsOf: (word: string) => string): { starts: number[]; stems: string[] } {
	const starts: number[] = [];
	const stems: string[] = [];
	const lower = text.toLowerCase();
	let start = -1;
	for (let at = 0; at <= lower.length; at++) {
		const isWord = WORD_CODES[lower.charCodeAt(at)] === 1;
		if (isWord && start < 0) start = at;
		else if (!isWord && start >= 0) {
			starts.push(start);
			stems.push(stemsOf(lower.slice(start, at)));
			start = -1;
		}
	}
	return { starts, stems };
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
