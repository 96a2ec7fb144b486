import { type Draft, isFurniture, isOpen, nextOf, only } from './draft.ts';
import type { Labels } from './labels.ts';

/** Paragraphs of the story, at most, above a line that names its reporters. */
const PARAGRAPHS_ABOVE = 1;
/** How many lines of a top may be names. */
const MOST_NAMES = 4;

/**
 * Lines that hold nothing but names near the top: reporters'. People of the story are named in it; where more such lines
 * stand farther down, they head what each of several people says.
 */
export function bylines(drafts: readonly Draft[], labels: Labels): void {
	const top = drafts.findIndex(({ kind }) => kind === 'headline');
	titles(drafts, labels);
	const found: number[] = [];
	let paragraphs = 0;
	for (let at = 0; at < drafts.length; at++) {
		const draft = drafts[at] as Draft;
		if (!isOpen(draft)) continue;
		const line = only(draft);
		if (at > top && (line.ends || line.dash) && ++paragraphs > PARAGRAPHS_ABOVE + 1) break;
		if (labels.desk(line) && at > top) draft.kind = 'byline';
		if (!labels.names(line) && !(at > top && labels.maybe(line))) continue;
		if (isToldOf(drafts, at)) continue;
		const under = at === top + 1 && labels.maybe(line);
		if (under || isFurnished(drafts, at) || (paragraphs <= PARAGRAPHS_ABOVE && isFollowed(drafts, at))) found.push(at);
	}
	if (found.length <= MOST_NAMES && !isPanel(drafts, found.at(-1) ?? 0, labels))
		for (const at of found) (drafts[at] as Draft).kind = 'byline';
	photographers(drafts);
}

/** A line under a name that says no more than what reporters are. */
function titles(drafts: readonly Draft[], labels: Labels): void {
	for (const [at, draft] of drafts.entries()) {
		const before = drafts[at - 1];
		if (!isOpen(draft) || before === undefined || !labels.title(only(draft))) continue;
		if (before.kind === 'byline' || (isOpen(before) && labels.names(only(before))))
			Object.assign(draft, { kind: 'junk', reason: 'label' });
	}
}

/** Who took the pictures, right under who wrote. */
function photographers(drafts: readonly Draft[]): void {
	for (const [at, draft] of drafts.entries())
		if (draft.reason === 'photo credit' && !only(draft).gap && drafts[at - 1]?.kind === 'byline')
			Object.assign(draft, { kind: 'byline', reason: undefined });
}

/** Beside a title, an address, a date. */
const isFurnished = (drafts: readonly Draft[], at: number): boolean =>
	isFurniture(drafts[at - 1]) || isFurniture(drafts[at + 1]);

/** A paragraph comes next: what heads other lines is no name of a reporter's. */
function isFollowed(drafts: readonly Draft[], at: number): boolean {
	const next = nextOf(drafts, at, isOpen);
	return next !== undefined && (only(next).ends || only(next).dash);
}

/** The last word of the line stands in the story too. */
function isToldOf(drafts: readonly Draft[], at: number): boolean {
	const surname = /\p{L}[\p{L}’'-]*$/u.exec(only(drafts[at] as Draft).text)?.[0] ?? '';
	return drafts.some(
		({ kind, lines }, other) =>
			other !== at &&
			kind !== 'junk' &&
			kind !== 'byline' &&
			kind !== 'caption' &&
			lines.some(({ text }) => text.includes(surname)),
	);
}

/** One name stands alone farther down, over what that person says. */
function isPanel(drafts: readonly Draft[], last: number, labels: Labels): boolean {
	const end = drafts.findLastIndex(isOpen);
	return drafts.some(
		(draft, at) =>
			at > last &&
			at < end &&
			isOpen(draft) &&
			labels.names(only(draft)) &&
			!only(draft).text.includes(',') &&
			!isToldOf(drafts, at),
	);
}
