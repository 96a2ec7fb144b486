import type { Stretch } from '../html/compose.ts';
import { joined, wordsOf } from './hyphens.ts';
import type { PdfLine } from './lines.ts';

/** Share of a page's height at either edge in which running heads and page numbers stand. */
const EDGE = 0.09;
/** How much larger than the text a heading is set, at least. */
const LARGER = 1.15;
const HEADING = 200;
const ENDS = /[.!?…:][”"»“’')\]]*$/u;
/** Speech with a dash, an item of a list. */
const OPENS = /^(?:[–—―•▪●■◦*]|-\s|\d{1,2}[.)]\s)/u;

/** Lines to paragraphs and headings; running heads and page numbers come last, as junk. */
export function paragraphsOf(lines: readonly PdfLine[]): Stretch[] {
	const edges = edgesOf(lines);
	const body = lines.filter((line) => !edges.has(line));
	const size = commonSize(body);
	const leading = commonLeading(body, size);
	const words = wordsOf(body.map(({ text }) => text));
	const groups: PdfLine[][] = [];
	const right = rightEdges(body);
	for (const line of body) {
		const group = groups.at(-1);
		const before = group?.at(-1);
		if (group !== undefined && before !== undefined && goesOn(before, line, { leading, size, right })) group.push(line);
		else groups.push([line]);
	}
	const top = Math.max(0, ...groups.slice(0, 6).map(([first]) => first?.size ?? 0));
	let hasHeadline = false;
	const stretches = groups.map((group, index): Stretch => {
		const text = joined(
			group.map(({ text }) => text),
			words,
		);
		const own = group[0]?.size ?? size;
		const isHeading = own >= size * LARGER && text.length <= HEADING && index < groups.length - 1;
		if (!isHeading) return { kind: 'paragraph', text };
		const isHeadline = !hasHeadline && own >= top && index < 6;
		hasHeadline ||= isHeadline;
		return { kind: isHeadline ? 'headline' : 'subhead', text };
	});
	return [...stretches, ...[...edges].map(({ text }): Stretch => ({ kind: 'junk', text, reason: 'page' }))];
}

/** Lines at the edge of the pages that stand on most of them, numbers apart, and page numbers alone. */
function edgesOf(lines: readonly PdfLine[]): Set<PdfLine> {
	const pages = new Set(lines.map(({ page }) => page)).size;
	const outer = lines.filter(({ base, height }) => base > height * (1 - EDGE) || base < height * EDGE);
	const seen = new Map<string, Set<number>>();
	const keyOf = ({ text }: PdfLine): string => text.replace(/\d+/gu, '#').toLowerCase();
	for (const line of outer) {
		const on = seen.get(keyOf(line)) ?? new Set();
		seen.set(keyOf(line), on.add(line.page));
	}
	return new Set(
		outer.filter((line) => {
			const isNumber = /^\W*(?:\p{L}{1,5}\.?\s*)?\d{1,4}(?:\s*(?:\/|\p{L}{1,4})\s*\d{1,4})?\W*$/u.test(line.text);
			const count = seen.get(keyOf(line))?.size ?? 0;
			return isNumber || (pages > 1 && count > 1 && count >= pages / 2);
		}),
	);
}

interface Setting {
	readonly leading: number;
	readonly size: number;
	readonly right: ReadonlyMap<string, number>;
}

function goesOn(before: PdfLine, line: PdfLine, { leading, size, right }: Setting): boolean {
	const isAlike = Math.abs(before.size - line.size) <= Math.max(before.size, line.size) * 0.1;
	if (!isAlike || OPENS.test(line.text)) return false;
	const isEnd = ENDS.test(before.text);
	const isHeading = line.size >= size * LARGER;
	const drop = before.base - line.base;
	// Another column, another page: a sentence in the middle goes on there.
	if (line.page !== before.page || drop <= 0) return !isEnd && !isHeading;
	const usual = Math.max(leading, before.size * 1.1) * (isHeading ? before.size / size : 1);
	if (drop > usual * 1.35) return false;
	if (isHeading) return true;
	const isShort = before.right < (right.get(columnOf(before)) ?? before.right) - before.size * 4;
	const isIndented = line.left > before.left + before.size * 0.7;
	return !(isEnd && (isShort || isIndented));
}

const columnOf = ({ page, left }: PdfLine): string => `${page}:${Math.round(left / 40)}`;

/** How far lines that begin at the same place reach. */
function rightEdges(lines: readonly PdfLine[]): Map<string, number> {
	const edges = new Map<string, number>();
	for (const line of lines) edges.set(columnOf(line), Math.max(edges.get(columnOf(line)) ?? 0, line.right));
	return edges;
}

/** The size in which most letters are set. */
function commonSize(lines: readonly PdfLine[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of lines) {
		const rounded = Math.round(size * 2) / 2;
		letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
	}
	return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** The usual distance between two lines of the text. */
function commonLeading(lines: readonly PdfLine[], size: number): number {
	const drops = lines.flatMap((line, index) => {
		const before = lines[index - 1];
		const drop = before === undefined || before.page !== line.page ? 0 : before.base - line.base;
		return drop > 0 && drop < size * 2.5 ? [drop] : [];
	});
	return drops.sort((a, b) => a - b)[drops.length >> 1] ?? size * 1.2;
}
