import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { Token } from '../tokens.ts';
import type { Unit } from '../unit.ts';
import type { Segment, Turn } from './turn.ts';

/** Fewer words than these inside the reporter's sentence name or judge something; more say something of their own. */
const LEAST_WORDS = 4;
/** A name in marks is not longer. */
const LONGEST_NAME = 7;

/** A fragment in marks, governed by a cue, that is long enough to stand as its speaker's own words. */
export function isStatement({ kind, cue, unit, segments }: Turn): boolean {
	const [words] = segments;
	if (kind === 'direct' || cue === null || words === undefined || isCalled(unit, words)) return false;
	let count = 0;
	for (let i = words.from; i < words.to; i++) if (unit.tokens[i]?.kind !== 'mark') count++;
	return count >= LEAST_WORDS;
}

/** "the film “Once Upon a Bridge”": behind a noun with a capital stands what it is called. */
export function isCalled({ tokens }: Unit, { from, to }: Segment): boolean {
	const noun = tokens[from - 2];
	if (noun === undefined || noun.kind !== 'word' || to - from > LONGEST_NAME) return false;
	// "the “Week of Lost Letters”"
	if ((noun.flags & W.definite) !== 0 && tokens[from]?.capital) return true;
	return noun.capital && (noun.flags & (W.document | ANY_CUE)) === 0;
}

/** `the newspaper “Evening Post”`: capitals alone, behind a noun for what is read, seen or founded. */
export function isName(tokens: readonly Token[], open: number, { from, to }: Segment): boolean {
	const noun = tokens[open - 1];
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
