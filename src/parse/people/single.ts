import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import type { Candidate } from './candidates.ts';
import { apposedTo, type Document, goesOnAbout, isSpokenByPronoun } from './evidence.ts';
import { type Figure, newFigure } from './figure.ts';
import type { Register } from './register.ts';

/** Points from which on a run counts as a person. */
export const SURE = 2;

/** "Desmond and Ruby Applegarth": the first shares the surname of the second. */
export function couples(all: readonly (readonly Candidate[])[], figures: Figure[]): void {
	let known: { keys: Set<string>; firsts: Set<string | undefined> } | undefined;
	for (const candidates of all) {
		for (let index = 1; index < candidates.length; index++) {
			const first = candidates[index - 1] as Candidate;
			const second = candidates[index] as Candidate;
			if (first.names !== 1 || second.names < 2 || second.from !== first.to + 1) continue;
			const { tokens } = first.unit;
			const given = tokens[first.to - 1] as Token;
			if ((flagsAt(tokens, first.to) & W.and) === 0 || (given.flags & W.firstName) === 0) continue;
			const surname = second.parts.at(-1) ?? '';
			const words = [fold(given.text), second.last];
			known ??= {
				keys: new Set(figures.map((figure) => figure.words.join(' '))),
				firsts: new Set(figures.map((figure) => figure.words[0])),
			};
			if (!known.keys.has(second.key) || known.firsts.has(words[0])) continue;
			figures.push(newFigure(figures.length, `${given.text} ${surname}`, words));
			known.keys.add(words.join(' '));
			known.firsts.add(words[0]);
		}
	}
}

const NO_SINGLE = W.common | W.notPeople | W.organisation | W.title | W.unnamed;

/** People whom the article names by one word only, beside a cue or with an age. */
export function singles(
	all: readonly Candidate[],
	figures: Figure[],
	{ register, units }: Document,
	lexicon: Lexicon,
): void {
	fileKnown(all, figures, register);
	const inside = new Set(all.filter(({ initial }) => !initial).map(({ last }) => last));
	const { capitalNouns, compounds, subjectFirst } = lexicon.language;
	for (const candidate of all) {
		if (candidate.names !== 1) continue;
		const { unit, to, lastWord, last, bare, score } = candidate;
		const part = candidate.parts[candidate.parts.length - 1] as string;
		const token = unit.tokens[to - 1] as Token;
		if ((token.flags & NO_SINGLE) !== 0 || part.length < 2 || isLetters(part)) continue;
		// "Nordvåg kommune"
		if ((flagsAt(unit.tokens, to) & W.organisation) !== 0) continue;
		// "säger Örebolagets trafikchef Lars Wik"
		if (isOwning(candidate, lexicon)) continue;
		if (isFamily(candidate, register, lexicon)) continue;
		const given = (token.flags & W.firstName) !== 0;
		// "på skolens Aula-side": a noun behind a hyphen.
		if (!given && compounds && !capitalNouns && NOUN_BEHIND.test(part)) continue;
		// "the Courier said": where no name takes an article.
		if (!given && subjectFirst && (flagsAt(unit.tokens, candidate.from - 1) & W.definite) !== 0) continue;
		if (!given && (opensSpeech(candidate) || issues(candidate))) continue;
		if (lastWord.short || lastWord.known || lastWord.firm) continue;
		const meant = given && score >= 1 && (!candidate.initial || isToldOn(candidate, units));
		// "Laulajatähti kertoo": a word that has its capital from the sentence alone.
		const alone = !given && candidate.title < 0 && compounds && !capitalNouns;
		if (alone && candidate.initial && !inside.has(last)) continue;
		// "myndigheten i Dax oplyser": where somebody is.
		if (alone && (flagsAt(unit.tokens, candidate.from - 1) & W.preposition) !== 0) continue;
		if (
			!meant &&
			!(capitalNouns && isNamedAlone(candidate, token)) &&
			apposedTo(candidate) === 0 &&
			!(candidate.cued && (given || candidate.title >= 0 || !capitalNouns)) &&
			score < SURE + (given || isKinNamed(candidate, lexicon) ? 0 : 1)
		)
			continue;
		// A place in a case ("Hietasalossa") is no subject; a nominative has no long ending.
		if (!given && bare.some((form) => last.length - form.length >= 3)) continue;
		if (bare.some((form) => register.find(form)?.known)) continue;
		lastWord.known = true;
		figures.push(newFigure(figures.length, part, [last]));
	}
}

/** The words of whole names, first words of what is no person, and what stands behind a noun for a firm. */
function fileKnown(all: readonly Candidate[], figures: readonly Figure[], register: Register): void {
	const firsts = new Set<string>();
	for (const { words } of figures) {
		firsts.add(words[0] as string);
		for (const word of words) register.of(word).known = true;
	}
	for (const candidate of all) {
		if (candidate.names >= 2) {
			const first = candidate.folded[0] as string;
			if (!firsts.has(first)) register.of(first).short = true;
		} else if (isFirm(candidate)) candidate.whole.firm = true;
	}
}

/** "Mille såg emun först." over words of hers: a first name that opens the last sentence before them, with no other. */
function isToldOn({ unit, from, to }: Candidate, units: readonly Unit[]): boolean {
	if (goesOnAbout(unit, from)) return true;
	const last = unit.sentences.at(-1);
	if (last?.from !== from || !isSpokenByPronoun(units[unit.index + 1])) return false;
	for (let i = to; i < last.to; i++) if (unit.tokens[i]?.capital) return false;
	return true;
}

/** A genitive, a title and a name. */
function isOwning({ unit: { tokens }, to, last }: Candidate, { language }: Lexicon): boolean {
	if ((flagsAt(tokens, to) & W.title) === 0 || tokens[to + 1]?.capital !== true) return false;
	return !language.capitalNouns && language.nameEndings.some((ending) => last.endsWith(ending));
}

/** "Dottera Ane bur i byen": behind a noun for kin. */
function isKinNamed({ unit, title }: Candidate, { language }: Lexicon): boolean {
	if (title < 0 || language.capitalNouns || language.subjectFirst) return false;
	const flags = flagsAt(unit.tokens, title);
	return (flags & W.unnamed) !== 0 && (flags & (W.female | W.male)) !== 0;
}

const NOUN_BEHIND = /\p{L}-\p{Ll}/u;

/** "BBC", "BBC's" */
function isLetters(word: string): boolean {
	const second = word.charCodeAt(1);
	return !(second >= 0x61 && second <= 0x7a && second !== 0x73) && /^\p{Lu}+(?:['’:]?s)?$/u.test(word);
}

/** ”Hjärtat säger nej”: the first word of speech has its capital from there. */
const opensSpeech = ({ unit, from }: Candidate): boolean => (signsAt(unit.tokens, from - 1) & M.opener) !== 0;

/** "opplyser Miljøvakta i en pressemelding": what issues papers is a body. */
function issues({ unit: { tokens }, to }: Candidate): boolean {
	if (((tokens[to]?.flags ?? 0) & W.preposition) === 0) return false;
	const noun = tokens[to + (((tokens[to + 1]?.flags ?? 0) & W.indefinite) !== 0 ? 2 : 1)];
	return ((noun?.flags ?? 0) & W.document) !== 0;
}

/** "Fødevarekoncernen Nordtang" */
const isFirm = ({ unit, from, names, title }: Candidate): boolean =>
	names === 1 && title < 0 && (flagsAt(unit.tokens, from - 1) & W.organisation) !== 0;

/** "the Proberts", where somebody is called Probert. */
function isFamily({ unit, from, last }: Candidate, register: Register, { language }: Lexicon): boolean {
	if ((flagsAt(unit.tokens, from - 1) & W.definite) === 0) return false;
	return language.familyEndings.some(
		(ending) => last.endsWith(ending) && register.find(last.slice(0, -ending.length))?.known,
	);
}

/** Where nouns have capitals and take an article, one word without it is a name: "…“, erklärt Nevio", "Ihre Freundin Amrei". */
function isNamedAlone({ unit, from, to, title, initial, score }: Candidate, { flags }: Token): boolean {
	const { tokens } = unit;
	if (flags !== 0) return false;
	const next = tokens[to];
	// Behind speech and its verb.
	const verb = tokenAt(tokens, from - 1);
	if (
		((verb?.flags ?? 0) & (W.say | W.manner)) !== 0 &&
		textAt(tokens, from - 2) === ',' &&
		QUOTE.test(textAt(tokens, from - 3))
	)
		return next === undefined || next.kind === 'mark';
	if (title > 0 && (flagsAt(tokens, title - 1) & (W.her | W.his)) !== 0) return true;
	if (!initial) return false;
	if (next?.text === ',' && score >= SURE) return true;
	return from === 0 && ((next?.flags ?? 0) & W.auxiliary) !== 0 && goesOnAbout(unit, from);
}

const QUOTE = /^["“”»«]$/u;
