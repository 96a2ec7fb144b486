import { ANY_CUE, type Lexicon, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { type Token, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import type { Subject } from './subject.ts';

/** "sagt sie" or "sagen sie": null where no verb stands beside a word that may mean either, or it means only one. */
export function severalAt({ lexicon }: Scene, { tokens }: Unit, at: number): boolean | null {
	const { theyVerbs } = lexicon.language.pronouns;
	const both = W.she | W.they;
	if (theyVerbs.length === 0 || ((tokens[at]?.flags ?? 0) & both) !== both) return null;
	const before = tokenAt(tokens, at - 1);
	const verb = isVerb(before) ? before : tokens[at + 1];
	return isVerb(verb) ? theyVerbs.some((ending) => verb.lower.endsWith(ending)) : null;
}

const isVerb = (token: Token | undefined): token is Token =>
	token !== undefined && !token.capital && (token.flags & (ANY_CUE | W.auxiliary)) !== 0;

/** By the noun, else by its article: "der Angeklagte", "die Angeklagte"; "die Forscher" are several. */
export function genderOf({ lexicon }: Scene, article: Token | undefined, noun: Token | undefined): Subject['gender'] {
	const flags = (noun?.flags ?? 0) & (W.female | W.male);
	const { articles } = lexicon.language;
	if (flags === W.female) return 'she';
	if (flags === W.male) return articles?.she.includes(article?.lower ?? '') === true ? 'they' : 'he';
	if (flags !== 0 || articles === undefined || article === undefined || noun === undefined) return null;
	if ((noun.flags & (W.title | W.unnamed | W.organisation)) === 0) return null;
	// "die Behörden"
	if (articles.she.includes(article.lower) && articles.pluralEndings.some((ending) => noun.lower.endsWith(ending)))
		return 'they';

	if ((noun.flags & W.organisation) !== 0 && articles.she.includes(article.lower)) return 'she';
	if (articles.he.includes(article.lower)) return 'he';
	// "die Anwohner": a noun that a woman's ending would follow.
	if (articles.she.includes(article.lower) && isMans(lexicon, noun.lower)) return 'they';
	const ends = articles.sheEndings.some((ending) => noun.lower.endsWith(ending));
	return ends && articles.she.includes(article.lower) ? 'she' : null;
}
/** "Anwohner", beside which there is "Anwohnerin" */
const isMans = (lexicon: Lexicon, noun: string): boolean =>
	lexicon.language.articles?.sheEndings.some(
		(ending) => ending.length > 1 && (lexicon.flags(noun + ending) & (W.title | W.unnamed)) !== 0,
	) === true;
