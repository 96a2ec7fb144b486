import { z } from 'zod';
import { Span } from './span.ts';

export const BlockKind = z.enum([
	'headline',
	'lead',
	'byline',
	'subhead',
	'paragraph',
	'question',
	'caption',
	'pullquote',
	'list',
	'factbox',
	'related',
	'junk',
]);
export type BlockKind = z.infer<typeof BlockKind>;

/** One stretch of the text and what it is. Blocks never overlap; together they cover every non-empty line. */
export const Block = z.object({
	span: Span,
	kind: BlockKind,
	/** Why a block counts as junk or related; absent on the other kinds. */
	reason: z.string().optional(),
});
export type Block = z.infer<typeof Block>;

const Pronoun = z.enum(['she', 'he', 'they']);

export const Person = z.object({
	/** Unique within the article, made from the name: "caroline-casco". */
	id: z.string().min(1),
	/** The fullest form that the article gives. */
	name: z.string().min(1),
	/** Other forms in which the article names the person: surname, first name, with a title. */
	aliases: z.array(z.string()),
	/** Where the text says what the person is: "socialsekreterare", "chefen för polisen i Storgöteborg". */
	roles: z.array(Span),
	organisation: z.string().nullable(),
	/** As seen in the text, else from a list of first names; null when neither tells. */
	pronoun: Pronoun.nullable(),
	mentions: z.array(Span),
});
export type Person = z.infer<typeof Person>;

/**
 * A person of the article, somebody or something without a name ("en granne"), or null: not known. Of people who spoke
 * together the ids, and the names, are joined by "; " (`speakersOf` parts them).
 */
export const Speaker = z.union([
	z.object({ person: z.string(), name: z.string() }),
	z.object({ description: z.string() }),
	z.null(),
]);
export type Speaker = z.infer<typeof Speaker>;

/** The rules of attribution, in the order in which they are asked. */
export const Rule = z.enum([
	'name',
	'title',
	'organisation',
	'unnamed',
	'document',
	'pronoun',
	'intro',
	'answer',
	'continuation',
	'caption',
	'headline',
	'pullquote',
	'forward',
	'none',
]);
export type Rule = z.infer<typeof Rule>;

const Evidence = z.object({
	rule: Rule,
	/** The words that tell of the speaking: "säger hon". */
	cue: Span.nullable(),
	/** The mention that the rule settled on. */
	name: Span.nullable(),
	verb: z.string().nullable(),
});

export const Quote = z.object({
	span: Span,
	/** `article.text.slice(span.start, span.end)`, without marks, leading dash, or the comma before a cue. */
	text: z.string(),
	kind: z.enum(['direct', 'partial', 'indirect']),
	/** Segments of one utterance share it; counted from 1. */
	turn: z.int().positive(),
	speaker: Speaker,
	evidence: Evidence,
	/** 0 to 1: the measured precision of the rule. */
	confidence: z.number().min(0).max(1),
	/** The interview question that the quote answers. */
	question: Span.nullable(),
	/** The turn of the quote which this one repeats (caption, headline, subhead, pull quote). */
	echo: z.int().positive().nullable(),
});
export type Quote = z.infer<typeof Quote>;

const FactItem = z.object({ span: Span, text: z.string() });

export const FactBox = z.object({
	title: z.string(),
	items: z.array(FactItem),
	/** The line that says where the facts come from: "Källa: SCB". */
	source: z.string().nullable(),
	/** The items carry numbers in the source, which an answer keeps. */
	numbered: z.boolean(),
	span: Span,
});
export type FactBox = z.infer<typeof FactBox>;

export const Picture = z.object({
	/** Absolute. */
	url: z.string(),
	caption: z.string().optional(),
	/** What the page says for those who do not see it. */
	alt: z.string().optional(),
});
export type Picture = z.infer<typeof Picture>;

export const Article = z.object({
	/** From the canonical URL or the publisher's id, else from the content. */
	id: z.string().min(1),
	/** Counts changed versions of one article, from 1. */
	revision: z.int().positive(),
	/** BCP 47, primary subtag: "sv"; "und" when it is not known. */
	language: z.string(),
	url: z.string().nullable(),
	publisher: z.string().nullable(),
	section: z.string().nullable(),
	headline: z.string().nullable(),
	byline: z.array(z.string()),
	/** ISO 8601, as are the two below. */
	publishedAt: z.string().nullable(),
	updatedAt: z.string().nullable(),
	embargoedUntil: z.string().nullable(),
	status: z.enum(['usable', 'withheld', 'canceled']),
	/** The main picture, where the source has one. */
	image: Picture.optional(),
	/** True where the source says that only its subscribers may read all of it; else absent. */
	paywalled: z.boolean().optional(),
	text: z.string(),
	blocks: z.array(Block),
	people: z.array(Person),
	quotes: z.array(Quote),
	factBoxes: z.array(FactBox),
	/** Whole sentences of the text, the most telling first. */
	summary: z.array(Span),
});
export type Article = z.infer<typeof Article>;
