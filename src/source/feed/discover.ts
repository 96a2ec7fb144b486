import { Parser } from 'htmlparser2';
import { absolute } from './items.ts';

const FEED = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^application\/json$/iu;
/** Letters of a page in which its head stands. */
const HEAD = 500_000;
const MOST = 20;

/** The addresses of the feeds that a page names in its head, in order; those of comments last. */
export function feedLinks(page: string, address: string): string[] {
	const links: string[] = [];
	const parser = new Parser({
		onopentag(name, { rel = '', type = '', href }) {
			const isFeed = name === 'link' && /\balternate\b/iu.test(rel) && FEED.test(type.split(';', 1)[0]?.trim() ?? '');
			const link = isFeed ? absolute(href, [address]) : null;
			if (link !== null && links.length < MOST) links.push(link);
		},
	});
	parser.end(page.slice(0, HEAD));
	const isComments = (link: string): boolean => /comments/iu.test(link);
	return [...new Set([...links.filter((link) => !isComments(link)), ...links.filter(isComments)])];
}
