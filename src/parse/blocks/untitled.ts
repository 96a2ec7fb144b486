import type { Labels } from './labels.ts';
import { HOLDS, type Line } from './lines.ts';

const NUMBERED = /^\(?\d{1,2}[.)]\s+\S/u;
const BULLET = /^(?:[•●▪■*·◦‣⁃]|[–—-])\s*\S/u;
/** Bullets that no speech begins with. */
const DOTTED = /^[•●▪■·◦‣⁃]\s*\S/u;
const KEYED = /^(?:\p{L}|(?:19|20)\d{2}(?!\d))[\p{L}\p{N}\s().-]{0,30}:\s+\S/u;
export const isKeyed = ({ holds, text }: Line): boolean => (holds & HOLDS.colon) !== 0 && KEYED.test(text);
const isNumbered = ({ digits, text }: Line): boolean => digits && NUMBERED.test(text);
/** Begins with a number, a bullet or a dash. */
export const isBullet = (line: Line): boolean =>
	!(line.first >= 0x61 && line.first <= 0x7a) && !line.marked && (isNumbered(line) || BULLET.test(line.text));

/** "– Byggstart: augusti" */
const DASHED_KEY = /^[–—-]\s*\p{L}[\p{L}\s()-]{0,30}:\s+\S/u;
const HEADING_WORDS = 9;
/** Items of a box that only its source line tells, and their length in code units, at most and on the average. */
const MOST_ITEMS = 10;
const ITEM_LONGEST = 160;
const ITEM_AVERAGE = 100;
/** Items from which on a heading and lines without an end are a box. */
const LEAST_LINES = 3;
const LINE_WORDS = 14;
/** A paragraph of the story, in code units, and how many lines off it may stand. */
const STORY_LENGTH = 60;
const STORY_WITHIN = 6;

/** A box without a heading word: a short line, then three or more keyed or numbered ones. */
export function isUntitled(lines: readonly Line[], at: number, labels: Labels): boolean {
	const heading = lines[at] as Line;
	if (at === 0 || heading.ends || heading.dash || heading.marked || heading.words > 7 || heading.text.endsWith(':'))
		return false;
	if (isKeyed(heading) || isNumbered(heading)) return false;
	const items = lines.slice(at + 1, at + 4);
	if (items.length < 3 || items.slice(1).some((line) => line.gap)) return false;
	if (heading.gap && items.every((line) => DOTTED.test(line.text))) return true;
	if (items.every((line) => DASHED_KEY.test(line.text))) return true;
	// Questions and answers, or voices that return, are no facts.
	if (items.some((line) => labels.question(line) || labels.answer(line) !== null)) return false;
	const keys = new Set(items.map((line) => line.text.slice(0, line.text.indexOf(':'))));
	if (keys.size < items.length && items.every(isKeyed)) return false;
	return items.every(isKeyed) || items.every(isNumbered);
}

/** How many items stand under a heading that no word shows to be a box's; 0 where it is none. */
export function sizeOf(lines: readonly Line[], at: number, labels: Labels, cue: (line: Line) => boolean): number {
	const heading = lines[at] as Line;
	if (at === 0 || heading.ends || heading.dash || heading.marked || heading.words > HEADING_WORDS) return 0;
	if (/[:,;]$/u.test(heading.text) || isKeyed(heading) || labels.junk(heading) !== null) return 0;
	const isItem = (line: Line | undefined): line is Line =>
		line !== undefined &&
		!line.dash &&
		!line.marked &&
		line.text.length <= ITEM_LONGEST &&
		labels.junk(line) === null &&
		!labels.related(line) &&
		!labels.byline(line) &&
		!labels.credit(line) &&
		!cue(line);
	const size = labels.names(heading) ? cardAt(lines, at, labels, isItem) : sourcedAt(lines, at, labels, isItem);
	if (size > 0) return size;
	return tightAt(lines, at, isItem) || linesAt(lines, at, labels, isItem);
}

type IsItem = (line: Line | undefined) => line is Line;

/** Short lines up to a line that names their source. */
function sourcedAt(lines: readonly Line[], at: number, labels: Labels, isItem: IsItem): number {
	const first = at + 1;
	let length = 0;
	for (let to = first; to < first + MOST_ITEMS + 1; to++) {
		const line = lines[to];
		if (line === undefined) return 0;
		const count = to - first;
		if (labels.boxSource(line)) {
			const items = lines.slice(first, to);
			const alike = items.every(({ ends }) => ends) || items.every((item) => !item.ends || isKeyed(item));
			return count >= 2 && alike && length <= count * ITEM_AVERAGE ? count : 0;
		}
		if (!isItem(line) || (to > first && line.gap !== (lines[first + 1] as Line).gap)) return 0;
		length += line.text.length;
	}
	return 0;
}

/** Somebody's name over lines about a life. */
function cardAt(lines: readonly Line[], at: number, labels: Labels, isItem: IsItem): number {
	const first = at + 1;
	const opening = lines[first];
	if (!isItem(opening) || !(labels.born(opening) || isKeyed(opening))) return 0;
	let to = first;
	while (to < first + MOST_ITEMS && isItem(lines[to]) && !(to > first && (lines[to] as Line).gap)) to++;
	return to - first >= 2 ? to - first : 0;
}

/** Where paragraphs have empty lines between them, lines under a heading that have none. */
function tightAt(lines: readonly Line[], at: number, isItem: IsItem): number {
	const first = at + 1;
	const paragraph = lines.slice(Math.max(0, at - STORY_WITHIN), at).filter(({ text }) => text.length >= STORY_LENGTH);
	if (!(lines[at] as Line).gap || paragraph.length < 2 || paragraph.some(({ gap }) => !gap)) return 0;
	let to = first;
	// Words alone are tags.
	for (let line = lines[to]; to < first + MOST_ITEMS && isItem(line) && !line.gap && line.words > 1; )
		line = lines[++to];
	const behind = lines[to];
	return to - first >= LEAST_LINES && (behind === undefined || behind.gap) ? to - first : 0;
}

/** Lines without an end that stand close together in the story. */
function linesAt(lines: readonly Line[], at: number, labels: Labels, isItem: IsItem): number {
	const first = at + 1;
	let to = first;
	for (let line = lines[to]; to < first + MOST_ITEMS && isItem(line) && !line.ends; line = lines[++to]) {
		if ((to > first && line.gap) || line.words > LINE_WORDS || line.words < 2 || labels.names(line)) break;
	}
	if (to - first < LEAST_LINES || !isStory(lines.slice(Math.max(0, at - STORY_WITHIN), at))) return 0;
	const shouted = (lines[at] as Line).text === (lines[at] as Line).text.toUpperCase();
	const behind = lines[to];
	if (behind === undefined || !isStory(lines.slice(to, to + STORY_WITHIN))) return shouted ? to - first : 0;
	return behind.gap || behind.ends || behind.dash ? to - first : 0;
}

/** Some line is a paragraph: beside a listing none is. */
const isStory = (lines: readonly Line[]): boolean =>
	lines.some(({ ends, text }) => ends && text.length >= STORY_LENGTH);
