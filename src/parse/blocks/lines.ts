import type { Span } from '../../document/span.ts';

/** A non-empty line of the text, trimmed, with the few measures that the classifiers ask for. */
export interface Line {
	readonly span: Span;
	/** Without invisible characters and markdown emphasis at the edges. */
	readonly text: string;
	readonly lower: string;
	readonly words: number;
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
}

/** The hyphen last, where it is no range in a character class. */
export const DASHES = '–—‒―−-';
const OPENERS = '“”"„»«‘’‚‹›';
const STARTS_DASH = new RegExp(`^[${DASHES}](?:\\s*)(?=[\\p{L}\\p{N}${OPENERS}])`, 'u');
const NEGATIVE_NUMBER = /^-\d/u;
const ENDS_SENTENCE = /[.!?…][”"“»«’'‘)\]*_]*$/u;
/** Lines longer than this may be whole articles. */
const FLAT_LINE = 600;
const FLAT_BREAK = /(?<=[.!?…][”"»“]?)[ \u00a0]{2,}(?=\S)/gu;
/** A whole text in one line: speech begins at each dash behind a sentence. */
const FLAT_TEXT = 900;
const FLAT_DASHES = 3;
const FLAT_DASH = /(?<=[.!?…:][”"»“]?) (?=[–—-] ?\p{Lu})/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

export function readLines(text: string, within: Span = { start: 0, end: text.length }): Line[] {
	const lines: Line[] = [];
	let gap = true;
	let start = within.start;
	while (start < within.end) {
		let end = text.indexOf('\n', start);
		if (end < 0 || end > within.end) end = within.end;
		for (const piece of pieces(text, start, end)) {
			const line = readLine(text, piece.start, piece.end, gap);
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

export function readLine(text: string, start: number, end: number, gap: boolean): Line | null {
	let from = start;
	let to = end;
	while (from < to && isBlank(text.charCodeAt(from))) from++;
	while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
	if (from === to) return null;
	let shown = text.slice(from, to);
	if (/[\u00ad\u200b-\u200f\u2060\ufeff]/u.test(shown)) shown = shown.replace(INVISIBLE, '');
	let emphasis: Line['emphasis'] = null;
	const heading = /^#{1,6}\s+(?=\S)/u.exec(shown);
	if (heading !== null) {
		emphasis = 'heading';
		shown = shown.slice(heading[0].length);
	}
	const bold = /^(\*\*|__)(.+)\1$/u.exec(shown);
	if (bold !== null && !bold[2]?.includes(bold[1] ?? '**')) {
		emphasis ??= 'bold';
		shown = bold[2] ?? shown;
	}
	return {
		span: { start: from, end: to },
		text: shown,
		lower: shown.toLowerCase(),
		words: shown.length > 400 ? 60 : countWords(shown),
		ends: ENDS_SENTENCE.test(shown.slice(-8)),
		dash: STARTS_DASH.test(shown) && !NEGATIVE_NUMBER.test(shown),
		marked: OPENERS.includes(shown.charAt(0)),
		gap,
		emphasis,
	};
}

const OTHER_BLANKS = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

/** Runs of anything but blanks that hold more than marks. */
function countWords(text: string): number {
	let count = 0;
	let inside = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		const counts =
			(code >= 97 && code <= 122) ||
			(code >= 65 && code <= 90) ||
			(code >= 48 && code <= 57) ||
			(code >= 0xc0 && code < 0x2000);
		if (counts && !inside) count++;
		inside = counts;
	}
	return count;
}

/** White space as the language's own \s has it, and what is invisible besides. */
function isBlank(code: number): boolean {
	if (code <= 0x20) return true;
	if (code < 0xa0) return false;
	return code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || OTHER_BLANKS.has(code);
}
