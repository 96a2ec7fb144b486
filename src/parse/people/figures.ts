import { fold } from '../../document/fold.ts';
import type { Span } from '../../document/span.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import type { Token } from '../tokens.ts';
import { spanOf, type Unit } from '../unit.ts';
import { bareNames, type Candidate, candidatesOf } from './candidates.ts';
import { documentOf, evidenceFor } from './evidence.ts';

export type Gender = 'she' | 'he';

/** A person of the article, while it is being read. */
export interface Figure {
	readonly index: number;
	/** The fullest form. */
	name: string;
	/** Folded words of the name, particles included. */
	words: readonly string[];
	gender: Gender | null;
	/** The gender is only what a list of first names says. */
	guessed: boolean;
	readonly aliases: Set<string>;
	readonly roles: Span[];
	/** Titles in lower case, as they stand: "polisområdeschefen". */
	readonly titles: Set<string>;
	organisation: string | null;
	readonly mentions: Mention[];
}

/** One place where somebody is named. More than one figure when the article has two of that name. */
export interface Mention {
	readonly unit: Unit;
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	readonly figures: readonly Figure[];
	/** Only by surname, first name, or another part. */
	readonly partial: boolean;
	/** In the genitive: what it names belongs to the person. */
	readonly genitive: boolean;
	readonly candidate: Candidate;
}

export interface Cast {
	readonly figures: readonly Figure[];
	/** Mentions of a unit in order, by unit index. */
	readonly mentions: readonly (readonly Mention[])[];
	/** Capitalised runs that are no people, by unit index: organisations and places. */
	readonly others: readonly (readonly Candidate[])[];
}

const SURE = 2;
const isParticle = (word: string, lexicon: Lexicon): boolean => (lexicon.flags(word) & W.nameParticle) !== 0;

/** Finds the people of an article: full names first, then what refers back to them. */
export function castOf(units: readonly Unit[], lexicon: Lexicon): Cast {
	const all = units.map((unit) => candidatesOf(unit, lexicon));
	const document = documentOf(units, all);
	const figures: Figure[] = [];
	const byKey = new Map<string, Figure>();
	const sure: Candidate[] = [];
	const shouting = new Set(units.filter(isTitleCase).map((unit) => unit.index));
	for (const candidate of all.flat()) {
		const names = candidate.names;
		if (names < 2 || shouting.has(candidate.unit.index)) continue;
		if (candidate.score + evidenceFor(candidate, document, lexicon) >= SURE) sure.push(candidate);
	}
	paired(all, sure);
	// Forms without an ending first, so that "Nords" finds "Nord".
	const plain = new Map<string, number>();
	for (const candidate of sure) {
		const key = candidate.folded.join(' ');
		plain.set(key, (plain.get(key) ?? 0) + 1);
	}
	const words = new Set(all.flat().map((candidate) => candidate.folded.at(-1) ?? ''));
	for (const candidate of sure) {
		const { words: own, name } = baseForm(candidate, plain, words, lexicon);
		const key = own.join(' ');
		if (byKey.has(key)) continue;
		const longer = figures.find((figure) => isPartOf(own, figure.words));
		if (longer !== undefined) {
			byKey.set(key, longer);
			continue;
		}
		const shorter = figures.find((figure) => isPartOf(figure.words, own));
		if (shorter !== undefined) {
			shorter.aliases.add(shorter.name);
			shorter.name = name;
			shorter.words = own;
			byKey.set(key, shorter);
			continue;
		}
		const figure = newFigure(figures.length, name, own);
		figures.push(figure);
		byKey.set(key, figure);
	}
	couples(all, figures);
	singles(all, figures, lexicon);
	const cast = mentionsOf(units, all, figures, lexicon);
	for (const figure of figures) genderOf(figure, lexicon);
	return cast;
}

/** A headline with a capital on most words shows no names by them. */
function isTitleCase({ block, tokens }: Unit): boolean {
	if (block.kind !== 'headline' && block.kind !== 'subhead') return false;
	const words = tokens.filter((token) => token.kind === 'word');
	return words.length > 3 && words.filter((token) => token.capital).length * 2 > words.length;
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

export function newFigure(index: number, name: string, words: readonly string[]): Figure {
	return {
		index,
		name,
		words,
		gender: null,
		guessed: true,
		aliases: new Set(),
		roles: [],
		titles: new Set(),
		organisation: null,
		mentions: [],
	};
}

/** The nominative of a name: another mention shows it, or the ending is certain in the language. */
function baseForm(
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
	return ending === undefined ? null : own.slice(0, -1);
}

/** A bare form with the capital of the printed one: the forms may differ in more than the ending. */
const printed = (last: string, form: string): string =>
	fold(last).startsWith(form) ? last.slice(0, form.length) : form.charAt(0).toUpperCase() + form.slice(1);

/** "Erik Nords uttalande": an ending of one letter before a noun with nothing between. */
function isGenitive({ unit, to, parts }: Candidate, { language, flags }: Lexicon): boolean {
	const last = parts.at(-1) ?? '';
	const ending = language.nameEndings.find((tail) => tail.length === 1 && last.endsWith(tail));
	if (ending === undefined || language.nameChanges.length > 0) return false;
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

/** "Desmond and Ruby Applegarth": the first shares the surname of the second. */
function couples(all: readonly (readonly Candidate[])[], figures: Figure[]): void {
	for (const candidates of all) {
		for (const [index, first] of candidates.entries()) {
			const second = candidates[index + 1];
			if (second === undefined || first.names !== 1 || second.names < 2 || second.from !== first.to + 1) continue;
			const { tokens } = first.unit;
			const given = tokens[first.to - 1] as Token;
			if (((tokens[first.to]?.flags ?? 0) & W.and) === 0 || (given.flags & W.firstName) === 0) continue;
			const other = figures.find((figure) => figure.words.join(' ') === second.folded.join(' '));
			const surname = second.parts.at(-1) ?? '';
			const words = [fold(given.text), fold(surname)];
			if (other === undefined || figures.some((figure) => figure.words[0] === words[0])) continue;
			figures.push(newFigure(figures.length, `${given.text} ${surname}`, words));
		}
	}
}

/** People whom the article names by one word only, beside a cue or with an age. */
function singles(all: readonly (readonly Candidate[])[], figures: Figure[], lexicon: Lexicon): void {
	const short = shortForms(all, figures);
	const known = new Set(figures.flatMap((figure) => [...figure.words]));
	for (const candidate of all.flat()) {
		if (candidate.names !== 1) continue;
		const part = candidate.parts.at(-1) ?? '';
		const token = candidate.unit.tokens[candidate.to - 1] as Token;
		if ((token.flags & (W.common | W.notPeople | W.organisation | W.title)) !== 0) continue;
		if (/^\p{Lu}+(?:['’:]?s)?$/u.test(part) || part.length < 2) continue;
		const given = (token.flags & W.firstName) !== 0;
		const own = candidate.folded.at(-1) ?? '';
		if (short.has(own) || known.has(own)) continue;
		const meant = given && !candidate.initial && candidate.score >= 1;
		if (
			!meant &&
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

/** First words of what is no person: "Brightlark" where the article also has "Brightlark Foods". */
function shortForms(all: readonly (readonly Candidate[])[], figures: readonly Figure[]): ReadonlySet<string> {
	const people = new Set(figures.map((figure) => figure.words[0] ?? ''));
	const forms = new Set<string>();
	for (const candidate of all.flat()) {
		const first = candidate.folded[0] ?? '';
		if (candidate.names >= 2 && !people.has(first)) forms.add(first);
	}
	return forms;
}

function mentionsOf(
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

/** From titles that tell it, honorifics and the list of first names; the discourse may learn better. */
function genderOf(figure: Figure, lexicon: Lexicon): void {
	for (const mention of figure.mentions) {
		const { unit, candidate } = mention;
		if (candidate.title < 0) continue;
		for (let i = candidate.title; i < candidate.from; i++) {
			const flags = unit.tokens[i]?.flags ?? 0;
			const female = (flags & W.female) !== 0;
			const male = (flags & W.male) !== 0;
			if (female !== male) {
				figure.gender = female ? 'she' : 'he';
				figure.guessed = false;
				return;
			}
		}
	}
	const given = figure.words[0] ?? '';
	if (figure.words.length < 2 && figure.mentions.some((mention) => mention.candidate.title >= 0)) return;
	const names = givenNames(lexicon);
	figure.gender = names.get(given) ?? names.get(given.split('-')[0] ?? '') ?? null;
}

const folded = new WeakMap<Lexicon, ReadonlyMap<string, Gender>>();
function givenNames(lexicon: Lexicon): ReadonlyMap<string, Gender> {
	let known = folded.get(lexicon);
	if (known === undefined) {
		known = new Map([...lexicon.firstNames].map(([name, gender]) => [fold(name), gender]));
		folded.set(lexicon, known);
	}
	return known;
}
