import type { Span } from '../document/span.ts';
import type { Stem } from '../language/stem.ts';
import { eachIn, scan } from './scan.ts';
import { Vocabulary } from './vocabulary.ts';
import { type Indexed, indexedAs, plainWords } from './words.ts';

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
	const known = lexiconOf(language, stem);
	const scanned = scan(text, known.vocabulary);
	const { words, names } = scanned;
	const each = (spans: readonly Span[], take: (word: Indexed, at: number) => void): void =>
		eachIn(scanned, spans, (at) => take(known.indexed(words[at] ?? 0), at));
	return {
		in: (spans, besides = []) => {
			const found = new Set<string>();
			each(spans, ({ stems }) => found.add(stems));
			for (const other of besides) {
				for (const word of plainWords(other)) found.add(known.indexed(known.vocabulary.numberOf(word)).stems);
			}
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
			each(spans, ({ hash, dated }, at) => {
				if (dated || names[at]) found.add(hash);
			});
			return [...found];
		},
	};
}

interface Lexicon {
	readonly vocabulary: Vocabulary;
	indexed(number: number): Indexed;
}

const lexicons = new WeakMap<Stem, Map<string, Lexicon>>();

/** What was made of the words of a language lately; begun anew when it is full. */
function lexiconOf(language: string, stem: Stem): Lexicon {
	const languages = lexicons.get(stem) ?? new Map<string, Lexicon>();
	lexicons.set(stem, languages);
	const known = languages.get(language);
	if (known && !known.vocabulary.isFull) return known;
	const vocabulary = new Vocabulary();
	const made: (Indexed | undefined)[] = [];
	const lexicon: Lexicon = {
		vocabulary,
		indexed: (number) => {
			made[number] ??= indexedAs(vocabulary.words[number] ?? '', language, stem);
			return made[number];
		},
	};
	languages.set(language, lexicon);
	return lexicon;
}
