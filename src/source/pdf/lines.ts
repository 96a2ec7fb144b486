/** One line of a page as it stands there. */
export interface PdfLine {
	readonly text: string;
	/** Counted from 1. */
	readonly page: number;
	/** Left and right edge and baseline, in points from the lower left corner. */
	readonly left: number;
	readonly right: number;
	readonly base: number;
	/** Height of the letters. */
	readonly size: number;
	/** Height of the page. */
	readonly height: number;
}

/** What the library says of a run of letters: `transform` holds size and place. */
interface Run {
	readonly str: string;
	readonly transform: readonly number[];
	readonly width: number;
	readonly height: number;
	readonly hasEOL: boolean;
}

/** The runs of a page, in the order in which they were written, put together to lines. */
export function linesOf(runs: readonly Run[], page: number, height: number): PdfLine[] {
	const lines: PdfLine[] = [];
	let open: PdfLine | undefined;
	const close = (): void => {
		const text = open?.text.replace(/[ \t\u00a0]+/gu, ' ').trim() ?? '';
		if (open !== undefined && /\S/u.test(text)) lines.push({ ...open, text });
		open = undefined;
	};
	for (const { str, transform, width, height: tall, hasEOL } of runs) {
		const [, , , scale = 0, left = 0, base = 0] = transform;
		const size = Math.abs(scale) || tall;
		if (str !== '') {
			if (open !== undefined && !continues(open, left, base, size)) close();
			if (open === undefined) open = { text: str, page, left, right: left + width, base, size, height };
			else {
				// Words that are set apart without a blank between them.
				const gap = left - open.right > size * 0.2 && !/\s$/u.test(open.text) && !/^\s/u.test(str) ? ' ' : '';
				open = { ...open, text: open.text + gap + str, right: left + width, size: Math.max(open.size, size) };
			}
		}
		if (hasEOL) close();
	}
	close();
	return lines;
}

/** On the same baseline, or raised or lowered a little, and not in another column. */
const continues = (line: PdfLine, left: number, base: number, size: number): boolean =>
	Math.abs(line.base - base) < Math.max(line.size, size) * 0.5 &&
	left > line.right - size * 2 &&
	left - line.right < Math.max(line.size, size) * 3;
