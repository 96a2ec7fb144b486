import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { bareNames } from './bare.ts';
import type { Candidate } from './candidates.ts';
import { isPersonal } from './evidence.ts';
import type { Cast, Figure, Mention } from './figure.ts';
import type { Register } from './register.ts';

const SHORTEST_SURNAME = 3;
const NOBODY: readonly Figure[] = [];
/** Most blocks name nobody or nothing else: they share it. */
const NONE: readonly never[] = [];

/** Every place where a figure is named; what is left of the capitals names something else. */
export function mentionsOf(
	units: readonly Unit[],
	all: readonly (readonly Candidate[])[],
	figures: Figure[],
	register: Register,
	lexicon: Lexicon,
): Cast {
	for (const figure of figures) enrol(figure, register, lexicon);
	const mentions: (readonly Mention[])[] = [];
	const others: (readonly Candidate[])[] = [];
	for (let at = 0; at < units.length; at++) {
		let found: Mention[] | null = null;
		let rest: Candidate[] | null = null;
		for (const candidate of all[at] as readonly Candidate[]) {
			const mention = mentionOf(candidate, register, lexicon);
			if (mention !== null) {
				if (found === null) found = [mention];
				else found.push(mention);
				file(mention, lexicon);
			} else if (isNamed(candidate, lexicon)) {
				if (rest === null) rest = [candidate];
				else rest.push(candidate);
			}
		}
		mentions.push(found ?? NONE);
		others.push(rest ?? NONE);
	}
	return { figures, mentions, others };
}

function withoutParticles(words: readonly string[], { nameParticles }: Lexicon): readonly string[] {
	return words.some((word) => nameParticles.has(word)) ? words.filter((word) => !nameParticles.has(word)) : words;
}

/** Files a figure under each word of the name, particles left out. */
function enrol(figure: Figure, register: Register, lexicon: Lexicon): void {
	figure.core = withoutParticles(figure.words, lexicon);
	for (const word of figure.core) {
		const entry = register.of(word);
		if (entry.figures === null) entry.figures = [figure];
		else entry.figures.push(figure);
	}
}

function file(mention: Mention, lexicon: Lexicon): void {
	const { candidate, figures } = mention;
	for (const figure of figures) {
		if (!figure.sure && isPersonal(candidate, lexicon)) figure.sure = true;
		if (figures.length > 1) continue;
		figure.mentions.push(mention);
		if (!mention.genitive && candidate.key !== figure.key) figure.aliases.add(candidate.parts.join(' '));
	}
}

/** A word that has its capital from the sentence alone names nothing. */
function isNamed(candidate: Candidate, { language }: Lexicon): boolean {
	if (!language.capitalNouns && (!candidate.initial || candidate.parts.length > 1 || candidate.cued)) return true;
	// "Norveg, som eier rasteplassen, …"
	const { unit, from, to } = candidate;
	const { tokens } = unit;
	const told = textAt(tokens, to) === ',' && (flagsAt(tokens, to + 1) & W.relative) !== 0;
	if (told && (tokens[from] as Token).flags === 0) return true;
	for (let i = from; i < to; i++) {
		const { flags, signs } = tokens[i] as Token;
		if ((flags & W.organisation) !== 0 || (signs & M.shouted) !== 0) return true;
	}
	return language.capitalNouns && candidate.parts.includes('&');
}

/** A run of capitals with the figures that it may mean, the better match first; null when it names no person. */
function mentionOf(candidate: Candidate, register: Register, lexicon: Lexicon): Mention | null {
	const words = coreOf(candidate, lexicon);
	const last = words.at(-1);
	if (last === undefined) return null;
	const lone = words.length === 1;
	const forms = last === candidate.last ? candidate.bare : bareNames(last, lexicon);
	for (let at = 0; at < forms.length; at++) {
		const form = forms[at] as string;
		const figures = register.find(form)?.figures ?? null;
		if (figures === null) continue;
		const matching = lone ? figures : figures.filter(({ core }) => holds(core, words));
		if (matching.length === 0) continue;
		const only = matching.length === 1 ? matching : chosen(matching, words.length, lone ? form : null);
		const partial = only.length > 1 || (only[0] as Figure).core.length !== words.length;
		return mention(candidate, only, partial, at > 0, false);
	}
	const family = lone ? familyOf(candidate, last, lexicon, register) : NOBODY;
	return family.length === 0 ? null : mention(candidate, family, true, false, true);
}

function mention(
	candidate: Candidate,
	figures: readonly Figure[],
	partial: boolean,
	genitive: boolean,
	family: boolean,
): Mention {
	const { unit, from, to } = candidate;
	return { unit, from, to, span: spanOf(unit, from, to), candidate, figures, partial, genitive, family };
}

/** "the Proberts": everybody of that surname. */
function familyOf(
	{ unit, from }: Candidate,
	word: string,
	{ language }: Lexicon,
	register: Register,
): readonly Figure[] {
	if ((flagsAt(unit.tokens, from - 1) & W.definite) === 0) return NOBODY;
	for (const ending of language.familyEndings) {
		const surname = word.slice(0, -ending.length);
		if (surname.length < SHORTEST_SURNAME || !word.endsWith(ending)) continue;
		const named = register.find(surname)?.figures ?? NOBODY;
		const figures = named.filter((figure) => figure.words.at(-1) === surname);
		if (figures.length > 1) return figures;
	}
	return NOBODY;
}

/** Whole names, of so many words, before others; of one word alone, surnames before first names. */
function chosen(matching: readonly Figure[], count: number, word: string | null): readonly Figure[] {
	const exact = matching.filter(({ core }) => core.length === count);
	if (exact.length > 0) return exact;
	const surname = word === null ? NOBODY : matching.filter((figure) => figure.words.at(-1) === word);
	return surname.length > 0 ? surname : matching;
}

/** Are all words but the last, which was looked up, among those of a name? */
function holds(name: readonly string[], words: readonly string[]): boolean {
	for (let i = 0; i < words.length - 1; i++) if (!name.includes(words[i] as string)) return false;
	return true;
}

/** The folded words of a run without particles. */
function coreOf({ unit, from, to, parts, folded }: Candidate, lexicon: Lexicon): readonly string[] {
	let plain = parts.length === to - from;
	for (let i = from; plain && i < to; i++) plain = ((unit.tokens[i] as Token).flags & W.nameParticle) === 0;
	return plain ? folded : folded.filter((_, i) => !lexicon.nameParticles.has((parts[i] as string).toLowerCase()));
}
