import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, textAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type Document, documentOf, evidenceFor } from './evidence.ts';
import { type Cast, type Figure, newFigure } from './figure.ts';
import { genderOf } from './gender.ts';
import { mentionsOf } from './mentions.ts';
import { baseForm } from './naming.ts';
import { couples, SURE, singles } from './single.ts';

/** How many words of a first line, and which share of capitals among them, make it a headline. */
const LEAST_TITLE = 6;
const MOST_CAPITALS = 0.75;

/** Finds the people of an article: full names first, then what refers back to them. */
export function castOf(units: readonly Unit[], lexicon: Lexicon): Cast {
	const all = withoutObjects(
		units.map((unit) => candidatesOf(unit, lexicon)),
		lexicon,
	);
	const runs = all.flat();
	const document = documentOf(units, runs, lexicon);
	const figures: Figure[] = [];
	const byKey = new Map<string, Figure>();
	const sure: Candidate[] = [];
	const shouting = new Set(units.filter(isTitleCase).map((unit) => unit.index));
	for (const candidate of runs) {
		const names = candidate.names;
		if (names < 2 || shouting.has(candidate.unit.index) || isOwned(candidate, document, lexicon)) continue;
		if (candidate.score + evidenceFor(candidate, document, lexicon) >= SURE) sure.push(candidate);
	}
	paired(all, sure);
	// Forms without an ending first, so that "Nords" finds "Nord".
	const plain = new Map<string, number>();
	for (const candidate of sure) {
		plain.set(candidate.key, (plain.get(candidate.key) ?? 0) + 1);
	}
	const words = new Set(runs.map((candidate) => candidate.folded.at(-1) ?? ''));
	const edges = new Edges();
	for (const candidate of sure) {
		const { words: own, name } = baseForm(candidate, plain, words, lexicon);
		const key = own.join(' ');
		if (byKey.has(key)) continue;
		const alike = edges.near(own);
		const longer = alike.find((figure) => isPartOf(own, figure.words));
		if (longer !== undefined) {
			byKey.set(key, longer);
			continue;
		}
		const shorter = alike.find((figure) => isPartOf(figure.words, own));
		if (shorter !== undefined) {
			shorter.aliases.add(shorter.name);
			shorter.name = name;
			shorter.words = own;
			edges.add(shorter);
			byKey.set(key, shorter);
			continue;
		}
		const figure = newFigure(figures.length, name, own);
		figures.push(figure);
		edges.add(figure);
		byKey.set(key, figure);
	}
	couples(all, figures);
	singles(runs, figures, lexicon);
	const cast = mentionsOf(units, all, figures, lexicon);
	for (const figure of figures) genderOf(figure, lexicon);
	return cast;
}

/** "Obamas Wahlkampfteam": a noun behind a name in the genitive, where nouns have capitals. */
function isOwned({ names, folded, unit, from }: Candidate, { lone, surnames }: Document, lexicon: Lexicon): boolean {
	if (!lexicon.language.capitalNouns || names !== 2 || ((unit.tokens[from]?.flags ?? 0) & W.firstName) !== 0)
		return false;
	const [first = ''] = folded;
	return lexicon.language.nameEndings.some(
		(ending) => first.endsWith(ending) && [lone, surnames].some((known) => known.has(first.slice(0, -ending.length))),
	);
}

/** "inszeniert Wiebke Nansen Kleist": where a verb stands first, a name that stands alone elsewhere ends as it does there. */
function withoutObjects(all: Candidate[][], { language }: Lexicon): Candidate[][] {
	const long: { row: Candidate[]; index: number }[] = [];
	if (language.subjectFirst) return all;
	for (const row of all)
		row.forEach(({ names, parts }, index) => {
			if (names === 3 && parts.length === 3) long.push({ row, index });
		});
	if (long.length === 0) return all;
	const runs = new Map<string, number>();
	for (const row of all) for (const { key } of row) runs.set(key, (runs.get(key) ?? 0) + 1);
	for (const { row, index } of long) {
		const candidate = row[index] as Candidate;
		const { folded, parts, to, initial } = candidate;
		const key = `${folded[0]} ${folded[1]}`;
		const alone = runs.get(key) ?? 0;
		// Without capitals on nouns a third word is seldom anything but a name.
		const enough = language.capitalNouns
			? alone > 0
			: !initial && runs.get(candidate.key) === 1 && alone > (isBody(candidate) ? 0 : 1);
		if (enough)
			row[index] = { ...candidate, to: to - 1, parts: parts.slice(0, 2), folded: folded.slice(0, 2), key, names: 2 };
	}
	return all;
}

const isBody = ({ unit, to }: Candidate): boolean => (flagsAt(unit.tokens, to - 1) & W.organisation) !== 0;

/** Figures by the first and the last word of their names: one name is part of another only where an edge is shared. */
class Edges {
	private readonly figures = new Map<string, Set<Figure>>();

	add(figure: Figure): void {
		for (const word of [figure.words[0], figure.words.at(-1)]) {
			const known = this.figures.get(word ?? '') ?? new Set<Figure>();
			known.add(figure);
			this.figures.set(word ?? '', known);
		}
	}

	/** In the order in which the article names them. */
	near(words: readonly string[]): Figure[] {
		const found = new Set([
			...(this.figures.get(words[0] ?? '') ?? []),
			...(this.figures.get(words.at(-1) ?? '') ?? []),
		]);
		return [...found].sort((a, b) => a.index - b.index);
	}
}

/** A headline with a capital on most words shows no names by them; the first line may be one that ends in a full stop. */
function isTitleCase({ index, block, sentences, tokens }: Unit): boolean {
	const headed = block.kind === 'headline' || block.kind === 'subhead';
	if (!headed && (index > 0 || sentences.length > 1)) return false;
	const words = tokens.filter((token) => token.kind === 'word');
	// "Peder Lantz, 58, Kolbruket" is no title.
	if (tokens.some((token, at) => token.kind === 'number' && /^[,(]$/u.test(textAt(tokens, at - 1)))) return false;
	const capitals = words.filter((token) => token.capital).length;
	return headed
		? words.length > 3 && capitals * 2 > words.length
		: words.length >= LEAST_TITLE && capitals > words.length * MOST_CAPITALS;
}

/** Beside a person and "and" stands another: "Pascal Hill and Jemima Groat". */
function paired(all: readonly (readonly Candidate[])[], sure: Candidate[]): void {
	const known = new Set(sure);
	for (const candidates of all) {
		for (const [index, first] of candidates.entries()) {
			const second = candidates[index + 1];
			if (second === undefined || second.from !== first.to + 1) continue;
			if (((first.unit.tokens[first.to]?.flags ?? 0) & W.and) === 0) continue;
			for (const [candidate, other] of [
				[first, second],
				[second, first],
			] as const) {
				if (!known.has(other) || known.has(candidate) || candidate.names < 2 || candidate.score < SURE - 1) continue;
				known.add(candidate);
				sure.push(candidate);
			}
		}
	}
}

/** Is a name the front or the back of a fuller one? "Casco", "Poul Erik" … but not a shared first name of two words. */
function isPartOf(short: readonly string[], long: readonly string[]): boolean {
	if (short.length >= long.length) return false;
	const off = long.length - short.length;
	return (
		short.every((word, i) => word === long[off + i]) ||
		short.every((word, i) => word === long[i]) ||
		(short.length === 2 && short[0] === long[0] && short[1] === long.at(-1))
	);
}
