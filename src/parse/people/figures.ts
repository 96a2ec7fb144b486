import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, type Token, textAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { bareNames } from './bare.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type Document, documentOf, evidenceFor } from './evidence.ts';
import { type Cast, type Figure, newFigure, rename } from './figure.ts';
import { genderOf } from './gender.ts';
import { mentionsOf } from './mentions.ts';
import { baseForm } from './naming.ts';
import { Register } from './register.ts';
import { couples, SURE, singles } from './single.ts';

/** How many words of a first line, and which share of capitals among them, make it a headline. */
const LEAST_TITLE = 6;
const MOST_CAPITALS = 0.75;

/** Finds the people of an article: full names first, then what refers back to them. */
export function castOf(units: readonly Unit[], lexicon: Lexicon): Cast {
	const register = new Register();
	const all = withoutObjects(
		units.map((unit) => candidatesOf(unit, lexicon, register)),
		register,
		lexicon,
	);
	const runs: Candidate[] = [];
	for (const row of all) for (const candidate of row) runs.push(candidate);
	const document = documentOf(units, runs, register, lexicon);
	const figures = wholeNames(sureOf(units, all, runs, document, lexicon), runs, lexicon);
	couples(all, figures);
	singles(runs, figures, document, lexicon);
	const cast = mentionsOf(units, all, figures, register, lexicon);
	for (const figure of figures) genderOf(figure, lexicon);
	return cast;
}

/** Runs of two words or more that are people, as far as all of the article tells. */
function sureOf(
	units: readonly Unit[],
	all: readonly (readonly Candidate[])[],
	runs: readonly Candidate[],
	document: Document,
	lexicon: Lexicon,
): Candidate[] {
	const sure: Candidate[] = [];
	const shouting = new Set(units.filter((unit) => isTitleCase(unit, lexicon)));
	for (const candidate of runs) {
		if (candidate.names < 2 || shouting.has(candidate.unit) || isOwned(candidate, document, lexicon)) continue;
		if (candidate.score + evidenceFor(candidate, document, lexicon) < SURE) continue;
		candidate.sure = true;
		sure.push(candidate);
	}
	paired(all, sure);
	return sure;
}

/** Who bears the names: one person for all forms of a name. */
function wholeNames(sure: readonly Candidate[], runs: readonly Candidate[], lexicon: Lexicon): Figure[] {
	const figures: Figure[] = [];
	if (sure.length === 0) return figures;
	const byKey = new Map<string, Figure>();
	// Forms without an ending first, so that "Nords" finds "Nord".
	const plain = new Map<string, number>();
	for (const { key } of sure) plain.set(key, (plain.get(key) ?? 0) + 1);
	const inflects = lexicon.language.nameChanges.length > 0;
	const words = new Set(inflects ? runs.map(({ last }) => last) : []);
	const edges = new Edges();
	for (const candidate of sure) {
		const { words: own, parts } = baseForm(candidate, plain, words, lexicon);
		const key = own === candidate.folded ? candidate.key : own.join(' ');
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
			rename(shorter, parts.join(' '), own);
			edges.add(shorter);
			byKey.set(key, shorter);
			continue;
		}
		const figure = newFigure(figures.length, parts.join(' '), own);
		figures.push(figure);
		edges.add(figure);
		byKey.set(key, figure);
	}
	return figures;
}

/** "Obamas Wahlkampfteam": a noun behind a name in the genitive, where nouns have capitals. */
function isOwned({ names, folded, unit, from }: Candidate, { register }: Document, lexicon: Lexicon): boolean {
	if (!lexicon.language.capitalNouns || names !== 2 || ((unit.tokens[from]?.flags ?? 0) & W.firstName) !== 0)
		return false;
	const [first = ''] = folded;
	return lexicon.language.nameEndings.some((ending) => {
		const owner = first.endsWith(ending) ? register.find(first.slice(0, -ending.length)) : undefined;
		return owner !== undefined && (owner.alone > 0 || owner.firsts !== null);
	});
}

/** "inszeniert Wiebke Nansen Kleist": where a verb stands first, a name that stands alone elsewhere ends as it does there. */
function withoutObjects(all: Candidate[][], register: Register, lexicon: Lexicon): Candidate[][] {
	const { language } = lexicon;
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
		const last = folded[1] as string;
		if (enough)
			row[index] = {
				...candidate,
				to: to - 1,
				parts: parts.slice(0, 2),
				folded: folded.slice(0, 2),
				key,
				whole: register.of(key),
				last,
				lastWord: register.of(last),
				bare: bareNames(last, lexicon),
				names: 2,
			};
	}
	return all;
}

const isBody = ({ unit, to }: Candidate): boolean => (flagsAt(unit.tokens, to - 1) & W.organisation) !== 0;

/** Figures by the first and the last word of their names: one name is part of another only where an edge is shared. */
class Edges {
	private readonly figures = new Map<string, Figure[]>();

	add(figure: Figure): void {
		const { words } = figure;
		this.file(words[0] as string, figure);
		this.file(words[words.length - 1] as string, figure);
	}

	private file(word: string, figure: Figure): void {
		const known = this.figures.get(word);
		if (known === undefined) this.figures.set(word, [figure]);
		else if (!known.includes(figure)) known.push(figure);
	}

	/** Those whose names are longer or shorter, in the order in which the article names them. */
	near(words: readonly string[]): readonly Figure[] {
		const near: Figure[] = [];
		for (const word of [words[0], words[words.length - 1]])
			for (const figure of this.figures.get(word as string) ?? [])
				if (figure.words.length !== words.length && !near.includes(figure)) near.push(figure);
		return near.length < 2 ? near : near.sort((a, b) => a.index - b.index);
	}
}

/** A headline with a capital on most words shows no names by them; the first line may be one that ends in a full stop. */
function isTitleCase({ index, block, sentences, tokens }: Unit, { language }: Lexicon): boolean {
	const headed = language.titleCase && (block.kind === 'headline' || block.kind === 'subhead');
	if (!headed && (index > 0 || sentences.length > 1)) return false;
	let words = 0;
	let capitals = 0;
	for (let i = 0; i < tokens.length; i++) {
		const { kind, capital } = tokens[i] as Token;
		// "Peder Lantz, 58, Kolbruket" is no title.
		if (kind === 'number' && (textAt(tokens, i - 1) === ',' || textAt(tokens, i - 1) === '(')) return false;
		if (kind === 'word') words++;
		if (capital) capitals++;
	}
	return headed ? words > 3 && capitals * 2 > words : words >= LEAST_TITLE && capitals > words * MOST_CAPITALS;
}

/** "sagen Dorota und …": a first name alone beside a cue. */
const isHeardByFirstName = ({ names, cued, unit, from }: Candidate): boolean =>
	names === 1 && cued && ((unit.tokens[from]?.flags ?? 0) & W.firstName) !== 0;

/** Beside a person and "and" stands another: "Pascal Hill and Jemima Groat". */
function paired(all: readonly (readonly Candidate[])[], sure: Candidate[]): void {
	for (const candidates of all) {
		for (let index = 1; index < candidates.length; index++) {
			const first = candidates[index - 1] as Candidate;
			const second = candidates[index] as Candidate;
			if ((first.sure === second.sure && (second.sure || !isHeardByFirstName(first))) || second.from !== first.to + 1)
				continue;
			if ((flagsAt(first.unit.tokens, first.to) & W.and) === 0) continue;
			const other = first.sure || isHeardByFirstName(first) ? second : first;
			if (other.names < 2 || other.score < SURE - 1) continue;
			other.sure = true;
			sure.push(other);
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
