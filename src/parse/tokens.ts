import type { Span } from '../document/span.ts';
import { type Lexicon, W } from '../language/lexicon.ts';
import {
	BLANK,
	COLON,
	COMMA,
	type Codes,
	HIDDEN,
	HYPHEN,
	isHigh,
	isLetter,
	JOINT,
	kindAt,
	NUMBER,
	STOP,
	WORD,
} from './codes.ts';
import { type Forms, hashOf } from './forms.ts';
import { FRESH, flagsAt, M, SPACED, TIGHT, type Token, textAt, tokenAt } from './token.ts';

/** Where the tokens of a text begin and end, in code units, block after block. Good until the next text. */
export interface Places {
	readonly starts: Int32Array;
	readonly ends: Int32Array;
}

let room: Places = { starts: new Int32Array(1 << 14), ends: new Int32Array(1 << 14) };
/** A longer text gets room of its own, which is not kept. */
const MOST_ROOM = 1 << 20;

/** Room for as many tokens as a text of a length may have. */
export function placesFor(length: number): Places {
	if (length <= room.starts.length) return room;
	const places = { starts: new Int32Array(length), ends: new Int32Array(length) };
	if (length <= MOST_ROOM) room = places;
	return places;
}

const isLower = (char: string): boolean => char !== char.toUpperCase();

/** May a joint stand inside a word here? A full stop or colon only before a small letter, a comma never. */
function joins(codes: Codes, at: number): boolean {
	const code = codes[at] as number;
	const next = codes[at + 1] as number;
	if (code === STOP && next === HYPHEN) return isInitials(codes, at);
	if (code === COMMA || kindAt(codes, at + 1) !== WORD) return false;
	return (code !== STOP && code !== COLON) || isLower(String.fromCharCode(next));
}

/** "K.-H.": two initials with a hyphen between. */
const isInitials = (codes: Codes, dot: number): boolean =>
	codes[dot + 3] === STOP &&
	!isLower(String.fromCharCode(codes[dot - 1] as number)) &&
	kindAt(codes, dot - 1) === WORD &&
	(dot < 2 || kindAt(codes, dot - 2) !== WORD) &&
	!isLower(String.fromCharCode(codes[dot + 2] as number));

/** Behind a word whose letters so far end at `at`: what follows may belong to it. */
function endOfWord(codes: Codes, at: number, end: number): number {
	while (at < end) {
		const kind = kindAt(codes, at);
		if (kind === WORD) at += isHigh(codes[at] as number) ? 2 : 1;
		else if (kind === HIDDEN || (kind === JOINT && at + 1 < end && joins(codes, at))) at++;
		else break;
	}
	return Math.min(at, end);
}

function endOfNumber(codes: Codes, from: number, end: number): number {
	let at = from;
	while (at < end) {
		const kind = kindAt(codes, at);
		if (kind === NUMBER) at += isHigh(codes[at] as number) ? 2 : 1;
		else if (kind === JOINT && at + 1 < end && isPoint(codes[at] as number) && kindAt(codes, at + 1) === NUMBER) at++;
		else break;
	}
	return Math.min(at, end);
}

const isPoint = (code: number): boolean => code === STOP || code === COMMA || code === COLON;

/** The tokens of the block that is being read. */
const row: Token[] = [];

/** Splits a stretch of text into tokens, and files from `first` on where they stand. */
export function tokenize(codes: Codes, { start, end }: Span, forms: Forms, places: Places, first: number): Token[] {
	const { starts, ends } = places;
	let count = 0;
	let before = FRESH;
	let at = start;
	while (at < end) {
		const kind = kindAt(codes, at);
		if (kind === BLANK || kind === HIDDEN) {
			if (codes[at] === 10) before = FRESH;
			else if (kind === BLANK && before === TIGHT) before = SPACED;
			at++;
			continue;
		}
		const from = at;
		let hash = before;
		let hashed = at;
		if (kind === WORD) {
			// Letters are hashed as they are passed: most words are nothing else.
			for (let code = codes[at] as number; at < end && isLetter(code); code = codes[at] as number) {
				hash = hashOf(hash, code);
				at++;
			}
			hashed = at;
			if (at < end && kindAt(codes, at) !== BLANK) at = endOfWord(codes, at, end);
		} else if (kind === NUMBER) at = endOfNumber(codes, at, end);
		else at = Math.min(end, at + (isHigh(codes[at] as number) && at + 1 < end ? 2 : 1));
		starts[first + count] = from;
		ends[first + count] = at;
		row[count++] = forms.at(codes, from, at, kind, before, hash, hashed);
		before = TIGHT;
	}
	return row.slice(0, count);
}

/**
 * Index after the last token of the sentence that begins at `from`. A full stop ends a sentence unless it belongs to an
 * abbreviation, an initial or an ordinal; marks that close stay with the sentence.
 */
export function sentenceEnd(tokens: readonly Token[], from: number, lexicon: Lexicon): number {
	for (let i = from; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if ((token.signs & (M.end | M.fresh)) === 0) continue;
		if (i > from && (token.signs & M.fresh) !== 0) return i;
		if ((token.signs & M.end) === 0) continue;
		let next = i + 1;
		while (isTight(tokens[next], M.end)) next++;
		while (isTight(tokens[next], M.closer)) next++;
		const following = tokens[next];
		if (following === undefined) return next;
		if (!following.spaced && !(following.capital && token.text !== '.')) continue;
		if (token.text === '.' && next === i + 1 && isAbbreviation(tokens, i, lexicon)) continue;
		// "Rep. Ek (D-N.Y.) reacted": the bracket closes inside the sentence.
		const inner = next === i + 1 || (next === i + 2 && tokens[i + 1]?.text === ')');
		if (following.kind === 'word' && !following.capital && inner && token.text === '.') continue;
		// A question or a cry inside a sentence: "Vad nu? säger hon."
		if (following.kind === 'word' && !following.capital && token.text !== '.') continue;
		return next;
	}
	return tokens.length;
}

/** Before an ordinal. */
const ORDINAL = W.preposition | W.definite | W.her | W.his;

/** A mark of a sort with no blank before it. */
const isTight = (token: Token | undefined, sign: number): boolean =>
	token !== undefined && (token.signs & sign) !== 0 && !token.spaced;

function isAbbreviation(tokens: readonly Token[], dot: number, lexicon: Lexicon): boolean {
	const before = tokenAt(tokens, dot - 1);
	if (before === undefined || before.kind === 'mark' || (tokens[dot] as Token).spaced) return false;
	if (before.kind === 'number') {
		const after = tokens[dot + 1];
		if (after === undefined || after.kind !== 'word') return false;
		// "am 4. September", "seines 100. Geburtstages": where nouns have capitals.
		const governor = flagsAt(tokens, dot - 2);
		if (after.capital && lexicon.language.capitalNouns)
			return before.text.length <= 3 && (governor & ORDINAL) !== 0 && (after.flags & W.common) === 0;
		return !after.capital;
	}
	if (before.text.length === 4 && before.text.charAt(1) === '.') return true;
	if (before.text.length === 1 && before.capital) {
		if (textAt(tokens, dot - 2) !== '.') return true;
		// "the U.S. Senate"
		const after = tokens[dot + 1];
		return after !== undefined && (after.flags & (W.organisation | W.title | W.notPeople)) !== 0;
	}
	return (before.signs & M.abbreviation) !== 0;
}
