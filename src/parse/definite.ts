import { type Lexicon, W } from '../language/lexicon.ts';
import { flagsAt } from './token.ts';
import type { Unit } from './unit.ts';

const ARTICLES = W.definite | W.her | W.his;

/** Does a noun for a person mean somebody whom the reader knows: "rektorn", "the head", "hans tränare"? */
export function isDefinite(lexicon: Lexicon, { tokens }: Unit, at: number): boolean {
	const noun = tokens[at];
	if (noun === undefined) return false;
	if (((noun.flags | flagsAt(tokens, at - 1)) & ARTICLES) !== 0) return true;
	const { capitalNouns, definiteEndings, nameChanges } = lexicon.language;
	// Where nouns have no articles, any may.
	if (nameChanges.length > 0) return true;
	// Endings that are cases alone tell nothing.
	if (capitalNouns) return false;
	return definiteEndings.some(
		(ending) =>
			noun.lower.length > ending.length + 2 &&
			noun.lower.endsWith(ending) &&
			(noun.flags === 0 || (lexicon.flags(noun.lower.slice(0, -ending.length)) & (W.title | W.unnamed)) !== 0),
	);
}
