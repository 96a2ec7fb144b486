import { Parser } from 'htmlparser2';
import type { Metadata } from '../../document/document.ts';
import { fold } from '../../document/fold.ts';
import { limits } from '../limits.ts';
import { isoDate } from './dates.ts';
import { line, type Page, wordsOf } from './dom.ts';
import { withoutSite } from './headline.ts';
import type { Skimmed } from './skim.ts';
import { addressesOf, articleOf, namesOf, type Thing, thingsOf, typesOf } from './structured.ts';

/** What a page says of itself, with the sources in order of trust: JSON-LD, meta elements, the markup. */
export interface PageMetadata {
	readonly metadata: Metadata;
	/** Every headline that the page gives, the likeliest first. */
	readonly headlines: readonly string[];
	readonly description: string | undefined;
}

export function pageMetadata(
	skimmed: Skimmed,
	page: Page,
	address: string | undefined,
	separators: Separators,
): PageMetadata {
	const things = thingsOf(skimmed.structured);
	const article = articleOf(things) ?? {};
	const meta = (...names: string[]): string[] =>
		names.flatMap((name) => skimmed.metas.filter((one) => one.name === name).map(({ content }) => plainText(content)));
	const texts = (value: unknown): string[] =>
		namesOf(value)
			.map((text) => plainText(text.slice(0, limits.attribute)))
			.filter((text) => text !== '');

	const url = urlOf(skimmed, article, meta('og:url'), address);
	const publisher = first(
		texts(article.publisher),
		meta('og:site_name', 'application-name', 'dc.publisher'),
		texts(things.find((thing) => typesOf(thing).includes('WebSite'))),
		url === undefined ? [] : [new URL(url).hostname.replace(/^www\./u, '')],
	);
	const headlines = [
		...texts(article.headline),
		...meta('og:title', 'twitter:title', 'dc.title', 'title'),
		skimmed.title,
	]
		.map((text) =>
			withoutSite(text, [publisher ?? '', ...meta('og:site_name'), new URL(url ?? 'http://localhost').hostname]),
		)
		.filter((text) => text !== '');
	const published = firstDate(
		texts(article.datePublished),
		meta(...PUBLISHED),
		texts(things.find((thing) => thing.datePublished !== undefined)?.datePublished),
		datesIn(page, 'time[itemprop=datePublished],time[pubdate],[itemprop=datePublished]'),
		texts(article.dateCreated),
		datesIn(page, 'time[datetime]'),
		texts(article.dateModified),
	);
	const updated = firstDate(texts(article.dateModified), meta(...UPDATED), datesIn(page, '[itemprop=dateModified]'));
	const byline = authorsOf(article, meta, page, separators);
	const language = languageOf(skimmed, article, meta('og:locale', 'content-language', 'language'));
	const section = first(texts(article.articleSection), meta('article:section', 'section'));

	return {
		headlines,
		description: first(meta('og:description', 'description', 'twitter:description'), texts(article.description)),
		metadata: {
			...(language !== undefined && { language }),
			...(url !== undefined && { url }),
			...(publisher !== undefined && { publisher }),
			...(section !== undefined && { section }),
			...(byline.length > 0 && { byline }),
			...(published !== undefined && { publishedAt: published }),
			...(updated !== undefined && { updatedAt: updated }),
		},
	};
}

/** Words of many languages that stand before and between names, from data/sites. */
export interface Separators {
	readonly by: readonly string[];
	readonly and: readonly string[];
}

const PUBLISHED = [
	'article:published_time',
	'og:article:published_time',
	'datepublished',
	'parsely-pub-date',
	'sailthru.date',
	'cxenseparse:recs:publishtime',
	'dc.date.issued',
	'dcterms.created',
	'dc.date',
	'publish-date',
	'publishdate',
	'pubdate',
	'date',
	'iso-8601-publish-date',
];
const UPDATED = [
	'article:modified_time',
	'og:article:modified_time',
	'og:updated_time',
	'datemodified',
	'last-modified',
];

function authorsOf(
	article: Thing,
	meta: (...names: string[]) => string[],
	page: Page,
	separators: Separators,
): string[] {
	const inMarkup = (selector: string): string[] => [...page.querySelectorAll(selector)].slice(0, 10).map(wordsOf);
	const sources = [
		() => namesOf(article.author).map(plainText),
		() => meta('article:author', 'author', 'parsely-author', 'dc.creator', 'sailthru.author', 'cxenseparse:author'),
		() => inMarkup('[rel~=author]'),
		() => inMarkup('[itemprop=author] [itemprop=name],[itemprop=author]'),
		() => namesOf(article.creator).map(plainText),
	];
	for (const source of sources) {
		const names = unique(source().flatMap((text) => split(text, separators)));
		if (names.length > 0) return names;
	}
	return [];
}

function split(text: string, { by, and }: Separators): string[] {
	if (/^(?:https?:|\/|www\.)/u.test(text) || text.length > 200) return [];
	const between = new RegExp(`\\s*[,;|/•·]\\s*|\\s+(?:${and.join('|')}|&)\\s+`, 'iu');
	const before = new RegExp(`^(?:${by.join('|')})(?:\\s+|\\s*:\\s*)`, 'iu');
	return text
		.replace(/\s*\([^)]*\)/gu, '')
		.split(between)
		.map((name) => line(name.replace(before, '')))
		.filter((name) => /\p{L}/u.test(name) && !name.includes('@') && name.length <= 60);
}

function languageOf({ language }: Skimmed, article: Thing, metas: string[]): string | undefined {
	const tags = [language, ...namesOf(article.inLanguage), ...metas].filter((tag) => tag !== undefined);
	return tags
		.map((tag) => /^([a-z]{2,3})(?:[-_]|$)/iu.exec(tag.trim())?.[1]?.toLowerCase())
		.find((tag) => tag !== undefined);
}

/** The canonical address, when it is one; sites exist whose canonical link is their front page. */
function urlOf({ links }: Skimmed, article: Thing, metas: string[], address: string | undefined): string | undefined {
	const candidates = [
		links.get('canonical'),
		...metas,
		...addressesOf(article.mainEntityOfPage),
		...addressesOf(article.url),
	]
		.flatMap((one) => (one === undefined || !URL.canParse(one, address) ? [] : [new URL(one, address)]))
		.filter((url) => /^https?:$/u.test(url.protocol));
	const deep = candidates.find((url) => url.pathname.length > 1 || url.search !== '');
	return deep?.href ?? address ?? candidates[0]?.href;
}

const datesIn = (page: Page, selector: string): string[] =>
	[...page.querySelectorAll(selector)]
		.slice(0, 3)
		.map((element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? wordsOf(element));

const first = (...sources: readonly string[][]): string | undefined => sources.flat().find((text) => text !== '');

const firstDate = (...sources: readonly string[][]): string | undefined =>
	sources
		.flat()
		.map(isoDate)
		.find((date) => date !== undefined);

function unique(names: readonly string[]): string[] {
	const seen = new Map<string, string>();
	for (const name of names) if (!seen.has(fold(name))) seen.set(fold(name), name);
	return [...seen.values()];
}

/** Metadata is written with entities and even with markup. */
function plainText(text: string): string {
	if (!/[&<]/u.test(text)) return line(text);
	let plain = '';
	const parser = new Parser({ ontext: (piece) => (plain += piece) }, { decodeEntities: true });
	parser.end(text);
	return line(plain);
}
