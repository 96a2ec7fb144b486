import { z } from 'zod';
import { type Article, type Block, type Person, Quote, type Speaker } from '../document/article.ts';
import { Correction } from '../document/correction.ts';
import { fold } from '../document/fold.ts';
import { contains, Span, sliceOf } from '../document/span.ts';
import { speakersOf } from '../document/speaker.ts';

/** One turn as a store keeps it: places in the text instead of the text, so that a long paragraph is kept once. */
export const Turn = z.object({
	segments: z.array(Quote),
	paragraph: z.object({ number: z.int().positive(), span: Span }),
	/** Of the one who spoke, or of one of them. */
	role: Span.nullable(),
	question: Span.nullable(),
	cue: Span.nullable(),
	/** Absent where nobody has corrected the speaker. */
	correction: Correction.optional(),
});
export type Turn = z.infer<typeof Turn>;

/** Somebody who spoke. */
export interface Speaking {
	/** The folded name, which identifies a person over all articles. */
	readonly key: string;
	/** As the article gives it, in full where it lists the person. */
	readonly name: string;
	readonly role: Span | null;
}

/** A turn and who spoke it, all of them when they did so together; nobody when no name is known. */
export interface Spoken {
	readonly by: readonly Speaking[];
	readonly turn: Omit<Turn, 'role'>;
}

/** Tells who speaks in a quote of an article, each once; looks at every name once, however often it speaks. */
export function speakersIn({ people }: Pick<Article, 'people'>): (quote: Quote) => readonly Speaking[] {
	const known = new Map<string, readonly Speaking[]>();
	const byId = new Map(people.map((person) => [person.id, person]));
	return ({ speaker }) => {
		if (speaker === null || !('name' in speaker)) return [];
		const spelt = `${speaker.person}\n${speaker.name}`;
		let speaking = known.get(spelt);
		if (speaking === undefined) {
			speaking = speakingIn(speaker, byId);
			known.set(spelt, speaking);
		}
		return speaking;
	};
}

function speakingIn(speaker: Speaker, people: ReadonlyMap<string, Person>): Speaking[] {
	const speaking = new Map<string, Speaking>();
	for (const { person, name } of speakersOf(speaker)) {
		const listed = people.get(person);
		const key = fold(listed?.name ?? name);
		if (key === '' || speaking.has(key)) continue;
		speaking.set(key, { key, name: listed?.name ?? name, role: listed?.roles[0] ?? null });
	}
	return [...speaking.values()];
}

/**
 * What was said word for word, in the order of the text: no echoes, no indirect speech, and the same words of the same
 * speaker once.
 */
export function turnsOf(article: Article, by: ReadonlyMap<Quote, Correction> = new Map()): Spoken[] {
	const spoken = new Map<string, Quote[]>();
	const speakers = speakersIn(article);
	for (const quote of article.quotes) {
		if (quote.kind === 'indirect' || quote.echo !== null) continue;
		const of = `${quote.turn} ${speakerOf(quote, speakers)}`;
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
		const words = `${speakerOf(first, speakers)}\n${fold(segments.map(({ text }) => text).join(' '))}`;
		if (said.has(words)) return [];
		said.add(words);
		return [{ by: speakers(first), turn: turnOf(segments, first, paragraphs, by) }];
	});
}

function turnOf(
	segments: Quote[],
	first: Quote,
	paragraphs: readonly Numbered[],
	by: ReadonlyMap<Quote, Correction>,
): Spoken['turn'] {
	const correction = segments.flatMap((segment) => by.get(segment) ?? []).at(-1);
	return {
		...(correction && { correction }),
		segments,
		paragraph: paragraphAt(first.span, paragraphs),
		question: segments.find(({ question }) => question)?.question ?? null,
		cue: segments.find(({ evidence }) => evidence.cue)?.evidence.cue ?? null,
	};
}

/** The same for the same speakers, in whatever order they are named. */
function speakerOf(quote: Quote, speakers: (quote: Quote) => readonly Speaking[]): string {
	const { speaker } = quote;
	if (speaker && 'description' in speaker) return `- ${fold(speaker.description)}`;
	const keys = speakers(quote).map(({ key }) => key);
	return `+ ${keys.length > 1 ? keys.toSorted().join('\n') : (keys[0] ?? '')}`;
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
