import type { Article, Block } from '../../document/article.ts';
import { type Span, span } from '../../document/span.ts';
import { eachIn, scan } from '../scan.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isDated } from './calendar.ts';

/** What stands around a story, and differs from one place of publication to the next. */
const AROUND: ReadonlySet<Block['kind']> = new Set(['junk', 'related', 'byline', 'caption']);

/** The parts of an article that tell its story; the whole text where nobody told the parts. */
export const storyOf = ({ blocks, text }: Article): readonly Span[] =>
	blocks.length === 0
		? [span(0, text.length)]
		: blocks.filter(({ kind }) => !AROUND.has(kind)).map((block) => block.span);

export interface Story {
	/** In order, as numbers of a vocabulary. */
	readonly words: readonly number[];
	/** Whether a word tells one story from another of the same making: a number, a name, a day or a month. */
	readonly telling: readonly boolean[];
	/** The places before which a line or a paragraph begins, the end of the last among them. */
	readonly edges: ReadonlySet<number>;
}

export function storyIn(article: Article, vocabulary: Vocabulary): Story {
	const scanned = scan(article.text, vocabulary);
	const words: number[] = [];
	const telling: boolean[] = [];
	const edges = new Set([0]);
	for (const line of storyOf(article).flatMap((part) => linesOf(article.text, part))) {
		eachIn(scanned, [line], (at) => {
			const number = scanned.words[at] ?? 0;
			words.push(number);
			telling.push(scanned.names[at] === true || isDated(vocabulary.words[number] ?? '', article.language));
		});
		edges.add(words.length);
	}
	return { words, telling, edges };
}

function linesOf(text: string, { start, end }: Span): Span[] {
	const lines: Span[] = [];
	for (let from = start; from < end; ) {
		const next = text.indexOf('\n', from);
		const to = next === -1 ? end : Math.min(end, next);
		lines.push(span(from, to));
		from = to + 1;
	}
	return lines;
}
