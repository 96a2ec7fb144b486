import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { bareNames } from './bare.ts';
import type { Candidate } from './candidates.ts';

/** Endings of cases that begin with two consonants: few names end so. */
const LONG_CASE = /^[^aeiouyäöå]{2}[aeiouyäöå]$/u;

/** The nominative of a name: another mention shows it, or the ending is certain in the language. */
export function baseForm(
	candidate: Candidate,
	plain: ReadonlyMap<string, number>,
	seen: ReadonlySet<string>,
	lexicon: Lexicon,
): { words: string[]; name: string } {
	const parts = [...candidate.parts];
	const last = parts.at(-1) ?? '';
	const before = parts.slice(0, -1).map(fold);
	for (const form of bareNames(last, lexicon).slice(1)) {
		const inflected = lexicon.language.nameChanges.length > 0 && seen.has(form);
		if (!plain.has([...before, form].join(' ')) && !inflected) continue;
		parts[parts.length - 1] = printed(last, form);
		return { words: [...before, form], name: parts.join(' ') };
	}
	const apostrophe = lexicon.language.nameEndings.find((ending) => /^[^\p{L}]/u.test(ending) && last.endsWith(ending));
	const governed = governedForm(candidate, last, lexicon);
	if (apostrophe === undefined && governed !== null) {
		parts[parts.length - 1] = printed(last, governed);
		return { words: [...before, governed], name: parts.join(' ') };
	}
	const cased = caseForm(last, lexicon);
	if (apostrophe === undefined && cased !== null) {
		parts[parts.length - 1] = cased;
		return { words: [...before, fold(cased)], name: parts.join(' ') };
	}
	if (apostrophe !== undefined) parts[parts.length - 1] = last.slice(0, -apostrophe.length);
	else if ((plain.get(fold(parts.join(' '))) ?? 0) < 2 && isGenitive(candidate, lexicon))
		parts[parts.length - 1] = last.slice(0, -1);
	return { words: parts.map(fold), name: parts.join(' ') };
}

/** "Raili Kuuselan mukaan": before a word that governs the genitive the name has its ending. */
function governedForm({ unit, to }: Candidate, last: string, lexicon: Lexicon): string | null {
	const next = unit.tokens[to]?.lower ?? '';
	if (!lexicon.language.accordingAfter.includes(next)) return null;
	const own = fold(last);
	const changed = lexicon.language.nameChanges.find(([from]) => own.endsWith(fold(from)));
	if (changed !== undefined) return own.slice(0, -fold(changed[0]).length) + fold(changed[1]);
	const ending = lexicon.language.nameEndings.find((tail) => tail.length === 1 && own.endsWith(tail));
	return ending === undefined ? null : nominative(own.slice(0, -1), lexicon);
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

/** "Erik Nords uttalande": an ending of one letter before a noun with nothing between. */
function isGenitive({ unit, to, parts }: Candidate, { language, flags }: Lexicon): boolean {
	const last = parts.at(-1) ?? '';
	const ending = language.nameEndings.find((tail) => tail.length === 1 && last.endsWith(tail));
	// "Voss" is no genitive of "Vos".
	if (ending === undefined || last.endsWith(ending + ending) || language.nameChanges.length > 0) return false;
	const next = unit.tokens[to];
	if (next === undefined || next.kind !== 'word' || next.capital) return false;
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
