import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, type Token } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { bareNames } from './bare.ts';
import type { Candidate } from './candidates.ts';
import { isPersonal } from './evidence.ts';
import type { Cast, Figure, Mention } from './figure.ts';

const SHORTEST_SURNAME = 3;

const isParticle = (word: string, lexicon: Lexicon): boolean => (lexicon.flags(word) & W.nameParticle) !== 0;

/** Every place where a figure is named; what is left of the capitals names something else. */
export function mentionsOf(
	units: readonly Unit[],
	all: readonly (readonly Candidate[])[],
	figures: Figure[],
	lexicon: Lexicon,
): Cast {
	const index = indexOf(figures, lexicon);
	const others: Candidate[][] = [];
	const mentions = units.map((unit, at) => {
		const found: Mention[] = [];
		const rest: Candidate[] = [];
		for (const candidate of all[at] ?? []) {
			const named = refersTo(candidate, index, lexicon);
			if (named === null) {
				if (isNamed(candidate, lexicon)) rest.push(candidate);
				continue;
			}
			const mention: Mention = {
				unit,
				from: candidate.from,
				to: candidate.to,
				span: spanOf(unit, candidate.from, candidate.to),
				candidate,
				figures: named.figures,
				partial: named.partial,
				genitive: named.genitive,
				family: named.family,
			};
			found.push(mention);
			for (const figure of mention.figures) {
				if (!figure.sure && isPersonal(candidate, lexicon)) figure.sure = true;
				if (mention.figures.length > 1) continue;
				figure.mentions.push(mention);
				if (!named.genitive && candidate.key !== fold(figure.name)) figure.aliases.add(candidate.parts.join(' '));
			}
		}
		others.push(rest);
		return found;
	});
	return { figures, mentions, others };
}

/** A word that has its capital from the sentence alone names nothing. */
function isNamed(candidate: Candidate, { language }: Lexicon): boolean {
	if (!language.capitalNouns && (!candidate.initial || candidate.parts.length > 1 || candidate.cued)) return true;
	// "Norveg, som eier rasteplassen, …"
	const { tokens } = candidate.unit;
	const told = tokens[candidate.to]?.text === ',' && ((tokens[candidate.to + 1]?.flags ?? 0) & W.relative) !== 0;
	if (told && (tokens[candidate.from]?.flags ?? 0) === 0) return true;
	const known = candidate.unit.tokens
		.slice(candidate.from, candidate.to)
		.some((token) => (token.flags & W.organisation) !== 0 || /^\p{Lu}{2,}$/u.test(token.text));
	return known || (language.capitalNouns && candidate.parts.includes('&'));
}

/** The figures of an article by each word of their names, particles left out. */
interface Index {
	readonly byWord: ReadonlyMap<string, readonly Figure[]>;
	/** The words without particles, by the index of the figure. */
	readonly cores: readonly (readonly string[])[];
}

function indexOf(figures: readonly Figure[], lexicon: Lexicon): Index {
	const byWord = new Map<string, Figure[]>();
	const cores: (readonly string[])[] = [];
	for (const figure of figures) {
		const core = figure.words.filter((word) => !isParticle(word, lexicon));
		cores[figure.index] = core;
		for (const word of core) {
			const known = byWord.get(word);
			if (known === undefined) byWord.set(word, [figure]);
			else known.push(figure);
		}
	}
	return { byWord, cores };
}

/** The figures that a run of capitals may mean, the better match first; null when it names no person. */
function refersTo(
	candidate: Candidate,
	{ byWord, cores }: Index,
	lexicon: Lexicon,
): Pick<Mention, 'figures' | 'partial' | 'genitive' | 'family'> | null {
	const words = foldedWords(candidate, lexicon);
	const last = words.at(-1);
	if (last === undefined) return null;
	const forms = bareNames(last, lexicon);
	for (let at = 0; at < forms.length; at++) {
		const form = forms[at] as string;
		const figures = byWord.get(form);
		if (figures === undefined) continue;
		const matching = words.length === 1 ? figures : figures.filter(({ index }) => holds(cores[index] ?? [], words));
		if (matching.length === 0) continue;
		const isWhole = ({ index }: Figure): boolean => cores[index]?.length === words.length;
		const only = matching.length === 1 ? matching : chosen(matching, isWhole, words.length === 1 ? form : null);
		return {
			figures: only,
			partial: !(only.length === 1 && isWhole(only[0] as Figure)),
			genitive: at > 0,
			family: false,
		};
	}
	const family = words.length === 1 ? familyOf(candidate, last, lexicon, byWord) : [];
	return family.length === 0 ? null : { figures: family, partial: true, genitive: false, family: true };
}

/** "the Proberts": everybody of that surname. */
function familyOf(
	{ unit, from }: Candidate,
	word: string,
	{ language }: Lexicon,
	byWord: Index['byWord'],
): readonly Figure[] {
	if ((flagsAt(unit.tokens, from - 1) & W.definite) === 0) return [];
	for (const ending of language.familyEndings) {
		const surname = word.slice(0, -ending.length);
		if (surname.length < SHORTEST_SURNAME || !word.endsWith(ending)) continue;
		const figures = (byWord.get(surname) ?? []).filter((figure) => figure.words.at(-1) === surname);
		if (figures.length > 1) return figures;
	}
	return [];
}

/** Whole names before others; of one word alone, surnames before first names. */
function chosen(
	matching: readonly Figure[],
	isWhole: (figure: Figure) => boolean,
	word: string | null,
): readonly Figure[] {
	const exact = matching.filter(isWhole);
	if (exact.length > 0) return exact;
	const surname = word === null ? [] : matching.filter((figure) => figure.words.at(-1) === word);
	return surname.length > 0 ? surname : matching;
}

/** Are all words but the last, which was looked up, among those of a name? */
function holds(name: readonly string[], words: readonly string[]): boolean {
	for (let i = 0; i < words.length - 1; i++) if (!name.includes(words[i] as string)) return false;
	return true;
}

/** The folded words of a run without particles. */
function foldedWords({ unit, from, to, parts, folded }: Candidate, lexicon: Lexicon): readonly string[] {
	let plain = parts.length === to - from;
	for (let i = from; plain && i < to; i++) plain = ((unit.tokens[i] as Token).flags & W.nameParticle) === 0;
	return plain ? folded : folded.filter((_, i) => !isParticle((parts[i] as string).toLowerCase(), lexicon));
}
