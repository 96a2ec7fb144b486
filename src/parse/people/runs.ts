import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { LONG_CASE } from './naming.ts';

export const isWord = (token: Token | undefined): token is Token => token !== undefined && token.kind === 'word';

/** May a run of capitals that names somebody begin here? */
export function startsName(tokens: readonly Token[], i: number): boolean {
	const token = tokens[i] as Token;
	// "3F": a letter that belongs to a number.
	if (token.capital) return token.spaced || tokenAt(tokens, i - 1)?.kind !== 'number';
	if ((token.flags & W.nameParticle) === 0) return false;
	// A word that is a preposition too opens a name only behind a cue or a title: "sagte von Eschenau".
	const prior = flagsAt(tokens, i - 1);
	if ((token.flags & (W.preposition | W.common)) !== 0) {
		if ((prior & (W.say | W.write | W.title | W.honorific)) === 0) return false;
		// "skrevet af Maja Holm": before a whole name it tells who wrote it.
		if (tokens[i + 1]?.capital && tokens[i + 2]?.capital && tokens[i + 2]?.spaced) return false;
	}
	const next = tokens[i + 1];
	return (
		isWord(next) &&
		next.capital &&
		(next.flags & W.common) === 0 &&
		!((tokenAt(tokens, i - 1)?.capital ?? false) && token.spaced)
	);
}

/** "Foto: Ulla Ek": who made the picture is none of the article's people. */
export function isCredit(tokens: readonly Token[], at: number, { language }: Lexicon): boolean {
	const mark = textAt(tokens, at - 1);
	if (mark !== ':' && mark !== '/') return false;
	const label = tokenAt(tokens, at - 2)?.lower ?? '';
	return language.labels.credit.includes(label) || language.labels.byline.includes(label);
}

/** "K.-H" of "K.-H. Brandt". */
const isInitials = (word: string): boolean => word.length === 4 && word.charAt(1) === '.';

export function endOfRun(tokens: readonly Token[], start: number): number {
	let end = start + 1;
	while (end < tokens.length) {
		const token = tokens[end] as Token;
		const previous = tokens[end - 1] as Token;
		if ((token.signs & M.fresh) !== 0) break;
		// "promised Jim Sallow I'd do it"
		if (token.spaced && (token.flags & W.speaking) !== 0 && (token.flags & W.firstName) === 0) break;
		if (token.kind === 'word' && token.capital && (token.spaced || previous.text === '.')) end++;
		else if (
			token.text === '.' &&
			!token.spaced &&
			(previous.text.length <= 2 || isInitials(previous.text)) &&
			previous.capital &&
			(tokens[end + 1]?.capital ?? false)
		)
			end++;
		else if (token.text === '.' && !token.spaced && isShortened(previous) && (tokens[end + 1]?.capital ?? false)) end++;
		else if (isAffiliation(tokens, start, end)) break;
		else if ((token.flags & W.nameParticle) !== 0 && followsWithName(tokens, end)) end++;
		else if ((token.signs & M.givenParticle) !== 0 && isGivenBefore(tokens, end) && (tokens[end + 1]?.capital ?? false))
			end++;
		else if (
			(((token.flags & W.definite) !== 0 && (previous.flags & W.nameParticle) !== 0) || isJoining(tokens, end)) &&
			(tokens[end + 1]?.capital ?? false)
		)
			end++;
		else if (token.text === '&' && (tokens[end + 1]?.capital ?? false)) end++;
		else break;
	}
	return end;
}

/** "Dr.", "Mrs.": the full stop behind "Sister." ends a sentence. */
export const isShortened = (token: Token | undefined): boolean =>
	token !== undefined && (token.flags & W.honorific) !== 0 && (token.signs & M.abbreviation) !== 0;

/** "Ulf Eck von der Bergwacht": behind a surname, a particle with an article tells where somebody belongs. */
function isAffiliation(tokens: readonly Token[], start: number, at: number): boolean {
	const { flags } = tokens[at] as Token;
	if ((flags & W.nameParticle) === 0 || (flags & W.preposition) === 0) return false;
	const last = tokens[at - 1];
	const article = tokens[at + 1];
	// "die Klasse von Wilma Eck", "Das Fazit von Wilma Eck": a noun behind its article, and whose it is.
	const noun = at - start === 1 || (at - start === 2 && tokens[start]?.kind === 'word');
	if (noun && (flagsAt(tokens, at - 2) & (W.definite | W.indefinite)) !== 0) {
		if (((article?.flags ?? 0) & W.definite) !== 0) return article?.capital === false;
		return article?.capital === true && tokens[at + 2]?.capital === true && tokens[at + 2]?.spaced === true;
	}
	if (((article?.flags ?? 0) & W.definite) === 0 || article?.capital) return false;
	// What ends as a noun does is a surname behind a first name: "Kuno Altgast von der Schule".
	const named = (flagsAt(tokens, at - 2) & W.firstName) !== 0 ? W.unnamed : 0;
	const given = (last?.flags ?? 0) & (W.firstName | W.title | W.honorific | W.unnamed) & ~named;
	return given === 0 && last?.capital === true && at - start >= 2 && tokens[start]?.kind === 'word';
}

/** "Karla zu Eck", "Karla von und zu Eck", "Karl Prinz zu Eck" */
function isGivenBefore(tokens: readonly Token[], at: number): boolean {
	const before = flagsAt(tokens, at - 1);
	if ((before & W.firstName) !== 0) return true;
	return (before & (W.title | W.unnamed)) !== 0 && (flagsAt(tokens, at - 2) & W.firstName) !== 0;
}

/** "Moritz Graf von Eck": a title between a first name and a particle is part of the name. */
const isRank = (tokens: readonly Token[], at: number): boolean => {
	const next = tokens[at + 1];
	const particle = next !== undefined && ((next.flags & W.nameParticle) !== 0 || (next.signs & M.givenParticle) !== 0);
	return particle && !next.capital && (flagsAt(tokens, at - 1) & W.firstName) !== 0;
};

/** "Ragnvald von der Lippe": a short word behind a particle that is nothing else. */
const isJoining = (tokens: readonly Token[], at: number): boolean =>
	flagsAt(tokens, at - 1) === W.nameParticle && tokens[at]?.capital === false && (tokens[at]?.text.length ?? 9) <= 3;

/** Particles may stand in a row: "van der Berg". */
function followsWithName(tokens: readonly Token[], at: number): boolean {
	let next = isJoining(tokens, at + 1) ? at + 2 : at + 1;
	while (
		((tokens[next]?.flags ?? 0) & (W.nameParticle | W.definite)) !== 0 &&
		!(tokens[next]?.capital ?? true) &&
		next < at + 3
	)
		next++;
	return tokens[next]?.capital ?? false;
}

/** "DanskVand Bo Ek": a capital inside a word, behind more than "Mac". */
export const BODY = /\p{Ll}{3}\p{Lu}/u;

/** "Stigsdotter": a noun for kin by its end; where nouns have no capitals, kin have none inside a sentence. */
const isKin = ({ flags }: Token, { language }: Lexicon): boolean =>
	!language.capitalNouns &&
	(flags & W.unnamed) !== 0 &&
	((flags & (W.female | W.male)) === W.female || (flags & (W.female | W.male)) === W.male);

/** A name ends before a title, before a noun that it owns ("Tom Bergers Frau Ruth"), and with a case ("Tomi Hallalle Ruut"). */
export function endsName(tokens: readonly Token[], start: number, at: number, end: number, lexicon: Lexicon): boolean {
	const { nameEndings, capitalNouns } = lexicon.language;
	const { flags } = tokens[at] as Token;
	if (isCalling(tokens[at] as Token, lexicon) && at < end - 1 && !isRank(tokens, at)) return true;
	if (at - start < 2 || (flagsAt(tokens, at - 1) & W.firstName) !== 0) return false;
	const before = (tokens[at - 1] as Token).lower;
	const owned = capitalNouns && at < end - 1 && (flags & (W.honorific | W.unnamed)) !== 0;
	if (owned) return nameEndings.some((ending) => ending.length === 1 && before.endsWith(ending));
	return (flags & W.firstName) !== 0 && nameEndings.some((ending) => LONG_CASE.test(ending) && before.endsWith(ending));
}

const isCalling = (token: Token, lexicon: Lexicon): boolean => (token.flags & W.title) !== 0 && !isKin(token, lexicon);

/** Letters of a noun for kin that stands before a name without an ending: "Mamma", "Mormor". */
const SHORT_KIN = 6;

export function isCalled(token: Token, initial: boolean, lexicon: Lexicon): boolean {
	if ((token.flags & (W.title | W.unnamed)) === 0) return false;
	if (!isKin(token, lexicon)) return true;
	if (!initial || token.text.length <= SHORT_KIN) return initial;
	// "Svärdottern Ida Ek", but "Stigsdotter Ek"
	const { definiteEndings } = lexicon.language;
	return definiteEndings.some(
		(ending) => token.lower.endsWith(ending) && (lexicon.flags(token.lower.slice(0, -ending.length)) & W.unnamed) !== 0,
	);
}
