import { fold } from '../document/fold.ts';
import { LENGTHS } from './options.ts';
import type { Texts } from './texts.ts';

/** Sentences of each length. */
export const SENTENCES = { short: 3, medium: 5, long: 8 } as const;
/** More than this is the article, not its summary. */
export const MOST = 50;

/** How many sentences typed words ask for: short, medium or long in the UI language or in English, or a number. */
export function sentencesOf(typed: string, texts: Texts): number | undefined {
	const word = fold(typed);
	const named = LENGTHS.find((name) => name === word || fold(texts.say(`choice.length.${name}`)) === word);
	if (named) return SENTENCES[named];
	const count = /^\d{1,3}$/u.test(word) ? Number(word) : 0;
	return count >= 1 && count <= MOST ? count : undefined;
}
