import { W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { type Subject, subjectAt } from '../speech/subject.ts';
import type { Token } from '../token.ts';
import { can, type Governor, has, isBe, isPassive, type Start } from './governor.ts';

/** How far behind its participle whoever does it may be named, in tokens. */
const AGENT_WITHIN = 10;
/** Longest subject of a passive, in tokens. */
const LONGEST_SUBJECT = 16;
/** Auxiliaries and adverbs of one verb. */
const LONGEST_VERB = 5;

/** "The plan was criticised by residents": what is spoken of stands in front. */
export const ofPassive = (governor: Governor): Start | null => (agentAt(governor) < 0 ? null : subjectOf(governor));

/** Whoever does what a passive tells. */
export function agentOf(governor: Governor): Subject | null {
	const by = isPassive(governor) ? agentAt(governor) : -1;
	return by < 0 ? null : subjectAt(governor.scene, governor.unit, by + 1);
}

function agentAt({ unit: { tokens }, at, end }: Governor): number {
	for (let i = at + 1; i < Math.min(end - 1, at + AGENT_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') return -1;
		if (can(token, R.agent)) return i;
	}
	return -1;
}

/** The subject of the governor's clause, up to its auxiliaries. */
function subjectOf({ unit: { tokens }, at, from }: Governor): Start | null {
	let to = at;
	let be = false;
	while (to > from && at - to < LONGEST_VERB) {
		const before = tokens[to - 1] as Token;
		if (isBe(before)) be = true;
		else if (!can(before, R.finite | R.modal | R.adverb) && !has(before, W.auxiliary | W.adverb)) break;
		to--;
	}
	if (!be || to <= from) return null;
	let start = to;
	while (start > from && to - start < LONGEST_SUBJECT) {
		const before = tokens[start - 1] as Token;
		if (before.kind === 'mark' && before.text !== '.' && before.text !== '-' && before.text !== '$') break;
		if (can(before, R.break) || has(before, W.that)) break;
		if (has(before, W.relative)) return null;
		start--;
	}
	return start === to ? null : { kind: 'before', from: start, to, rest: null };
}
