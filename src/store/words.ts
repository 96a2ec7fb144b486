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

/** The different stems of some texts, folded and parted by blanks: what a full-text index takes. */
export function stemsOf(texts: readonly string[], language: string, stem: Stem): string {
	const known = rememberedBy(stem, language);
	const found = new Set<string>();
	for (const text of texts) {
		for (const word of plainWords(text)) {
			let stems = known.get(word);
			if (stems === undefined) {
				stems = foldedStems(word, language, stem).join(' ');
				if (known.size >= REMEMBERED) known.clear();
				if (word.length <= LONGEST) known.set(word, stems);
			}
			if (stems !== '') found.add(stems);
		}
	}
	return [...found].join(' ');
}

/** For each word of a question the stems that it may have in any of the languages. */
export function typedStems(typed: string, languages: readonly string[], stem: Stem): string[][] {
	const words = [...new Set(plainWords(typed.slice(0, TYPED.characters)))].slice(0, TYPED.words);
	return words
		.map((word) => [...new Set(['', ...languages].flatMap((language) => foldedStems(word, language, stem)))])
		.filter((stems) => stems.length > 0);
}

/** Whether a stem also stands for the longer words that begin with it ("sexköp": "sexköpslagen"). */
export const beginsWords = (stem: string): boolean => [...stem].length >= PREFIX;

/** Hyphens and joiners that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200d\ufeff]/gu;
/** Letters and digits of the languages of western Europe alone: their composed form, and quick to take apart. */
const WESTERN = /^[\n -~\u00a0-\u00ac\u00ae-\u012f\u0131-\u017f\u2010-\u2027]*$/u;
const WESTERN_WORD = /[\da-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00df-\u00f6\u00f8-\u017f]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

function plainWords(text: string): string[] {
	if (WESTERN.test(text)) return text.toLowerCase().match(WESTERN_WORD) ?? [];
	return text.replaceAll(UNSEEN, '').normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/** Signs that come of folding a single letter or figure ("⑴"): an index would part the word there. */
const PARTING = /[^\p{L}\p{M}\p{N}]/gu;

/** Most words of an article stand in many others. */
const REMEMBERED = 20_000;
const remembered = new WeakMap<Stem, Map<string, Map<string, string>>>();

/** Stems by word, of one language. */
function rememberedBy(stem: Stem, language: string): Map<string, string> {
	const languages = remembered.get(stem) ?? new Map<string, Map<string, string>>();
	remembered.set(stem, languages);
	const known = languages.get(language) ?? new Map<string, string>();
	languages.set(language, known);
	return known;
}

/** Stemming comes before folding, because endings have diacritics too; the stem of the folded word is for those typed without. */
function foldedStems(word: string, language: string, stem: Stem): string[] {
	const stems = [fold(stem(word, language)), stem(fold(word), language)];
	return [...new Set(stems.map((one) => cut(one.replaceAll(PARTING, ''))).filter((one) => one !== ''))];
}
