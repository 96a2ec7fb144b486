import type { Labels } from './labels.ts';
import type { Line } from './lines.ts';
import { isBullet, isKeyed, isUntitled, sizeOf } from './untitled.ts';

/** A run of lines, end exclusive. */
export interface Run {
	readonly from: number;
	readonly to: number;
}

export interface BoxRun extends Run {
	/** Index of the first item's line. */
	readonly items: number;
	/** Index of the source line, or -1. */
	readonly source: number;
}

const HEADING_WORDS = 9;
const ITEM_LIMIT = 420;
const MOST_ITEMS = 40;
/** How far down a word may stand that names the section, not a box, in lines. */
const SECTION_WITHIN = 2;
/** Lines of one list: a longer one goes on as the next. */
const LONGEST_LIST = 100;

/** Where one question follows another so soon, they are an interview's or the readers'. */
const ASKED_WITHIN = 4;
const asks = ({ text, words }: Line): boolean => text.endsWith('?') && words <= HEADING_WORDS * 2;

/**
 * A fact box from its heading on: items until the source line, or until lines look like the article again: an item
 * after another gap than the box's own, speech, a long paragraph, a new heading.
 */
export function boxAt(lines: readonly Line[], at: number, labels: Labels, cue: (line: Line) => boolean): BoxRun | null {
	const heading = lines[at];
	if (heading === undefined) return null;
	if (heading.words > HEADING_WORDS || (heading.ends && !/[!?]$/u.test(heading.text))) return null;
	const first = at + 1;
	const opening = lines[first];
	if (opening === undefined) return null;
	if (labels.box(heading) === null && !isUntitled(lines, at, labels)) {
		const size = sizeOf(lines, at, labels, cue);
		if (size === 0) return null;
		const behind = lines[first + size];
		const sourced = behind !== undefined && labels.boxSource(behind);
		const end = first + size;
		return { from: at, to: sourced ? end + 1 : end, items: first, source: sourced ? end : -1 };
	}
	// "Was ist das Schwerste daran?" over "Ek: …", "Kuka opetti sinut?" over "– Isä.": an interview.
	if (heading.text.endsWith('?') && (opening.dash || opening.marked || isKeyed(opening))) return null;
	if (heading.text.endsWith('?') && lines.slice(first + 1, first + ASKED_WITHIN).some(asks)) return null;
	// "OVERBLIK" under the headline names the section.
	if (at <= SECTION_WITHIN && heading.words === 1 && !isBullet(opening) && !isKeyed(opening)) return null;
	// A heading that is a sentence of its own behind the word ("Bakgrund: …") opens nothing.
	const spaced = opening.gap;
	const loose = lines[first + 1]?.gap ?? false;
	const bulleted = isBullet(opening);
	let to = first;
	let source = -1;
	while (to < lines.length && to - first < MOST_ITEMS) {
		const line = lines[to] as Line;
		if (labels.boxSource(line)) {
			source = to;
			to++;
			break;
		}
		if (labels.junk(line) !== null || labels.related(line) || labels.credit(line) || labels.byline(line)) break;
		if (line.text.length > ITEM_LIMIT || (labels.box(line) !== null && !line.ends)) break;
		if (bulleted && !isBullet(line) && to > first) break;
		if (!bulleted && line.dash) break;
		if (!bulleted && to > first && line.gap && !loose) break;
		if (!bulleted && (cue(line) || line.marked)) break;
		if (!bulleted && to > first && !isKeyed(line) && !line.ends && line.words <= 5 && line.gap && lines[to + 1]?.gap)
			break;
		to++;
	}
	// The source may stand behind a gap.
	const after = lines[to];
	if (source < 0 && after !== undefined && labels.boxSource(after)) {
		source = to;
		to++;
	}
	const items = source < 0 ? to - first : source - first;
	if (items < 1) return null;
	if (
		items === 1 &&
		!bulleted &&
		spaced &&
		source < 0 &&
		to < lines.length &&
		lines[to]?.gap &&
		!isKeyed(opening) &&
		heading.words > 3
	)
		return null;
	return { from: at, to, items: first, source };
}

/** A list: two or more bulleted lines in a row that are no speech; `speaking` are the dashes that somebody speaks behind. */
export function listAt(
	lines: readonly Line[],
	at: number,
	cue: (line: Line) => boolean,
	speaking: ReadonlySet<string>,
): Run | null {
	let to = at;
	let ended = 0;
	while (to < Math.min(lines.length, at + LONGEST_LIST)) {
		const line = lines[to] as Line;
		if (!isBullet(line) || (to > at && line.gap && !(lines[at + 1]?.gap ?? false))) break;
		if (line.dash && cue(line)) return null;
		// "1. Why?" and "– Because.": what a number asks, a dash answers.
		if (line.dash && !(lines[at] as Line).dash) break;
		if (line.ends) ended++;
		to++;
	}
	if (to - at < 2) return null;
	const first = lines[at] as Line;
	if (!first.dash) return { from: at, to };
	// Where speech opens with another dash, this one opens none.
	if (speaking.size > 0 && !speaking.has(first.text.charAt(0))) return { from: at, to };
	// Speech ends as sentences do; the items of a list seldom do.
	const intro = lines[at - 1]?.text.endsWith(':') ?? false;
	const tight = !(lines[at + 1]?.gap ?? true);
	if (ended === 0) return { from: at, to };
	return intro && tight && ended * 3 <= to - at ? { from: at, to } : null;
}
