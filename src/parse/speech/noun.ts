import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, tokenAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { possessorAt } from './describe.ts';
import { type Subject, skipAdverbs, subjectAt } from './subject.ts';

/** Words that a plain noun phrase holds at most. */
const LONGEST = 12;
/** Words of a noun phrase that fills a clause up to its verb, at most. */
const LONGEST_FILLING = 8;
/** Words between an article and its noun. */
const ADJECTIVES = 4;
const ARTICLE = W.definite | W.indefinite;
/** Endings of cases of place: two consonants and a vowel. */
const PLACE = /^[^aeiouyäöå]{2}[aeiouyäöå]$/u;
/** No part of a noun phrase. */
const OUTSIDE = ANY_CUE | THIRD_PERSON | W.speaking | W.that | W.auxiliary | W.preposition | W.and | W.relative;

/** "skriv museet", "fragen sich Experten": a noun that no list holds, behind a verb of speaking. */
export function nounBehind(scene: Scene, unit: Unit, at: number): Subject | null {
	if (scene.lexicon.language.capitalNouns) {
		const noun = capitalNoun(unit, skipAdverbs(scene, unit, at), unit.tokens.length);
		return noun?.kind === 'title' && isThing(scene, unit, noun.head) ? { ...noun, kind: 'organisation' } : noun;
	}
	const { tokens } = unit;
	let head = at;
	while (((tokens[head]?.flags ?? 0) & ARTICLE) !== 0 && head < at + 2) head++;
	const noun = tokens[head];
	if (noun === undefined || noun.kind !== 'word' || noun.lower.length < 4) return null;
	// "in the comments field": where subjects come first, one behind its verb has an article.
	if (head === at && scene.lexicon.language.subjectFirst) return null;
	if ((noun.flags & ~(W.female | W.male | W.firstName)) !== 0) return null;
	const next = tokens[head + 1];
	if (next !== undefined && next.kind !== 'mark' && (next.flags & (W.preposition | W.relative | W.and)) === 0)
		return null;
	return make(unit, at, head + 1, head);
}

/** "so das Fazit der Betreiber", "so ihre Forderung", "lautet die Kritik": whoever owns what is said, else whoever is in focus. */
export function ownerOfWords(scene: Scene, unit: Unit, at: number): Subject | null {
	const { moods } = scene.lexicon;
	if (moods === null) return null;
	const { tokens } = unit;
	let head = skipAdverbs(scene, unit, at);
	const article = tokens[head]?.flags ?? 0;
	if ((article & (ARTICLE | W.her | W.his)) !== 0) head++;
	for (const last = head + ADJECTIVES; head < last && !(tokens[head]?.capital ?? true); head++)
		if (((tokens[head]?.flags ?? 0) & OUTSIDE) !== 0) return null;
	const noun = tokens[head];
	if (noun === undefined || !noun.capital || !moods.isNoun(noun.lower)) return null;
	const owned = (article & (W.her | W.his)) !== 0;
	if (!owned && (noun.flags & W.document) !== 0) return null;
	if (owned)
		return { ...make(unit, at, head + 1, head), kind: 'pronoun', gender: (article & W.her) !== 0 ? 'she' : 'he' };
	const next = tokens[head + 1];
	if (next === undefined || next.kind === 'mark') return { ...make(unit, at, head + 1, head), kind: 'pronoun' };
	if ((next.flags & ARTICLE) !== 0) return subjectAt(scene, unit, head + 1);
	return (next.flags & W.preposition) !== 0 ? subjectAt(scene, unit, head + 2) : null;
}

/** From the verb to the noun for an answer, in tokens. */
const REPLY_WITHIN = 6;
const NO_VERB = W.preposition | W.and | W.that | W.relative | W.definite | W.indefinite;

/** "lød svaret fra Ek", "blev Eks svar", "came the reply from Ek": whose words a noun for an answer says they are. */
export function replyBehind(scene: Scene, unit: Unit, verb: number): Subject | null {
	const { replies, senders } = scene.lexicon.language;
	const { tokens } = unit;
	const first = tokens[verb];
	if (replies.length === 0 || first?.kind !== 'word' || first.capital || (first.flags & NO_VERB) !== 0) return null;
	for (let noun = verb + 1; noun < verb + REPLY_WITHIN; noun++) {
		const token = tokens[noun];
		if (token?.kind !== 'word') return null;
		if (!replies.includes(token.lower)) continue;
		if (senders.includes(tokens[noun + 1]?.lower ?? '')) return subjectAt(scene, unit, noun + 2);
		if ((flagsAt(tokens, noun + 1) & W.preposition) !== 0) return null;
		const mention = scene.mentionAt(unit, noun - 1);
		return possessorAt(scene, unit, mention?.from ?? noun - 1) ?? possessorAt(scene, unit, noun + 1);
	}
	return null;
}

/** "die Belegschaft", "das Bündnis": by its ending no person. */
const isThing = ({ lexicon }: Scene, { tokens }: Unit, head: number): boolean =>
	lexicon.language.thingEndings.some((ending) => tokens[head]?.lower.endsWith(ending));

/** "neuvonnasta todetaan.": where nouns have cases, one that no list holds, alone with its verb: whoever is in focus. */
export function casedNoun({ lexicon }: Scene, unit: Unit, at: number): Subject | null {
	const { nameChanges, nameEndings } = lexicon.language;
	const noun = unit.tokens[at];
	if (nameChanges.length === 0 || noun?.kind !== 'word' || noun.flags !== 0 || noun.lower.length < 4) return null;
	const end = unit.tokens[at + 2];
	if (((unit.tokens[at + 1]?.flags ?? 0) & ANY_CUE) === 0 || (end !== undefined && end.kind !== 'mark')) return null;
	const from = nameEndings.some((ending) => PLACE.test(ending) && noun.lower.endsWith(ending));
	return { ...make(unit, at, at + 1, at), kind: from ? 'organisation' : 'title' };
}

/** "Einer der 13 Helfer sagte", "wie die Meteorologen mitteilten": the noun phrase that fills a clause before its verb. */
export function nounBefore(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	if (!scene.lexicon.language.capitalNouns) return null;
	const { tokens } = unit;
	let start = verb;
	while (start > Math.max(from, verb - LONGEST)) {
		const before = tokens[start - 1] as Token;
		if (before.kind === 'mark' || (before.flags & (W.that | W.relative)) !== 0) break;
		start--;
	}
	// Further back than a noun phrase goes: something else stands in front of the verb.
	if (start > from && tokenAt(tokens, start - 1)?.kind === 'word' && start === verb - LONGEST) return null;
	while (start < verb && ((tokens[start]?.flags ?? 0) & (W.and | W.adverb)) !== 0) start++;
	const noun = capitalNoun(unit, start, verb);
	if (noun !== null && scene.mentionAt(unit, noun.head) !== undefined) return null;
	// Whom it means nobody knows: a pronoun behind it is not about it.
	return noun?.kind === 'title' ? { ...noun, kind: 'organisation' } : noun;
}

/** "Många skidåkare säger att …": nothing but words that no list holds stands before the verb, and a clause behind it. */
export function nounFilling(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	if (scene.lexicon.language.capitalNouns || verb - from > LONGEST_FILLING || verb === from) return null;
	const { tokens } = unit;
	// "Vêrvarslinga melder om regn": one word and its verb of speaking.
	const alone = verb - from === 1 && ((tokens[verb] as Token).flags & W.say) !== 0;
	if (!alone && !isClauseBehind(tokens, verb)) return null;
	const start = ((tokens[from] as Token).flags & W.and) === 0 ? from : from + 1;
	const noun = tokens[verb - 1] as Token;
	if (start >= verb || noun.kind !== 'word' || noun.lower.length < 4 || (noun.flags & (W.common | W.adverb)) !== 0)
		return null;
	for (let i = start; i < verb; i++) {
		const { kind, flags } = tokens[i] as Token;
		if (kind === 'mark') return null;
		if ((flags & ARTICLE) === 0 && (flags & (i === start ? OUTSIDE : OUTSIDE & ~W.preposition)) !== 0) return null;
	}
	return { ...make(unit, start, verb, verb - 1), kind: 'unnamed' };
}

/** "mener at …", "säger, att …", "mener det er for sent". */
function isClauseBehind(tokens: readonly Token[], verb: number): boolean {
	const clause = tokens[verb + 1]?.text === ',' ? verb + 2 : verb + 1;
	const first = tokens[clause]?.flags ?? 0;
	if ((first & W.that) !== 0) return true;
	if (((tokens[verb] as Token).flags & W.think) === 0 || (first & (ARTICLE | THIRD_PERSON)) === 0) return false;
	return ((tokens[clause + 1]?.signs ?? 0) & M.copula) !== 0 || ((tokens[clause + 1]?.flags ?? 0) & W.auxiliary) !== 0;
}

/** "Dazu schrieb der Verfasser …": what opens the clause is no noun, so that the subject stands right behind the verb. */
export function nounInverted(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	if (!scene.lexicon.language.capitalNouns) return null;
	const first = unit.tokens[from];
	if (first === undefined || from === verb) return null;
	// "bittet der Träger um Verzeihung": behind another verb only an article that opens a subject tells.
	const article = unit.tokens[verb + 1];
	const opens = ((article?.flags ?? 0) & W.definite) !== 0 && ((article?.signs ?? 0) & M.oblique) === 0;
	if (((unit.tokens[verb]?.flags ?? 0) & (W.say | W.write)) === 0 && !opens) return null;
	if ((first.flags & (W.adverb | W.preposition)) === 0 || scene.mentionAt(unit, verb + 1) !== undefined) return null;
	return capitalNoun(unit, verb + 1, unit.tokens.length);
}

/** Articles, adjectives and a noun with a capital: "einer der 13 beteiligten Helfer". */
function capitalNoun(unit: Unit, from: number, to: number): Subject | null {
	const { tokens } = unit;
	for (let i = from; i < to && i < from + LONGEST; i++) {
		const token = tokens[i] as Token;
		// "der 52-jährige Hirte"
		if (token.kind === 'number' || (token.text === '-' && !token.spaced && tokens[i - 1]?.kind === 'number')) continue;
		if (token.kind === 'mark') return null;
		if ((token.flags & ARTICLE) !== 0) continue;
		if ((token.flags & OUTSIDE) !== 0) return null;
		if (i === from && (token.flags & W.common) !== 0) return null;
		if ((token.flags & W.notPeople) !== 0) return null;
		if (token.capital) return make(unit, from, i + 1, i);
		if (i - from > ADJECTIVES + 1) return null;
	}
	return null;
}

/** "schrieb die „Abendpost“": what stands in marks right behind the verb. */
export function markedBehind(unit: Unit, at: number): Subject | null {
	const { tokens } = unit;
	const open = ((tokens[at]?.flags ?? 0) & W.definite) !== 0 ? at + 1 : at;
	if (!isMark(tokens[open])) return null;
	for (let i = open + 1; i < tokens.length && i < open + LONGEST; i++) {
		if (!isMark(tokens[i])) continue;
		if (i === open + 1 || !(tokens[open + 1] as Token).capital) return null;
		return {
			kind: 'organisation',
			from: at,
			to: i + 1,
			span: spanOf(unit, open + 1, i),
			mentions: [],
			gender: null,
			head: open + 1,
		};
	}
	return null;
}

/** "steht in dem Gutachten": a verb that may introduce speech, a preposition and a writing. */
export function writtenIn(scene: Scene, unit: Unit, verb: number): Subject | null {
	const { tokens } = unit;
	if (((tokens[verb]?.flags ?? 0) & W.particleVerb) === 0) return null;
	if (((tokens[verb + 1]?.flags ?? 0) & W.preposition) === 0) return null;
	const subject = subjectAt(scene, unit, verb + 2);
	return subject?.kind === 'document' ? subject : null;
}

const isMark = (token: Token | undefined): boolean => token?.kind === 'mark' && /[“”"„»«]/u.test(token.text);

function make(unit: Unit, from: number, to: number, head: number): Subject {
	const first = unit.tokens[from]?.flags ?? 0;
	const known = (first & W.definite) !== 0;
	return {
		kind: (first & W.indefinite) === 0 && (known || head === from) ? 'title' : 'unnamed',
		from,
		to,
		span: spanOf(unit, from, to),
		mentions: [],
		gender: null,
		head,
	};
}
