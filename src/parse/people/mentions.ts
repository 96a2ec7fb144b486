import { fold } from '../../document/fold.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { spanOf, type Unit } from '../unit.ts';
import { bareNames, type Candidate } from './candidates.ts';
import { isPersonal } from './evidence.ts';
import type { Cast, Figure, Mention } from './figure.ts';

const isParticle = (word: string, lexicon: Lexicon): boolean => (lexicon.flags(word) & W.nameParticle) !== 0;

/** Every place where a figure is named; what is left of the capitals names something else. */
export function mentionsOf(
	units: readonly Unit[],
	all: readonly (readonly Candidate[])[],
	figures: Figure[],
	lexicon: Lexicon,
): Cast {
	const byWord = new Map<string, Figure[]>();
	for (const figure of figures) {
		for (const word of figure.words) {
			if (isParticle(word, lexicon)) continue;
			const known = byWord.get(word) ?? [];
			known.push(figure);
			byWord.set(word, known);
		}
	}
	const others: Candidate[][] = [];
	const mentions = units.map((unit, index) => {
		const found: Mention[] = [];
		const rest: Candidate[] = [];
		for (const candidate of all[index] ?? []) {
			const named = refersTo(candidate, byWord, lexicon);
			if (named === null) {
				if (isNamed(candidate, lexicon)) rest.push(candidate);
				continue;
			}
			const mention: Mention = {
				unit,
				from: candidate.from,
				to: candidate.to,
				span: spanOf(unit.tokens, candidate.from, candidate.to),
				candidate,
				...named,
			};
			found.push(mention);
			for (const figure of mention.figures) {
				if (mention.figures.length === 1) figure.mentions.push(mention);
				if (isPersonal(candidate)) figure.sure = true;
				const alias = candidate.parts.join(' ');
				if (!named.genitive && fold(alias) !== fold(figure.name) && mention.figures.length === 1)
					figure.aliases.add(alias);
			}
		}
		others.push(rest);
		return found;
	});
	return { figures, mentions, others };
}

/** A word that has its capital from the sentence alone names nothing. */
function isNamed(candidate: Candidate, { language }: Lexicon): boolean {
	const known = candidate.unit.tokens
		.slice(candidate.from, candidate.to)
		.some((token) => (token.flags & W.organisation) !== 0 || /^\p{Lu}{2,}$/u.test(token.text));
	if (language.capitalNouns) return known || candidate.parts.includes('&');
	if (!candidate.initial || candidate.parts.length > 1 || candidate.cued) return true;
	return known;
}

/** The figures that a run of capitals may mean, the better match first; null when it names no person. */
function refersTo(
	candidate: Candidate,
	byWord: ReadonlyMap<string, readonly Figure[]>,
	lexicon: Lexicon,
): Pick<Mention, 'figures' | 'partial' | 'genitive'> | null {
	const parts = candidate.parts.filter((part) => !isParticle(part.toLowerCase(), lexicon));
	const last = parts.at(-1);
	if (last === undefined) return null;
	const forms = bareNames(last, lexicon);
	const folded = parts.slice(0, -1).map(fold);
	for (const [at, form] of forms.entries()) {
		const figures = byWord.get(form) ?? [];
		const matching = figures.filter((figure) => {
			const words = figure.words.filter((word) => !isParticle(word, lexicon));
			const wanted = [...folded, form];
			return (
				wanted.every((word) => words.includes(word)) &&
				(wanted.length > 1 ||
					words.at(-1) === form ||
					words[0] === form ||
					words.length === 1 ||
					words.slice(1).includes(form))
			);
		});
		if (matching.length === 0) continue;
		const surname = matching.filter((figure) => figure.words.at(-1) === form);
		const exact = matching.filter(
			(figure) => figure.words.filter((word) => !isParticle(word, lexicon)).length === parts.length,
		);
		const chosen = exact.length > 0 ? exact : surname.length > 0 && parts.length === 1 ? surname : matching;
		const whole =
			chosen.length === 1 &&
			(chosen[0] as Figure).words.filter((word) => !isParticle(word, lexicon)).length === parts.length;
		return { figures: chosen, partial: !whole, genitive: at > 0 };
	}
	return null;
}
