const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The phrases as the alternatives of an expression, the longest first; none match nothing. */
export const anyOf = (words: readonly string[]): string =>
	words.length === 0
		? '(?!)'
		: [...words]
				.sort((a, b) => b.length - a.length)
				.map(literal)
				.join('|');

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Each phrase with a small and with a capital letter at its head. */
export const eitherCase = (words: readonly string[]): string[] => words.flatMap((word) => [word, capitalised(word)]);

/** Each phrase in small letters, with a capital at its head or at each word's, and in capitals. */
export const anyCase = (words: readonly string[]): string[] => [
	...new Set(
		words.flatMap((word) => [...eitherCase([word]), word.toUpperCase(), word.split(' ').map(capitalised).join(' ')]),
	),
];

/** A first name and one to three more, of which one may be an initial. */
export const FULL_NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]+)){1,3}";
