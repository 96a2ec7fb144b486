import { type Lexicon, W } from '../language/lexicon.ts';
import { DASHES } from './blocks/lines.ts';

/** What a mark can be, and what a word can open beyond the bits of the lexicon. */
export const M = {
	/** Ends a sentence: . ! ? … */
	end: 1,
	/** Quotation marks by family; single ones may be apostrophes. */
	double: 1 << 1,
	angle: 1 << 2,
	single: 1 << 3,
	/** Stays with the sentence that ends before it. */
	closer: 1 << 4,
	dash: 1 << 5,
	colon: 1 << 6,
	/** Opens "according to", or stands behind the source as "mukaan" does. */
	according: 1 << 7,
	accordingAfter: 1 << 8,
	/** Opens an adverb, of several words or of one. */
	adverb: 1 << 9,
	copula: 1 << 10,
	/** "inte" */
	negation: 1 << 11,
	/** Stands first on its line. */
	fresh: 1 << 12,
	/** May begin a name: a capital, or a particle. */
	name: 1 << 13,
	/** A full stop behind it belongs to it. */
	abbreviation: 1 << 14,
	/** "which": what it tells of is no person. */
	thing: 1 << 15,
	/** "dem", "henne" */
	oblique: 1 << 16,
	/** A noun for several people. */
	plural: 1 << 17,
	/** "both" */
	both: 1 << 18,
	/** "its": opens a noun as "her" does. */
	their: 1 << 27,
	/** "zu" of "Karla zu Eck" */
	givenParticle: 1 << 19,
	/** "I", "us" */
	first: 1 << 20,
	/** "you" */
	second: 1 << 21,
	/** "you" where it has a capital */
	formal: 1 << 22,
	/** Marks of speech: " “ ” „ » « */
	quote: 1 << 23,
	/** Those and dashes: a capital behind them tells nothing. */
	opener: 1 << 24,
	/** Nothing but capitals, two or more. */
	shouted: 1 << 25,
	/** Stands for an organisation named before: "bolaget". */
	generic: 1 << 26,
} as const;

/**
 * A word, a number or a single mark as it is printed, with what the lexicon says of it. The same one stands wherever it
 * is printed so; where it stands, the block's tokens tell.
 */
export interface Token {
	/** Soft hyphens and zero-width characters removed. */
	readonly text: string;
	/** The same in lower case. */
	readonly lower: string;
	/** The same for all tokens of one `lower`: compares quicker than it. */
	readonly id: number;
	readonly kind: 'word' | 'number' | 'mark';
	readonly capital: boolean;
	/** White space stands before it, or the text begins. */
	readonly spaced: boolean;
	/** Bits of `W`. */
	readonly flags: number;
	/** Bits of `M`. */
	readonly signs: number;
	/** Bits of `R`, in a language that has words which retell. */
	readonly retells: number;
	/** Made when it is first asked for. */
	name: NameForm | null;
}

/** What a word is when names are compared. */
export interface NameForm {
	/** It alone, as printed, and folded. */
	readonly parts: readonly [string];
	readonly folded: readonly [string];
	/** Folded, as it stands and without an ending of the language. */
	readonly bare: readonly string[];
	/** Begins with a capital. */
	readonly upper: boolean;
}

/** The token at an index, or none beyond the edges of its block: an array is slow to find out that it has no index -1. */
export const tokenAt = (tokens: readonly Token[], at: number): Token | undefined => (at < 0 ? undefined : tokens[at]);

/** Bits of `W`, none beyond the edges. */
export const flagsAt = (tokens: readonly Token[], at: number): number => (at < 0 ? 0 : (tokens[at]?.flags ?? 0));

/** Bits of `M`, none beyond the edges. */
export const signsAt = (tokens: readonly Token[], at: number): number => (at < 0 ? 0 : (tokens[at]?.signs ?? 0));

/** Nothing beyond the edges. */
export const textAt = (tokens: readonly Token[], at: number): string => (at < 0 ? '' : (tokens[at]?.text ?? ''));

const SIGNS: readonly (readonly [marks: string, bit: number])[] = [
	['.!?…', M.end],
	['"“”„‟', M.double],
	['»«', M.angle],
	["‘’‚‛'›‹`", M.single],
	['”“"»«’\')]‘', M.closer],
	['"“”„»«', M.quote],
	['"“”„»«–—-', M.opener],
	[DASHES, M.dash],
	[':', M.colon],
];
const marksOf = (mark: string): number =>
	SIGNS.reduce((bits, [marks, bit]) => (marks.includes(mark) ? bits | bit : bits), 0);

/** Bits of `M` by the words of a language. */
function opensIn({ according, adverbs, copulas, abbreviations, language }: Lexicon): ReadonlyMap<string, number> {
	const opens = new Map<string, number>();
	const lists: readonly (readonly [words: Iterable<string>, bit: number])[] = [
		[according.keys(), M.according],
		[language.accordingAfter, M.accordingAfter],
		[adverbs.keys(), M.adverb],
		[copulas, M.copula],
		[language.negations, M.negation],
		[[...abbreviations].filter((word) => word.endsWith('.')).map((word) => word.slice(0, -1)), M.abbreviation],
		[language.relativeThings, M.thing],
		[language.pronouns.their, M.their],
		[language.oblique, M.oblique],
		[language.both, M.both],
		[language.givenParticles, M.givenParticle],
		[language.pronouns.first, M.first],
		[language.pronouns.second, M.second],
		[language.pronouns.formal, M.formal],
		[language.genericOrganisations, M.generic],
	];
	for (const [words, bit] of lists) for (const word of words) opens.set(word, (opens.get(word) ?? 0) | bit);
	return opens;
}

const JOINED = /^(\p{Ll}{1,3})(?:-|(['’]))\p{Lu}/u;

/** "al-Masri", "d’Angelo": a particle that has grown together with the name. */
function isJoinedParticle(text: string, { language }: Lexicon): boolean {
	const found = JOINED.exec(text);
	return found !== null && (found[2] !== undefined || language.nameParticles.includes(found[1] ?? ''));
}

/** "the US", "IT": capitals throughout are no pronoun. */
const SHOUTED = /^\p{Lu}{2,}$/u;
const PRONOUNS = W.speaking | W.it;
const INVISIBLE = /[\u00ad\u200b-\u200d]/gu;

/** What is before a token: nothing, white space, or a new line. */
export const TIGHT = 0;
export const SPACED = 1;
export const FRESH = 2;

/** Reads what is printed. */
export type Reader = (printed: string, kind: Token['kind'], before: number) => Token;

export function readerOf(lexicon: Lexicon, idOf: (lower: string) => number): Reader {
	const opens = opensIn(lexicon);
	const signsOf = (text: string, lower: string, kind: Token['kind'], flags: number, capital: boolean): number => {
		if (kind === 'mark') return marksOf(text);
		let signs = (opens.get(lower) ?? 0) | (lexicon.isPlural(lower) ? M.plural : 0);
		if (capital || (flags & W.nameParticle) !== 0) signs |= M.name;
		if (capital && SHOUTED.test(text)) signs |= M.shouted;
		return signs;
	};
	return (printed, kind, before) => {
		const text = kind === 'word' ? printed.replace(INVISIBLE, '') : printed;
		const lower = kind === 'word' ? text.toLowerCase() : text;
		const capital = kind === 'word' && (text.charCodeAt(0) !== lower.charCodeAt(0) || isJoinedParticle(text, lexicon));
		const flags = kind === 'word' ? lexicon.flags(lower) & (SHOUTED.test(text) ? ~PRONOUNS : ~0) : 0;
		// In the order of how often each is asked for: what stands together is read together.
		return {
			flags,
			signs: signsOf(text, lower, kind, flags, capital) | (before === FRESH ? M.fresh : 0),
			kind,
			capital,
			spaced: before !== TIGHT,
			text,
			lower,
			retells: lexicon.retelling?.bits(lower) ?? 0,
			id: idOf(lower),
			name: null,
		};
	};
}
