import { THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { phraseAt } from '../phrases.ts';
import { cueFrom } from '../speech/beside.ts';
import { skipAdverbs } from '../speech/subject.ts';
import type { Token } from '../token.ts';
import { M } from '../token.ts';
import { can, type Governor } from './governor.ts';

/** Index behind the last word of a complement: its clause ends, or the reporter's goes on. */
export function endOf(governor: Governor, from: number, kind: 'clause' | 'object'): number {
	const { scene, unit, end } = governor;
	const { tokens } = unit;
	let brackets = 0;
	let inner = false;
	for (let i = from; i < end; i++) {
		const token = tokens[i] as Token;
		if ((token.flags & (W.relative | W.that | THIRD_PERSON)) !== 0) inner = true;
		if (i === from) continue;
		if (token.kind === 'mark') {
			if (token.text === '(') brackets++;
			if (token.text === ';' || (token.text === ')' && --brackets < 0)) return i;
			if (token.text === ',' && i > from + 1 && stopsAt(governor, i, kind)) return i;
			continue;
		}
		if (isSource(governor, i) && i > from + 2) return i;
		if ((token.flags & W.and) !== 0 || can(token, R.contrast)) {
			if (isSameAgain(governor, skipAdverbs(scene, unit, i + 1))) return i;
		}
		if (kind === 'object') {
			if (can(token, R.contrast)) return i;
			// "attacks on the plan have been …": the noun is the subject of the reporter's verb.
			if (can(token, R.finite) && !inner && can(tokens[governor.at], R.noun)) return i;
		}
	}
	return end;
}

function isSource({ scene: { lexicon }, unit: { tokens } }: Governor, at: number): boolean {
	const token = tokens[at] as Token;
	if ((token.signs & M.according) === 0) return false;
	return phraseAt(lexicon.according, tokens, at) > 0;
}

/** "said that … and called for …", "and she also knew": a verb of the governor's own form goes on the reporter's sentence. */
function isSameAgain({ unit: { tokens }, at }: Governor, next: number): boolean {
	const own = (tokens[at] as Token).retells & FORMS;
	let i = next;
	if (((tokens[i]?.flags ?? 0) & (W.she | W.he)) !== 0) i++;
	while (((tokens[i]?.flags ?? 0) & W.adverb) !== 0 && i < next + 3) i++;
	const verb = tokens[i];
	if (verb === undefined || verb.capital) return false;
	const bits = verb.retells;
	return (bits & (R.clause | R.object)) !== 0 && (bits & R.noun) === 0 && (bits & FORMS) === own;
}

const FORMS = R.present | R.third | R.past;

function stopsAt(governor: Governor, comma: number, kind: 'clause' | 'object'): boolean {
	const { scene, unit, end } = governor;
	const { tokens } = unit;
	const at = skipAdverbs(scene, unit, comma + 1);
	const next = tokens[at];
	if (next === undefined || at >= end) return true;
	if (isSource(governor, at) && comma > governor.at + 2) return true;
	const bits = next.retells;
	if ((bits & R.present) !== 0 && (bits & (R.clause | R.object)) !== 0) return true;
	// ", he said"
	const cue = cueFrom(scene, unit, comma + 1);
	if (cue !== null) {
		const after = tokens[cue.to];
		if (cue.to >= end || after === undefined || after.kind === 'mark') return true;
	}
	if ((next.flags & W.and) !== 0 || can(next, R.contrast)) {
		const verb = skipAdverbs(scene, unit, at + 1);
		if (isSameAgain(governor, verb)) return true;
	}
	if (kind === 'clause') return (bits & R.break) !== 0 && (bits & R.contrast) === 0;
	// An apposition or a relative clause belongs to what is judged; "and" joins something new unless it ends a list.
	return (bits & R.contrast) !== 0 || ((next.flags & W.and) !== 0 && !isList(governor, comma));
}

/** "A, B and C": an "and" behind a short run of words. */
function isList({ unit: { tokens }, end }: Governor, comma: number): boolean {
	for (let i = comma + 1; i < Math.min(end, comma + 8); i++) {
		const token = tokens[i] as Token;
		if ((token.flags & W.and) !== 0) return true;
		if ((token.flags & (W.auxiliary | W.relative | THIRD_PERSON)) !== 0 || can(token, R.contrast)) return false;
	}
	return false;
}
