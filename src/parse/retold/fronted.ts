import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { M, type Token, textAt } from '../token.ts';
import { can, type Governor, has, type Start } from './governor.ts';

/** A shorter clause is an adverb: "Of course, she said". */
const FEWEST_BEFORE = 3;
/** How far before its verb a subject begins at most, and a clause before that. */
const SUBJECT_WITHIN = 14;
const CLAUSE_WITHIN = 150;

/** "The road is closed, the council said." */
export function fronted(governor: Governor, rest: number | null): Start | null {
	const { unit, from } = governor;
	const { tokens } = unit;
	const verb = tokens[governor.at] as Token;
	if (!has(verb, ANY_CUE) || can(verb, R.present)) return null;
	const close = commaBefore(governor);
	// "a handball that, replays suggested, took place inside": the clause began before.
	if (close < 0 || has(tokens[close - 1], W.that | W.relative)) return null;
	let count = 0;
	let inner = false;
	let finite = false;
	for (let i = Math.max(from, close - CLAUSE_WITHIN); i < close; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'word') count++;
		if (token.text === ',') inner = true;
		if ((token.signs & M.quote) !== 0) return null;
		if (can(token, R.finite | R.clause) || has(token, THIRD_PERSON)) finite = true;
	}
	const first = tokens[from];
	const opened = has(first, W.preposition | W.notPeople) || can(first, R.question | R.break | R.present | R.clause);
	if (rest !== null && goesOn(governor, rest)) return { kind: 'before', from, to: close, rest: rest + 1 };
	const named = governor.scene.mentionAt(unit, from);
	if (!finite && inner && named !== undefined && tokens[named.to]?.text === ',') return null;
	return count < FEWEST_BEFORE || (opened && !inner) ? null : { kind: 'before', from, to: close, rest: null };
}

/** "The bridge, he said, is closed.": behind the second comma the statement goes on. */
function goesOn({ unit: { tokens }, end }: Governor, comma: number): boolean {
	if (tokens[comma]?.text !== ',' || end - comma <= 2) return false;
	const next = tokens[comma + 1];
	if (has(next, W.indefinite | W.title)) return false;
	return !can(next, R.present) || !can(next, R.clause | R.object);
}

/** The comma that parts a fronted clause from "the council said" or "said the council"; -1 without one. */
export function commaBefore(governor: Governor): number {
	const { unit, at, from } = governor;
	const { tokens } = unit;
	if (textAt(tokens, at - 1) === ',') {
		const { cue } = governor;
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
