import { z } from 'zod';
import { type Article, type Block, type Person, Quote } from '../document/article.ts';
import { fold } from '../document/fold.ts';
import { contains, Span, sliceOf } from '../document/span.ts';

/** One turn as a store keeps it: places in the text instead of the text, so that a long paragraph is kept once. */
export const Turn = z.object({
	segments: z.array(Quote),
	paragraph: z.object({ number: z.int().positive(), span: Span }),
	role: Span.nullable(),
	question: Span.nullable(),
	cue: Span.nullable(),
});
export type Turn = z.infer<typeof Turn>;

/** A turn and the key of the person who spoke, null when nobody is known by name. */
export interface Spoken {
	readonly person: string | null;
	readonly turn: Turn;
}

/** The name that identifies who speaks over all articles: folded, null for a description or nobody. */
export function speakerKey(quote: Quote, people: readonly Person[]): string | null {
	if (quote.speaker === null || !('person' in quote.speaker)) return null;
	const { person, name } = quote.speaker;
	return fold(people.find(({ id }) => id === person)?.name ?? name) || null;
}

/**
 * What was said word for word, in the order of the text: no echoes, no indirect speech, and the same words of the same
 * speaker once.
 */
export function turnsOf(article: Article): Spoken[] {
	const spoken = new Map<string, Quote[]>();
	for (const quote of article.quotes) {
		if (quote.kind === 'indirect' || quote.echo !== null) continue;
		const of = `${quote.turn} ${speakerOf(quote, article.people)}`;
		const segments = spoken.get(of);
		if (segments) segments.push(quote);
		else spoken.set(of, [quote]);
	}
	const inOrder = [...spoken.values()]
		.map((segments) => segments.toSorted((a, b) => a.span.start - b.span.start))
		.sort(([a], [b]) => (a?.span.start ?? 0) - (b?.span.start ?? 0));
	const paragraphs = numberedBlocks(article.blocks);
	const said = new Set<string>();
	return inOrder.flatMap((segments) => {
		const [first] = segments;
		if (!first) return [];
		const words = `${speakerOf(first, article.people)}\n${fold(segments.map(({ text }) => text).join(' '))}`;
		if (said.has(words)) return [];
		said.add(words);
		return [{ person: speakerKey(first, article.people), turn: turnOf(segments, first, paragraphs, article) }];
	});
}

function turnOf(segments: Quote[], first: Quote, paragraphs: readonly Numbered[], article: Article): Turn {
	const person = personOf(first, article.people);
	return {
		segments,
		paragraph: paragraphAt(first.span, paragraphs),
		role: person?.roles[0] ?? null,
		question: segments.find(({ question }) => question)?.question ?? null,
		cue: segments.find(({ evidence }) => evidence.cue)?.evidence.cue ?? null,
	};
}

function personOf({ speaker }: Quote, people: readonly Person[]): Person | undefined {
	return speaker && 'person' in speaker ? people.find(({ id }) => id === speaker.person) : undefined;
}

function speakerOf(quote: Quote, people: readonly Person[]): string {
	const { speaker } = quote;
	return speaker && 'description' in speaker ? `- ${fold(speaker.description)}` : `+ ${speakerKey(quote, people)}`;
}

interface Numbered {
	readonly number: number;
	readonly span: Span;
}

/** Blocks with their number, counted from 1 over those that are not junk. */
function numberedBlocks(blocks: readonly Block[]): Numbered[] {
	let number = 0;
	return blocks
		.toSorted((a, b) => a.span.start - b.span.start)
		.map(({ kind, span }) => {
			if (kind !== 'junk') number++;
			return { number: Math.max(1, number), span };
		});
}

/** The block around a segment, else the one in which it begins, else the segment itself. */
function paragraphAt(segment: Span, blocks: readonly Numbered[]): Numbered {
	const around = blocks.find(({ span }) => contains(span, segment));
	const begun = blocks.findLast(({ span }) => span.start <= segment.start);
	const { number, span } = around ?? (begun && begun.span.end > segment.start ? begun : { ...begun, span: segment });
	return { number: number ?? 1, span };
}

/** Words that say what somebody is, as they stand in the text, on one line. */
export const roleText = (text: string, role: Span | null | undefined): string | null =>
	(role && sliceOf(text, role).replaceAll(/\s+/gu, ' ').trim()) || null;
