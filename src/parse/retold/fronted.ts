import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { type Token, textAt } from '../token.ts';
import { can, type Governor, has, type Start } from './governor.ts';

/** A shorter clause is an adverb: "Of course, she said". */
const FEWEST_BEFORE = 3;
/** How far before its verb a subject begins at most, and a clause before that. */
const SUBJECT_WITHIN = 14;
const CLAUSE_WITHIN = 150;
/** A shorter beginning before a parenthesis is not what was said. */
const FEWEST_OPENING = 8;
const SPEECH_MARK = /^["“”„»«]$/u;

/** "The road is closed, the council said." */
export function fronted(governor: Governor, rest: number | null): Start | null {
	const { unit, from, end } = governor;
	const { tokens } = unit;
	const verb = tokens[governor.at] as Token;
	if (!has(verb, ANY_CUE) || can(verb, R.present)) return null;
	const close = commaBefore(governor);
	if (close < 0) return null;
	let count = 0;
	let inner = false;
	let finite = false;
	for (let i = Math.max(from, close - CLAUSE_WITHIN); i < close; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'word') count++;
		if (token.text === ',') inner = true;
		if (SPEECH_MARK.test(token.text)) return null;
		if (can(token, R.finite | R.clause) || has(token, THIRD_PERSON)) finite = true;
	}
	const first = tokens[from];
	const parenthesis = rest !== null && tokens[rest]?.text === ',' && end - rest > 2;
	const opened = has(first, W.preposition | W.notPeople) || can(first, R.question | R.break | R.present | R.clause);
	if (parenthesis && (count < FEWEST_OPENING || opened)) return { kind: 'clause', from: rest + 1 };
	const named = governor.scene.mentionAt(unit, from);
	if (!finite && inner && named !== undefined && tokens[named.to]?.text === ',') return null;
	return count < FEWEST_BEFORE || (opened && !inner) ? null : { kind: 'before', from, to: close };
}

/** The comma that parts a fronted clause from "the council said" or "said the council"; -1 without one. */
function commaBefore({ unit: { tokens }, at, from, cue }: Governor): number {
	if (textAt(tokens, at - 1) === ',') {
		if (cue === null) return -1;
		const close = Math.min(cue.subject.from, at) - 1;
		return close > from && tokens[close]?.text === ',' ? close : -1;
	}
	for (let i = at - 1; i > from && i >= at - SUBJECT_WITHIN; i--) {
		const token = tokens[i] as Token;
		if (token.text === ',') return has(tokens[i + 1], W.relative | W.and) ? -1 : i;
		if (can(token, R.finite) && !has(tokens[i + 1], ANY_CUE) && i < at - 2) return -1;
	}
	return -1;
}
