import { fold, foldedWords } from '../document/fold.ts';
import type { Stem } from '../language/stem.ts';
import { isDated } from './alike/calendar.ts';
import { hashOf } from './alike/prints.ts';

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

/** One word of a question, in the stems that it may have in any language. */
export interface TypedWord {
	/** In the spelling that was typed. */
	readonly exact: readonly string[];
	/** In any spelling that folds to the same, as typed among them. */
	readonly any: readonly string[];
}

export function typedStems(typed: string, languages: readonly string[], stem: Stem): TypedWord[] {
	const words = [...new Set(plainWords(typed.slice(0, TYPED.characters)))].slice(0, TYPED.words);
	return words.flatMap((word) => {
		const forms = ['', ...languages].map((language) => formsOf(word, language, stem));
		const folded = known(forms.flatMap((form) => form.folded));
		const exact = known(forms.map((form) => form.exact));
		const any = known([...exact, ...folded, ...folded.map(marked)]);
		return any.length === 0 ? [] : [{ exact: exact.length === 0 ? any : exact, any }];
	});
}

/** Each once, and none that is empty. */
const known = (stems: readonly string[]): string[] => [...new Set(stems)].filter((stem) => stem !== '');

/** Whether a stem also stands for the longer words that begin with it ("sexköp": "sexköpslagen"). */
export const beginsWords = (stem: string): boolean => [...stem.replace(MARK, '')].length >= PREFIX;

/** Hyphens and joiners that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200d\ufeff]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** The words of a text, lower case, in composed form. */
export const plainWords = (text: string): string[] => composed(text).toLowerCase().match(WORD) ?? [];

/** Without what nobody sees, each letter with its marks in one. */
export const composed = (text: string): string => text.replaceAll(UNSEEN, '').normalize('NFC');

/** Signs that come of folding a single letter or figure ("⑴"): an index would part the word there. */
const PARTING = /[^\p{L}\p{M}\p{N}]/gu;

/** A plain word of one language. */
export interface Indexed {
	/** Its stems, parted by blanks: what a full-text index takes. */
	readonly stems: string;
	/** The same for all inflections, as far as its stems are. */
	readonly hash: number;
	/** It has a figure in it, or is a day or a month. */
	readonly dated: boolean;
}

export function indexedAs(word: string, language: string, stem: Stem): Indexed {
	const stems = stemsOf(formsOf(word, language, stem));
	return { stems, hash: hashOf(stems), dated: isDated(word, language) };
}

/** Stands before a stem that the text has in another spelling ("°lax" for "läxa"); no word holds it. */
const MARK = '°';
const marked = (stem: string): string => `${MARK}${stem}`;
const ASCII = /^[\0-\x7f]*$/u;

interface Forms {
	/** As it is spelt. */
	readonly exact: string;
	/** Without diacritics; stemming comes before folding, because endings have them too, and after it for those typed without. */
	readonly folded: readonly string[];
}

function formsOf(word: string, language: string, stem: Stem): Forms {
	const exact = unparted(stem(word, language));
	if (ASCII.test(word)) return { exact, folded: [exact] };
	return { exact, folded: known([unparted(fold(exact)), unparted(stem(fold(word), language))]) };
}

const unparted = (stem: string): string => cut(stem.replaceAll(PARTING, ''));

const stemsOf = ({ exact, folded }: Forms): string =>
	known([exact, ...folded.filter((one) => one !== exact).map(marked)]).join(' ');
