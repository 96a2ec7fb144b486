import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import { parseFeed } from 'feedsmith';
import type { Feed } from './feed.ts';
import { itemOf, type RawItem, titleOf } from './items.ts';

/** Anything that feedsmith reads, with every field optional. */
type Loose<T> = T extends (infer U)[]
	? Loose<U>[]
	: T extends object
		? { readonly [K in keyof T]?: Loose<T[K]> | undefined }
		: T;
type Told = Omit<Feed, 'mended' | 'items'> & { readonly items: readonly RawItem[] };

/** A well-formed feed. Throws what feedsmith throws for any other. */
export function readStrictly(text: string, address: string): Feed {
	const { format, feed } = parseFeed(text);
	const told =
		format === 'rss'
			? ofRss(feed as Loose<RssFeed.Feed<string>>, address)
			: format === 'atom'
				? ofAtom(feed as Loose<AtomFeed.Feed<string>>, address)
				: format === 'rdf'
					? ofRdf(feed as Loose<RdfFeed.Feed<string>>, address)
					: ofJson(feed as Loose<JsonFeed.Feed<string>>, address);
	return { ...told, mended: false, items: told.items.flatMap((raw) => itemOf(raw) ?? []) };
}

function ofRss(feed: Loose<RssFeed.Feed<string>>, address: string): Told {
	const home = feed.link ?? linkOf(feed.atom?.links);
	return {
		format: 'rss',
		title: titleOf(feed.title),
		home: home ?? null,
		language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
		ttl: feed.ttl ?? minutesOf(feed.sy),
		items: (feed.items ?? []).map((item) => ({
			id: item.guid?.value,
			links: [
				item.link,
				linkOf(item.atom?.links),
				item.guid?.isPermaLink === false || !/^https?:/iu.test(item.guid?.value ?? '') ? undefined : item.guid?.value,
			],
			bases: [item.xml?.base, feed.xml?.base, address],
			title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
			texts: [item.content?.encoded, item.description, item.atom?.content?.value, item.dc?.descriptions?.[0]],
			byline: [...(item.dc?.creators ?? []), ...named(item.authors), ...named(item.atom?.authors)],
			section: item.categories?.[0]?.name,
			language: item.dc?.languages?.[0] ?? item.xml?.lang,
			published: [
				item.pubDate,
				item.dc?.dates?.[0],
				item.dcterms?.issued?.[0],
				item.dcterms?.created?.[0],
				item.atom?.published,
			],
			updated: [item.atom?.updated, item.dcterms?.modified?.[0]],
		})),
	};
}

function ofAtom(feed: Loose<AtomFeed.Feed<string>>, address: string): Told {
	return {
		format: 'atom',
		title: wordsOf(feed.title),
		home: linkOf(feed.links) ?? null,
		language: feed.xml?.lang ?? null,
		ttl: minutesOf(feed.sy),
		items: (feed.entries ?? []).map((entry) => ({
			id: entry.id,
			links: [linkOf(entry.links), entry.content?.src, /^https?:/iu.test(entry.id ?? '') ? entry.id : undefined],
			bases: [entry.xml?.base, feed.xml?.base, address],
			title: wordsOf(entry.title),
			texts: [markupOf(entry.content), markupOf(entry.summary)],
			byline: entry.authors?.length ? named(entry.authors) : [...(entry.dc?.creators ?? []), ...named(feed.authors)],
			section: entry.categories?.[0]?.label ?? entry.categories?.[0]?.term,
			language: entry.xml?.lang ?? entry.content?.xml?.lang,
			published: [entry.published, entry.dc?.dates?.[0]],
			updated: [entry.updated],
		})),
	};
}

function ofRdf(feed: Loose<RdfFeed.Feed<string>>, address: string): Told {
	return {
		format: 'rdf',
		title: titleOf(feed.title),
		home: feed.link ?? null,
		language: feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
		ttl: minutesOf(feed.sy),
		items: (feed.items ?? []).map((item) => ({
			id: item.rdf?.about,
			links: [item.link, item.rdf?.about],
			bases: [item.xml?.base, feed.xml?.base, address],
			title: item.title ?? item.dc?.titles?.[0],
			texts: [item.content?.encoded, item.description, item.dc?.descriptions?.[0]],
			byline: item.dc?.creators ?? [],
			section: item.dc?.subjects?.[0],
			language: item.dc?.languages?.[0] ?? item.xml?.lang,
			published: [item.dc?.dates?.[0], item.dcterms?.issued?.[0]],
			updated: [item.dcterms?.modified?.[0]],
		})),
	};
}

function ofJson(feed: Loose<JsonFeed.Feed<string>>, address: string): Told {
	return {
		format: 'json',
		title: titleOf(feed.title),
		home: feed.home_page_url ?? null,
		language: feed.language ?? null,
		ttl: null,
		items: (feed.items ?? []).map((item) => ({
			id: item.id,
			links: [item.url, item.external_url, /^https?:/iu.test(item.id ?? '') ? item.id : undefined],
			bases: [feed.home_page_url, address],
			title: item.title,
			texts: [item.content_html, asMarkup(item.content_text), asMarkup(item.summary)],
			byline: named(item.authors?.length ? item.authors : feed.authors),
			section: item.tags?.[0],
			language: item.language,
			published: [item.date_published],
			updated: [item.date_modified],
		})),
	};
}

const named = (
	people: readonly ({ readonly name?: string | undefined } | undefined)[] | undefined,
): (string | undefined)[] => (people ?? []).map((person) => person?.name);

/** The page itself: not the feed, not a picture, not a page of comments. */
function linkOf(
	links:
		| readonly {
				readonly href?: string | undefined;
				readonly rel?: string | undefined;
				readonly type?: string | undefined;
		  }[]
		| undefined,
): string | undefined {
	const pages = (links ?? []).filter(({ rel }) => rel === undefined || rel === 'alternate');
	return (pages.find(({ type }) => type === undefined || /html/u.test(type)) ?? pages[0])?.href;
}

interface AtomText {
	readonly value?: string | undefined;
	readonly type?: string | undefined;
}

const wordsOf = (text: AtomText | undefined): string | null =>
	titleOf(isMarkup(text) ? text?.value : asMarkup(text?.value));

const markupOf = (text: AtomText | undefined): string | undefined =>
	isMarkup(text) ? text?.value : asMarkup(text?.value);

const isMarkup = (text: AtomText | undefined): boolean => /html|xml/iu.test(text?.type ?? '');

/** Plain text as markup: its blank lines part paragraphs. */
function asMarkup(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return escaped
		.split(/\n\s*\n/u)
		.map((paragraph) => `<p>${paragraph.trim()}</p>`)
		.join('\n');
}

const PERIOD: Readonly<Record<string, number>> = {
	hourly: 60,
	daily: 1_440,
	weekly: 10_080,
	monthly: 43_200,
	yearly: 525_600,
};

function minutesOf(
	sy: { readonly updatePeriod?: string | undefined; readonly updateFrequency?: number | undefined } | undefined,
): number | null {
	const period = PERIOD[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
	return period === undefined ? null : period / Math.max(1, sy?.updateFrequency ?? 1);
}
