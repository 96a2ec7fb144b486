import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { standsAt } from '../phrases.ts';
import { skipAdverbs } from '../speech/subject.ts';
import { M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { commaBefore, fronted } from './fronted.ts';
import {
	can,
	type Governor,
	has,
	isAttribute,
	isBe,
	isNoun,
	isOpener,
	isPassive,
	isUnreal,
	type Start,
} from './governor.ts';
import { ofPassive } from './passive.ts';
import { behindAddressee, behindAside, behindRecipient, behindSetting } from './skip.ts';

const OPENING_MARK = /^["“”«»„$£€‘'’]$/u;

/** Where the words begin that a token governs; null when it governs none here. */
export function startOf(governor: Governor): Start | null {
	const { unit, at, end } = governor;
	const { tokens } = unit;
	const token = tokens[at] as Token;
	const bits = token.retells;
	const before = textAt(tokens, at - 1);
	if (before === '<' || before === '/') return null;
	if ((bits & R.ambiguous) !== 0 && isNoun(governor)) return (bits & R.noun) !== 0 ? complement(governor) : null;
	if ((bits & (R.clause | R.object | R.phrase)) === 0) {
		if ((bits & R.noun) !== 0) return complement(governor);
		return (bits & R.feeling) !== 0 ? feeling(governor) : hearsay(governor);
	}
	if (isAttribute(governor)) return null;
	const phrase = phraseBehind(governor);
	const passive = isPassive(governor) && (bits & R.addressed) === 0;
	if (phrase > 0) return !passive && opens(unit, phrase, end) ? { kind: 'object', from: phrase } : null;
	if ((bits & R.clause) === 0 && isUnreal(governor)) return null;
	if (passive) return ((bits & R.hearsay) !== 0 ? hearsay(governor) : null) ?? ofPassive(governor);
	if ((bits & R.clause) !== 0) return clause(governor, bits);
	if ((bits & R.object) === 0) return null;
	const start = skipAdverbs(governor.scene, unit, at + 1);
	return opens(unit, start, end) && !has(tokens[start], W.preposition | W.and) ? { kind: 'object', from: start } : null;
}

/** "called [for]": the index behind the words of a phrase, or 0. */
function phraseBehind({ scene, unit, words, at, end }: Governor): number {
	const { tokens } = unit;
	if (!can(tokens[at], R.phrase)) return 0;
	const phrases = words.phrases.get((tokens[at] as Token).lower) ?? [];
	const found = restBehind(phrases, tokens, at + 1, end);
	if (found > 0) return found;
	const start = skipAdverbs(scene, unit, at + 1);
	return start === at + 1 ? 0 : restBehind(phrases, tokens, start, end);
}

/** The index behind what is left of one of some phrases, or 0. */
function restBehind(
	phrases: readonly (readonly string[])[],
	tokens: readonly Token[],
	start: number,
	end: number,
): number {
	for (const rest of phrases)
		if (start + rest.length <= end && standsAt(rest, tokens, start)) return start + rest.length;
	return 0;
}

/** A complement can begin here. */
function opens({ tokens }: Unit, at: number, end: number): boolean {
	const token = tokens[at];
	return token !== undefined && at < end && (token.kind !== 'mark' || OPENING_MARK.test(token.text));
}

/** Behind a noun: "that", "to", "whether", or what a preposition links. */
function complement({ unit: { tokens }, at, end }: Governor): Start | null {
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	const bits = next.retells;
	if (has(next, W.that) || (bits & (R.question | R.infinitive)) !== 0) return { kind: 'clause', from: at + 1 };
	return (bits & R.link) !== 0 ? { kind: 'object', from: at + 2 } : null;
}

/** "is confident that": only where somebody is so. */
function feeling(governor: Governor): Start | null {
	const { unit, at, from, end } = governor;
	const { tokens } = unit;
	let is = false;
	for (let i = at - 1; i >= Math.max(from, at - 4) && !is; i--) {
		const before = tokens[i] as Token;
		is = isBe(before) || can(before, R.clause);
	}
	if (!is) return null;
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	return has(next, THIRD_PERSON) ? { kind: 'clause', from: at + 1 } : complement(governor);
}

/** "is expected to": what nobody in particular says. */
function hearsay({ unit: { tokens }, at, end }: Governor): Start | null {
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	return has(next, W.that) || can(next, R.infinitive) ? { kind: 'clause', from: at + 1 } : null;
}

/** Behind a verb of a statement: past whom it speaks to and when. */
function clause(governor: Governor, bits: number): Start | null {
	const { scene, unit, at, end } = governor;
	const { tokens } = unit;
	const inverted = invertedSubject(governor);
	if (inverted > 0) return fronted(governor, inverted);
	let start = skipAdverbs(scene, unit, at + 1);
	if (!has(tokens[start], W.that) && has(tokens[start + 1], W.that) && start + 1 < end) start++;
	const addressee = start;
	if ((bits & R.addressed) !== 0) start = behindAddressee(governor, start);
	// "asked the council to act": whom it is to be done by is part of what is asked.
	if (start > addressee && can(tokens[start], R.infinitive)) return { kind: 'clause', from: addressee };
	if (can(tokens[start], R.infinitive) && (bits & R.intent) === 0) start = behindRecipient(governor, start);
	const told = behindSetting(governor, behindAside(governor, start));
	if (
		told !== null &&
		opens(unit, told, end) &&
		!isPause(governor, told) &&
		!((bits & R.addressed) !== 0 && isShort(governor, told))
	)
		return withCondition(governor, told);
	if (told !== null && tokens[told]?.text === ':' && told + 1 < end) return { kind: 'clause', from: told + 1 };
	return fronted(governor, told);
}

/** "If it rains, she said, …", "If it rains, she said she would stay": the condition is part of what is said. */
function withCondition(governor: Governor, told: number): Start {
	const { unit, from } = governor;
	const close =
		can(unit.tokens[from], R.question) && has(unit.tokens[governor.at], ANY_CUE) ? commaBefore(governor) : -1;
	if (close - from < 3) return { kind: 'clause', from: told };
	return { kind: 'before', from, to: close, rest: told };
}

/** "…, said the council in a letter.": the index behind the subject, or 0. */
function invertedSubject(governor: Governor): number {
	const { unit, at, from, end } = governor;
	const { tokens } = unit;
	const verb = tokens[at] as Token;
	if (tokenAt(tokens, at - 1)?.kind !== 'mark' || can(verb, R.present) || !has(verb, W.say | W.write)) return 0;
	const { cue } = governor;
	if (cue === null || cue.subject.from <= at || cue.subject.kind === 'pronoun') return 0;
	// “…,” said its secretary, Ann Ek: right behind speech its title may stand in between.
	const beside = at === from && (signsAt(tokens, at - 1) & (M.quote | M.single)) !== 0;
	if (!beside && cue.subject.from !== at + 1) return 0;
	const { to } = cue.subject;
	return to >= end || tokens[to]?.kind === 'mark' || has(tokens[to], W.preposition | W.relative) ? to : 0;
}

/** "told a county [rally],": what is left of whom somebody speaks to. */
function isShort({ unit: { tokens }, end }: Governor, at: number): boolean {
	if (isOpener(tokens[at])) return false;
	for (let i = at + 1; i < at + 3; i++) if (i >= end || tokens[i]?.kind === 'mark') return true;
	return false;
}

/** "said and": nothing follows that could be said. */
const isPause = ({ unit: { tokens } }: Governor, at: number): boolean =>
	has(tokens[at], W.and) && !has(tokens[at], W.that);
