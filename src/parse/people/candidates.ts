import { ANY_CUE, type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import type { Entry, Register } from './register.ts';
import { BODY, endOfRun, endsName, isCalled, isCredit, isShortened, isWord, startsName } from './runs.ts';
import { isShouted, scoreOf } from './score.ts';
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
	return words > 2 && language.demonymEndings.some((ending) => first.lower.endsWith(ending)) ? from + 2 : from + 1;
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
