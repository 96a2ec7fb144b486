import type { Lexicon } from '../../language/lexicon.ts';
import { W } from '../../language/lexicon.ts';
import { flagsAt, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceOf, type Unit } from '../unit.ts';
import { bareNames } from './bare.ts';
import { afterName, type Candidate } from './candidates.ts';

/** What the whole article tells of its capitalised runs, where a run alone tells too little. */
export interface Document {
	/** Ids of words that also stand without a capital: nouns that only begin a sentence. */
	readonly lower: ReadonlySet<number>;
	/** How often each word stands alone with a capital, in the middle of a sentence or beside a cue. */
	readonly lone: ReadonlyMap<string, number>;
	/** Words that stand alone behind a title or before an age: surnames. */
	readonly addressed: ReadonlySet<string>;
	/** First words that stand before each last word of a run. */
	readonly surnames: ReadonlyMap<string, ReadonlySet<string>>;
	/** How often each run stands, folded. */
	readonly runs: ReadonlyMap<string, number>;
	/** Runs that stand behind an article somewhere, as things do: "the Silver Kittiwake". */
	readonly things: ReadonlySet<string>;
	readonly units: readonly Unit[];
}

export function documentOf(units: readonly Unit[], all: readonly Candidate[], lexicon: Lexicon): Document {
	const lone = new Map<string, number>();
	const runs = new Map<string, number>();
	const surnames = new Map<string, Set<string>>();
	const asked = new Set<number>();
	const addressed = new Set<string>();
	const things = new Set<string>();
	// Where nouns take endings for it, an article before a name is a pronoun: "det Jan Ek sade".
	const articles = lexicon.language.definiteEndings.length === 0;
	for (const candidate of all) {
		if (articles && isThing(candidate)) things.add(candidate.key);
		runs.set(candidate.key, (runs.get(candidate.key) ?? 0) + 1);
		const first = candidate.initial && candidate.names > 1 ? candidate.unit.tokens[candidate.from] : undefined;
		if (first !== undefined) asked.add(first.id);
		if (candidate.names === 2) {
			const last = candidate.folded.at(-1) ?? '';
			surnames.set(last, (surnames.get(last) ?? new Set<string>()).add(candidate.folded[0] ?? ''));
		}
		if (candidate.names === 1 && isAddressed(candidate)) addressed.add(candidate.folded.at(-1) ?? '');
		if (candidate.names !== 1 || (candidate.initial && !candidate.cued)) continue;
		const word = candidate.folded.at(-1) ?? '';
		lone.set(word, (lone.get(word) ?? 0) + 1);
	}
	return { lower: uncapitalised(units, asked), lone, addressed, runs, surnames, things, units };
}

/** What an age behind a name counts. */
const AGED = 3;

/** "Mr Brandt", "Brandreth, 67," */
const isAddressed = ({ unit, to, title }: Candidate): boolean => title >= 0 || afterName(unit.tokens, to) >= AGED;

/** Which of some words stand without a capital somewhere. */
function uncapitalised(units: readonly Unit[], asked: ReadonlySet<number>): ReadonlySet<number> {
	const lower = new Set<number>();
	if (asked.size === 0) return lower;
	for (const { tokens } of units) {
		for (let i = 0; i < tokens.length; i++) {
			const token = tokens[i] as Token;
			if (!token.capital && token.kind === 'word' && asked.has(token.id)) lower.add(token.id);
		}
	}
	return lower;
}

const NO_VERB = W.preposition | W.and | W.definite | W.indefinite | W.that;
/** Behind a name in apposition. */
const CLOSES = new Set([',', '.']);
const MARK = /^[“”"„»«]$/u;

/** Points for and against a person that lie outside the run: how it returns, what goes on about it. */
export function evidenceFor(
	candidate: Candidate,
	{ lower, lone, addressed, runs, surnames, things, units }: Document,
	lexicon: Lexicon,
): number {
	const { unit, from, to, folded } = candidate;
	const { tokens } = unit;
	let points = 0;
	const surname = bareNames(folded.at(-1) ?? '', lexicon);
	if (surname.some((form) => addressed.has(form))) points += 2;
	else if (surname.some((form) => (lone.get(form) ?? 0) > 0)) points++;
	if (folded.some((part) => part.includes('-') && /\p{L}{2}-\p{L}{2}/u.test(part))) points++;
	if ((runs.get(candidate.key) ?? 0) > 1) points++;
	if (textAt(tokens, from - 1) === ',' && CLOSES.has(tokens[to]?.text ?? '')) points++;
	const next = tokens[to];
	const governed = (flagsAt(tokens, from - 1) & W.preposition) !== 0;
	if (next !== undefined && !governed && ((next.flags & W.auxiliary) !== 0 || lexicon.copulas.has(next.lower)))
		points++;
	if (goesOnAbout(unit, from)) points++;
	else if (from === 0 && isShort(candidate, lexicon) && isSpokenByPronoun(units[unit.index + 1])) points++;
	if (things.has(candidate.key)) points -= 3;
	if (isBehindGeneric(candidate, lexicon) || isMarked(candidate)) points -= 3;
	if (candidate.initial && lower.has(tokens[from]?.id ?? -1)) points -= 3;
	if (lexicon.language.capitalNouns && candidate.initial && candidate.names === 2) {
		// "Gisbert Kahl wohnt nebenan. „…“": no article before, a verb behind, and then words of speech.
		if (isVerbBehind(unit, to)) points++;
		if (speechFollows(unit, from)) points++;
		if ((surnames.get(folded.at(-1) ?? '')?.size ?? 0) > 1) points++;
	}
	return points;
}

/** Behind an article and before no noun of its own. */
function isThing({ unit: { tokens }, from, to, title }: Candidate): boolean {
	const before = flagsAt(tokens, from - 1);
	if (title >= 0 || (before & W.definite) === 0 || (before & W.that) !== 0) return false;
	const next = tokens[to];
	return next === undefined || next.kind === 'mark' || (next.flags & (W.auxiliary | W.preposition | W.say)) !== 0;
}

/** "the „Anna Regina“, built in 1961": a name in marks is a ship's or a work's. */
const isMarked = ({ unit: { tokens }, from, to, names }: Candidate): boolean =>
	names > 1 && MARK.test(textAt(tokens, from - 1)) && MARK.test(tokens[to]?.text ?? '');

/** "the brokers Hallam Peel", "the insurers, Hartwell Mutual": what any organisation may be called. */
function isBehindGeneric({ unit: { tokens }, from, title }: Candidate, { language }: Lexicon): boolean {
	const noun = tokenAt(tokens, textAt(tokens, from - 1) === ',' ? from - 2 : from - 1);
	return title < 0 && noun !== undefined && !noun.capital && language.genericOrganisations.includes(noun.lower);
}

/** A word that may be the verb of which the run is the subject. */
function isVerbBehind({ tokens }: Unit, at: number): boolean {
	const next = tokens[at];
	return next?.kind === 'word' && !next.capital && (next.flags & NO_VERB) === 0;
}

/** As long as names are: three words may be a body's, where speech has no dashes of its own. */
const isShort = ({ names }: Candidate, { language }: Lexicon): boolean =>
	names === 2 || (names === 3 && language.dashSpeech);

/** "Her husband, Kyle, is …": the flags of the noun for a person that a name is apposed to, or 0. */
export function apposedTo({ unit: { tokens }, from, to }: Candidate): number {
	if (textAt(tokens, from - 1) !== ',' || !CLOSES.has(tokens[to]?.text ?? '')) return 0;
	const flags = flagsAt(tokens, from - 2);
	return (flags & (W.title | W.unnamed | W.female | W.male)) === 0 ? 0 : flags;
}

/** Is there more than a name: what only people have? */
export function isPersonal(candidate: Candidate, lexicon: Lexicon): boolean {
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
	// "Gisbert Kahl wohnt nebenan."
	if (lexicon.language.capitalNouns && candidate.initial && names === 2 && isVerbBehind(unit, to)) return true;
	// "Mormora, Alvilde Vik, er 96": apposed to a noun for a person.
	const noun = textAt(unit.tokens, from - 1) === ',' ? flagsAt(unit.tokens, from - 2) : 0;
	if ((noun & (W.title | W.unnamed | W.female | W.male)) !== 0) return true;
	// "Her supervisor, Candelaria Stone, picks her up": of whatever noun that belongs to somebody.
	if (textAt(unit.tokens, from - 1) === ',' && (flagsAt(unit.tokens, from - 3) & (W.her | W.his)) !== 0) return true;
	return names >= 2 && (afterName(unit.tokens, to) > 0 || goesOnAbout(unit, from));
}

/** "– Det brann, sier hun.": the paragraph before tells who she is. */
function isSpokenByPronoun(unit: Unit | undefined): boolean {
	if (unit?.tokens[0]?.kind !== 'mark') return false;
	const { tokens } = unit;
	for (let i = 1; i < tokens.length; i++) {
		if (((tokens[i] as Token).flags & (W.say | W.manner)) === 0) continue;
		if (((flagsAt(tokens, i - 1) | (tokens[i + 1]?.flags ?? 0)) & (W.she | W.he | W.either)) !== 0) return true;
	}
	return false;
}

/** "Leif Hauge gjekk på skulen, og han …": a pronoun in the same sentence, and no other name before it. */
function isToldIn(tokens: readonly Token[], at: number, to: number): boolean {
	let inside = true;
	for (let i = at; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.capital) {
			// Where it happened is nobody: "på skulen i Ytre Botn".
			const place = (flagsAt(tokens, i - 1) & W.preposition) !== 0 || (tokenAt(tokens, i - 1)?.capital ?? false);
			if (!inside && !place) return false;
			continue;
		}
		inside = false;
		if ((token.flags & (W.that | W.say)) !== 0) return false;
		if ((token.flags & (W.she | W.he | W.either)) !== 0 && (token.flags & W.they) === 0)
			return (flagsAt(tokens, i - 1) & W.and) !== 0;
	}
	return false;
}

/** The next sentence begins with "she", "he": somebody was named. */
export function goesOnAbout(unit: Unit, at: number): boolean {
	const { tokens, sentences } = unit;
	const nth = sentenceOf(unit, at);
	const governed = (flagsAt(tokens, at - 1) & W.preposition) !== 0;
	if (!governed && isToldIn(tokens, at, sentences[nth]?.to ?? at)) return true;
	const next = sentences[nth + 1];
	const first = next === undefined ? undefined : tokens[next.from];
	// "Die 78-Jährige wartet …"
	if (next !== undefined && ((first?.flags ?? 0) & W.definite) !== 0 && isAged(tokens, next.from + 1)) return true;
	return (
		first !== undefined &&
		(first.flags & (W.she | W.he | W.either | W.her | W.his)) !== 0 &&
		(first.flags & W.they) === 0
	);
}

const isAged = (tokens: readonly Token[], at: number): boolean =>
	tokens[at]?.kind === 'number' && tokens[at + 1]?.text === '-';

/** The sentence behind this one is in marks. */
function speechFollows(unit: Unit, at: number): boolean {
	const next = unit.sentences[sentenceOf(unit, at) + 1];
	return next !== undefined && MARK.test(textAt(unit.tokens, next.from));
}
