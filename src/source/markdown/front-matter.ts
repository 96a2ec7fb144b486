import { parse } from 'yaml';
import { z } from 'zod';
import type { Metadata } from '../../document/document.ts';
import { NewsroomError } from '../../document/error.ts';
import { isoDate } from '../html/dates.ts';
import { limits } from '../limits.ts';
import { embargoEnd } from '../wire/when.ts';

/** What a text says of itself in the lines before it. */
interface Front {
	readonly body: string;
	readonly metadata: Metadata;
	readonly description: string | undefined;
}

const Text = z
	.union([z.string(), z.number().transform(String)])
	.optional()
	.catch(undefined);
const Texts = z
	.union([z.string(), z.array(z.unknown()), z.object({ name: z.string() })])
	.transform((value) => (Array.isArray(value) ? value : [value]))
	.transform((values) => values.flatMap((one) => NAME.safeParse(one).data ?? []))
	.optional()
	.catch(undefined);
const NAME = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
/** A day or a time; YAML makes a date of some. */
const When = z
	.union([z.string(), z.date().transform((date) => date.toISOString())])
	.optional()
	.catch(undefined);

/** The names that site generators and newsrooms use for the same things. */
const Fields = z.object({
	id: Text,
	guid: Text,
	title: Text,
	headline: Text,
	description: Text,
	summary: Text,
	lead: Text,
	excerpt: Text,
	author: Texts,
	authors: Texts,
	byline: Texts,
	date: When,
	published: When,
	publishedat: When,
	updated: When,
	updatedat: When,
	lastmod: When,
	modified: When,
	embargo: When,
	embargoed: When,
	embargoeduntil: When,
	language: Text,
	lang: Text,
	url: Text,
	canonical: Text,
	publisher: Text,
	source: Text,
	section: Text,
	category: Text,
	categories: Texts,
	status: Text,
	pubstatus: Text,
	draft: z.boolean().optional().catch(undefined),
});

const FENCED = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/u;

/** Throws NewsroomError `damaged-file` where such lines cannot be read: they may hold an embargo. */
export function frontMatter(source: string, name: string): Front {
	const fenced = FENCED.exec(source.slice(0, limits.side));
	const none = { body: source, metadata: {}, description: undefined };
	if (fenced === null) return none;
	const damaged = (cause?: unknown): NewsroomError =>
		new NewsroomError('damaged-file', { file: name, format: 'Markdown' }, { cause });
	let value: unknown;
	try {
		value = parse(fenced[1] ?? '', { maxAliasCount: 20, logLevel: 'error' });
	} catch (cause) {
		throw damaged(cause);
	}
	// A rule, some words and another rule.
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
	const named = Object.entries(value).map(([key, one]) => [key.toLowerCase().replace(/[-_ ]/gu, ''), one]);
	const { data } = Fields.safeParse(Object.fromEntries(named));
	if (data === undefined) throw damaged();
	return {
		body: source.slice(fenced[0].length),
		metadata: metadataOf(data),
		description: data.lead ?? data.description ?? data.summary ?? data.excerpt,
	};
}

function metadataOf(data: z.infer<typeof Fields>): Metadata {
	const id = data.id ?? data.guid;
	const headline = data.headline ?? data.title;
	const byline = data.byline ?? data.authors ?? data.author;
	const publishedAt = isoDate(data.published ?? data.publishedat ?? data.date);
	const updatedAt = isoDate(data.updated ?? data.updatedat ?? data.lastmod ?? data.modified);
	const embargo = data.embargoeduntil ?? data.embargoed ?? data.embargo;
	const embargoedUntil = embargoEnd(embargo);
	const language = data.language ?? data.lang;
	const url = [data.canonical, data.url].find(
		(one) => one !== undefined && /^https?:\/\/\S+$/iu.test(one) && URL.canParse(one),
	);
	const publisher = data.publisher ?? data.source;
	const section = data.section ?? data.category ?? data.categories?.[0];
	const status = statusOf(data, embargo !== undefined && embargoedUntil === undefined);
	return {
		...(id !== undefined && id !== '' && { id }),
		...(headline !== undefined && headline.trim() !== '' && { headline: headline.trim() }),
		...(byline !== undefined && { byline }),
		...(publishedAt !== undefined && { publishedAt }),
		...(updatedAt !== undefined && { updatedAt }),
		...(embargoedUntil !== undefined && { embargoedUntil }),
		...(language !== undefined && language.length > 1 && { language }),
		...(url !== undefined && { url }),
		...(publisher !== undefined && { publisher }),
		...(section !== undefined && { section }),
		...(status !== undefined && { status }),
	};
}

/** A draft is not out yet; nor is what stands under an embargo that cannot be read. */
function statusOf({ status, pubstatus, draft }: z.infer<typeof Fields>, isSealed: boolean): Metadata['status'] {
	const word = (pubstatus ?? status)?.toLowerCase() ?? '';
	if (/^(?:cancel|retract|withdraw|kill)/u.test(word)) return 'canceled';
	if (draft === true || isSealed || /^(?:withh|draft|private|embargo|hold)/u.test(word)) return 'withheld';
	return /^(?:usable|publish|public)/u.test(word) ? 'usable' : undefined;
}
