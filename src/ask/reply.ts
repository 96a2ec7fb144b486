import { z } from 'zod';

/**
 * A neutral answer. Every string is plain text, never markup: renderers escape it and fit it to a platform's limits by
 * splitting at the ends of sentences, never by cutting quoted words.
 */

export const Source = z.object({
	headline: z.string(),
	publisher: z.string().nullable(),
	/** Already in the words and order of the reader's locale: "8 juli 2016". */
	date: z.string().nullable(),
	/** Link to the very place (`#:~:text=`), or to the article. */
	url: z.url().nullable(),
	/** Counted from 1 over the non-empty blocks. */
	paragraph: z.int().positive().nullable(),
});
export type Source = z.infer<typeof Source>;

/** A command with its options: what a button runs, what a cursor continues, what "share" asks again. */
export const Invocation = z.object({
	command: z.string(),
	options: z.record(z.string(), z.string()),
	cursor: z.string().nullable(),
});
export type Invocation = z.infer<typeof Invocation>;

/**
 * `run` asks again; `share` asks again (embargo and status are checked anew) and posts for all to see; `form` first asks
 * for the options that the invocation lacks.
 */
export const Action = z.object({
	kind: z.enum(['run', 'share', 'form']),
	label: z.string().min(1),
	invocation: Invocation,
	/** The one to reach for first. */
	primary: z.boolean(),
});
export type Action = z.infer<typeof Action>;

export const QuotePart = z.object({
	type: z.literal('quote'),
	/** The exact words, a string for each segment of the turn; what stood between them is left out. */
	segments: z.array(z.string()).min(1),
	speaker: z.string(),
	role: z.string().nullable(),
	/** The question that it answers. */
	question: z.string().nullable(),
	source: Source,
	/** One sentence: why the bot thinks so. Shown always when uncertain, else on request. */
	evidence: z.string().nullable(),
	/** "Speaker uncertain" or "Speaker corrected", already in the reader's language; null when there is nothing to say. */
	doubt: z.string().nullable(),
	/** What can be done with this quote alone. */
	actions: z.array(Action).optional(),
});
export type QuotePart = z.infer<typeof QuotePart>;

export const FactsPart = z.object({
	type: z.literal('facts'),
	title: z.string(),
	items: z.array(z.string()),
	numbered: z.boolean(),
	/** The box's own source line. */
	credit: z.string().nullable(),
	source: Source,
});
export type FactsPart = z.infer<typeof FactsPart>;

export const ListPart = z.object({
	type: z.literal('list'),
	ordered: z.boolean(),
	items: z.array(z.object({ text: z.string(), detail: z.string().nullable(), url: z.url().nullable() })),
});
export type ListPart = z.infer<typeof ListPart>;

/** Whole sentences of an article, in its order. */
export const ExcerptPart = z.object({
	type: z.literal('excerpt'),
	sentences: z.array(z.string()).min(1),
	source: Source,
});
export type ExcerptPart = z.infer<typeof ExcerptPart>;

/** Lines to be taken elsewhere as they are. */
const CopyPart = z.object({ type: z.literal('copy'), text: z.string() });
const TextPart = z.object({
	type: z.literal('text'),
	text: z.string(),
	/** What follows is called so. */
	heading: z.literal(true).optional(),
});
/** Smaller print: counts, hints, who is quoted. */
const ContextPart = z.object({ type: z.literal('context'), text: z.string() });
const ImagePart = z.object({ type: z.literal('image'), url: z.url(), alt: z.string().min(1) });

export const Part = z.discriminatedUnion('type', [
	QuotePart,
	FactsPart,
	ListPart,
	ExcerptPart,
	CopyPart,
	TextPart,
	ContextPart,
	ImagePart,
]);
export type Part = z.infer<typeof Part>;

export const Outcome = z.enum(['answered', 'nothing', 'misuse', 'failed']);
export type Outcome = z.infer<typeof Outcome>;

export const Reply = z.object({
	outcome: Outcome,
	title: z.string().nullable(),
	body: z.array(Part),
	actions: z.array(Action),
	visibility: z.enum(['private', 'public']),
});
export type Reply = z.infer<typeof Reply>;

/** Whether something can be done with one part alone. */
export const hasOwnActions = (part: Part | undefined): boolean =>
	part?.type === 'quote' && (part.actions ?? []).length > 0;

/** Every action of a reply: its own first, then those of its parts, in order. */
export const actionsOf = ({ actions, body }: Pick<Reply, 'actions' | 'body'>): Action[] => [
	...actions,
	...body.flatMap((part) => (part.type === 'quote' ? (part.actions ?? []) : [])),
];
