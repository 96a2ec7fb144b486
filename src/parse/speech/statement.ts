import { ANY_CUE, type Lexicon, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, type Token, tokenAt } from '../token.ts';
import { sentenceOf, type Unit } from '../unit.ts';
import type { Cue } from './cue.ts';
import type { Segment, Turn } from './turn.ts';

/** Fewer words than these inside the reporter's sentence name or judge something; more say something of their own. */
const LEAST_WORDS = 4;
/** Without a capital even in a title. */
const SMALL = W.preposition | W.definite | W.indefinite | W.and;
/** A name in marks is not longer. */
const LONGEST_NAME = 7;

/** A fragment in marks, governed by a cue, that is long enough to stand as its speaker's own words, or judges something. */
export function isStatement(scene: Scene, { kind, cue, unit, segments }: Turn): boolean {
	const [words] = segments;
	if (kind === 'direct' || cue === null || words === undefined) return false;
	if (isJudgement(scene.lexicon, unit, cue, words)) return true;
	if (isCalled(scene, unit, words) || isTitled(scene, unit, words)) return false;
	let count = 0;
	for (let i = words.from; i < words.to; i++) if (unit.tokens[i]?.kind !== 'mark') count++;
	// "…, dass „Europa dran ist“": a clause of its own.
	const clause = (flagsAt(unit.tokens, words.from - 2) & W.that) !== 0;
	return count >= (clause ? LEAST_WORDS - 1 : LEAST_WORDS);
}

/** "nannte den Plan „verrückt“", "sprach von einem „Irrweg“", but not "nennen den Turm „Alter Fritz“", which is a name. */
function isJudgement({ judging }: Lexicon, unit: Unit, { verb, subject }: Cue, words: Segment): boolean {
	const { tokens } = unit;
	if (judging === null || subject.kind === 'unnamed' || subject.kind === 'document') return false;
	if (sentenceOf(unit, verb) !== sentenceOf(unit, words.from)) return false;
	const called = tokens[verb]?.lower ?? '';
	const before = tokenAt(tokens, words.from - 2);
	const first = tokens[words.from];
	if (before === undefined || before.kind !== 'word' || judging.reflexive.has(before.lower)) return false;
	// "nennt den Motor „die Kaffeemühle“"
	if (first === undefined || (first.flags & W.definite) !== 0) return false;
	const article = (before.flags & W.indefinite) !== 0;
	if (judging.links.has((article ? tokenAt(tokens, words.from - 3) : before)?.lower ?? ''))
		return judging.linked.has(called) || judging.naming.has(called);
	return judging.naming.has(called) && (article || !first.capital);
}

/** "Don't Feed the Ducks": nearly every word has a capital, as on a sign or the cover of a book. */
export function isTitled({ lexicon }: Scene, { tokens }: Unit, { from, to }: Segment): boolean {
	if (lexicon.language.capitalNouns) return false;
	let capitals = 0;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'word') continue;
		if (token.capital) capitals++;
		else if (i === from || i === to - 1 || (token.flags & SMALL) === 0) return false;
	}
	return capitals >= 2 && tokens[to - 1]?.kind === 'word';
}

/** "the film “Once Upon a Bridge”": behind a noun with a capital stands what it is called. */
export function isCalled(scene: Scene, unit: Unit, { from, to }: Segment): boolean {
	const { tokens } = unit;
	const noun = tokenAt(tokens, from - 2);
	if (noun === undefined || noun.kind !== 'word' || to - from > LONGEST_NAME) return false;
	// "nannte die Pläne „halb gar und halb verbrannt“": where nouns have capitals, names have one at least.
	if (scene.lexicon.language.capitalNouns && !tokens[from]?.capital) return false;
	// "the “Week of Lost Letters”"
	if ((noun.flags & W.definite) !== 0 && tokens[from]?.capital) return true;
	return noun.capital && (noun.flags & (W.document | ANY_CUE)) === 0;
}

/** `the newspaper “Evening Post”`: capitals alone, behind a noun for what is read, seen or founded. */
export function isName(tokens: readonly Token[], open: number, { from, to }: Segment): boolean {
	const noun = tokenAt(tokens, open - 1);
	if (noun === undefined || noun.kind !== 'word') return false;
	// `torget «Stua»`: one capitalised word behind a plain noun is what it is called.
	const single = to - from === 1 && (tokens[from]?.capital ?? false) && noun.flags === 0;
	if (single) return true;
	// `in der „Rostauer Zeitung“`, `laut „Abendpost“`
	const place = (noun.flags & W.definite) !== 0 ? tokens[open - 2] : noun;
	const placed = ((place?.flags ?? 0) & W.preposition) !== 0 && (tokens[from]?.capital ?? false);
	if (!placed && (noun.flags & (W.document | W.organisation)) === 0) return false;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'word' && !token.capital && (token.flags & (W.preposition | W.definite | W.and)) === 0)
			return false;
	}
	return true;
}
