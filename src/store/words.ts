import { fold, foldedWords } from '../document/fold.ts';
import type { Stem } from '../language/stem.ts';

/** What somebody types is looked at up to these limits, however long it is. */
const TYPED = { characters: 1000, words: 32 };
/** Longer words are cut, in the index as in a question. */
const LONGEST = 64;
/** A shorter stem begins too many other words ("eu" in "europa"), so it has to be the whole word. */
const PREFIX = 4;

const cut = (word: string): string => word.slice(0, LONGEST);

/** The folded words that somebody typed, each once. */
export const typedWords = (typed: string): string[] =>
	[...new Set(foldedWords(typed.slice(0, TYPED.characters)).map(cut))].slice(0, TYPED.words);

/** Folded words by which a name or headline is found: "anna-karin" also by "karin" and by "annakarin". */
export function spellings(text: string): string[] {
	const words = foldedWords(text).flatMap((word) =>
		/['-]/u.test(word) ? [word, ...word.split(/['-]/u), word.replaceAll(/['-]/gu, '')] : [word],
	);
	return [...new Set(words.map(cut))];
}

/** The least string that sorts after every word with this beginning, by code points as by UTF-8 bytes. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;

/** The stems of a text in order, folded and parted by blanks: what a full-text index takes. */
export const stemsOf = (text: string, language: string, stem: Stem): string =>
	plainWords(text)
		.flatMap((word) => stemsOfWord(word, language, stem))
		.join(' ');

/** For each word of a question the stems that it may have in any of the languages. */
export function typedStems(typed: string, languages: readonly string[], stem: Stem): string[][] {
	const words = [...new Set(plainWords(typed.slice(0, TYPED.characters)))].slice(0, TYPED.words);
	return words
		.map((word) => [...new Set(['', ...languages].flatMap((language) => stemsOfWord(word, language, stem)))])
		.filter((stems) => stems.length > 0);
}

/** Whether a stem also stands for the longer words that begin with it ("sexköp": "sexköpslagen"). */
export const beginsWords = (stem: string): boolean => [...stem].length >= PREFIX;

function plainWords(text: string): string[] {
	const clean = text.replaceAll(/[\u00ad\u200b-\u200d\ufeff]/gu, '').normalize('NFC');
	return clean.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

/** Most words of an article stand in many others. */
const REMEMBERED = 50_000;
const remembered = new WeakMap<Stem, Map<string, readonly string[]>>();

function stemsOfWord(word: string, language: string, stem: Stem): readonly string[] {
	const known = remembered.get(stem) ?? new Map<string, readonly string[]>();
	remembered.set(stem, known);
	const key = `${language} ${word}`;
	const stems = known.get(key) ?? foldedStems(word, language, stem);
	if (known.size >= REMEMBERED) known.clear();
	if (word.length <= LONGEST) known.set(key, stems);
	return stems;
}

/** Stemming comes before folding, because endings have diacritics too; the stem of the folded word is for those typed without. */
function foldedStems(word: string, language: string, stem: Stem): string[] {
	const stems = [fold(stem(word, language)), stem(fold(word), language)];
	return [...new Set(stems.map(cut).filter((one) => one !== ''))];
}
