import type { Span } from '../../document/span.ts';
import type { Codes } from '../codes.ts';

/** A non-empty line of the text, trimmed, with the few measures that the classifiers ask for. */
export interface Line {
	readonly span: Span;
	/** Without invisible characters and markdown emphasis at the edges. */
	readonly text: string;
	readonly lower: string;
	/** The first code unit of `lower`: most lines show in it what they are not. */
	readonly first: number;
	readonly words: number;
	/** Some of it are digits. */
	readonly digits: boolean;
	/** Ends as a sentence does: . ! ? … or these before a closing mark. */
	readonly ends: boolean;
	/** Begins with a dash and then words. */
	readonly dash: boolean;
	/** Begins with an opening quotation mark. */
	readonly marked: boolean;
	/** An empty line stands before it. */
	readonly gap: boolean;
	/** Stands wholly in ** or __, or behind #. */
	readonly emphasis: 'bold' | 'heading' | null;
	/** Marks without which many a label need not be looked for, as bits of `HOLDS`. */
	readonly holds: number;
	/** What was asked of it before, and what the answers were: by the bits of whoever asks. */
	asked: number;
	answers: number;
	/** Of which phrases it may be the beginning, as bits, once somebody asked. */
	openings: number | undefined;
	/** Why it is none of the article's words, or null, once somebody asked. */
	furniture: string | null | undefined;
}

export const HOLDS = { colon: 1 << 3, slash: 1 << 4, at: 1 << 5, crumb: 1 << 6, pause: 1 << 7, end: 1 << 8 } as const;
/** A verb that tells who speaks may stand behind these. */
const PAUSES = ',?!…”"»“.';

/** The hyphen last, where it is no range in a character class. */
export const DASHES = '–—‒―−-';
const OPENERS = '“”"„»«‘’‚‹›';
const STARTS_DASH = new RegExp(`^[${DASHES}](?:\\s*)(?=[\\p{L}\\p{N}${OPENERS}])`, 'u');
const NEGATIVE_NUMBER = /^-\d/u;
const ENDS = '.!?…';
const CLOSERS = '”"“»«’\'‘)]*_';
/** So many marks at most close behind the end of a sentence. */
const LAST = 8;
/** Words of a long line are not counted. */
const LONG = 400;
const MANY_WORDS = 60;
/** Lines longer than this may be whole articles. */
const FLAT_LINE = 600;
const FLAT_BREAK = /(?<=[.!?…][”"»“]?)[ \u00a0]{2,}(?=\S)/gu;
/** A whole text in one line: speech begins at each dash behind a sentence. */
const FLAT_TEXT = 900;
const FLAT_DASHES = 3;
const FLAT_DASH = /(?<=[.!?…:][”"»“]?) (?=[–—-] ?\p{Lu})/gu;
/** Code units that markdown may begin with: # * _ */
const DRESS = new Set([0x23, 0x2a, 0x5f]);
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** Who asks the same of a line again and again, as bits of `Line.asked`. */
export const ASKED = { related: 1, byline: 1 << 1, credit: 1 << 2, names: 1 << 3, cue: 1 << 4 } as const;

/** Asks a line once: every list and box that may begin before it asks again. */
export function once(bit: number, ask: (line: Line) => boolean): (line: Line) => boolean {
	return (line) => {
		if ((line.asked & bit) === 0) {
			line.asked |= bit;
			if (ask(line)) line.answers |= bit;
		}
		return (line.answers & bit) !== 0;
	};
}

export function readLines(text: string, codes: Codes, within: Span = { start: 0, end: text.length }): Line[] {
	const lines: Line[] = [];
	let gap = true;
	let start = within.start;
	while (start < within.end) {
		let end = text.indexOf('\n', start);
		if (end < 0 || end > within.end) end = within.end;
		for (const piece of pieces(text, start, end)) {
			const line = readLine(text, codes, piece.start, piece.end, gap);
			if (line === null) gap = true;
			else {
				lines.push(line);
				gap = piece.end < end;
			}
		}
		start = end + 1;
	}
	return lines;
}

/** A text that lost its line breaks keeps two blanks where they were: a long line is cut there. */
function pieces(text: string, start: number, end: number): Span[] {
	if (end - start < FLAT_LINE) return [{ start, end }];
	const dashes = [...text.slice(start, end).matchAll(FLAT_DASH)];
	const breaks =
		end - start > FLAT_TEXT && dashes.length >= FLAT_DASHES
			? [...dashes, ...text.slice(start, end).matchAll(FLAT_BREAK)].sort((a, b) => a.index - b.index)
			: text.slice(start, end).matchAll(FLAT_BREAK);
	const found: Span[] = [];
	let from = start;
	for (const match of breaks) {
		const to = start + match.index + match[0].length;
		found.push({ start: from, end: to });
		from = to;
	}
	found.push({ start: from, end });
	return found.filter((piece) => piece.end > piece.start);
}

export function readLine(text: string, codes: Codes, start: number, end: number, gap: boolean): Line | null {
	let from = start;
	let to = end;
	while (from < to && isBlank(codes[from] as number)) from++;
	while (to > from && isBlank(codes[to - 1] as number)) to--;
	return from === to ? null : new TrimmedLine(text, codes, from, to, gap);
}

class TrimmedLine implements Line {
	readonly span: Span;
	readonly text: string;
	readonly first: number;
	readonly words: number;
	readonly digits: boolean;
	readonly ends: boolean;
	readonly dash: boolean;
	readonly marked: boolean;
	readonly gap: boolean;
	readonly emphasis: Line['emphasis'];
	readonly holds: number;
	openings: number | undefined;
	asked = 0;
	answers = 0;
	furniture: Line['furniture'];
	private small: string | undefined;

	constructor(text: string, codes: Codes, start: number, end: number, gap: boolean) {
		let shown = text.slice(start, end);
		let measured = measure(codes, start, end);
		let emphasis: Line['emphasis'] = null;
		if ((measured & HIDDEN) !== 0 || DRESS.has(codes[start] as number)) {
			if ((measured & HIDDEN) !== 0) shown = shown.replace(INVISIBLE, '');
			const heading = shown.startsWith('#') ? /^#{1,6}\s+(?=\S)/u.exec(shown) : null;
			if (heading !== null) {
				emphasis = 'heading';
				shown = shown.slice(heading[0].length);
			}
			const bold = shown.startsWith('**') || shown.startsWith('__') ? /^(\*\*|__)(.+)\1$/u.exec(shown) : null;
			if (bold !== null && !bold[2]?.includes(bold[1] ?? '**')) {
				emphasis ??= 'bold';
				shown = bold[2] ?? shown;
			}
			if (shown.length < end - start) measured = measure(unitsIn(shown), 0, shown.length);
		}
		// Most lines begin with a letter, which is no mark.
		const letter = (tellsAt(shown, 0) & (COUNTS | DIGIT)) === COUNTS;
		this.span = { start, end };
		this.text = shown;
		this.first = firstOf(shown);
		this.words = shown.length > LONG ? MANY_WORDS : measured >> SHIFT;
		this.digits = (measured & DIGIT) !== 0;
		this.ends = endsSentence(shown);
		this.dash = !letter && DASHES.includes(shown.charAt(0)) && STARTS_DASH.test(shown) && !NEGATIVE_NUMBER.test(shown);
		this.marked = !letter && OPENERS.includes(shown.charAt(0));
		this.gap = gap;
		this.emphasis = emphasis;
		this.holds = measured & ALL_HOLDS;
	}

	get lower(): string {
		this.small ??= this.text.toLowerCase();
		return this.small;
	}
}

/** What a code unit tells of its line, as bits. */
const COUNTS = 1;
const DIGIT = 2;
const HIDDEN = 4;
/** Words are counted above these bits. */
const SHIFT = 10;
/** May close behind the end of a sentence. */
const CLOSER = 1 << 9;
const ALL_HOLDS = HOLDS.colon | HOLDS.slash | HOLDS.at | HOLDS.crumb | HOLDS.end;
/** Of every code unit below the arrows; those above tell little. */
const TELLS = new Uint16Array(0x2100);
for (let code = 0; code < TELLS.length; code++) TELLS[code] = lookedUp(code);

function lookedUp(code: number): number {
	const char = String.fromCharCode(code);
	return kindOf(code) | (ENDS.includes(char) ? HOLDS.end : 0) | (CLOSERS.includes(char) ? CLOSER : 0);
}

function kindOf(code: number): number {
	if (code >= 48 && code <= 57) return COUNTS | DIGIT;
	if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) return HIDDEN;
	if (code === 0x3a) return HOLDS.colon;
	if (code === 0x2f) return HOLDS.slash | HOLDS.crumb;
	if (code === 0x40) return HOLDS.at;
	if (code === 0x3e || code === 0x203a || code === 0x7c) return HOLDS.crumb;
	if (code === 0xbb) return HOLDS.crumb | HOLDS.pause;
	if (PAUSES.includes(String.fromCharCode(code))) return HOLDS.pause;
	const counts = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);
	return counts ? COUNTS : 0;
}

/** What only marks in the table tell is not asked beyond it. */
const tellsOf = (code: number): number => (code < TELLS.length ? (TELLS[code] as number) : kindOf(code));

export const tellsAt = (text: string, at: number): number => tellsOf(text.charCodeAt(at));

/** The letters at the beginning of a text, in lower case. */
export function openingOf(text: string): string {
	let end = 0;
	while ((tellsAt(text, end) & (COUNTS | DIGIT)) === COUNTS) end++;
	return text.slice(0, end).toLowerCase();
}

/** The bits of all code units of a stretch, and above them the number of runs that hold more than marks. */
function measure(codes: Codes, start: number, end: number): number {
	let bits = 0;
	let words = 0;
	let inside = 0;
	for (let i = start; i < end; i++) {
		const tells = tellsOf(codes[i] as number);
		bits |= tells;
		const counts = tells & COUNTS;
		words += counts & ~inside;
		inside = counts;
	}
	return (words << SHIFT) | bits;
}

const unitsIn = (text: string): Codes => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

function endsSentence(text: string): boolean {
	for (let i = text.length - 1; i >= Math.max(0, text.length - LAST); i--) {
		const tells = tellsAt(text, i);
		if ((tells & HOLDS.end) !== 0) return true;
		if ((tells & CLOSER) === 0) return false;
	}
	return false;
}

/** The first code unit of a line in lower case. */
function firstOf(text: string): number {
	const code = text.charCodeAt(0);
	if (code >= 0x80) return text.charAt(0).toLowerCase().charCodeAt(0);
	return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

const OTHER_BLANKS = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

/** White space as the language's own \s has it, and what is invisible besides. */
function isBlank(code: number): boolean {
	if (code <= 0x20) return true;
	if (code < 0xa0) return false;
	return code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || OTHER_BLANKS.has(code);
}
