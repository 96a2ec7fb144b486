import { addressKey } from '../../document/address.ts';
import type { Metadata } from '../../document/document.ts';
import { fold } from '../../document/fold.ts';
import { limits } from '../limits.ts';
import { authorsOf, type Separators } from './authors.ts';
import { isoDate } from './dates.ts';
import { type Page, wordsOf } from './dom.ts';
import { withoutSite } from './headline.ts';
import { plainText } from './plain.ts';
import type { Skimmed } from './skim.ts';
import { addressesOf, articleOf, namesOf, type Thing, thingsOf, typesOf } from './structured.ts';
import { writtenDate } from './written-date.ts';

/** What a page says of itself, with the sources in order of trust: JSON-LD, meta elements, the markup. */
export interface PageMetadata {
	readonly metadata: Metadata;
	/** Every headline that the page gives, the likeliest first. */
	readonly headlines: readonly string[];
	readonly description: string | undefined;
	/** The whole text, where JSON-LD holds it. */
	readonly body: string | undefined;
	/** The structured data of the article; empty when there is none. */
	readonly thing: Thing;
}

export function pageMetadata(
	skimmed: Skimmed,
	page: Page,
	address: string | undefined,
	separators: Separators,
): PageMetadata {
	const things = thingsOf(skimmed.structured);
	const meta = (...names: string[]): string[] =>
		names.flatMap((name) => skimmed.metas.filter((one) => one.name === name).map(({ content }) => plainText(content)));
	const known = [...meta('og:title', 'twitter:title'), skimmed.title].map((text) => fold(text));
	const places = [skimmed.links.get('canonical'), ...meta('og:url'), address].flatMap(keyOf);
	const article =
		articleOf(
			things,
			(headline, addresses) =>
				(headline !== undefined && known.includes(fold(plainText(headline.slice(0, limits.attribute))))) ||
				addresses.flatMap(keyOf).some((key) => places.includes(key)),
		) ?? {};
	const texts = (value: unknown): string[] =>
		namesOf(value)
			.map((text) => plainText(text.slice(0, limits.attribute)))
			.filter((text) => text !== '');

	const url = urlOf(skimmed, article, meta('og:url'), address);
	// Some put the site's address where its name belongs.
	const named = texts(article.publisher).filter((text) => !URL.canParse(text));
	const publisher = first(
		named,
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
	const language = languageOf(skimmed, article, meta('og:locale', 'content-language', 'language'));
	const published = firstDate(
		texts(article.datePublished),
		meta(...PUBLISHED),
		texts(things.find((thing) => thing.datePublished !== undefined)?.datePublished),
		datesIn(page, 'time[itemprop=datePublished],time[pubdate],[itemprop=datePublished]'),
		texts(article.dateCreated),
		datesIn(page, 'article time[datetime],main time[datetime]', 'aside time,nav time,article article time'),
		datesIn(page, 'time[datetime]'),
		texts(article.dateModified),
	);
	const seen = published ?? visibleDate(page, language);
	const updated = firstDate(texts(article.dateModified), meta(...UPDATED), datesIn(page, '[itemprop=dateModified]'));
	const byline = authorsOf(article, meta, page, publisher ?? '', separators);
	const section = first(texts(article.articleSection), meta('article:section', 'section'));

	return {
		thing: article,
		headlines,
		body: namesOf(article.articleBody)[0],
		description: first(meta('og:description', 'description', 'twitter:description'), texts(article.description)),
		metadata: {
			...(language !== undefined && { language }),
			...(url !== undefined && { url }),
			...(publisher !== undefined && { publisher }),
			...(section !== undefined && { section }),
			...(byline.length > 0 && { byline }),
			...(seen !== undefined && { publishedAt: seen }),
			...(updated !== undefined && { updatedAt: updated }),
		},
	};
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

const keyOf = (address: string | undefined): string[] =>
	address !== undefined && /^https?:/u.test(address) && URL.canParse(address) ? [addressKey(address)] : [];

/** `but`: a selector of elements that are of something else. */
function datesIn(page: Page, selector: string, but?: string): string[] {
	const others = new Set(but === undefined ? [] : page.querySelectorAll(but));
	return [...page.querySelectorAll(selector)]
		.filter((element) => !others.has(element))
		.slice(0, 3)
		.map((element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? wordsOf(element));
}

/** The date that readers see, where the page tells machines none. */
function visibleDate(page: Page, language: string | undefined): string | undefined {
	return [...page.querySelectorAll(DATED)]
		.slice(0, 30)
		.flatMap((element) => [element.getAttribute('datetime') ?? '', wordsOf(element)])
		.filter((text) => text.length < 200)
		.map((text) => writtenDate(text, language))
		.find((date) => date !== undefined);
}

const DATED = 'time,[class*=date],[class*=Date],[class*=publish],[class*=byline],[class*=meta],[class*=time]';

const first = (...sources: readonly string[][]): string | undefined => sources.flat().find((text) => text !== '');

const firstDate = (...sources: readonly string[][]): string | undefined =>
	sources
		.flat()
		.map(isoDate)
		.find((date) => date !== undefined);
