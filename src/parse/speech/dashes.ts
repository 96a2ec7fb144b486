import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { M, type Token, textAt } from '../token.ts';
import { sentenceEnd } from '../tokens.ts';
import type { Unit } from '../unit.ts';
import { cueFrom } from './beside.ts';
import type { Cue } from './cue.ts';
import { replyBehind } from './noun.ts';
import { segment } from './segment.ts';
import type { Segment, Turn } from './turn.ts';

const BOUNDARY = new Set([',', '?', '!', '…', '–', '—', '-', '"', '”', '»', '«', '“', '.']);
const SENTENCE_ENDS = new Set(['.', '?', '!', '…']);
const ENDS = new Set(['.', '?', '!', '…', ':', '”', '"', '»', '“']);
/** Several dashes open speech in one block of this many tokens: a text without lines. */
const FLAT_TOKENS = 130;
const isDash = (token: Token | undefined): boolean => token !== undefined && (token.signs & M.dash) !== 0;

const NO_TURNS: readonly Turn[] = [];

/** Speech that a dash opens, at the start of a block or after a sentence inside it. */
export function dashTurns(scene: Scene, unit: Unit): readonly Turn[] {
	if ((unit.signs & M.dash) === 0) return NO_TURNS;
	const openings = openingsOf(unit);
	if (openings.length === 0) return NO_TURNS;
	return openings.flatMap((at, index) => {
		const end = openings[index + 1] ?? unit.tokens.length;
		const turn = readTurn(scene, unit, at, end, openings.length > 1 && unit.tokens.length > FLAT_TOKENS);
		return turn === null ? [] : [turn];
	});
}

function openingsOf({ tokens, block }: Unit): number[] {
	const openings: number[] = [];
	for (let i = 0; i < tokens.length - 1; i++) {
		const token = tokens[i] as Token;
		if (!isDash(token)) continue;
		const next = tokens[i + 1] as Token;
		const begins = next.kind !== 'mark' || /[“”"„»«‘’]/u.test(next.text);
		if (!begins) continue;
		if (i === 0) openings.push(i);
		else {
			const before = tokens[i - 1] as Token;
			if (block.kind === 'headline' && before.text !== ':') continue;
			if (ENDS.has(before.text) && token.spaced && next.spaced && (next.capital || next.kind === 'mark'))
				openings.push(i);
		}
	}
	return openings;
}

function readTurn(scene: Scene, unit: Unit, opening: number, end: number, several: boolean): Turn | null {
	const { tokens } = unit;
	const { lexicon } = scene;
	const segments: Segment[] = [];
	const flat = isFlat(scene, unit);
	let cue: Cue | null = null;
	let from = opening + 1;
	let to = end;
	while (from < end) {
		const found = outermost(scene, unit, findCue(scene, unit, from, end), end);
		if (found === null) {
			const stop = cue === null ? speechEnd(scene, unit, from, end, several || flat) : end;
			push(segments, unit, from, stop);
			to = stop;
			break;
		}
		push(segments, unit, from, found.from);
		cue ??= found;
		const resumed = resumes(scene, unit, found);
		if (resumed >= 0) {
			from = resumed;
			continue;
		}
		const clause = sentenceEnd(tokens, found.to, lexicon);
		to = Math.min(clause, end);
		if (clause >= end) break;
		if (narrates(scene, unit, clause, end, found, several || flat)) break;
		from = clause;
		to = end;
	}
	if (segments.length === 0) return null;
	return {
		unit,
		kind: 'direct',
		opened: 'dash',
		segments,
		cue,
		told: cue !== null,
		voice: null,
		from: opening,
		to,
		open: false,
	};
}

/** "…, föreslog han, berättar tränaren.": the first cue is part of what is told. */
function outermost(scene: Scene, unit: Unit, inner: Cue | null, end: number): Cue | null {
	if (inner === null || unit.tokens[inner.to]?.text !== ',' || textAt(unit.tokens, inner.from - 1) !== ',')
		return inner;
	const outer = cueFrom(scene, unit, inner.to + 1);
	if (outer === null || outer.verb > outer.subject.from || outer.to > end) return inner;
	return outer;
}

/** The block was cut out of a longer line: where its speech ends, no line does. */
function isFlat({ text }: Scene, { block }: Unit): boolean {
	const { start, end } = block.span;
	return /[^\s] $/u.test(text.slice(Math.max(0, start - 2), start)) || /^ [^\s]/u.test(text.slice(end, end + 2));
}

/** A sentence about somebody, in which nobody says "I" or "you". */
function isTold(scene: Scene, unit: Unit, from: number, to: number): boolean {
	const { tokens } = unit;
	let about = false;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if ((token.flags & W.speaking) !== 0) return false;
		if (scene.mentionAt(unit, i) !== undefined || (i === from && (token.flags & (W.she | W.he | W.title)) !== 0))
			about = true;
	}
	return about;
}

function push(segments: Segment[], unit: Unit, from: number, to: number): void {
	const found = segment(unit, from, to);
	if (found !== null) segments.push(found);
}

/** The first cue behind a mark: ", säger hon". */
export function findCue(scene: Scene, unit: Unit, from: number, end: number): Cue | null {
	const { tokens } = unit;
	const { subjectFirst } = scene.lexicon.language;
	for (let k = from + 1; k < end; k++) {
		const before = tokens[k - 1] as Token;
		if (!BOUNDARY.has(before.text)) continue;
		const token = tokens[k] as Token;
		if (token.kind === 'mark') continue;
		if (before.text === '.' && (token.capital || !token.spaced)) continue;
		const answers =
			((token.flags & W.auxiliary) !== 0 || (token.signs & M.copula) !== 0) && replyBehind(scene, unit, k) !== null;
		if (!subjectFirst && !answers && (token.flags & (ANY_CUE | W.adverb)) === 0) continue;
		if (isInner(tokens, from, k)) continue;
		const found = cueFrom(scene, unit, k);
		if (found === null || found.to > end) continue;
		if (!subjectFirst && found.verb > found.subject.from) continue;
		if (((tokens[found.to]?.flags ?? 0) & W.that) !== 0) continue;
		// A title before the name is no speech: "…, johtajaylilääkäri Anni Ek perustelee."
		return { ...found, from: Math.min(found.from, k) };
	}
	return null;
}

/** Behind a mark that was opened inside the speech: the cue belongs to the words in those marks. */
function isInner(tokens: readonly Token[], from: number, at: number): boolean {
	let close = at - 1;
	if (tokens[close]?.text === ',') close--;
	if (!/[”"“»«]/u.test(tokens[close]?.text ?? '')) return false;
	for (let i = close - 1; i > from; i--) {
		const token = tokens[i] as Token;
		if (!/[”"“„»«]/u.test(token.text)) continue;
		// "– De sier «prosess», fnyser han.": a fragment, and the cue of all that is said.
		const opens = i === from + 1 || textAt(tokens, i - 1) === ':' || textAt(tokens, i - 1) === ',';
		if (!opens && tokens[i + 1]?.capital !== true) return false;
		return token.spaced || !(tokens[i + 1]?.spaced ?? true);
	}
	return false;
}

/** "…, säger hon, en katastrof": the words go on behind a comma. Returns the token where they do, or -1. */
function resumes(scene: Scene, unit: Unit, cue: Cue): number {
	const { tokens } = unit;
	const before = tokens[cue.from - 1] as Token;
	if (before.text !== ',' && !isDash(before)) return -1;
	const mark = tokens[cue.to];
	if (mark === undefined || (mark.text !== ',' && !isDash(mark))) return -1;
	const next = tokens[cue.to + 1];
	// "…, seier Skår, – men det …"
	if (mark.text === ',' && isDash(next) && tokens[cue.to + 2]?.kind === 'word') return cue.to + 2;
	if (next === undefined || next.kind === 'mark') return -1;
	// "…, säger hon, hest.": one word tells how.
	if (SENTENCE_ENDS.has(tokens[cue.to + 2]?.text ?? '.') && (next.flags & W.common) === 0) return -1;
	const appositive = W.relative | W.and | W.title | W.unnamed | W.preposition;
	// "…, seier han, og kyrne gjekk ikkje.": a new clause, unless the same person goes on doing.
	const second = tokens[cue.to + 2]?.flags ?? 0;
	// "…, sa trenar Ek, og eg måtte spørje.": whoever speaks says "I".
	if ((next.flags & W.and) !== 0 && (second & W.speaking) !== 0) return cue.to + 1;
	const clause =
		(next.flags & W.and) !== 0 && cue.subject.kind === 'pronoun' && (second & (ANY_CUE | W.auxiliary)) === 0;
	if ((next.flags & appositive) !== 0 && !clause) return -1;
	if (cue.subject.kind === 'pronoun') return cue.to + 1;
	if (next.kind === 'number' || next.capital || (next.flags & W.organisation) !== 0) return -1;
	// A role may hide behind an article: "säger Ek, den nya rektorn".
	for (let i = cue.to + 1; i < Math.min(tokens.length, cue.to + 6); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') break;
		if ((token.flags & (W.title | W.unnamed)) !== 0) return -1;
	}
	// Without articles a bare word may go on: "…, sanoo Tinkanen, katastrofi kylälle."
	if (scene.lexicon.language.nameChanges.length > 0) return cue.to + 1;
	return (next.flags & (W.common | W.indefinite | W.definite | W.speaking)) !== 0 ? cue.to + 1 : -1;
}

/** Are the sentences behind a cue the reporter's? They are when they speak of the speaker from outside. */
function narrates(scene: Scene, unit: Unit, from: number, end: number, cue: Cue, several: boolean): boolean {
	const { tokens } = unit;
	const to = Math.min(end, sentenceEnd(tokens, from, scene.lexicon));
	let outside = false;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if ((token.flags & W.speaking) !== 0) return false;
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined && cue.subject.mentions.some((known) => known.figures[0] === mention.figures[0]))
			outside = true;
	}
	const first = tokens[from] as Token;
	const opens = scene.mentionAt(unit, from);
	if (opens !== undefined && !opens.partial) outside = true;
	// "…, säger hon och skrattar. Han fick två meter.": of somebody else she speaks herself.
	const other = genderOf(cue);
	const of = other === null ? 0 : other === 'she' ? W.he : W.she;
	if (
		(first.flags & THIRD_PERSON) !== 0 &&
		(first.flags & (W.they | W.definite | of)) === 0 &&
		cue.subject.kind !== 'unnamed'
	)
		outside = true;
	return outside || several;
}

/** What the pronoun of a cue, or the name of whom it names, tells of a gender. */
function genderOf({ subject: { kind, gender, mentions } }: Cue): 'she' | 'he' | null {
	if (kind === 'pronoun') return gender === 'she' || gender === 'he' ? gender : null;
	const [figure, another] = mentions.flatMap(({ figures }) => figures);
	return another === undefined ? (figure?.gender ?? null) : null;
}

/** Where speech without a cue ends: at a sentence that reports of a person by the full name. */
function speechEnd(scene: Scene, unit: Unit, from: number, end: number, several: boolean): number {
	const { tokens } = unit;
	let at = sentenceEnd(tokens, from, scene.lexicon);
	let last = from;
	while (at < end) {
		// In a text without lines, marked words behind a sentence are the next subhead.
		if (several && /[”"“»]/u.test((tokens[at] as Token).text)) return at;
		const opens = scene.mentionAt(unit, at);
		if (opens !== undefined && !opens.genitive && !opens.partial) {
			const verb = tokens[opens.to];
			if (verb !== undefined && (verb.flags & (W.say | W.think)) !== 0) return at;
		}
		if (several && at > from && isTold(scene, unit, at, sentenceEnd(tokens, at, scene.lexicon))) return at;
		last = at;
		at = sentenceEnd(tokens, at, scene.lexicon);
	}
	// Between two dashes of one block, a last question is the interviewer's.
	const more = end < tokens.length || /^ [^\s]/u.test(scene.text.slice(unit.block.span.end, unit.block.span.end + 2));
	if (several && more && last > from && textAt(tokens, end - 1) === '?') return last;
	return end;
}
