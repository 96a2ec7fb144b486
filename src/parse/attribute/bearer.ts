import { type Lexicon, W } from '../../language/lexicon.ts';
import { type Cast, type Figure, isPerson, type Mention } from '../people/figure.ts';
import type { Scene, Titled } from '../scene.ts';
import { genderOf } from '../speech/gender.ts';
import type { Subject } from '../speech/subject.ts';
import { type Token, tokenAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { meantBy } from './meant.ts';

/** Shared beginnings shorter than this are chance: "polischef" and "polisområdeschef". */
/** How many people, and places of each, are looked through for what was told of them. */
const NEAREST = 8;
/** How many people a reader can have in mind. */
const IN_MIND = 60;
/** What `matches` gives for the very same title. */
const SAME_TITLE = 3;
const COMMON_START = 4;
/** How many blocks back an age is remembered. */
const FARTHEST = 40;
/** So many mentions tell whom an article is about. */
const OFTEN = 3;

/** The person whom a title means ("polischefen"): the one whose own title fits best, the latest in focus among equals. */
export function bearerOf(scene: Scene, discourse: Discourse, title: string): Figure | null {
	const titled = titledAs(scene, title);
	const { recent } = discourse;
	let best: Figure | null = null;
	let most = 0;
	for (let nth = recent.length - 1; nth >= Math.max(0, recent.length - IN_MIND); nth--) {
		const figure = recent[nth] as Figure;
		for (const own of figure.titles) {
			const score = fitOf(scene, titled, title, own);
			if (score > most || (score === most && best !== null && isPassing(best, figure))) {
				most = score;
				best = figure;
			}
		}
		if (most === SAME_TITLE && best !== null && best.mentions.length > 1) break;
	}
	if (best !== null) return best;
	const told = toldOf(scene, discourse, titled, title);
	if (told !== null) return told;
	if (titled.first === undefined) titled.first = firstOf(scene, titled, title);
	return titled.first;
}

function titledAs({ titles }: Scene, title: string): Titled {
	let titled = titles.get(title);
	if (titled === undefined) {
		titled = { fits: new Map(), told: new Map(), first: undefined };
		titles.set(title, titled);
	}
	return titled;
}

function fitOf(scene: Scene, { fits }: Titled, title: string, own: string): number {
	let fit = fits.get(own);
	if (fit === undefined) {
		fit = matches(scene, title, own);
		fits.set(own, fit);
	}
	return fit;
}

/** Of the people whom the article names first, the one whose title fits. */
function firstOf(scene: Scene, titled: Titled, title: string): Figure | null {
	const { figures } = scene.cast;
	for (let nth = 0; nth < figures.length && nth < IN_MIND; nth++) {
		const figure = figures[nth] as Figure;
		for (const own of figure.titles) if (fitOf(scene, titled, title, own) >= 2) return figure;
	}
	return null;
}

/** Who is named once is not whom a title means when the article keeps naming another who bears it. */
const isPassing = ({ mentions }: Figure, other: Figure): boolean =>
	mentions.length < 2 && other.mentions.length >= OFTEN;

/** The bearer of a subject's title; where its place or club tells it apart ("der Lohner Trainer"), whoever is in focus. */
export function bearing(scene: Scene, discourse: Discourse, unit: Unit, subject: Subject): Figure | null {
	const noun = unit.tokens[subject.head];
	if (noun === undefined || subject.gender === 'they') return null;
	const aged = agedOf(scene, discourse, unit, subject.head);
	if (aged !== null) return aged;
	const bearer = bearerOf(scene, discourse, noun.lower) ?? accusedOf(scene, discourse, subject, noun.lower);
	const apart = bearer !== null && subject.head - subject.from > 1 && tokenAt(unit.tokens, subject.head - 1)?.capital;
	return apart ? (meantBy(scene, discourse, unit, subject) ?? bearer) : bearer;
}

/** "die Angeklagte": of those without an office, whom the article named first. */
function accusedOf({ cast, lexicon }: Scene, { recent }: Discourse, { gender }: Subject, noun: string): Figure | null {
	if (!lexicon.language.accused.includes(noun)) return null;
	const [first, ...others] = cast.figures
		.slice(0, IN_MIND)
		.filter((figure) => recent.includes(figure) && figure.titles.size === 0 && isPerson(figure));
	if (first === undefined) return null;
	if (gender === null || gender === 'it' || first.gender === gender) return first;
	return first.gender === null && others.every((figure) => figure.gender !== gender) ? first : null;
}

/** "17-åringen": the one person of that age. */
export function agedOf(scene: Scene, discourse: Discourse, unit: Unit, head: number): Figure | null {
	const { text, cast } = scene;
	const { tokens } = unit;
	const number = tokenAt(tokens, head - 2);
	if (number?.kind !== 'number' || tokenAt(tokens, head - 1)?.kind !== 'mark') return null;
	let ages = agesIn.get(cast);
	if (ages === undefined) {
		ages = agesOf(text, cast);
		agesIn.set(cast, ages);
	}
	const known = ages.get(number.text);
	return known === undefined ? justNamed(scene, discourse, unit, head, ages) : known;
}

/** "Eva Kunz ist müde. Die 30-Jährige …": an age that nobody was told of yet means whoever was named last. */
function justNamed(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	head: number,
	ages: ReadonlyMap<string, Figure | null>,
): Figure | null {
	const article = tokenAt(unit.tokens, head - 3);
	if (article === undefined || (article.flags & W.definite) === 0 || isToldBefore(scene, unit, head)) return null;
	const gender = genderOf(scene, article, unit.tokens[head]);
	const last = discourse.seen.at(-1) ?? discourse.recent.at(-1);
	if (last === undefined || [...ages.values()].includes(last)) return null;
	return gender === last.gender || last.gender === null ? last : null;
}

/** "ein 23-Jähriger", earlier in the article: somebody whom it does not name. */
function isToldBefore({ units }: Scene, unit: Unit, head: number): boolean {
	const { id } = unit.tokens[head - 2] as Token;
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const { tokens } = units[index] as Unit;
		const end = index === unit.index ? head - 2 : tokens.length;
		for (let i = 0; i < end; i++)
			if ((tokens[i] as Token).id === id && tokens[i + 1]?.text === '-' && tokens[i + 2]?.kind === 'word') return true;
	}
	return false;
}

/** A longer role is no age. */
const LONGEST_AGE = 12;
const agesIn = new WeakMap<Cast, ReadonlyMap<string, Figure | null>>();

/** The one person of each age that the text tells; null where several are of that age. */
function agesOf(text: string, { figures }: Cast): ReadonlyMap<string, Figure | null> {
	const ages = new Map<string, Figure | null>();
	for (const figure of figures) {
		for (const { start, end } of figure.roles) {
			if (end - start > LONGEST_AGE) continue;
			const age = text.slice(start, end);
			ages.set(age, (ages.get(age) ?? figure) === figure && ages.get(age) !== null ? figure : null);
		}
	}
	return ages;
}

/** "guldsmeden" for her of whom it was said that she owns "guldsmedsbutiken": a word of her sentences begins so. */
function toldOf(scene: Scene, { recent }: Discourse, { told }: Titled, title: string): Figure | null {
	// "Datteren" is not he who held "sin datter".
	const flags = scene.lexicon.flags(title);
	const gendered = flags & (W.female | W.male);
	if ((flags & W.unnamed) !== 0 && gendered !== 0) return null;
	const gender = gendered === W.female ? 'she' : gendered === W.male ? 'he' : null;
	// All forms are beginnings of the title: what begins as one of them begins as the shortest.
	let stem: string | null = null;
	for (const form of scene.lexicon.bare(title))
		if (form.length > COMMON_START && (stem === null || form.length < stem.length)) stem = form;
	if (stem === null) return null;
	for (let nth = recent.length - 1; nth >= Math.max(0, recent.length - NEAREST); nth--) {
		const figure = recent[nth] as Figure;
		if (gender !== null && figure.gender !== null && figure.gender !== gender) continue;
		let known = told.get(figure);
		if (known === undefined) {
			known = isToldOf(figure, title, stem);
			told.set(figure, known);
		}
		if (known) return figure;
	}
	return null;
}

/** Another word than the title begins as it does where somebody is named. */
function isToldOf({ mentions }: Figure, title: string, stem: string): boolean {
	const initial = stem.charCodeAt(0);
	for (let nth = 0; nth < mentions.length && nth < NEAREST; nth++) {
		const { unit, from } = mentions[nth] as Mention;
		const sentence = sentenceAt(unit, from);
		if (sentence === undefined) continue;
		for (let i = sentence.from; i < sentence.to; i++) {
			const { lower } = unit.tokens[i] as Token;
			if (lower.charCodeAt(0) === initial && lower !== title && lower.startsWith(stem)) return true;
		}
	}
	return false;
}

/** 3 the same title, 2 one is the tail of the other or may stand for it, 1 compounds that begin and end alike. */
export function matches({ lexicon }: Scene, a: string, b: string): number {
	const forms = lexicon.bare(a);
	const others = lexicon.bare(b);
	let best = 0;
	for (const x of forms) {
		for (const y of others) {
			if (x === y) return 3;
			if (isSynonym(lexicon, x, y)) best = 2;
			const short = x.length < y.length ? x : y;
			const long = short === x ? y : x;
			if (short.length >= COMMON_START && long.endsWith(short) && isCalling(lexicon.flags(short)))
				best = Math.max(best, 2);
			else if (best === 0 && short.length >= 6 && isAlike(x, y)) best = 1;
		}
	}
	return best;
}

/** "der Anwalt" for the "Verteidiger" */
function isSynonym({ synonyms }: Lexicon, a: string, b: string): boolean {
	const others = synonyms.get(b);
	if (others === undefined) return false;
	for (const set of synonyms.get(a) ?? []) if (others.has(set)) return true;
	return false;
}

/** "præsten" for the "sognepræst", but never "manden" for the "formand". */
const isCalling = (flags: number): boolean =>
	(flags & W.title) !== 0 || ((flags & W.unnamed) !== 0 && (flags & (W.female | W.male)) === 0);

/** Compounds that begin and end with the same letters. */
function isAlike(a: string, b: string): boolean {
	for (let i = 0; i < COMMON_START; i++) {
		if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
		if (a.charCodeAt(a.length - 1 - i) !== b.charCodeAt(b.length - 1 - i)) return false;
	}
	return true;
}
