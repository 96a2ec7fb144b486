import type { Lexicon } from '../../language/lexicon.ts';
import { W } from '../../language/lexicon.ts';
import type { Unit } from '../unit.ts';
import { afterName, bareNames, type Candidate } from './candidates.ts';

/** What the whole article tells of its capitalised runs, where a run alone tells too little. */
export interface Document {
	/** Words that also stand without a capital: nouns that only begin a sentence. */
	readonly lower: ReadonlySet<string>;
	/** How often each word stands alone with a capital, in the middle of a sentence or beside a cue. */
	readonly lone: ReadonlyMap<string, number>;
	/** How often each run stands, folded. */
	readonly runs: ReadonlyMap<string, number>;
}

export function documentOf(units: readonly Unit[], all: readonly (readonly Candidate[])[]): Document {
	const lower = new Set<string>();
	for (const { tokens } of units)
		for (const token of tokens) if (token.kind === 'word' && !token.capital) lower.add(token.lower);
	const lone = new Map<string, number>();
	const runs = new Map<string, number>();
	for (const candidate of all.flat()) {
		const key = candidate.folded.join(' ');
		runs.set(key, (runs.get(key) ?? 0) + 1);
		if (candidate.names !== 1 || (candidate.initial && !candidate.cued)) continue;
		const word = candidate.folded.at(-1) ?? '';
		lone.set(word, (lone.get(word) ?? 0) + 1);
	}
	return { lower, lone, runs };
}

/** Behind a name in apposition. */
const CLOSES = new Set([',', '.']);

/** Points for and against a person that lie outside the run: how it returns, what goes on about it. */
export function evidenceFor(candidate: Candidate, { lower, lone, runs }: Document, lexicon: Lexicon): number {
	const { unit, from, to, folded } = candidate;
	const { tokens } = unit;
	let points = 0;
	if (bareNames(folded.at(-1) ?? '', lexicon).some((form) => (lone.get(form) ?? 0) > 0)) points++;
	if (folded.some((part) => /\p{L}{2}-\p{L}{2}/u.test(part))) points++;
	if ((runs.get(folded.join(' ')) ?? 0) > 1) points++;
	if (tokens[from - 1]?.text === ',' && CLOSES.has(tokens[to]?.text ?? '')) points++;
	const next = tokens[to];
	if (next !== undefined && ((next.flags & W.auxiliary) !== 0 || lexicon.copulas.has(next.lower))) points++;
	if (goesOnAbout(unit, from)) points++;
	if (candidate.initial && lower.has(tokens[from]?.lower ?? '')) points -= 3;
	return points;
}

/** Is there more than a name: what only people have? */
export function isPersonal(candidate: Candidate): boolean {
	const { unit, from, to, title, owner, cued, names } = candidate;
	const first = unit.tokens[from]?.flags ?? 0;
	if (
		title >= 0 ||
		owner >= 0 ||
		cued ||
		((unit.tokens[to]?.flags ?? 0) & W.think) !== 0 ||
		(first & W.firstName) !== 0
	)
		return true;
	// "Mormora, Alvilde Vik, er 96": apposed to a noun for a person.
	const noun = unit.tokens[from - 1]?.text === ',' ? (unit.tokens[from - 2]?.flags ?? 0) : 0;
	if ((noun & (W.title | W.unnamed | W.female | W.male)) !== 0) return true;
	return names >= 2 && (afterName(unit.tokens, to) > 0 || goesOnAbout(unit, from));
}

/** The next sentence begins with "she", "he": somebody was named. */
function goesOnAbout({ tokens, sentences, sentenceOf }: Unit, at: number): boolean {
	const next = sentences[(sentenceOf[at] ?? 0) + 1];
	const first = next === undefined ? undefined : tokens[next.from];
	return first !== undefined && (first.flags & (W.she | W.he | W.either)) !== 0 && (first.flags & W.they) === 0;
}
