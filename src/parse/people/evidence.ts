import type { Lexicon } from '../../language/lexicon.ts';
import { W } from '../../language/lexicon.ts';
import { flagsAt, M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceOf, type Unit } from '../unit.ts';
import type { Candidate } from './candidates.ts';
import type { Register } from './register.ts';
import { afterName, isGiven, isInterviewed } from './score.ts';

/** What the whole article tells of its capitalised runs, where a run alone tells too little. */
export interface Document {
	readonly register: Register;
	readonly units: readonly Unit[];
	/** Words that begin sentences as part of a run, by their ids. */
	readonly openers: readonly number[];
	/** Those of them that also stand without a capital: nouns that only begin a sentence. Null until somebody asks. */
	lower: ReadonlySet<number> | null;
}

/** Files in the register what all runs of an article tell. */
export function documentOf(
	units: readonly Unit[],
	all: readonly Candidate[],
	register: Register,
	lexicon: Lexicon,
): Document {
	const openers: number[] = [];
	// Where nouns take endings for it, an article before a name is a pronoun: "det Jan Ek sade".
	const articles = lexicon.language.definiteEndings.length === 0;
	for (const candidate of all) {
		const { whole, lastWord, names, initial, cued, folded } = candidate;
		if (articles && isThing(candidate)) whole.thing = true;
		whole.runs++;
		if (initial && names > 1) openers.push((candidate.unit.tokens[candidate.from] as Token).id);
		if (names === 2) {
			const first = folded[0] as string;
			if (lastWord.firsts === null) lastWord.firsts = [first];
			else if (!lastWord.firsts.includes(first)) lastWord.firsts.push(first);
		}
		if (names !== 1) continue;
		if (isAddressed(candidate)) lastWord.addressed = true;
		if (!initial || cued) lastWord.alone++;
	}
	return { register, units, openers, lower: null };
}

/** What an age behind a name counts. */
const AGED = 3;

/** "Mr Brandt", "Brandreth, 67," */
const isAddressed = ({ unit, to, title }: Candidate): boolean => title >= 0 || afterName(unit.tokens, to) >= AGED;

/** Does a word that opens a sentence stand without a capital somewhere? */
function isLowered(document: Document, id: number): boolean {
	if (document.lower === null) {
		const asked = new Set(document.openers);
		const lower = new Set<number>();
		for (const { tokens } of document.units) {
			for (let i = 0; i < tokens.length; i++) {
				const token = tokens[i] as Token;
				if (!token.capital && token.kind === 'word' && asked.has(token.id)) lower.add(token.id);
			}
		}
		document.lower = lower;
	}
	return document.lower.has(id);
}

const NO_VERB = W.preposition | W.and | W.definite | W.indefinite | W.that;
/** Behind a name in apposition. */
const isClosing = (mark: string): boolean => mark === ',' || mark === '.';
const isMark = (tokens: readonly Token[], at: number): boolean => (signsAt(tokens, at) & M.quote) !== 0;

/** Points for and against a person that lie outside the run: how it returns, what goes on about it. */
export function evidenceFor(candidate: Candidate, document: Document, lexicon: Lexicon): number {
	const { unit, from, to, folded, whole } = candidate;
	const { tokens } = unit;
	let points = standsAlone(candidate, document.register);
	for (let i = 0; i < folded.length; i++) {
		const part = folded[i] as string;
		if (!part.includes('-') || !/\p{L}{2}-\p{L}{2}/u.test(part)) continue;
		points++;
		break;
	}
	if (whole.runs > 1 || (candidate.names > 2 && isTailAlone(candidate, document.register))) points++;
	if (textAt(tokens, from - 1) === ',' && isClosing(textAt(tokens, to))) points++;
	const next = tokens[to];
	const governed = (flagsAt(tokens, from - 1) & W.preposition) !== 0;
	if (next !== undefined && !governed && ((next.flags & W.auxiliary) !== 0 || (next.signs & M.copula) !== 0)) points++;
	if (goesOnAbout(unit, from)) points++;
	else if (from === 0 && isShort(candidate, lexicon) && isSpokenByPronoun(document.units[unit.index + 1])) points++;
	if (whole.thing) points -= 3;
	if (isBehindGeneric(candidate) || isMarked(candidate)) points -= 3;
	if (candidate.initial && isLowered(document, (tokens[from] as Token).id)) points -= 3;
	if (lexicon.language.capitalNouns && candidate.initial && candidate.names === 2) {
		// "Gisbert Kahl wohnt nebenan. „…“": no article before, a verb behind, and then words of speech.
		if (isVerbBehind(unit, to)) points++;
		if (speechFollows(unit, from)) points++;
		if ((candidate.lastWord.firsts?.length ?? 0) > 1) points++;
	}
	return points;
}

/** "Torgrim Óskarsson Bø", and elsewhere "Óskarsson Bø" */
const isTailAlone = ({ folded }: Candidate, register: Register): boolean =>
	(register.find(folded.slice(1).join(' '))?.runs ?? 0) > 0;

/** The last word stands alone elsewhere, best behind a title or before an age. */
function standsAlone({ bare }: Candidate, register: Register): number {
	let points = 0;
	for (let i = 0; i < bare.length; i++) {
		const entry = register.find(bare[i] as string);
		if (entry === undefined) continue;
		if (entry.addressed) return 2;
		if (entry.alone > 0) points = 1;
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
	names > 1 && isMark(tokens, from - 1) && isMark(tokens, to);

/** "the brokers Hallam Peel", "the insurers, Hartwell Mutual": what any organisation may be called. */
function isBehindGeneric({ unit: { tokens }, from, title }: Candidate): boolean {
	if (title >= 0) return false;
	const noun = tokenAt(tokens, textAt(tokens, from - 1) === ',' ? from - 2 : from - 1);
	return noun !== undefined && !noun.capital && (noun.signs & M.generic) !== 0;
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
	if (textAt(tokens, from - 1) !== ',' || !isClosing(textAt(tokens, to))) return 0;
	const flags = flagsAt(tokens, from - 2);
	return (flags & (W.title | W.unnamed | W.female | W.male)) === 0 ? 0 : flags;
}

/** Is there more than a name: what only people have? */
export function isPersonal(candidate: Candidate, lexicon: Lexicon): boolean {
	const { unit, from, to, title, owner, cued, names } = candidate;
	if (
		title >= 0 ||
		owner >= 0 ||
		cued ||
		isInterviewed(unit.tokens, from, lexicon.language) ||
		((unit.tokens[to]?.flags ?? 0) & W.think) !== 0 ||
		isGiven(unit.tokens, from, names)
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
export function isSpokenByPronoun(unit: Unit | undefined): boolean {
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
	return next !== undefined && isMark(unit.tokens, next.from);
}
