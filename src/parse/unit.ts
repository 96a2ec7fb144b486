import type { Block } from '../document/article.ts';
import type { Span } from '../document/span.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { labelsOf } from './blocks/labels.ts';
import { formsOf } from './forms.ts';
import { sentences, type Token, tokenize } from './tokens.ts';

/** A block with its tokens and sentences: what every later step of the parser reads. */
export interface Unit {
	readonly index: number;
	readonly block: Block;
	readonly tokens: readonly Token[];
	/** Ranges of token indices, end exclusive. */
	readonly sentences: readonly { from: number; to: number }[];
	/** Index of the sentence that a token belongs to. */
	readonly sentenceOf: Uint16Array;
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
	for (const block of blocks) {
		if (block.kind === 'junk' || block.kind === 'related' || block.kind === 'byline') continue;
		const tokens = tokenize(text, wordsOf(text, block, creditAt), forms);
		const ranges = sentences(tokens, lexicon);
		const sentenceOf = new Uint16Array(tokens.length);
		for (let index = 1; index < ranges.length; index++) {
			const { from, to } = ranges[index] as { from: number; to: number };
			for (let i = from; i < to; i++) sentenceOf[i] = index;
		}
		units.push({ index: units.length, block, tokens, sentences: ranges, sentenceOf });
	}
	return units;
}

/** A caption without the credit of its picture. */
function wordsOf(text: string, { kind, span }: Block, creditAt: (text: string) => number | null): Span {
	if (kind !== 'caption') return span;
	const at = creditAt(text.slice(span.start, span.end));
	return at === null ? span : { start: span.start, end: span.start + at };
}
