import type { Span } from '../document/span.ts';
import { type Lexicon, W } from '../language/lexicon.ts';
import { type Codes, type Form, type Forms, M } from './forms.ts';

/** A word, a number or a single mark of a text, with what the lexicon says of it. */
export interface Token extends Span, Form {
	/** White space stands before it, or the text begins. */
	readonly spaced: boolean;
	/** First on its line. */
	readonly fresh: boolean;
}

const WORD = 1;
const NUMBER = 2;
const HIDDEN = 3;
const BLANK = 4;
const MARK = 5;

/** Kinds of the first 592 code units, which hold nearly every letter of the languages read here. */
const KINDS = new Uint8Array(0x250);
for (let code = 0; code < KINDS.length; code++) KINDS[code] = kindBySearch(String.fromCharCode(code));

function kindBySearch(char: string): number {
	if (/[\p{L}\p{M}]/u.test(char)) return WORD;
	if (/\p{N}/u.test(char)) return NUMBER;
	if (/[\u00ad\u200b-\u200d]/u.test(char)) return HIDDEN;
	return /\s/u.test(char) ? BLANK : MARK;
}

function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 0x250) return KINDS[code] as number;
	if (code >= 0x2010 && code <= 0x2027) return MARK;
	return kindBySearch(String.fromCodePoint(text.codePointAt(at) ?? code));
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLower = (char: string): boolean => char !== char.toUpperCase();

/** May a mark stand inside a word here? "Bo-Ek", "O’Hara", "H&M"; a full stop or colon only before a small letter. */
function joins(text: string, at: number): boolean {
	const next = text.charAt(at + 1);
	if (next === '-' && text.charAt(at) === '.' && isInitials(text, at)) return true;
	if (next === '' || kindAt(text, at + 1) !== WORD) return false;
	switch (text.charAt(at)) {
		case "'":
		case '’':
		case '-':
		case '‑':
		case '&':
			return true;
		case '.':
		case ':':
			return isLower(next);
		default:
			return false;
	}
}

/** "K.-H.": two initials with a hyphen between. */
const isInitials = (text: string, dot: number): boolean =>
	text.charAt(dot + 3) === '.' &&
	!isLower(text.charAt(dot - 1)) &&
	kindAt(text, dot - 1) === WORD &&
	kindAt(text, dot - 2) !== WORD &&
	!isLower(text.charAt(dot + 2));

function endOfWord(text: string, codes: Codes, from: number, end: number): number {
	let at = from;
	for (let code = codes[at] as number; at < end && code < KINDS.length && KINDS[code] === WORD; )
		code = codes[++at] as number;
	while (at < end) {
		const kind = kindAt(text, at);
		if (kind === WORD) at += isHigh(text.charCodeAt(at)) ? 2 : 1;
		else if (kind === HIDDEN || (kind === MARK && at + 1 < end && joins(text, at))) at++;
		else break;
	}
	return Math.min(at, end);
}

function endOfNumber(text: string, from: number, end: number): number {
	let at = from;
	while (at < end) {
		const kind = kindAt(text, at);
		if (kind === NUMBER) at += isHigh(text.charCodeAt(at)) ? 2 : 1;
		else if (kind === MARK && at + 1 < end && '.,:'.includes(text.charAt(at)) && kindAt(text, at + 1) === NUMBER) at++;
		else break;
	}
	return Math.min(at, end);
}

/** Splits a stretch of text into tokens; spans count from the start of the text. */
export function tokenize(text: string, codes: Codes, { start, end }: Span, forms: Forms): Token[] {
	const tokens: Token[] = [];
	let spaced = true;
	let fresh = true;
	let at = start;
	while (at < end) {
		const code = codes[at] as number;
		const kind = code < KINDS.length ? (KINDS[code] as number) : kindAt(text, at);
		if (kind === BLANK || kind === HIDDEN) {
			if (kind === BLANK) spaced = true;
			if (code === 10) fresh = true;
			at++;
			continue;
		}
		const from = at;
		if (kind === WORD) at = endOfWord(text, codes, at, end);
		else if (kind === NUMBER) at = endOfNumber(text, at, end);
		else at = Math.min(end, at + (isHigh(code) && at + 1 < end ? 2 : 1));
		const form = forms.at(codes, from, at, kind === WORD ? 'word' : kind === NUMBER ? 'number' : 'mark');
		tokens.push({
			start: from,
			end: at,
			text: form.text,
			lower: form.lower,
			id: form.id,
			kind: form.kind,
			capital: form.capital,
			flags: form.flags,
			signs: form.signs,
			retells: form.retells,
			spaced,
			fresh,
		});
		spaced = false;
		fresh = false;
	}
	return tokens;
}

/**
 * Index after the last token of the sentence that begins at `from`. A full stop ends a sentence unless it belongs to an
 * abbreviation, an initial or an ordinal; marks that close stay with the sentence.
 */
export function sentenceEnd(tokens: readonly Token[], from: number, lexicon: Lexicon): number {
	for (let i = from; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (i > from && token.fresh) return i;
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
	const before = tokens[dot - 1];
	if (before === undefined || before.kind === 'mark' || (tokens[dot] as Token).spaced) return false;
	if (before.kind === 'number') {
		const after = tokens[dot + 1];
		if (after === undefined || after.kind !== 'word') return false;
		// "am 4. September", "seines 100. Geburtstages": where nouns have capitals.
		const governor = tokens[dot - 2]?.flags ?? 0;
		if (after.capital && lexicon.language.capitalNouns)
			return before.text.length <= 3 && (governor & ORDINAL) !== 0 && (after.flags & W.common) === 0;
		return !after.capital;
	}
	if (before.text.length === 4 && before.text.charAt(1) === '.') return true;
	if (before.text.length === 1 && before.capital) {
		if (tokens[dot - 2]?.text !== '.') return true;
		// "the U.S. Senate"
		const after = tokens[dot + 1];
		return after !== undefined && (after.flags & (W.organisation | W.title | W.notPeople)) !== 0;
	}
	return lexicon.abbreviations.has(`${before.lower}.`);
}

/** Sentences as ranges of token indices, end exclusive. */
export function sentences(tokens: readonly Token[], lexicon: Lexicon): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	let from = 0;
	while (from < tokens.length) {
		const to = sentenceEnd(tokens, from, lexicon);
		found.push({ from, to });
		from = to;
	}
	return found;
}
