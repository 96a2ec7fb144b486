import { W } from '../../language/lexicon.ts';
import { GOVERNS, type RetellingWords } from '../../language/retelling.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { type Subject, subjectAt } from '../speech/subject.ts';
import type { Token } from '../token.ts';
import { M } from '../token.ts';
import { bitsOf, type Unit } from '../unit.ts';
import { endOf } from './end.ts';
import { Governor } from './governor.ts';
import { startOf } from './start.ts';
import { whoseOf } from './whose.ts';

/** What the reporter gives back of somebody's statement or stance, in token indices, end exclusive. */
export interface Retold {
	/** The word that governs it. */
	readonly verb: number;
	readonly from: number;
	readonly to: number;
	readonly subject: Subject | null;
}

/** No sentence retells more. */
const MOST = 12;
/** No sentence is longer, in tokens; a block without full stops is none. */
const LONGEST_SENTENCE = 300;
/** Where the colon of a headline may stand, and how much follows it at least. */
const HEAD_WITHIN = 12;
const FEWEST_WORDS = 3;

const NOTHING: readonly Retold[] = [];

/** All that a stretch of one sentence retells. */
export function retoldIn(scene: Scene, unit: Unit, words: RetellingWords, from: number, to: number): readonly Retold[] {
	const bits = bitsOf(unit, from, to);
	const heads = from === 0 && (unit.block.kind === 'headline' || unit.index === 0);
	if ((bits.retells & GOVERNS) === 0 && (bits.signs & M.according) === 0 && !heads) return NOTHING;
	const { tokens } = unit;
	const found: Retold[] = [];
	const file = (verb: number, subject: Subject | null, start: number, end: number): void => {
		const range = trimmed(tokens, start, end);
		if (range === null || found.some((other) => other.from === range.from)) return;
		found.push({ verb, subject, from: range.from, to: range.to });
	};
	let end = Math.min(to, from + LONGEST_SENTENCE);
	while (end > from && (tokens[end - 1] as Token).kind === 'mark') end--;
	const headed = heads ? headOf(scene, unit, from, end) : null;
	if (headed !== null) file(headed.verb, headed.subject, headed.verb + 1, end);
	let inside = false;
	let first = from;
	while (first < end && (tokens[first] as Token).kind === 'mark' && !opensQuote(tokens, first)) first++;
	for (let at = first; at < end && found.length < MOST; at++) {
		const token = tokens[at] as Token;
		if ((token.signs & M.quote) !== 0) inside = !inside;
		if (inside || token.kind !== 'word') continue;
		if ((token.retells & GOVERNS) === 0) continue;
		const governor = new Governor(scene, unit, words, at, first, end);
		const start = startOf(governor);
		if (start === null) continue;
		// "the ‘Grandpa Said So’ skillet": the verb stands inside a name.
		const own = governor.cue?.subject;
		if (own !== undefined && own.from <= at && at < own.to) continue;
		const subject = whoseOf(governor, start);
		if (start.kind !== 'before') file(at, subject, start.from, endOf(governor, start.from, start.kind));
		else {
			file(at, subject, start.from, start.to);
			if (start.rest !== null) file(at, subject, start.rest, endOf(governor, start.rest, 'clause'));
		}
	}
	const source = (bits.signs & M.according) === 0 ? null : sourceIn(scene, unit, first, end);
	if (source !== null) {
		const leads = source.from - first <= 1;
		file(source.from, source.subject, leads ? source.to : first, leads ? end : source.from);
	}
	return found.length < 2 ? found : found.filter((inner) => !found.some((outer) => holds(outer, inner)));
}

/** "Ek says that Dahl denies it": what somebody retells within a statement is part of the statement. */
const holds = (outer: Retold, inner: Retold): boolean =>
	outer !== inner && outer.from <= inner.from && inner.to <= outer.to;

/** "Mayor: the bridge is safe": a headline that names its speaker before a colon. */
function headOf(scene: Scene, unit: Unit, from: number, end: number): { verb: number; subject: Subject | null } | null {
	let known = false;
	for (let i = from; i < Math.min(end - FEWEST_WORDS, HEAD_WITHIN); i++) {
		const token = unit.tokens[i] as Token;
		if (token.text === ':') return known ? { verb: i, subject: subjectAt(scene, unit, from) } : null;
		if (token.kind === 'mark' && token.text !== ',' && token.text !== '.') return null;
		if (
			(token.flags & (W.title | W.organisation | W.document | W.unnamed)) !== 0 ||
			scene.mentionAt(unit, i) !== undefined
		)
			known = true;
	}
	return null;
}

/** "according to": where it stands, and where whom it names ends. */
function sourceIn(
	scene: Scene,
	unit: Unit,
	from: number,
	end: number,
): { from: number; to: number; subject: Subject | null } | null {
	for (let i = from; i < end; i++) {
		const token = unit.tokens[i] as Token;
		if ((token.signs & M.according) === 0) continue;
		const length = phraseAt(scene.lexicon.according, unit.tokens, i);
		if (length === 0) continue;
		let to = i + length;
		const subject = subjectAt(scene, unit, to);
		to = subject?.to ?? to;
		while (to < end && unit.tokens[to]?.text !== ',') to++;
		return { from: i, to, subject };
	}
	return null;
}

/** A mark of speech that belongs to what follows it. */
const opensQuote = (tokens: readonly Token[], at: number): boolean =>
	((tokens[at] as Token).signs & M.quote) !== 0 && (tokens[at] as Token).spaced && !(tokens[at + 1]?.spaced ?? true);

function trimmed(tokens: readonly Token[], from: number, to: number): { from: number; to: number } | null {
	let start = from;
	let end = to;
	while (start < end && (tokens[start] as Token).kind === 'mark') start++;
	while (end > start && (tokens[end - 1] as Token).kind === 'mark') end--;
	return start >= end ? null : { from: start, to: end };
}
