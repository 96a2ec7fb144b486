import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { mainSubject } from '../speech/before.ts';
import { nounPhrase, possessorAt } from '../speech/describe.ts';
import { type Subject, subjectAt } from '../speech/subject.ts';
import { flagsAt, type Token } from '../token.ts';
import { can, type Governor, has, isNoun, isPassive, type Start } from './governor.ts';
import { agentOf } from './passive.ts';

/** Adjectives between a possessive and its noun. */
const OWNER_WITHIN = 4;
/** Auxiliaries and adverbs of one verb, in tokens. */
const LONGEST_VERB = 5;
/** A subject that no list holds, in tokens. */
const LONGEST_SUBJECT = 12;

/** Whose words or stance a governor gives back. */
export function whoseOf(governor: Governor, start: Start): Subject | null {
	const { scene, unit, at, from } = governor;
	const token = unit.tokens[at] as Token;
	const agent = start.kind === 'before' ? agentOf(governor) : null;
	if (agent !== null) return agent;
	if (can(token, R.noun) && isNoun(governor)) return ownerOf(governor) ?? mainSubject(scene, unit, from, at);
	const { cue } = governor;
	// Behind its verb a subject stands only after a fronted clause: elsewhere that is whom or what is spoken of.
	if (cue !== null && (cue.subject.from < at || start.kind === 'before')) return cue.subject;
	if (cue === null && can(token, R.hearsay) && (isPassive(governor) || !can(token, R.clause))) return null;
	return beforeVerb(governor) ?? mainSubject(scene, unit, from, at);
}

/** "Loxley's fiery claim that", "her promise to": to whom the noun belongs. */
function ownerOf({ scene, unit, at, from }: Governor): Subject | null {
	for (let i = at - 1; i >= Math.max(from, at - OWNER_WITHIN); i--) {
		const owner = possessorAt(scene, unit, i);
		if (owner !== null) return owner;
		if (unit.tokens[i]?.kind !== 'word' || has(unit.tokens[i], W.preposition | W.definite | W.indefinite)) return null;
	}
	return null;
}

/** "Caucus-goers were likely to say": the words that fill the clause in front of its verb. */
function beforeVerb({ scene, unit, at, from }: Governor): Subject | null {
	const { tokens } = unit;
	let to = at;
	while (to > from && at - to < LONGEST_VERB) {
		const before = tokens[to - 1] as Token;
		if (!can(before, R.finite | R.modal | R.be | R.adverb | R.infinitive) && !has(before, W.auxiliary | W.adverb))
			break;
		to--;
	}
	let start = to;
	while (start > from && to - start < LONGEST_SUBJECT) {
		const before = tokens[start - 1] as Token;
		if (before.kind === 'mark' && before.text !== '-' && before.text !== '%') break;
		if (can(before, R.break) || has(before, W.that | ANY_CUE | W.relative)) break;
		start--;
	}
	while (start < to && (has(tokens[start], W.and | W.adverb) || can(tokens[start], R.adverb))) start++;
	if (start === to || (flagsAt(tokens, start) & W.preposition) !== 0) return null;
	const known = subjectAt(scene, unit, start);
	if (known !== null || has(tokens[start], THIRD_PERSON)) return known;
	// "Most gatecrashers": one word of any sentence may open the phrase.
	let end = has(tokens[start], W.common) ? start + 1 : start;
	while (end < to && !can(tokens[end], R.finite | R.be) && !has(tokens[end], W.common | ANY_CUE)) end++;
	const last = tokens[end - 1];
	return end === start || has(last, W.common) || last?.kind !== 'word' || has(last, W.preposition | W.adverb)
		? null
		: nounPhrase(unit, start, end);
}
