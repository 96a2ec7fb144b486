import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, type Token } from '../token.ts';
import { bareNames, mayEnd } from './bare.ts';
import { behindBrackets } from './brackets.ts';
import type { Candidate } from './candidates.ts';

/** Endings of cases that begin with two consonants: few names end so. */
export const LONG_CASE = /^[^aeiouyäöå]{2}[aeiouyäöå]$/u;

/** The nominative of a name, folded and as printed: another mention shows it, or the ending is certain in the language. */
export function baseForm(
	candidate: Candidate,
	plain: ReadonlyMap<string, number>,
	seen: ReadonlySet<string>,
	lexicon: Lexicon,
): { words: readonly string[]; parts: readonly string[] } {
	if (!mayInflect(candidate, lexicon)) return { words: candidate.folded, parts: candidate.parts };
	const parts = [...candidate.parts];
	const last = parts.at(-1) ?? '';
	const before = parts.slice(0, -1).map(fold);
	for (const form of bareNames(last, lexicon).slice(1)) {
		const inflected = lexicon.language.nameChanges.length > 0 && seen.has(form);
		if (!plain.has([...before, form].join(' ')) && !inflected) continue;
		parts[parts.length - 1] = printed(last, form);
		return { words: [...before, form], parts };
	}
	const apostrophe = lexicon.language.nameEndings.find((ending) => /^[^\p{L}]/u.test(ending) && last.endsWith(ending));
	const governed = governedForm(candidate, last, lexicon);
	if (apostrophe === undefined && governed !== null) {
		parts[parts.length - 1] = printed(last, governed);
		return { words: [...before, governed], parts };
	}
	// "Vuolle vakuuttaa": who speaks is in the nominative.
	const { unit, from, to, title } = candidate;
	const beside = (unit.tokens[to]?.flags ?? 0) | flagsAt(unit.tokens, (title >= 0 ? title : from) - 1);
	const speaks = (beside & (W.say | W.think | W.manner)) !== 0;
	const cased = speaks ? null : caseForm(last, lexicon);
	if (apostrophe === undefined && cased !== null) {
		parts[parts.length - 1] = cased;
		return { words: [...before, fold(cased)], parts };
	}
	if (apostrophe !== undefined) parts[parts.length - 1] = last.slice(0, -apostrophe.length);
	else if ((plain.get(fold(parts.join(' '))) ?? 0) < 2 && isGenitive(candidate, lexicon))
		parts[parts.length - 1] = last.slice(0, -1);
	return { words: parts.map(fold), parts };
}

/** Where names have no cases, an ending shows in the last letter, as printed or folded. */
function mayInflect({ parts, last }: Candidate, lexicon: Lexicon): boolean {
	if (lexicon.language.nameChanges.length > 0) return true;
	const printed = parts[parts.length - 1] as string;
	return mayEnd(printed, lexicon) || mayEnd(last, lexicon);
}

/** "Raili Kuuselan mukaan", "Pohjosen verstas": before a word that governs the genitive the name has its ending. */
function governedForm({ unit, to }: Candidate, last: string, { language }: Lexicon): string | null {
	if (language.nameChanges.length === 0) return null;
	const { tokens } = unit;
	const next = tokens[behindBrackets(tokens, to)];
	const bracket = tokens[to]?.text === '(';
	const own = fold(last);
	const ending = language.nameEndings.find((tail) => tail.length === 1 && own.endsWith(tail));
	if (next === undefined || ending === undefined || !GOVERNED.test(own)) return null;
	const stem = own.slice(0, -1);
	const changed = changeOf(stem, language);
	if (language.accordingAfter.includes(next.lower) || (next.flags & W.preposition) !== 0)
		return changed === undefined ? consonantal(stem) : withChange(stem, changed);
	// A noun that it belongs to, where the ending shows that it is no nominative.
	const noun = !bracket && next.kind === 'word' && !next.capital && (next.flags & NO_NOUN) === 0;
	if (!noun) return null;
	if (changed !== undefined) return withChange(stem, changed);
	return OWNER.test(own) && !FOREIGN.test(own) ? stem : null;
}

/** Ends as a genitive may, unlike most nominatives. */
const GOVERNED = /[^n]en$|[aiouyäö]n$/u;
/** "Heikkilän", "Lehtoharjun"; not "Ekman", "Svensson". */
const OWNER = /[uy]n$|[^m]an$|[^ts]on$/u;
/** Changes of so many letters are certain. */
const CERTAIN = 4;
const NO_NOUN =
	W.say |
	W.think |
	W.manner |
	W.write |
	W.auxiliary |
	W.and |
	W.that |
	W.relative |
	W.adverb |
	W.common |
	W.particleVerb;

type Change = readonly [from: string, to: string];

/** "Virtase" to "Virtanen", "Haukkavuore" to "Haukkavuori": the longest change that fits. */
function changeOf(stem: string, { nameChanges }: Lexicon['language']): Change | undefined {
	let best: Change | undefined;
	for (const [from, to] of nameChanges) {
		const ending = fold(from);
		const certain = ending.length >= CERTAIN || ending === 'se';
		if (certain && stem.endsWith(ending) && ending.length > (best?.[0].length ?? 0)) best = [ending, fold(to)];
	}
	return best;
}

const withChange = (stem: string, [from, to]: Change): string => stem.slice(0, -from.length) + to;

const SYLLABLES = /[aeiouyäö]+/gu;
const FOREIGN = /[bcfgqwxzå]/u;

/** "Marini" to "Marin": only names that end in a consonant take the vowel; "Rossi" keeps its own. */
function consonantal(stem: string): string {
	if (!/[^aeiouyäö]i$/u.test(stem)) return stem;
	const bare = stem.slice(0, -1);
	return FOREIGN.test(bare) || (bare.match(SYLLABLES)?.length ?? 0) > 1 ? bare : stem;
}

/** "Liljeroosille": a long ending of a case is no end of a name. */
function caseForm(last: string, lexicon: Lexicon): string | null {
	const { language } = lexicon;
	if (language.nameChanges.length === 0) return null;
	const ending = language.nameEndings.find((tail) => LONG_CASE.test(tail) && last.endsWith(tail));
	if (ending === undefined || last.length < ending.length + 3) return null;
	return nominative(last.slice(0, -ending.length), lexicon);
}

/** "Virtase" to "Virtanen", "Granfelti" to "Granfelt". */
function nominative(stem: string, { language }: Lexicon): string {
	const changed = language.nameChanges.find(
		([from, to]) => from.endsWith(to.slice(-1) === 'n' ? 'se' : `${to}i`) && stem.endsWith(from),
	);
	return changed === undefined ? stem : stem.slice(0, -changed[0].length) + changed[1];
}

/** A bare form with the capital of the printed one: the forms may differ in more than the ending. */
const printed = (last: string, form: string): string =>
	fold(last).startsWith(form) ? last.slice(0, form.length) : form.charAt(0).toUpperCase() + form.slice(1);

const endsAs = ({ lower }: Token, endings: readonly string[]): boolean =>
	endings.some((ending) => lower.length > ending.length + 2 && lower.endsWith(ending));

/** "Erik Nords uttalande": an ending of one letter before a noun with nothing between. */
function isGenitive({ unit, to, parts }: Candidate, lexicon: Lexicon): boolean {
	const { language, flags } = lexicon;
	const last = parts.at(-1) ?? '';
	const ending = language.nameEndings.find((tail) => tail.length === 1 && last.endsWith(tail));
	// "Voss" is no genitive of "Vos".
	if (ending === undefined || last.endsWith(ending + ending) || language.nameChanges.length > 0) return false;
	const next = unit.tokens[to];
	if (next === undefined || next.kind !== 'word' || next.capital) return false;
	// "Nina Holthaus erhält", "Maria Lindfors invigde mässan": a verb and whatever it is done to.
	const noun = unit.tokens[to + 1];
	const { adjectiveEndings, objectEndings } = language;
	const isVerb = language.capitalNouns
		? !(noun?.capital && endsAs(next, adjectiveEndings))
		: noun?.kind === 'word' && noun.flags === 0 && endsAs(noun, objectEndings);
	if (isVerb) return false;
	const bits = flags(next.lower);
	if (
		bits &
		(W.say |
			W.think |
			W.manner |
			W.write |
			W.auxiliary |
			W.preposition |
			W.and |
			W.common |
			W.particleVerb |
			W.relative |
			W.adverb)
	)
		return false;
	return true;
}
