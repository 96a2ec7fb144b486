import type { Metadata } from '../../document/document.ts';
import type { Material } from '../format.ts';
import { plainText } from '../html/plain.ts';
import { shownAddress } from '../web/address.ts';
import type { FeedItem } from './feed.ts';

/** Letters from which on the text of an item can be an article; below it stands on the page anyway. */
const ENOUGH = 1_000;

/** Whether a feed gives the whole text: long, and not broken off. */
export function isWhole({ content }: FeedItem): boolean {
	if (content.length < ENOUGH) return false;
	const words = plainText(content.replace(/(?:<a\b[^>]*>[^<]{0,80}<\/a>|<\/?\w+[^>]*>|\s)*$/u, ''));
	return words.length >= ENOUGH && !/(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/u.test(words);
}

/** An item with its whole text, as a page of the site would have it. */
export function materialOfItem(
	item: FeedItem,
	feed: { readonly title: string | null; readonly language: string | null },
): Material {
	const { url, title, content, byline, section, publishedAt, updatedAt } = item;
	const language = item.language ?? feed.language;
	const side: Metadata = {
		...(url !== null && { url }),
		...(title !== null && { headline: title }),
		...(feed.title !== null && { publisher: feed.title }),
		...(section !== null && { section }),
		...(byline.length > 0 && { byline: [...byline] }),
		...(publishedAt !== null && { publishedAt }),
		...(updatedAt !== null && { updatedAt }),
		...(language !== null && language.length > 1 && { language }),
	};
	const heading = title === null ? '' : `<h1>${escaped(title)}</h1>`;
	return {
		name: url === null ? item.key : shownAddress(url),
		content: `<!doctype html><html><body><article>${heading}${content}</article></body></html>`,
		url: url ?? undefined,
		mediaType: 'text/html',
		side,
	};
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
