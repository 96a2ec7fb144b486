import { createRequire } from 'node:module';
import type stringWidth from 'string-width';

/** Letters and signs of European scripts that take one column each, whatever stands beside them. */
const NARROW =
	/^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2400-\u257f]*$/u;

let library: typeof stringWidth | undefined;

/** Columns that a text takes in a terminal. The library for all other scripts costs 40 ms to load: only where needed. */
export function columnsOf(text: string): number {
	if (NARROW.test(text)) return text.length;
	library ??= createRequire(import.meta.url)('string-width').default as typeof stringWidth;
	return library(text);
}

/**
 * The text with everything that could steer a terminal made visible: C0 and C1 controls, escapes, and the marks that
 * turn the reading direction. Line ends stay, a tab becomes blanks.
 */
export function visible(text: string): string {
	return (
		text
			.toWellFormed()
			.replace(/\r\n?|[\u2028\u2029]/gu, '\n')
			.replaceAll('\t', '    ')
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass
			.replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/gu, (control) => {
				const code = control.charCodeAt(0);
				if (code < 0x20) return String.fromCharCode(0x2400 + code);
				if (code === 0x7f) return '\u2421';
				return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
			})
	);
}

/**
 * Lines of at most `width` columns, broken at white space; only a word that is wider than a line is broken inside, and
 * never inside a character. Blanks at a break are left out, nothing else is. Text must be `visible` already.
 */
export function wrap(text: string, width: number): string[] {
	if (width === Number.POSITIVE_INFINITY) return text.split('\n');
	return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(1, width)));
}

function wrapParagraph(paragraph: string, width: number): string[] {
	if (columnsOf(paragraph) <= width) return [paragraph.trimEnd()];
	const lines: string[] = [];
	let line = '';
	let used = 0;
	// A no-break space is no place to break.
	for (const [, gap = '', word = ''] of paragraph.matchAll(
		/([^\S\u00a0\u202f\u2007]*)((?:\S|[\u00a0\u202f\u2007])+)/gu,
	)) {
		const space = lines.length === 0 || line !== '' ? columnsOf(gap) : 0;
		const wide = columnsOf(word);
		if (used + space + wide <= width) {
			line += space > 0 ? gap + word : word;
			used += space + wide;
			continue;
		}
		const room = width - used - space;
		const pieces = wide <= width ? [word] : pieceUp(word, width, wide > word.length && room > 1 ? room : 0);
		if (pieces[0] !== undefined && line !== '' && wide > width && columnsOf(pieces[0]) <= room) {
			line += gap + pieces.shift();
		}
		if (line !== '') lines.push(line);
		line = pieces.pop() ?? '';
		lines.push(...pieces);
		used = columnsOf(line);
	}
	if (line !== '') lines.push(line);
	return lines;
}

let graphemes: Intl.Segmenter | undefined;

/** A word cut at the edges of characters; the first piece fits `first` columns when there is room left on a line. */
function pieceUp(word: string, width: number, first: number): string[] {
	graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	const pieces: string[] = [];
	let piece = '';
	let used = 0;
	let limit = first > 0 ? first : width;
	for (const { segment } of graphemes.segment(word)) {
		const wide = columnsOf(segment);
		if (piece !== '' && used + wide > limit) {
			pieces.push(piece);
			piece = '';
			used = 0;
			limit = width;
		}
		piece += segment;
		used += wide;
	}
	return piece === '' ? pieces : [...pieces, piece];
}
