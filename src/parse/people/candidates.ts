import { ANY_CUE, type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import { LONG_CASE } from './naming.ts';
import type { Entry, Register } from './register.ts';
import { spelled } from './spelled.ts';

/** A run of capitalised words that may name a person. */
export interface Candidate {
	readonly unit: Unit;
	/** Token indices, end exclusive. */
	readonly from: number;
	readonly to: number;
	/** The words of the name, particles included, as printed; the last without a genitive only where that is certain. */
	readonly parts: readonly string[];
	/** The same, folded. */
	readonly folded: readonly string[];
	/** The folded words in one, the last of them, and what the article tells of both. */
	readonly key: string;
	readonly whole: Entry;
	readonly last: string;
	readonly lastWord: Entry;
	/** The last word with and without an ending of the language. */
	readonly bare: readonly string[];
	/** How many of them have a capital. */
	readonly names: number;
	/** How much speaks for a person; from 2 on it counts as one. */
	score: number;
	/** It does, all in all. */
	sure: boolean;
	/** Stands first in its sentence, where any word has a capital. */
	readonly initial: boolean;
	/** A cue verb stands beside it. */
	readonly cued: boolean;
	/** Index of the first title or honorific word right before the name, or -1. */
	readonly title: number;
	/** Index of an organisation's genitive before the name ("Räddningsmissionens"), or -1. */
	readonly owner: number;
}

const ALL_CAPITALS = /^\p{Lu}{2,}\d*$/u;
/** Cannot begin a name where any word has a capital. */
const NO_BEGINNING = W.common | ANY_CUE | W.preposition | W.definite | W.indefinite;
const LONGEST_NAME = 5;
/** Longest abbreviation behind a name. */
const LONGEST_LETTERS = 4;
/** "Edward Loxley III" */
const NUMERAL = /^[IVX]+$/;
/** A word of this length in the genitive is an organisation rather than a rare first name. */
const LONG_OWNER = 9;
/** Cannot be the noun before a name. */
const NO_TITLE = W.preposition | W.common | W.organisation | W.and | W.that | W.speaking | W.definite | W.indefinite;
/** Pronouns with a capital. */
const ADDRESS = W.she | W.they | W.her | W.his;
const NOT_A_NAME = W.common | W.notPeople | W.title | W.organisation;

const isShouted = ({ signs }: Token): boolean => (signs & M.shouted) !== 0;

const isWord = (token: Token | undefined): token is Token => token !== undefined && token.kind === 'word';

/** Capitalised runs of a unit, cut at titles, with the evidence around each. */
export function candidatesOf(unit: Unit, lexicon: Lexicon, register: Register): Candidate[] {
	const { tokens } = unit;
	const found: Candidate[] = [];
	let behind = 0;
	for (let nth = 0; nth < unit.names.length; nth++) {
		const i = unit.names[nth] as number;
		if (i < behind || !startsName(tokens, i)) continue;
		behind = endOfRun(tokens, i);
		if (!isCredit(tokens, i, lexicon)) cut(found, unit, i, behind, lexicon, register);
	}
	return found;
}

function startsName(tokens: readonly Token[], i: number): boolean {
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
function isCredit(tokens: readonly Token[], at: number, { language }: Lexicon): boolean {
	const mark = textAt(tokens, at - 1);
	if (mark !== ':' && mark !== '/') return false;
	const label = tokenAt(tokens, at - 2)?.lower ?? '';
	return language.labels.credit.includes(label) || language.labels.byline.includes(label);
}

/** "K.-H" of "K.-H. Brandt". */
const isInitials = (word: string): boolean => word.length === 4 && word.charAt(1) === '.';

function endOfRun(tokens: readonly Token[], start: number): number {
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
const BODY = /\p{Ll}{3}\p{Lu}/u;

/** "Stigsdotter": a noun for kin by its end; where nouns have no capitals, kin have none inside a sentence. */
const isKin = ({ flags }: Token, { language }: Lexicon): boolean =>
	!language.capitalNouns &&
	(flags & W.unnamed) !== 0 &&
	((flags & (W.female | W.male)) === W.female || (flags & (W.female | W.male)) === W.male);

/** A name ends before a title, before a noun that it owns ("Tom Bergers Frau Ruth"), and with a case ("Tomi Hallalle Ruut"). */
function endsName(tokens: readonly Token[], start: number, at: number, end: number, lexicon: Lexicon): boolean {
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

function isCalled(token: Token, initial: boolean, lexicon: Lexicon): boolean {
	if ((token.flags & (W.title | W.unnamed)) === 0) return false;
	if (!isKin(token, lexicon)) return true;
	if (!initial || token.text.length <= SHORT_KIN) return initial;
	// "Svärdottern Ida Ek", but "Stigsdotter Ek"
	const { definiteEndings } = lexicon.language;
	return definiteEndings.some(
		(ending) => token.lower.endsWith(ending) && (lexicon.flags(token.lower.slice(0, -ending.length)) & W.unnamed) !== 0,
	);
}

/** Takes titles, honorifics, sentence openers and an owner off the front of a run, and files what is left. */
function cut(found: Candidate[], unit: Unit, from: number, run: number, lexicon: Lexicon, register: Register): void {
	const { tokens } = unit;
	const opening = sentenceAt(unit, from)?.from ?? 0;
	let start = from;
	let title = -1;
	let owner = -1;
	let end = lexicon.language.capitalNouns ? withoutTail(tokens, from, run) : withoutLetters(tokens, from, run);
	while (start < end) {
		const token = tokens[start] as Token;
		const more = end - start > 1;
		const initial = isInitial(tokens, start, opening);
		if (token.text === '.' || token.text === '&') start++;
		// "Ihrem Nachfolger": how one addresses somebody.
		else if (lexicon.language.capitalNouns && (token.flags & ADDRESS) !== 0) start++;
		else if ((token.flags & W.honorific) !== 0 && more && title < 0) title = start++;
		else if ((token.flags & W.honorific) !== 0 && more) start++;
		else if ((token.flags & W.firstName) !== 0 && (token.flags & W.title) === 0) break;
		else if (initial && (token.flags & NO_BEGINNING) !== 0) start++;
		else if (isCalled(token, initial, lexicon) && more && (token.flags & W.firstName) === 0) {
			if (title < 0) title = start;
			start++;
		} else if (more && initial && (token.flags & (W.organisation | W.document)) !== 0) start++;
		else if (more && ((token.flags & W.notPeople) !== 0 || isShouted(token) || BODY.test(token.text))) start++;
		else if (owner < 0 && isOwner(tokens, start, end, lexicon)) owner = start++;
		else break;
	}
	if (start >= end) return;
	// "Horologist Dr. Anselm Eck": a calling that no list holds stands before how one is addressed.
	for (let i = start + 1; i < end - 2 && title < 0; i++)
		if (isShortened(tokens[i]) && tokens[i + 1]?.text === '.') {
			title = start;
			start = i + 2;
		}
	const given = givenName(tokens, start, end, isInitial(tokens, start, opening), lexicon);
	const isBody = (flagsAt(tokens, start) & W.organisation) !== 0 && lexicon.language.capitalNouns;
	if (given > start && title < 0 && !isBody)
		title = lexicon.language.capitalNouns ? start : titleUpTo(tokens, start, given);
	start = given;
	// A title in the middle parts two runs: "Jan Ek Rektor Eva Ek".
	end = beforePlace(tokens, start, end, lexicon);
	let stop = start + 1;
	while (stop < end && !endsName(tokens, start, stop, end, lexicon)) stop++;
	if (stop - start <= LONGEST_NAME * 2) {
		if (title < 0 && start === from) title = titleBefore(tokens, start);
		const { parts, folded, bare, names } = spelled(tokens, start, stop, lexicon);
		const last = folded[folded.length - 1] as string;
		const key = folded.length === 1 ? last : folded.join(' ');
		const whole = register.of(key);
		const candidate: Candidate = {
			unit,
			from: start,
			to: stop,
			parts,
			folded,
			key,
			whole,
			last,
			lastWord: folded.length === 1 ? whole : register.of(last),
			bare,
			names,
			initial: isInitial(tokens, start, opening),
			cued: isCued(tokens, start, stop),
			title,
			owner,
			score: 0,
			sure: false,
		};
		candidate.score = scoreOf(candidate, tokens, lexicon);
		found.push(candidate);
	}
	if (stop < end) cut(found, unit, stop, end, lexicon, register);
}

/** "Kevin Lynch Anfang April", "Mitte 2019": what tells the time is no part of the name; "Fuhr" may be a surname. */
function withoutTail(tokens: readonly Token[], from: number, end: number): number {
	let to = end;
	while (to - from > 2) {
		const { flags } = tokens[to - 1] as Token;
		if ((flags & W.firstName) !== 0) break;
		const next = tokens[to];
		const time = to < end || next?.kind === 'number' || ((next?.flags ?? 0) & W.definite) !== 0;
		if ((flags & W.notPeople) === 0 && !((flags & W.common) !== 0 && time)) break;
		to--;
	}
	return to;
}

/** "Winifred Aske KC": letters behind a whole name are an honour, a party or a paper. */
function withoutLetters(tokens: readonly Token[], from: number, run: number): number {
	let end = run;
	while (end - from > 2) {
		const last = tokens[end - 1] as Token;
		if (last.text.length > LONGEST_LETTERS || !isShouted(last) || (last.flags & W.organisation) !== 0) break;
		if (isShouted(tokens[end - 2] as Token) || NUMERAL.test(last.text)) break;
		end--;
	}
	return end;
}

/** "US-Amerikaner Steve Fossett": what no list holds stands before a first name that is followed by more. */
function givenName(
	tokens: readonly Token[],
	from: number,
	end: number,
	initial: boolean,
	{ language }: Lexicon,
): number {
	const first = tokens[from] as Token;
	if ((first.flags & (W.firstName | W.nameParticle)) !== 0 || first.text.length <= 2) return from;
	// "fruktbonde Leiv Magne Eck": the calling is told already.
	const calling = tokenAt(tokens, from - 1);
	if (calling !== undefined && !calling.capital && (calling.flags & (W.title | W.unnamed)) !== 0) return from;
	// "seier bonden Leiv Magne Ek": inside a sentence a plain word with a capital is a first name that no list holds.
	const { compounds, capitalNouns, nameChanges, definiteEndings } = language;
	const plain = compounds && !capitalNouns && nameChanges.length === 0 && !first.text.includes('-');
	// One letter ends names as well.
	const isNoun = definiteEndings.some((ending) => ending.length > 1 && first.lower.endsWith(ending));
	// "Ekteparet Inger-Johanne og Rolf Ek": what two are called together.
	const second = tokens[from + 1];
	const paired = initial && end - from === 2 && (flagsAt(tokens, end) & W.and) !== 0;
	if (plain && isNoun && paired && first.flags === 0 && ((second?.flags ?? 0) & W.firstName) !== 0) return from + 1;
	if (plain && !initial && first.flags === 0 && !isNoun) return from;
	// "die Gruppe Wolf Eck", but "hat das Landgericht Dirk N. verurteilt"
	const shortened = end - from === 3 && tokens[end - 1]?.text.length === 1;
	if (!shortened && (first.flags & W.organisation) !== 0 && (flagsAt(tokens, from - 1) & W.definite) !== 0) return from;
	let words = 1;
	for (let i = from + 1; i < end - 1; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'word') return from;
		if ((token.flags & W.nameParticle) !== 0) break;
		if ((token.flags & W.firstName) !== 0) return i;
		words++;
	}
	// Where nouns have capitals, three words in a row are a calling and a name: "Wildhüter Gion Fuchs".
	if (!language.capitalNouns || words < 2 || first.text.includes('-')) return from;
	// "Kronberger Torjäger Amadou Eck": where somebody is from stands before it.
	return words > 2 && first.lower.endsWith('er') ? from + 2 : from + 1;
}

/** "Fire Chief Ann Eck": the first of the titles right before a name, or -1. */
function titleUpTo(tokens: readonly Token[], from: number, end: number): number {
	let at = end;
	while (at > from && (flagsAt(tokens, at - 1) & W.title) !== 0) at--;
	return at < end ? at : -1;
}

/** "Aino Haapa-aho Rautjoen poliisista": a third word in a case belongs to the body behind it. */
function beforePlace(tokens: readonly Token[], from: number, end: number, { language }: Lexicon): number {
	if (language.nameChanges.length === 0 || end - from < 3) return end;
	const next = tokens[end];
	if (next === undefined || next.capital || (next.flags & W.organisation) === 0) return end;
	const last = tokens[end - 1] as Token;
	return language.nameEndings.some((ending) => last.lower.endsWith(ending)) ? end - 1 : end;
}

/** Nothing but marks stands before it in its sentence. */
function isInitial(tokens: readonly Token[], at: number, from: number): boolean {
	for (let i = at - 1; i >= from; i--) {
		const token = tokens[i] as Token;
		if (token.kind !== 'mark') return false;
		if ((token.signs & (M.colon | M.opener)) !== 0) return true;
	}
	return true;
}

/** "Räddningsmissionens Caroline Casco": a genitive, no first name, and at least two words after it. */
function isOwner(tokens: readonly Token[], at: number, end: number, lexicon: Lexicon): boolean {
	if (end - at < 2) return false;
	const token = tokens[at] as Token;
	if ((token.flags & W.firstName) !== 0) return false;
	const next = tokens[at + 1] as Token;
	if (end - at < 3 && (next.flags & (W.firstName | W.title)) === 0) return false;
	const ending = lexicon.language.nameEndings.find((tail) => token.lower.endsWith(tail));
	if (ending === undefined || token.lower.length - ending.length < 2) return false;
	if (end - at >= 3 && token.lower.length >= LONG_OWNER) return true;
	return (
		(next.flags & W.firstName) !== 0 || ALL_CAPITALS.test(token.text.slice(0, -ending.length)) || ending.length > 1
	);
}

function titleBefore(tokens: readonly Token[], start: number): number {
	let at = start - 1;
	if (textAt(tokens, at) === '.' && isShortened(tokenAt(tokens, at - 1))) at--;
	const token = tokenAt(tokens, at);
	if (!isWord(token)) return -1;
	if ((token.flags & (W.title | W.honorific | W.unnamed)) === 0) return -1;
	return at;
}

function isCued(tokens: readonly Token[], from: number, to: number): boolean {
	const before = flagsAt(tokens, from - 1);
	const after = tokens[to]?.flags ?? 0;
	if (((before | after) & (W.say | W.write)) !== 0) return true;
	// "Sylvester nikker."
	const ends = tokens[to + 1];
	if (to - from === 1 && (after & W.manner) !== 0 && (ends === undefined || ends.text === '.')) return true;
	// "säger diakonen Ann Ek": one noun between verb and name.
	const noun = tokenAt(tokens, from - 1);
	const verb = flagsAt(tokens, from - 2);
	return isWord(noun) && !noun.capital && (noun.flags & NO_TITLE) === 0 && (verb & (W.say | W.write)) !== 0;
}

function scoreOf(candidate: Candidate, tokens: readonly Token[], { language }: Lexicon): number {
	const { from, to, parts } = candidate;
	let capitals = 0;
	let last = from;
	let joined = false;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'word') continue;
		if (token.capital) {
			capitals++;
			last = i;
		} else if ((token.flags & W.nameParticle) !== 0) joined = true;
	}
	let score = 0;
	const given = isGiven(tokens, from, capitals);
	// Where nouns have capitals too, two in a row are a name unless an article governs them.
	const governor = flagsAt(tokens, from - 1);
	const governed = (governor & (W.definite | W.indefinite | W.preposition)) !== 0;
	if (capitals >= 2) score += language.capitalNouns && governed ? 0 : 1;
	if (given) score += capitals >= 2 ? 3 : 1;
	if (candidate.title >= 0) score += 2;
	if (candidate.owner >= 0) score += 1;
	if (joined && capitals >= 2) score += 1;
	if (hasInitial(parts)) score += 2;
	if (candidate.cued) score += capitals >= 2 ? 2 : 1;
	score += afterName(tokens, to);
	const before = tokenAt(tokens, from - 1);
	if (before !== undefined && before.kind === 'word' && (before.flags & W.definite) !== 0 && candidate.title < 0)
		score -= 3;
	if (before !== undefined && (before.flags & W.preposition) !== 0 && !given) score -= 1;
	// "Fem frågor till Bo Ek"
	if (capitals >= 2 && isInterviewed(tokens, from, language)) score += 3;
	// "Department of Coastal Affairs"
	const body = tokenAt(tokens, from - 2);
	if (before !== undefined && (before.flags & W.preposition) !== 0 && body?.capital && !given)
		score -= (body.flags & W.organisation) === 0 ? 0 : 3;
	// "28 Millionen Euro"
	if (before?.kind === 'number') score -= 3;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (!token.capital) continue;
		if ((token.flags & W.organisation) !== 0) score -= i === from && given ? 0 : 4;
		// "Wilhelmina Sergeant", "Stephen King": a title at the end is a surname.
		else if (i === last && capitals >= 2 && (token.flags & NOT_A_NAME & ~W.title) === 0) continue;
		else if ((token.flags & NOT_A_NAME) !== 0 && (token.flags & W.firstName) === 0) score -= 3;
		if (isShouted(token) && token.text.length <= 5) score -= 3;
		// "Champions League-finale", "HK-Tversted"
		if (token.text.includes('-') && isCompound(token.text, language)) score -= 3;
	}
	if (parts.length > 1 && parts.includes('&')) score -= 6;
	// "Kurdistans PKK": letters at the end are no surname.
	const end = tokens[last] as Token;
	if (!given && capitals > 0 && end.text.length <= 4 && isShouted(end)) score -= 3;
	if (capitals > 4) score -= 2;
	return score;
}

/** Behind what an interview asks: "Fem frågor till Bo Ek". */
export const isInterviewed = (tokens: readonly Token[], from: number, { interviewing }: Lexicon['language']): boolean =>
	(flagsAt(tokens, from - 1) & W.preposition) !== 0 && interviewing.includes(tokenAt(tokens, from - 2)?.lower ?? '');

/** A noun at the end of a name, or letters at its beginning, where a hyphen joins nouns. */
const isCompound = (word: string, { capitalNouns, nameChanges, compounds }: Lexicon['language']): boolean =>
	compounds && !capitalNouns && nameChanges.length === 0 && /\p{L}{2}-\p{Ll}|^\p{Lu}{2,4}-/u.test(word);

/** "Thuy Linh Solheim": the second of two first names tells as much as the first. */
export const isGiven = (tokens: readonly Token[], from: number, names: number): boolean =>
	((flagsAt(tokens, from) | (names > 2 ? flagsAt(tokens, from + 1) : 0)) & W.firstName) !== 0;

/** "George W. Bush" */
function hasInitial(parts: readonly string[]): boolean {
	for (let i = 1; i < parts.length; i++) {
		const part = parts[i] as string;
		if (part.endsWith('.') && /^\p{Lu}\.$/u.test(part)) return true;
	}
	return false;
}

/** "who", "som": a person may follow; "which": none does. */
const relative = ({ signs }: Token): number => ((signs & M.thing) === 0 ? 1 : -2);

/** ", who is a nurse": a form of "be", and what only people are. */
function isRoleTold(tokens: readonly Token[], at: number): boolean {
	if ((signsAt(tokens, at) & M.copula) === 0) return false;
	for (let i = at + 1; i < Math.min(tokens.length, at + 4); i++) {
		const { kind, flags } = tokens[i] as Token;
		if (kind === 'mark') return false;
		if ((flags & (W.title | W.unnamed)) !== 0) return true;
	}
	return false;
}

/** Evidence behind a name: an age, a party, a role. */
export function afterName(tokens: readonly Token[], to: number): number {
	const mark = tokens[to];
	if (mark === undefined) return 0;
	if ((mark.flags & W.relative) !== 0) return relative(mark);
	if (mark.kind !== 'mark') return 0;
	const next = tokens[to + 1];
	if (next === undefined) return 0;
	if (mark.text === '(' && next.kind === 'word' && next.text.length <= 5) return 2;
	if (mark.text === '(' && next.kind === 'number') return tokens[to + 2]?.text === ')' && next.text.length <= 2 ? 3 : 2;
	if (mark.text !== ',') return 0;
	if ((next.flags & W.relative) !== 0) return relative(next) + (isRoleTold(tokens, to + 2) ? 1 : 0);
	if (next.kind === 'number' && next.text.length <= 2 && tokens[to + 2]?.kind === 'mark') return 3;
	// ", neun Jahre alt,"
	const years = tokens[to + 2];
	const counted = next.kind === 'number' || (next.flags & W.indefinite) !== 0;
	if (counted && years?.capital && tokens[to + 3]?.kind === 'word') return 2;
	for (let i = to + 1; i < Math.min(tokens.length, to + 6); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') break;
		if ((token.flags & (W.title | W.unnamed)) === 0) continue;
		// "in the journal Animal Compass, the authors say"
		return (token.signs & M.plural) !== 0 && (flagsAt(tokens, i - 1) & W.definite) !== 0 ? 0 : 2;
	}
	return 0;
}
