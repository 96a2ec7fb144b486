import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceEnd } from '../tokens.ts';
import { sentenceAt, sentenceOf, type Unit } from '../unit.ts';
import { cueByPlace, cueFrom, signature } from './beside.ts';
import { accordingIn, type Cue } from './cue.ts';
import { findCue } from './dashes.ts';
import { type Pair, pairsOf, QUOTES, SENTENCE_END } from './pairs.ts';
import { isAsked, isSaidBefore, isSaidBehind } from './saying.ts';
import { segment } from './segment.ts';
import { isCalled, isName, isTitled } from './statement.ts';
import type { Segment, Turn } from './turn.ts';
import { cueBefore, cueOfVerb } from './verb.ts';

/** Words from which on a verb of speaking in the sentence is enough. */
const LONG_FRAGMENT = 6;
/** A slogan is not longer, in words. */
const LONGEST_SLOGAN = 8;
const CLAUSE_MARKS = new Set([':', ',', '–', '—', '-', '(', ';']);

const NO_TURNS: readonly Turn[] = [];

/** Speech in quotation marks, outside the token ranges that are taken already. */
export function markTurns(scene: Scene, unit: Unit, taken: readonly { from: number; to: number }[]): readonly Turn[] {
	if ((unit.signs & QUOTES) === 0) return NO_TURNS;
	const all = pairsOf(unit);
	const pairs = taken.length === 0 ? all : outside(all, taken);
	if (pairs.length === 0) return NO_TURNS;
	const turns: Turn[] = [];
	for (const pair of pairs) {
		const words = segment(unit, pair.open + 1, pair.close);
		if (words === null) continue;
		const judged = judge(scene, unit, pair, words, turns.at(-1));
		if (judged === null) continue;
		const previous = turns.at(-1);
		if (judged.joins && previous !== undefined) turns[turns.length - 1] = join(previous, words, judged.turn);
		else turns.push(judged.turn);
	}
	return turns;
}

const outside = (pairs: readonly Pair[], taken: readonly { from: number; to: number }[]): Pair[] =>
	pairs
		.filter(({ open }) => !taken.some(({ from, to }) => from <= open && open < to))
		.map((pair) => until(pair, taken));

/** Marks that were never closed end where other speech begins. */
function until(pair: Pair, taken: readonly { from: number; to: number }[]): Pair {
	const next = taken.find(({ from }) => from > pair.open && from < pair.close);
	return next === undefined ? pair : { open: pair.open, close: next.from, closed: false };
}

function join(first: Turn, words: Segment, second: Turn): Turn {
	return {
		...first,
		segments: [...first.segments, words],
		cue: first.cue ?? second.cue,
		to: second.to,
		open: second.open,
	};
}

interface Judgement {
	readonly turn: Turn;
	/** Goes on with the turn before it. */
	readonly joins: boolean;
}

function judge(scene: Scene, unit: Unit, pair: Pair, words: Segment, previous: Turn | undefined): Judgement | null {
	const { tokens } = unit;
	const { open, close } = pair;
	const count = wordsIn(tokens, words);
	const sentence = sentenceAt(unit, open) ?? { from: 0, to: tokens.length };
	const floor = Math.max(sentence.from, previous === undefined ? 0 : lastToken(previous));
	const before = tokenAt(tokens, open - 1);
	const ended = isEnded(tokens, close);
	const next = tokens[close + 1];
	const atStart =
		open === 0 || open <= sentence.from || SENTENCE_END.has(before?.text ?? '') || isMark(before, '"”“»«');
	const opensClause = atStart || CLAUSE_MARKS.has(before?.text ?? '');
	const capital = tokens[words.from]?.capital ?? false;

	const turn = (kind: Turn['kind'], cue: Cue | null, to: number, said = false): Turn => ({
		unit,
		kind,
		opened: 'marks',
		segments: [words],
		cue,
		told: cue !== null || said,
		voice: null,
		from: open,
		to,
		open: !pair.closed,
	});

	if (!pair.closed) {
		// Only a paragraph that begins with the mark, or speech announced by a colon, may stay open.
		const announced = before?.text === ':' || ((before?.text === ',' || before === undefined) && count >= 4);
		if (open !== 0 && !announced && !(previous !== undefined && atStart)) return null;
		if (count < 3) return null;
		// The closing mark is missing, the cue is not: "…, säger hon.
		const inside = findCue(scene, unit, open + 1, close);
		const said = inside === null ? null : segment(unit, open + 1, inside.from);
		if (inside !== null && said !== null) {
			const clause = sentenceEnd(tokens, inside.to, scene.lexicon);
			return { turn: { ...turn('direct', inside, clause), segments: [said], open: false }, joins: false };
		}
		const cue = open === 0 ? null : cueBefore(scene, unit, open, sentence.from);
		return { turn: turn('direct', cue, close), joins: goesOn(scene, previous, open) };
	}

	const beside = besideName(scene, unit, pair, words);
	if (beside !== null) return { turn: { ...turn('direct', null, close + 1, true), voice: beside }, joins: false };
	// "…" und "…": what goes for the first goes for the second.
	if (previous !== undefined && ((before?.flags ?? 0) & W.and) !== 0 && lastToken(previous) >= open - 3)
		return { turn: turn(previous.kind, previous.cue, close + 1), joins: true };
	if (!opensClause && count <= LONGEST_SLOGAN && isNamedSo(scene, unit, sentence.from, open, null)) return null;
	const signed = atStart && ended ? signature(scene, unit, close + 1) : null;
	if (signed !== null) return { turn: turn('direct', signed, tokens.length), joins: false };
	// "Her brother said: “…” Ruth Ek smiled.": whoever was announced speaks, whatever somebody does then.
	const announced = before?.text === ':' && ended ? cueBefore(scene, unit, open, floor) : null;
	const behind = announced === null ? cueBehind(scene, unit, close, ended) : null;
	// "In the new book, “The Grammar of the Sea”, she writes about …": what a preposition governs is called so.
	const called = !atStart && before?.text === ',' && count <= LONGEST_SLOGAN && behind !== null;
	if (called && ((tokens[sentence.from] as Token).flags & W.preposition) !== 0) return null;
	if (behind !== null && opensClause) {
		const clause = sentenceEnd(tokens, Math.max(behind.to, close + 1), scene.lexicon);
		// “It was,” she said, “a long night”: the cue closes before the next mark.
		const reopened = nextMark(tokens, behind.to, clause);
		const shared = previous?.cue != null && overlapping(previous.cue, behind);
		const continues = shared || (goesOn(scene, previous, open) && previous?.cue == null);
		return { turn: turn('direct', behind, reopened), joins: continues };
	}
	if (behind !== null) return { turn: turn('partial', behind, close + 1), joins: false };
	if (opensClause && count >= 3 && isSaidBehind(scene, unit, close))
		return { turn: turn('direct', null, close + 1, true), joins: false };
	if (opensClause && speaksAsWriter(tokens, close)) return { turn: turn('direct', null, close + 1), joins: false };

	const ahead = announced ?? (open > floor ? cueBefore(scene, unit, open, floor) : null);
	const near = ahead !== null && (ahead.to === open || (ahead.to === open - 1 && before?.kind === 'mark'));
	if (ahead === null && count >= 2 && isParticiple(tokens, open))
		return { turn: turn('direct', null, close + 1), joins: previous?.kind === 'direct' };
	if (
		previous?.cue != null &&
		previous.to <= open &&
		(before?.text === ',' || before?.text === ':' || isDashMark(before)) &&
		previous.kind === 'direct' &&
		open - previous.cue.to <= 14 &&
		previous.unit === unit &&
		sameSentence(unit, previous.cue.from, open)
	) {
		return { turn: turn('direct', previous.cue, close + 1), joins: true };
	}
	if (count <= LONGEST_SLOGAN && isNamedSo(scene, unit, sentence.from, open, ahead)) return null;
	// "mit den Worten „…“"
	if (count >= 3 && capital && scene.lexicon.language.announcing.words.includes(before?.lower ?? ''))
		return { turn: turn('direct', ahead, close + 1, true), joins: false };
	if (before?.text === ':' && (ahead !== null || count >= 3 || ended)) {
		if (count < 3 && !ended && ahead === null) return null;
		const said = isSaidBefore(scene, unit, floor, open);
		return { turn: turn('direct', ahead, close + 1, said), joins: false };
	}
	const titled = isTitled(scene, unit, words);
	if (
		ahead !== null &&
		!ahead.according &&
		(before?.text === ',' || (near && !titled)) &&
		(capital || count >= 8) &&
		count >= 2
	) {
		const verb = tokens[ahead.verb]?.flags ?? 0;
		if ((verb & (W.say | W.write | W.manner | W.particleVerb)) !== 0)
			return { turn: turn('direct', ahead, close + 1), joins: false };
	}
	const whole = open === 0 && rest(tokens, close + 1) === tokens.length;
	if (whole && (count >= 3 || ended)) return { turn: turn('direct', null, tokens.length), joins: false };
	const alone =
		atStart &&
		(ended || next === undefined || SENTENCE_END.has(next.text) || (next.spaced && next.capital && count >= 5));
	if (alone && (count >= 2 || previous?.cue?.verb !== undefined) && (ended || next !== undefined)) {
		const joins = goesOn(scene, previous, open);
		if (joins || count >= 3) return { turn: turn('direct', null, close + 1), joins };
	}
	if (isName(tokens, open, words)) return null;
	const source =
		closingCue(scene, unit, sentence, pair, ahead) ??
		ahead ??
		sentenceCue(scene, unit, sentence.from, close + 1, sentence.to) ??
		accordingIn(scene, unit, sentence.from, sentence.to);
	if (source !== null) return { turn: turn('partial', source, close + 1), joins: false };
	const { say, write } = W;
	const told =
		count >= LONG_FRAGMENT &&
		!isCalled(scene, unit, words) &&
		(isSaidBefore(scene, unit, sentence.from, open, say | write) ||
			isSaidBefore(scene, unit, close + 1, sentence.to, say | write));
	return told ? { turn: turn('direct', null, close + 1, true), joins: false } : null;
}

/** The words end as a sentence; a mark that closes speech inside them may stand behind. */
function isEnded(tokens: readonly Token[], close: number): boolean {
	let last = close - 1;
	while (last > 0 && ((tokens[last] as Token).signs & QUOTES) !== 0) last--;
	return SENTENCE_END.has(tokens[last]?.text ?? '');
}

/** …, adding, “…”: a verb of speaking that shares the subject of the clause before it. */
function isParticiple(tokens: readonly Token[], open: number): boolean {
	const mark = tokenAt(tokens, open - 1)?.text;
	const verb = mark === ',' || mark === ':' ? open - 2 : open - 1;
	if (((tokens[verb]?.flags ?? 0) & W.say) === 0) return false;
	const before = tokenAt(tokens, verb - 1);
	return before === undefined || before.kind === 'mark' || (before.flags & W.and) !== 0;
}

/** “…,” I said: the writer speaks, whom the article does not name. */
function speaksAsWriter(tokens: readonly Token[], close: number): boolean {
	const first = tokens[close + 1]?.text === ',' ? close + 2 : close + 1;
	const a = tokens[first]?.flags ?? 0;
	const b = tokens[first + 1]?.flags ?? 0;
	return ((a & W.speaking) !== 0 && (b & W.say) !== 0) || ((a & W.say) !== 0 && (b & W.speaking) !== 0);
}

const isMark = (token: Token | undefined, marks: string): boolean =>
	token?.kind === 'mark' && marks.includes(token.text);
const isDashMark = (token: Token | undefined): boolean => isMark(token, '–—‒―-');
const overlapping = (a: Cue, b: Cue): boolean => a.from < b.to && b.from < a.to;
const lastToken = (turn: Turn): number => turn.segments.at(-1)?.to ?? turn.to;
const sameSentence = (unit: Unit, a: number, b: number): boolean => sentenceOf(unit, a) === sentenceOf(unit, b - 1);

function wordsIn(tokens: readonly Token[], { from, to }: Segment): number {
	let count = 0;
	for (let i = from; i < to; i++) if ((tokens[i] as Token).kind !== 'mark') count++;
	return count;
}

/** Index of the first token from `at` that is no mark. */
function rest(tokens: readonly Token[], at: number): number {
	let i = at;
	while (i < tokens.length && (tokens[i] as Token).kind === 'mark') i++;
	return i;
}

function nextMark(tokens: readonly Token[], from: number, to: number): number {
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.spaced && (token.signs & QUOTES) !== 0 && !(tokens[i + 1]?.spaced ?? true)) return i;
	}
	return to;
}

/** Nothing but the cue's own clause, or nothing at all, stands between the turn and the mark. */
function goesOn(scene: Scene, previous: Turn | undefined, open: number): boolean {
	if (previous === undefined || previous.kind !== 'direct' || isAsked(scene, previous)) return false;
	// Somebody is said to speak whom nobody could read: others may go on.
	if (previous.told && previous.cue === null) return false;
	const { tokens } = previous.unit;
	if (previous.to >= open) return true;
	for (let i = previous.to; i < open; i++) if ((tokens[i] as Token).kind !== 'mark') return false;
	return true;
}

/** A cue right behind the closing mark; behind words that ended as a sentence only one that is nothing else. */
function cueBehind(scene: Scene, unit: Unit, close: number, ended: boolean): Cue | null {
	const { tokens } = unit;
	const inner = tokenAt(tokens, close - 1);
	const found = cueFrom(scene, unit, close + 1) ?? cueByPlace(scene, unit, close + 1);
	if (found === null) return null;
	if (SENTENCE_END.has(tokens[close + 1]?.text ?? '')) return null;
	if (((tokens[found.to]?.flags ?? 0) & W.that) !== 0) return null;
	const verbFirst = found.verb < found.subject.from;
	const comma = inner?.text === ',' || tokens[close + 1]?.text === ',';
	const verb = tokens[found.verb]?.flags ?? 0;
	if (!verbFirst && !comma && (verb & (W.say | W.write | W.manner)) === 0) return null;
	// "…“ Der Minister erklärte, …": where a cue begins with its verb, that is the next sentence or clause.
	const { subjectFirst, capitalNouns } = scene.lexicon.language;
	if (capitalNouns && !subjectFirst && found.from === found.subject.from) return null;
	if (!verbFirst && ended && inner?.text === '.') {
		if (!subjectFirst) return null;
		const after = tokens[found.to];
		if (after !== undefined && !SENTENCE_END.has(after.text) && after.text !== ',') return null;
	}
	// `"…" said` without a comma, a verb of thinking: the reporter's own clause.
	if (!comma && !ended && (verb & (ANY_CUE & ~W.think)) === 0) return null;
	return found;
}

/** "Maja Holm („I was there.“)": whole words beside a name, where a title has no end and nobody who says "I". */
function besideName(scene: Scene, unit: Unit, { open, close }: Pair, words: Segment): Figure | null {
	const { tokens } = unit;
	if (textAt(tokens, open - 1) !== '(' || tokens[close + 1]?.text !== ')') return null;
	const mention = scene.mentionAt(unit, open - 2);
	if (mention === undefined || mention.to !== open - 1 || mention.genitive || mention.figures.length > 1) return null;
	if (!isEnded(tokens, close) || wordsIn(tokens, words) < 3) return null;
	for (let i = words.from; i < words.to; i++)
		if (((tokens[i] as Token).flags & W.speaking) !== 0) return mention.figures[0] ?? null;
	return null;
}

/** "Unter dem Motto „…“", "i boka hans «…»", "Das Motto steht fest: „…“": a name or a slogan, that nobody is said to have said. */
function isNamedSo({ lexicon }: Scene, { tokens }: Unit, from: number, open: number, ahead: Cue | null): boolean {
	if (lexicon.language.announcing.names.length === 0 || open === from) return false;
	if (textAt(tokens, open - 1) !== ':') {
		const noun = textAt(tokens, open - 1) === ',' ? open - 2 : open - 1;
		// "boka si «…»": whose it is may stand between.
		const owner = tokenAt(tokens, noun)?.kind === 'word' && (flagsAt(tokens, noun) & ANY_CUE) === 0;
		return (
			lexicon.isNaming(tokenAt(tokens, noun)?.lower ?? '') ||
			(owner && lexicon.isNaming(tokenAt(tokens, noun - 1)?.lower ?? ''))
		);
	}
	if (ahead !== null) return false;
	for (let i = from; i < open; i++) if (lexicon.isNaming((tokens[i] as Token).lower)) return true;
	return false;
}

/** "Er mahnt, weil sie den Plan „verrückt“ nannte": the verb that closes the clause of a fragment, not the one before it. */
function closingCue(
	scene: Scene,
	unit: Unit,
	{ from, to }: { from: number; to: number },
	{ open, close }: Pair,
	ahead: Cue | null,
): Cue | null {
	if (!scene.lexicon.language.capitalNouns || ahead === null) return null;
	let comma = false;
	for (let i = ahead.to; i < open; i++) comma ||= unit.tokens[i]?.text === ',';
	const verb = unit.tokens[close + 1];
	if (!comma || verb === undefined || ((verb.flags | flagsAt(unit.tokens, close + 2)) & W.say) === 0) return null;
	return sentenceCue(scene, unit, from, close + 1, Math.min(to, close + 3));
}

/** A cue behind a fragment in the same sentence: `kaldte det »en trist dag«` has it before, this one after. */
function sentenceCue(scene: Scene, unit: Unit, start: number, from: number, to: number): Cue | null {
	for (let i = from; i < to && i < from + 12; i++) {
		const token = unit.tokens[i] as Token;
		if ((token.flags & (W.say | W.write)) === 0) continue;
		// "als „X“ bezeichnete er": where the verb may close the clause.
		const ended = scene.lexicon.language.capitalNouns ? cueOfVerb(scene, unit, i, start, to) : null;
		const found = cueFrom(scene, unit, i) ?? ended;
		if (found !== null && found.to <= to) return found;
	}
	return null;
}
