import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { MoodWords } from '../../language/moods.ts';
import type { Scene } from '../scene.ts';
import { cueFrom } from '../speech/beside.ts';
import { isCueVerb } from '../speech/cue.ts';
import type { Subject } from '../speech/subject.ts';
import { cueOfVerb } from '../speech/verb.ts';
import type { Token } from '../token.ts';
import type { Unit } from '../unit.ts';
import { announcedAt, isStatement } from './announced.ts';
import type { Retold } from './retold.ts';
import { type Source, sourceAt } from './source.ts';

/** No sentence retells more. */
const MOST = 8;
/** No sentence is longer, in tokens; a block without full stops is none. */
const LONGEST_SENTENCE = 200;
/** Fewer words are an adverb. */
const FEWEST = 2;
/** How far from its verb a statement may begin, in tokens. */
const STATEMENT_WITHIN = 25;
const MARKS = /^["“”„»«]$/u;

/** What a sentence retells in a language whose verbs show it. */
export interface ByMood {
	readonly found: readonly Retold[];
	/** Nothing governs the sentence, but its verb says that somebody else speaks. */
	readonly free: Retold | null;
}

/** All that a stretch of one sentence retells. `follows`: the sentence before it is retold. */
export function retoldByMood(
	scene: Scene,
	unit: Unit,
	moods: MoodWords,
	from: number,
	to: number,
	follows: boolean,
): ByMood {
	const { tokens } = unit;
	let end = Math.min(to, from + LONGEST_SENTENCE);
	while (end > from && (tokens[end - 1] as Token).kind === 'mark' && !MARKS.test((tokens[end - 1] as Token).text))
		end--;
	let first = from;
	while (first < end && (tokens[first] as Token).kind === 'mark' && !MARKS.test((tokens[first] as Token).text)) first++;
	const found: Retold[] = [];
	const file = (verb: number, subject: Subject | null, start: number, stop: number): void => {
		const range = trimmed(tokens, start, stop);
		if (range === null || found.length >= MOST) return;
		if (found.some((other) => other.from < range.to && range.from < other.to)) return;
		found.push({ verb, subject, ...range });
	};
	const around = (source: Source): void => {
		file(source.verb, source.subject, first, source.from);
		file(source.verb, source.subject, source.to, end);
	};
	let inside = false;
	let at = first;
	while (at < end) {
		const token = tokens[at] as Token;
		if (MARKS.test(token.text)) inside = !inside;
		if (inside || token.kind !== 'word') {
			at++;
			continue;
		}
		const source = sourceAt(scene, unit, moods, at, first, end);
		if (source !== null) {
			around(source);
			at = source.to;
			continue;
		}
		const announced = announcedAt(scene, unit, moods, at, end, STATEMENT_WITHIN);
		if (announced >= 0) {
			const cue = isCueVerb(scene, unit, at, ANY_CUE) ? cueOfVerb(scene, unit, at, first, end) : null;
			const stop = stopOf(scene, unit, announced, end);
			file(at, cue?.subject ?? null, announced, stop);
			at = stop + 1;
			continue;
		}
		at++;
	}
	const before = fronted(scene, unit, first, end);
	if (before !== null) around(before);
	if (found.length > 0) return { found, free: null };
	const free = trimmed(tokens, moods.thus.has(tokens[first]?.lower ?? '') ? first + 1 : first, end);
	const retells = free !== null && (isStatement(moods, tokens, first, end, follows) || free.from > first);
	return { found, free: retells ? { verb: first, subject: null, ...free } : null };
}

/** "…, sagte er", "…, so die Stadt, …": a cue between commas, or behind the last. */
function fronted(scene: Scene, unit: Unit, from: number, end: number): Source | null {
	const { tokens } = unit;
	for (let i = from + FEWEST; i < end - 1; i++) {
		if (tokens[i]?.text !== ',') continue;
		if (!isCueVerb(scene, unit, i + 1, ANY_CUE)) continue;
		const cue = cueFrom(scene, unit, i + 1);
		if (cue === null || cue.verb !== i + 1) continue;
		let close = cue.to;
		while (close < end && tokens[close]?.text !== ',') close++;
		return { verb: cue.verb, subject: cue.subject, from: i, to: close };
	}
	return null;
}

/** Where a statement ends: before "…, so der Minister", and before "und forderte …". */
function stopOf(scene: Scene, unit: Unit, from: number, end: number): number {
	const { tokens } = unit;
	for (let i = from + FEWEST; i < end; i++) {
		const token = tokens[i] as Token;
		if (token.text === ';') return i;
		if (token.text === ',' && isCueVerb(scene, unit, i + 1, ANY_CUE)) {
			const cue = cueFrom(scene, unit, i + 1);
			if (cue !== null && cue.verb === i + 1) return i;
		}
		if ((token.flags & W.and) !== 0 && isCueVerb(scene, unit, i + 1, W.say | W.particleVerb)) return i;
	}
	return end;
}

function trimmed(tokens: readonly Token[], from: number, to: number): { from: number; to: number } | null {
	let start = from;
	let end = to;
	const loose = (token: Token): boolean => token.kind === 'mark' && !MARKS.test(token.text);
	while (start < end && loose(tokens[start] as Token)) start++;
	while (end > start && loose(tokens[end - 1] as Token)) end--;
	// What stands in marks is a quote of its own.
	let words = 0;
	let inside = false;
	for (let i = start; i < end; i++) {
		const token = tokens[i] as Token;
		if (MARKS.test(token.text)) inside = !inside;
		else if (!inside && token.kind !== 'mark') words++;
	}
	return words < FEWEST ? null : { from: start, to: end };
}
