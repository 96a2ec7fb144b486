import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, type Token, textAt, tokenAt } from '../token.ts';
import { bareNames } from './bare.ts';
import type { Candidate } from './candidates.ts';
import { apposedTo, goesOnAbout } from './evidence.ts';
import { type Figure, newFigure } from './figure.ts';

/** Points from which on a run counts as a person. */
export const SURE = 2;

/** "Desmond and Ruby Applegarth": the first shares the surname of the second. */
export function couples(all: readonly (readonly Candidate[])[], figures: Figure[]): void {
	let known: { keys: Set<string>; firsts: Set<string | undefined> } | undefined;
	for (const candidates of all) {
		for (const [index, first] of candidates.entries()) {
			const second = candidates[index + 1];
			if (second === undefined || first.names !== 1 || second.names < 2 || second.from !== first.to + 1) continue;
			const { tokens } = first.unit;
			const given = tokens[first.to - 1] as Token;
			if (((tokens[first.to]?.flags ?? 0) & W.and) === 0 || (given.flags & W.firstName) === 0) continue;
			const surname = second.parts.at(-1) ?? '';
			const words = [fold(given.text), fold(surname)];
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

/** People whom the article names by one word only, beside a cue or with an age. */
export function singles(all: readonly Candidate[], figures: Figure[], lexicon: Lexicon): void {
	const short = shortForms(all, figures);
	const known = new Set(figures.flatMap((figure) => [...figure.words]));
	const firms = new Set(all.filter(isFirm).map((candidate) => candidate.key));
	for (const candidate of all) {
		if (candidate.names !== 1) continue;
		const part = candidate.parts.at(-1) ?? '';
		const token = candidate.unit.tokens[candidate.to - 1] as Token;
		if ((token.flags & (W.common | W.notPeople | W.organisation | W.title | W.unnamed)) !== 0) continue;
		if (/^\p{Lu}+(?:['’:]?s)?$/u.test(part) || part.length < 2) continue;
		// "Nordvåg kommune"
		if (((candidate.unit.tokens[candidate.to]?.flags ?? 0) & W.organisation) !== 0) continue;
		if (isFamily(candidate, known, lexicon)) continue;
		const given = (token.flags & W.firstName) !== 0;
		if (!given && (opensSpeech(candidate) || issues(candidate))) continue;
		const own = candidate.folded.at(-1) ?? '';
		if (short.has(own) || known.has(own) || firms.has(own)) continue;
		const meant = given && !candidate.initial && candidate.score >= 1;
		if (
			!meant &&
			!(lexicon.language.capitalNouns && isNamedAlone(candidate, token)) &&
			apposedTo(candidate) === 0 &&
			!(candidate.cued && (given || candidate.title >= 0 || !lexicon.language.capitalNouns)) &&
			candidate.score < SURE + (given ? 0 : 1)
		)
			continue;
		const forms = bareNames(part, lexicon);
		// A place in a case ("Hietasalossa") is no subject; a nominative has no long ending.
		if (!given && forms.some((form) => own.length - form.length >= 3)) continue;
		if (forms.some((form) => known.has(form))) continue;
		known.add(own);
		figures.push(newFigure(figures.length, part, [own]));
	}
}

/** ”Hjärtat säger nej”: the first word of speech has its capital from there. */
const opensSpeech = ({ unit, from }: Candidate): boolean => /^[“”"„»«–—-]$/u.test(textAt(unit.tokens, from - 1));

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
function isFamily({ unit, from, folded }: Candidate, known: ReadonlySet<string>, { language }: Lexicon): boolean {
	if ((flagsAt(unit.tokens, from - 1) & W.definite) === 0) return false;
	const word = folded.at(-1) ?? '';
	return language.familyEndings.some((ending) => word.endsWith(ending) && known.has(word.slice(0, -ending.length)));
}

/** First words of what is no person: "Brightlark" where the article also has "Brightlark Foods". */
function shortForms(all: readonly Candidate[], figures: readonly Figure[]): ReadonlySet<string> {
	const people = new Set(figures.map((figure) => figure.words[0] ?? ''));
	const forms = new Set<string>();
	for (const candidate of all) {
		const first = candidate.folded[0] ?? '';
		if (candidate.names >= 2 && !people.has(first)) forms.add(first);
	}
	return forms;
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
