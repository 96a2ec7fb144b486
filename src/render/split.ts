const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Pieces of at most `max` UTF-16 code units that joined give the text again: no character is lost, white space stays at
 * the end of a piece. Cut at the last sentence end that fits, else between words, else between letters.
 * Throws RangeError for a `max` under 2.
 */
export function splitText(text: string, max: number): string[] {
	const pieces: string[] = [];
	for (let rest = text; rest !== ''; ) {
		const end = pieceEnd(rest, max);
		pieces.push(rest.slice(0, end));
		rest = rest.slice(end);
	}
	return pieces;
}

/** Where the first piece of `splitText` ends. */
export function pieceEnd(text: string, max: number): number {
	if (!(max >= 2)) throw new RangeError(`pieces of ${max} characters cannot hold every letter`);
	if (text.length <= max) return text.length;
	// One unit more than fits tells whether something ends exactly at the limit.
	const window = text.slice(0, max + 1);
	return (
		lastStart(sentences, window) || lastWordStart(window) || lastStart(graphemes, window) || codePointEnd(window, max)
	);
}

/** Where the last segment of the window starts; 0 when there is only one. */
function lastStart(segmenter: Intl.Segmenter, window: string): number {
	let start = 0;
	for (const { index } of segmenter.segment(window)) start = index;
	return start;
}

function lastWordStart(window: string): number {
	let start = 0;
	for (const { index, 0: gap } of window.matchAll(/\s+/gu))
		if (index + gap.length < window.length) start = index + gap.length;
	return start;
}

/** One letter with more marks than fit: cut between the marks, not inside one. */
const codePointEnd = (window: string, max: number): number =>
	/[\ud800-\udbff]/.test(window.charAt(max - 1)) && /[\udc00-\udfff]/.test(window.charAt(max)) ? max - 1 : max;
