import type { Phrases } from '../language/lexicon.ts';
import type { Token } from './token.ts';

/** Do these words stand at a token, in any case? */
export function standsAt(words: readonly string[], tokens: readonly Token[], at: number): boolean {
	for (let k = 0; k < words.length; k++) if (tokens[at + k]?.lower !== words[k]) return false;
	return true;
}

/** How many tokens the longest phrase takes that begins at one; 0 where none does. */
export function phraseAt(phrases: Phrases, tokens: readonly Token[], at: number): number {
	const same = phrases.get((tokens[at] as Token).lower);
	if (same === undefined) return 0;
	for (let nth = 0; nth < same.length; nth++) {
		const words = same[nth] as readonly string[];
		if (standsAt(words, tokens, at)) return words.length;
	}
	return 0;
}
