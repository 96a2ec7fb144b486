import { type Draft, ENDS_COLON, isFurniture, isOpen, nextOf, only, SUBHEAD_WORDS } from './draft.ts';
import type { Labels } from './labels.ts';
import type { Line } from './lines.ts';

const HEADLINE_LONGEST = 180;
const HEADLINE_WITHIN = 6;
/** How many lines of names and furniture may stand between headline and lead. */
const LEAD_WITHIN = 24;
const LEAD_LONGEST = 420;
const DUPLICATE_SHORTEST = 40;
/** Fewest words of a line without an end that leads into the story. */
const STANDFIRST_WORDS = 6;
/** "HJELMBY: Der var …": the story begins where it happened. */
const PLACED = /^(?:\*\*)?\p{Lu}{3}[\p{Lu}\s-]{0,30}(?:\([^)]{2,30}\))?\s?[:.–—-]\s/u;
/** The same, or who sent it: "PINE HOLLOW — …", "Sandhavn (KP) - …", "(Coastwire) …". */
const DATELINE =
	/^(?:\*\*)?(?:\p{Lu}[\p{Lu}\s.,'’-]{2,40}(?:\([^)]{2,30}\)\s*)?(?:[–—:-]|\()|\p{Lu}{3}[\p{Lu}\s'’-]{0,30}\.\s|\p{Lu}[\p{L}\s.'’-]{2,40}\(\p{L}[\p{L}/.-]{1,20}\)\s*[:.–—-]|\(\p{L}[\p{L}/.-]{1,20}\)\s)/u;
/** A headline of whole sentences is no longer, in code units. */
const TOLD_HEADLINE = 80;
const TOLD_WITHIN = 3;

/** The first lines that are no sentences; a short name of the paper before a longer line is not it. */
export function headline(drafts: Draft[]): void {
	const marked = drafts.slice(0, HEADLINE_WITHIN * 2).find((d) => isOpen(d) && only(d).emphasis === 'heading');
	if (marked !== undefined) {
		marked.kind = 'headline';
		return;
	}
	if (isTold(drafts)) {
		(drafts[0] as Draft).kind = 'headline';
		return;
	}
	const open: { at: number; line: Line }[] = [];
	let seen = 0;
	for (let at = 0; at < drafts.length && seen < HEADLINE_WITHIN; at++) {
		const candidate = drafts[at] as Draft;
		if (candidate.kind === 'list' || candidate.kind === 'factbox') break;
		if (!isOpen(candidate)) continue;
		const line = only(candidate);
		seen++;
		// "– Vi har ikke råd": words of somebody's may stand above the story, where a line without an end is no speech.
		const quoted = line.dash && seen === 1 && !line.ends && line.text.length <= HEADLINE_LONGEST && isLoose(drafts, at);
		if ((line.dash && !quoted) || ENDS_COLON.test(line.text)) break;
		const sentence = line.ends && !/[?!]["”»]?$|["”“»«’']$/u.test(line.text);
		if (!sentence && line.text.length <= HEADLINE_LONGEST && line.words >= 2) open.push({ at, line });
		else if (open.length > 0) break;
		else if (!isRepeated(drafts, at) && line.text.length > HEADLINE_LONGEST) break;
		else if (!isRepeated(drafts, at) && line.ends) {
			// A sentence first: a headline may still follow a caption, never a paragraph.
			const next = drafts[at + 1];
			if (next === undefined || !isOpen(next) || only(next).ends) break;
		}
		if (open.length === 2) break;
	}
	const [first, second] = open;
	if (first === undefined) return;
	const masthead =
		second !== undefined &&
		first.line.words <= 3 &&
		second.line.words >= first.line.words + 2 &&
		first.at + 1 === second.at;
	const chosen = masthead ? second : first;
	if (drafts.slice(chosen.at + 1).every((d) => d.kind !== null && d.kind !== 'factbox' && d.kind !== 'list')) return;
	(drafts[chosen.at] as Draft).kind = 'headline';
	if (masthead) Object.assign(drafts[first.at] as Draft, { kind: 'junk', reason: 'masthead' });
	for (const above of drafts.slice(0, chosen.at)) {
		if (isOpen(above) && only(above).words === 1 && !only(above).ends)
			Object.assign(above, { kind: 'junk', reason: 'section' });
	}
}

/** "She said no. Then the phone rang.": a first line of sentences, over a longer one and the names of reporters. */
function isTold(drafts: readonly Draft[]): boolean {
	const [first, second] = drafts;
	if (first === undefined || second === undefined || !isOpen(first) || !isOpen(second)) return false;
	const { dash, marked, ends, text } = only(first);
	if (dash || marked || !ends || text.length > TOLD_HEADLINE || !only(second).gap) return false;
	return only(second).text.length > text.length && drafts.slice(2, TOLD_WITHIN).some(({ kind }) => kind === 'byline');
}

/** What follows is a paragraph of its own, and no speech. */
function isLoose(drafts: readonly Draft[], at: number): boolean {
	const next = drafts[at + 1];
	return next !== undefined && !(isOpen(next) && only(next).dash) && next.kind !== 'list';
}

function isRepeated(drafts: readonly Draft[], at: number): boolean {
	const line = only(drafts[at] as Draft);
	if (line.text.length < DUPLICATE_SHORTEST) return false;
	return [drafts[at - 1], drafts[at + 1]].some((other) => other !== undefined && only(other).text === line.text);
}

/** What a page shows twice beside a picture, and sentences above the headline. */
export function captions(drafts: Draft[]): void {
	for (let at = 0; at < drafts.length; at++) {
		if (isOpen(drafts[at]) && isRepeated(drafts, at)) (drafts[at] as Draft).kind = 'caption';
		// The second of a pair follows the first, which is no longer open.
		const before = drafts[at - 1];
		if (isOpen(drafts[at]) && before?.kind === 'caption' && only(before).text === only(drafts[at] as Draft).text) {
			(drafts[at] as Draft).kind = 'caption';
		}
	}
	const top = drafts.findIndex((d) => d.kind === 'headline');
	for (const above of drafts.slice(0, Math.max(0, top))) {
		if (isOpen(above) && only(above).ends) above.kind = 'caption';
	}
}

export function lead(drafts: Draft[], labels: Labels, leads: boolean): void {
	const top = drafts.findIndex((d) => d.kind === 'headline');
	if (top < 0) return;
	for (let at = top + 1; at < Math.min(drafts.length, top + LEAD_WITHIN); at++) {
		const candidate = drafts[at] as Draft;
		if (!isOpen(candidate)) {
			if (candidate.kind === 'junk' || candidate.kind === 'byline' || candidate.kind === 'caption') continue;
			return;
		}
		const line = only(candidate);
		const next = nextOf(drafts, at, isOpen);
		if (at === top + 1 && isStandfirst(line, drafts[at + 1])) {
			candidate.kind = 'lead';
			return;
		}
		if (!line.ends && line.words <= SUBHEAD_WORDS) {
			if (line.dash || line.marked || next === undefined) return;
			if (line.words === 1 && line.text === line.text.toUpperCase()) {
				Object.assign(candidate, { kind: 'junk', reason: 'section' });
				continue;
			}
			candidate.kind = 'subhead';
			continue;
		}
		const signed = drafts[at + 1]?.kind === 'byline';
		const opens = line.dash || line.marked;
		if ((opens && !signed) || line.text.length > LEAD_LONGEST || next === undefined) return;
		if (labels.box(line) !== null || (DATELINE.test(line.text) && !signed)) return;
		// Where the names of the reporters stand above it, the story has begun.
		const above = drafts.slice(top + 1, at);
		const signedAbove = above.some(({ kind }) => kind === 'byline');
		if (
			PLACED.test(only(next).text) ||
			(isFurniture(drafts[at + 1]) && !(signedAbove && isInserted(drafts[at + 1]))) ||
			(leads && !above.some(isMade) && isApart(line, only(next)))
		)
			candidate.kind = 'lead';
		return;
	}
}

/** Right under the headline, a longer line that ends as headlines do. */
function isStandfirst({ ends, dash, marked, words, gap }: Line, behind: Draft | undefined): boolean {
	if (ends || dash || marked || words < STANDFIRST_WORDS || behind === undefined) return false;
	return (
		isFurniture(behind) || (words > SUBHEAD_WORDS && gap && isOpen(behind) && only(behind).ends && only(behind).gap)
	);
}

/** A paragraph that speech follows begins the story. */
function isApart(line: Line, next: Line): boolean {
	return !next.dash && !next.marked && line.gap && next.gap;
}

/** Pages put such lines between any paragraphs. */
const isInserted = (draft: Draft | undefined): boolean => draft?.kind === 'junk' && draft.reason !== 'date';
const isMade = ({ kind, reason }: Draft): boolean => kind === 'byline' || (kind === 'junk' && reason !== 'section');
