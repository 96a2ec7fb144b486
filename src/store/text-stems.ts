import type { Span } from '../document/span.ts';
import type { Stem } from '../language/stem.ts';
import { scan } from './scan.ts';
import { indexedIn, plainWords } from './words.ts';

/** The words of one text as full-text indexes take them. */
export interface TextStems {
	/** The different stems of some parts of the text, and of what is said of it besides, parted by blanks. */
	in(spans: readonly Span[], besides?: readonly string[]): string;
	/** A number for each word of some parts of the text, in order. */
	hashes(spans: readonly Span[]): number[];
	/** Those of the words that tell one story from another of the same making, each once. */
	telling(spans: readonly Span[]): number[];
}

export function textStems(text: string, language: string, stem: Stem): TextStems {
	const indexed = indexedIn(language, stem);
	const each = scan(text, indexed);
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
	};
}
