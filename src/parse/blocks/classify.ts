import type { Block, BlockKind } from '../../document/article.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import { boxAt, listAt } from './boxes.ts';
import { type Labels, labelsOf } from './labels.ts';
import { type Line, readLines } from './lines.ts';

/** One line or more that belong together, on the way to becoming a block. */
interface Draft {
	readonly lines: readonly Line[];
	kind: BlockKind | null;
	reason?: string;
}

const HEADLINE_LONGEST = 180;
const HEADLINE_WITHIN = 6;
/** How many lines of names and furniture may stand between headline and lead. */
const LEAD_WITHIN = 24;
const LEAD_LONGEST = 420;
const SUBHEAD_WORDS = 10;
const SUBHEAD_LONGEST = 90;
const DUPLICATE_SHORTEST = 40;
/** A headline of another article: "…: – Her er steinørken". */
const LINKED_HEADLINE = /[^:]: [–—-] ?\p{Lu}/u;
/** Fewest and most words of a link line. */
const LINK_WORDS = [3, 16] as const;
const FOLLOWS_WITHIN = 30;
const DATELINE = /^(?:\*\*)?\p{Lu}[\p{Lu}\s.,'’-]{2,40}(?:\([^)]{2,30}\)\s*)?(?:[–—-]|\()/u;
const NAMES_ONLY = /^\p{Lu}[\p{L}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,3}$/u;
const ENDS_COLON = /:["”»]?$/u;

export type Classifier = (text: string) => Block[];

export function createClassifier(lexicon: Lexicon): Classifier {
	const labels = labelsOf(lexicon);
	const cue = cueIn(lexicon);
	return (text) => {
		const drafts = draft(readLines(text), labels, cue);
		headline(drafts);
		captions(drafts);
		lead(drafts, labels);
		subheads(drafts, lexicon, cue);
		links(drafts, cue);
		return drafts.map(({ lines, kind, reason }) => ({
			span: { start: (lines[0] as Line).span.start, end: (lines.at(-1) as Line).span.end },
			kind: kind ?? 'paragraph',
			...(reason === undefined ? {} : { reason }),
		}));
	};
}

/** Does a line hold a cue beside speech: a mark, then a verb of speaking? */
function cueIn({ language }: Lexicon): (line: Line) => boolean {
	const verbs = new Set([...language.verbs.say, ...language.verbs.manner, ...language.verbs.write]);
	const known = new WeakMap<Line, boolean>();
	const holds = (line: Line): boolean => {
		for (const match of line.lower.matchAll(/[,?!…”"»“.]["”»“]?\s+(?:–\s*)?(\p{L}+)/gu)) {
			if (match[1] !== undefined && verbs.has(match[1])) return true;
		}
		return false;
	};
	// A line is asked for again by every list and box that may begin before it.
	return (line) => {
		const found = known.get(line) ?? holds(line);
		known.set(line, found);
		return found;
	};
}

/** Lines to drafts: what is certain from a line alone, lists and fact boxes. */
function draft(lines: readonly Line[], labels: Labels, cue: (line: Line) => boolean): Draft[] {
	const drafts: Draft[] = [];
	let related = false;
	const speaking = new Set(lines.filter((line) => line.dash && cue(line)).map((line) => line.text.charAt(0)));
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i] as Line;
		const box = boxAt(lines, i, labels, cue);
		if (box !== null) {
			drafts.push({ lines: lines.slice(box.from, box.to), kind: 'factbox' });
			i = box.to - 1;
			related = false;
			continue;
		}
		const list = listAt(lines, i, cue, speaking);
		if (list !== null && labels.junk(line) === null) {
			drafts.push({ lines: lines.slice(list.from, list.to), kind: 'list' });
			i = list.to - 1;
			continue;
		}
		const single = certain(line, labels);
		// Under a bare "Read more:" stand the headlines of others, until a paragraph ends as sentences do.
		if (single.kind === null && related && !line.ends && !line.dash && line.words >= 3) {
			single.kind = 'related';
			single.reason = 'link list';
		} else if (single.kind !== 'junk') related = single.kind === 'related' && line.words <= 3;
		drafts.push(single);
	}
	return drafts;
}

function certain(line: Line, labels: Labels): Draft {
	if (labels.related(line)) return { lines: [line], kind: 'related', reason: 'link' };
	const junk = labels.junk(line);
	if (junk !== null) return { lines: [line], kind: 'junk', reason: junk };
	if (labels.caption(line)) return { lines: [line], kind: 'caption' };
	if (labels.byline(line)) return { lines: [line], kind: 'byline' };
	if (labels.credit(line)) {
		return line.words <= 5 && !line.text.includes('. ')
			? { lines: [line], kind: 'junk', reason: 'photo credit' }
			: { lines: [line], kind: 'caption' };
	}
	if (labels.question(line) && line.text.trimEnd().endsWith('?')) return { lines: [line], kind: 'question' };
	if (line.emphasis !== null && line.text.endsWith('?')) return { lines: [line], kind: 'question' };
	return { lines: [line], kind: null };
}

/** The next draft of a sort. Looks a little way only: what stands farther off follows nothing. */
function nextOf(drafts: readonly Draft[], at: number, fits: (draft: Draft) => boolean): Draft | undefined {
	for (let i = at + 1; i < Math.min(drafts.length, at + FOLLOWS_WITHIN); i++) {
		const draft = drafts[i] as Draft;
		if (fits(draft)) return draft;
	}
	return undefined;
}

const only = (draft: Draft): Line => draft.lines[0] as Line;
const isOpen = (draft: Draft | undefined): boolean => draft?.kind === null;

/** The first lines that are no sentences; a short name of the paper before a longer line is not it. */
function headline(drafts: Draft[]): void {
	const marked = drafts.slice(0, HEADLINE_WITHIN * 2).find((d) => isOpen(d) && only(d).emphasis === 'heading');
	if (marked !== undefined) {
		marked.kind = 'headline';
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
function captions(drafts: Draft[]): void {
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

function lead(drafts: Draft[], labels: Labels): void {
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
		if (NAMES_ONLY.test(line.text)) {
			candidate.kind = 'byline';
			continue;
		}
		if (!line.ends && line.words <= SUBHEAD_WORDS) {
			if (line.dash || line.marked || next === undefined) return;
			candidate.kind = 'subhead';
			continue;
		}
		const spaced = line.gap && (next === undefined || only(next).gap);
		if (!line.dash && !line.marked && spaced && line.text.length <= LEAD_LONGEST && next !== undefined) {
			if (!DATELINE.test(line.text) && labels.box(line) === null) candidate.kind = 'lead';
		}
		return;
	}
}

function subheads(drafts: Draft[], lexicon: Lexicon, cue: (line: Line) => boolean): void {
	const top = drafts.findIndex((d) => d.kind === 'headline');
	const last = drafts.findLastIndex((d) => d.kind === null);
	const asked = drafts.filter((d) => d.kind === 'question' && only(d).emphasis === 'bold').length;
	for (let at = top + 1; at < drafts.length; at++) {
		const candidate = drafts[at] as Draft;
		if (!isOpen(candidate)) continue;
		const line = only(candidate);
		const next = nextOf(drafts, at, (d) => d.kind === null || d.kind === 'list' || d.kind === 'factbox');
		const after = next === undefined ? null : only(next);
		if (at === last && NAMES_ONLY.test(line.text) && at > top + 1) {
			candidate.kind = 'byline';
			continue;
		}
		if (line.text.endsWith('?') && isQuestion(line, after, lexicon, cue, drafts[at - 1])) {
			candidate.kind = 'question';
			continue;
		}
		// Among questions in bold a sentence in bold is one that only asserts.
		if (asked >= 2 && line.emphasis === 'bold' && line.ends && after !== null && after.emphasis === null) {
			candidate.kind = 'question';
			continue;
		}
		if (line.emphasis !== null && line.words <= SUBHEAD_WORDS + 4 && !line.ends) {
			candidate.kind = 'subhead';
			continue;
		}
		if (line.ends && !(line.text.length < 60 && /[?!]$/u.test(line.text) && !line.dash && !line.marked)) continue;
		if (LINKED_HEADLINE.test(line.text) && line.words <= 25 && at > top + 1) {
			candidate.kind = 'related';
			candidate.reason = 'link';
			continue;
		}
		if (line.words > SUBHEAD_WORDS || line.text.length > SUBHEAD_LONGEST || ENDS_COLON.test(line.text)) continue;
		if (/[,;]$/u.test(line.text) || cue(line)) continue;
		if (after === null) continue;
		// A dash and few words without an end, before narration: a quote as a subhead.
		if (line.dash && (after.dash || line.words > 7)) continue;
		candidate.kind = 'subhead';
	}
}

/** Lines that begin with a dash as speech does, but end in the middle of nothing: links to other articles. */
function links(drafts: Draft[], cue: (line: Line) => boolean): void {
	const dashed = drafts.filter((d) => isOpen(d) && only(d).dash);
	const bare = dashed.filter(
		(d) => !only(d).ends && !cue(only(d)) && only(d).words >= LINK_WORDS[0] && only(d).words <= LINK_WORDS[1],
	);
	if (bare.length * 2 >= dashed.length) return;
	for (const link of bare) {
		if (ENDS_COLON.test(only(link).text)) continue;
		link.kind = 'related';
		link.reason = 'link';
	}
}

/** An interviewer's question: what follows answers it. */
function isQuestion(
	line: Line,
	after: Line | null,
	{ language }: Lexicon,
	cue: (line: Line) => boolean,
	before: Draft | undefined,
): boolean {
	if (after === null || cue(line)) return false;
	if (line.marked) return false;
	if (!line.dash)
		return after.dash || after.marked || (line.words >= 4 && after.emphasis === null && before?.kind === 'question');
	if (!language.dashQuestions || !after.dash || after.text.endsWith('?')) return false;
	return true;
}
