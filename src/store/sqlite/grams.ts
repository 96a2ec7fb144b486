/** Blanks around a word, so that its first and last letters make trigrams of their own. */
const EDGE = '  ';

/** The trigrams of a word. Two words with one slip between them share at least one when they have three letters. */
export function gramsOf(word: string): string[] {
	const letters = [...`${EDGE}${word}${EDGE}`];
	return [...new Set(letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`))];
}

/** Signs at which FTS5 would part a trigram, each with a letter that no folded word has. */
const SIGNS: Readonly<Record<string, string>> = { ' ': 'Ⓐ', "'": 'Ⓑ', '-': 'Ⓒ' };

/** The trigrams of a word as a full-text index takes them, each with the length that the other word has to have. */
export const gramTokens = (word: string, size = word.length): string[] =>
	gramsOf(word).map((gram) => `${gram.replaceAll(/[ '-]/gu, (sign) => SIGNS[sign] ?? '')}${size}`);
