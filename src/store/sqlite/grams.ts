/** Blanks around a word, so that its first and last letters make trigrams of their own. */
const EDGE = '  ';

/** The trigrams of a word. Two words with one slip between them share at least one when they have three letters. */
export function gramsOf(word: string): string[] {
	const letters = [...`${EDGE}${word}${EDGE}`];
	return [...new Set(letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`))];
}
