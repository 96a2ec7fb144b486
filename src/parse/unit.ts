import type { Block } from '../document/article.ts';
import type { Span } from '../document/span.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { labelsOf } from './blocks/labels.ts';
import type { Codes } from './codes.ts';
import { formsOf } from './forms.ts';
import { M, type Token } from './token.ts';
import { type Places, placesFor, sentenceEnd, tokenize } from './tokens.ts';

/** A range of token indices, end exclusive, with the bits of all its tokens. */
export interface Sentence {
	readonly from: number;
	readonly to: number;
	readonly flags: number;
	readonly signs: number;
	readonly retells: number;
}

/** A block with its tokens and sentences: what every later step of the parser reads. */
export interface Unit {
	readonly index: number;
	readonly block: Block;
	readonly tokens: readonly Token[];
	readonly places: Places;
	/** Index of the first token's place. */
	readonly first: number;
	readonly sentences: readonly Sentence[];
	/** Indices of the tokens that can begin a name: capitals, and particles. */
	readonly names: readonly number[];
	/** Bits of all its tokens: what is not among them need not be looked for. */
	readonly flags: number;
	readonly signs: number;
	readonly retells: number;
}

/** Where a token begins, and where it ends, in the text. */
export const startOf = ({ places, first }: Unit, token: number): number => places.starts[first + token] as number;
export const endOf = ({ places, first }: Unit, token: number): number => places.ends[first + token] as number;

/** A range of tokens, end exclusive, as a span of the text. */
export function spanOf(unit: Unit, from: number, to: number): Span {
	const { length } = unit.tokens;
	if (from < 0 || from >= length || to < 1 || to > length) throw new RangeError(`no tokens ${from} to ${to}`);
	return { start: startOf(unit, from), end: endOf(unit, to - 1) };
}

/** Index of the sentence that a token belongs to; of the first for a token beyond the edges. */
export function sentenceOf({ sentences, tokens }: Unit, token: number): number {
	if (token < 0 || token >= tokens.length) return 0;
	let low = 0;
	let high = sentences.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((sentences[middle] as Sentence).from <= token) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The sentence that a token belongs to. */
export const sentenceAt = (unit: Unit, token: number): Sentence | undefined => unit.sentences[sentenceOf(unit, token)];

/** The bits of the sentence that a stretch belongs to, or of the whole block. */
export function bitsOf(unit: Unit, from: number, to: number): Pick<Unit, 'flags' | 'signs' | 'retells'> {
	const sentence = sentenceAt(unit, from);
	return sentence !== undefined && from >= sentence.from && to <= sentence.to ? sentence : unit;
}

/** Units of all blocks that hold the article's own words; the parts of a long block keep their order. */
export function unitsOf(text: string, codes: Codes, blocks: readonly Block[], lexicon: Lexicon): Unit[] {
	const units: Unit[] = [];
	const { creditAt } = labelsOf(lexicon);
	const forms = formsOf(lexicon);
	forms.begin();
	const places = placesFor(text.length);
	let first = 0;
	for (const block of blocks) {
		if (block.kind === 'junk' || block.kind === 'related' || block.kind === 'byline') continue;
		const tokens = tokenize(codes, wordsOf(text, block, creditAt), forms, places, first);
		units.push(unitOf(units.length, block, tokens, places, first, lexicon));
		first += tokens.length;
	}
	return units;
}

function unitOf(
	index: number,
	block: Block,
	tokens: readonly Token[],
	places: Places,
	first: number,
	lexicon: Lexicon,
): Unit {
	const sentences: Sentence[] = [];
	const names: number[] = [];
	let flags = 0;
	let signs = 0;
	let retells = 0;
	for (let from = 0; from < tokens.length; ) {
		const to = sentenceEnd(tokens, from, lexicon);
		const sentence = { from, to, flags: 0, signs: 0, retells: 0 };
		for (let i = from; i < to; i++) {
			const token = tokens[i] as Token;
			sentence.flags |= token.flags;
			sentence.signs |= token.signs;
			sentence.retells |= token.retells;
			if ((token.signs & M.name) !== 0) names.push(i);
		}
		flags |= sentence.flags;
		signs |= sentence.signs;
		retells |= sentence.retells;
		sentences.push(sentence);
		from = to;
	}
	return { index, block, tokens, places, first, sentences, names, flags, signs, retells };
}

/** A caption without the credit of its picture. */
function wordsOf(text: string, { kind, span }: Block, creditAt: (text: string) => number | null): Span {
	if (kind !== 'caption') return span;
	const at = creditAt(text.slice(span.start, span.end));
	return at === null ? span : { start: span.start, end: span.start + at };
}
