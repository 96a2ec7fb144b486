import type { Block } from '../../document/article.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import type { Codes } from '../codes.ts';
import { boxAt, listAt } from './boxes.ts';
import { bylines } from './bylines.ts';
import { type Draft, ENDS_COLON, isOpen, NAMES_ONLY, nextOf, only, SUBHEAD_WORDS } from './draft.ts';
import { type Labels, labelsOf } from './labels.ts';
import { ASKED, HOLDS, type Line, once, readLines, tellsAt } from './lines.ts';
import { tail } from './tail.ts';
import { captions, headline, lead } from './top.ts';

const SUBHEAD_LONGEST = 90;
/** A headline of another article: "…: – Her er steinørken". */
const LINKED_HEADLINE = /[^:]: [–—-] ?\p{Lu}/u;
/** Fewest and most words of a link line. */
const LINK_WORDS = [3, 16] as const;

/** Behind a sentence a capital begins the next: "… här. Minns du …?" */
const BEHIND_MARK = /["”»“]?\s+(?:–\s*)?(\p{Ll}\p{L}*)/uy;

export type Classifier = (text: string, codes: Codes) => Block[];

export function createClassifier(lexicon: Lexicon): Classifier {
	const labels = labelsOf(lexicon);
	const cue = cueIn(lexicon);
	return (text, codes) => {
		const drafts = draft(readLines(text, codes), labels, cue);
		headline(drafts);
		captions(drafts);
		bylines(drafts, labels);
		tail(drafts, labels);
		lead(drafts, labels, lexicon.language.leads);
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
	return once(ASKED.cue, ({ text }) => {
		for (let at = 0; at < text.length; at++) {
			if ((tellsAt(text, at) & HOLDS.pause) === 0 || isCapital(text, at + 2)) continue;
			BEHIND_MARK.lastIndex = at + 1;
			const word = BEHIND_MARK.exec(text)?.[1];
			if (word !== undefined && verbs.has(word)) return true;
		}
		return false;
	});
}

/** Most sentences are followed by another: a look at its first letter is quicker than a search. */
function isCapital(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 0x41 && code <= 0x5a && text.charCodeAt(at - 1) === 0x20;
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
			const linked = labels.related(line);
			for (const item of linked ? lines.slice(list.from, list.to) : [])
				drafts.push({ lines: [item], kind: 'related', reason: 'link list' });
			if (!linked) drafts.push({ lines: lines.slice(list.from, list.to), kind: 'list' });
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
	// "By Ann Ek, ann.ek@courier.example"
	if ((junk === 'contact' || junk === 'date') && labels.signed(line)) return { lines: [line], kind: 'byline' };
	if (junk !== null) return { lines: [line], kind: 'junk', reason: junk };
	if (labels.caption(line)) return { lines: [line], kind: 'caption' };
	if (labels.byline(line)) return { lines: [line], kind: 'byline' };
	if (labels.creditOnly(line)) return { lines: [line], kind: 'junk', reason: 'photo credit' };
	if (labels.credit(line)) {
		return line.words <= 5 && !line.text.includes('. ')
			? { lines: [line], kind: 'junk', reason: 'photo credit' }
			: { lines: [line], kind: 'caption' };
	}
	if (labels.question(line) && line.text.trimEnd().endsWith('?')) return { lines: [line], kind: 'question' };
	if (line.emphasis !== null && line.text.endsWith('?')) return { lines: [line], kind: 'question' };
	return { lines: [line], kind: null };
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
	if (after === null || line.marked) return false;
	// "Your predecessor said that nobody listens. Do you agree?": a cue, but put to somebody.
	const { second } = language.pronouns;
	const put = !line.dash && after.dash && (line.lower.match(/\p{L}+/gu) ?? []).some((word) => second.includes(word));
	if (!put && cue(line)) return false;
	if (!line.dash)
		return after.dash || after.marked || (line.words >= 4 && after.emphasis === null && before?.kind === 'question');
	if (!language.dashQuestions || !after.dash || after.text.endsWith('?')) return false;
	return true;
}
