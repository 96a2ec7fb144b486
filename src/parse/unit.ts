import type { Block } from '../document/article.ts';
import type { Span } from '../document/span.ts';
import { type Lexicon, W } from '../language/lexicon.ts';
import { labelsOf } from './blocks/labels.ts';
import { codesOf, formsOf } from './forms.ts';
import { sentences, type Token, tokenize } from './tokens.ts';

/** A block with its tokens and sentences: what every later step of the parser reads. */
export interface Unit {
	readonly index: number;
	readonly block: Block;
	readonly tokens: readonly Token[];
	/** Ranges of token indices, end exclusive. */
	readonly sentences: readonly { from: number; to: number }[];
	/** Index of the sentence that a token belongs to. */
	readonly sentenceOf: readonly number[];
	/** Indices of the tokens that can begin a name: capitals, and particles. */
	readonly names: readonly number[];
	/** Bits of all its words, and of all its marks: what is not among them need not be looked for. */
	readonly flags: number;
	readonly signs: number;
}

/** A range of tokens, end exclusive, as a span of the text. */
export function spanOf(tokens: readonly Token[], from: number, to: number): Span {
	const first = tokens[from];
	const last = tokens[to - 1];
	if (first === undefined || last === undefined) throw new RangeError(`no tokens ${from} to ${to}`);
	return { start: first.start, end: last.end };
}

/** Units of all blocks that hold the article's own words; the parts of a long block keep their order. */
export function unitsOf(text: string, blocks: readonly Block[], lexicon: Lexicon): Unit[] {
	const units: Unit[] = [];
	const { creditAt } = labelsOf(lexicon);
	const forms = formsOf(lexicon);
	forms.begin();
	const codes = codesOf(text);
	for (const block of blocks) {
		if (block.kind === 'junk' || block.kind === 'related' || block.kind === 'byline') continue;
		units.push(unitOf(units.length, block, tokenize(text, codes, wordsOf(text, block, creditAt), forms), lexicon));
	}
	return units;
}

function unitOf(index: number, block: Block, tokens: readonly Token[], lexicon: Lexicon): Unit {
	const ranges = sentences(tokens, lexicon);
	const sentenceOf: number[] = [];
	const names: number[] = [];
	let flags = 0;
	let signs = 0;
	for (let nth = 0; nth < ranges.length; nth++) {
		const { from, to } = ranges[nth] as { from: number; to: number };
		for (let i = from; i < to; i++) {
			const token = tokens[i] as Token;
			sentenceOf.push(nth);
			flags |= token.flags;
			signs |= token.signs;
			if (token.capital || (token.flags & W.nameParticle) !== 0) names.push(i);
		}
	}
	return { index, block, tokens, sentences: ranges, sentenceOf, names, flags, signs };
}

/** A caption without the credit of its picture. */
function wordsOf(text: string, { kind, span }: Block, creditAt: (text: string) => number | null): Span {
	if (kind !== 'caption') return span;
	const at = creditAt(text.slice(span.start, span.end));
	return at === null ? span : { start: span.start, end: span.start + at };
}
