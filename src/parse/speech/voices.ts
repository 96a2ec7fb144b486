import { fold } from '../../document/fold.ts';
import { W } from '../../language/lexicon.ts';
import type { Cast, Figure } from '../people/figure.ts';
import { M, type Token } from '../token.ts';
import { startOf, type Unit } from '../unit.ts';

/** The voice of a block in an interview that names each speaker before a colon: "ML: …". */
export interface Voice {
	/** Characters of the label, colon and blanks included. */
	readonly length: number;
	/** Null for the interviewer, who is none of the article's people. */
	readonly figure: Figure | null;
}

const LABEL = /^(?:\*\*)?(\p{Lu}[\p{L}.'’-]{0,24}(?:\s\p{L}[\p{L}.'’-]*){0,3})\s*:(?:\*\*)?\s+(?=\S)/u;
/** No label is longer, in characters. */
const LABEL_WITHIN = 120;
const UNLABELLED = new Set(['factbox', 'list', 'headline']);
/** A label that stands once may be anything. */
const LEAST = 2;

/** Labels that return, at least one of which means a person of the article. By the index of the unit. */
export function voicesOf(text: string, units: readonly Unit[], cast: Cast): ReadonlyMap<number, Voice> {
	const places = new Map<string, { unit: Unit; length: number }[]>();
	for (const unit of units.filter(isLabelled)) {
		const match = LABEL.exec(
			text.slice(unit.block.span.start, Math.min(unit.block.span.end, unit.block.span.start + LABEL_WITHIN)),
		);
		if (match?.[1] === undefined) continue;
		// "Clinton: 547." is a count, no speech.
		if (!/\p{Ll}{2}/u.test(text.slice(unit.block.span.start + match[0].length, unit.block.span.end))) continue;
		const found = places.get(match[1]) ?? [];
		found.push({ unit, length: match[0].length });
		places.set(match[1], found);
	}
	const voices = new Map<number, Voice>();
	if (places.size === 0) return voices;
	const returning = [...places].filter(([, found]) => found.length >= LEAST);
	if (returning.length === 0) return voices;
	const figures = figuresOf(
		returning.map(([label]) => label),
		cast,
	);
	if (![...figures.values()].some((figure) => figure !== null)) return voices;
	for (const [label, found] of returning) {
		const figure = figures.get(label) ?? null;
		const asks = found.filter(({ unit }) =>
			text.slice(unit.block.span.start, unit.block.span.end).trimEnd().endsWith('?'),
		).length;
		// Whoever only asks is the interviewer, even when a byline gave the name.
		const interviewer = figure === null || (asks === found.length && returning.length > 1);
		if (interviewer && asks * 2 < found.length) continue;
		for (const { unit, length } of found) voices.set(unit.index, { length, figure: interviewer ? null : figure });
	}
	goOn(units, voices, cast);
	return voices;
}

/** Paragraphs behind somebody's label and before the next belong to the same voice, unless they tell of somebody. */
function goOn(units: readonly Unit[], voices: Map<number, Voice>, cast: Cast): void {
	const last = Math.max(...voices.keys());
	let figure: Figure | null = null;
	for (const { index, block, tokens } of units) {
		if (index > last) return;
		const voice = voices.get(index);
		if (voice !== undefined) figure = voice.figure;
		else if (figure !== null && block.kind === 'paragraph') {
			const [first] = tokens;
			const told = ((first?.flags ?? 0) & (W.she | W.he)) !== 0 || (cast.mentions[index]?.length ?? 0) > 0;
			if (first?.kind !== 'word' || told) figure = null;
			else voices.set(index, { length: 0, figure });
		}
	}
}

/** A colon stands behind its first words. */
function isLabelled(unit: Unit): boolean {
	const { block, signs, tokens } = unit;
	if ((signs & M.colon) === 0 || UNLABELLED.has(block.kind)) return false;
	for (let i = 0; i < tokens.length && startOf(unit, i) < block.span.start + LABEL_WITHIN; i++)
		if (((tokens[i] as Token).signs & M.colon) !== 0) return true;
	return false;
}

/** Whom each label means: a name or a word of it that only one bears, else initials, hyphenated names counted once or not. */
function figuresOf(labels: readonly string[], { figures }: Cast): ReadonlyMap<string, Figure | null> {
	const named = new Map<string, Figure | null>();
	const split = new Map<string, Figure>();
	const joined = new Map<string, Figure>();
	const folded = labels.map(fold);
	const bare = folded.map((label) => label.replace(/[.\s-]/gu, ''));
	// An article may name thousands: only what a label asks for is filed.
	const wanted = new Set([...folded, ...bare]);
	for (const figure of figures) {
		const { words } = figure;
		for (let i = 0; i < words.length; i++) {
			const word = words[i] as string;
			if (wanted.has(word) && words.indexOf(word) === i) named.set(word, named.has(word) ? null : figure);
		}
		if (words.length < 2) continue;
		const name = words.join(' ');
		if (wanted.has(name)) named.set(name, named.has(name) ? null : figure);
		const whole = initials(words);
		if (wanted.has(whole) && !joined.has(whole)) joined.set(whole, figure);
		const parts = name.includes('-') ? initials(words.flatMap((word) => word.split('-'))) : whole;
		if (wanted.has(parts) && !split.has(parts)) split.set(parts, figure);
	}
	return new Map(
		labels.map((label, i) => {
			const short = bare[i] as string;
			return [label, named.get(folded[i] as string) ?? split.get(short) ?? joined.get(short) ?? null];
		}),
	);
}

function initials(words: readonly string[]): string {
	let made = '';
	for (const word of words) made += word.charAt(0);
	return made;
}
