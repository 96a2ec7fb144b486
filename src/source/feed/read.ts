import { NewsroomError } from '../../document/error.ts';
import { shownAddress } from '../web/address.ts';
import type { Fetched } from '../web/fetcher.ts';
import { type Feed, feedLimits } from './feed.ts';
import { feedText } from './text.ts';

/** An element that holds one item, in any format and with any prefix. */
const HAS_ITEMS = /<(?:\w{1,20}:)?(?:item|entry)[\s>]/iu;

/**
 * RSS, Atom, RDF or JSON Feed, by the look of it: media types of feeds are wrong too often to decide. What a strict
 * parser refuses a lenient one reads as far as it can. Throws NewsroomError `not-a-feed`, `too-large`, `empty-input`,
 * `binary-input`, `bad-encoding`.
 */
export async function readFeed({ url, bytes, charset }: Pick<Fetched, 'url' | 'bytes' | 'charset'>): Promise<Feed> {
	const name = shownAddress(url);
	const text = await feedText(bytes, name, charset);
	const { readStrictly } = await import('./strict.ts');
	let feed: Feed | undefined;
	try {
		feed = readStrictly(text, url);
	} catch {
		feed = /^[[{]/u.test(text) ? repairedJson(text, url, readStrictly) : undefined;
	}
	if (feed === undefined || (feed.items.length === 0 && HAS_ITEMS.test(text))) {
		const { readLeniently } = await import('./lenient.ts');
		const mended = await readLeniently(text, url);
		if (mended !== undefined && (feed === undefined || mended.items.length > 0)) feed = mended;
	}
	if (feed === undefined) throw new NewsroomError('not-a-feed', { url: name });
	return { ...feed, items: unique(feed.items.slice(0, feedLimits.items)) };
}

/** JSON whose lists end in a comma, as hands and templates write them. */
function repairedJson(text: string, url: string, read: (text: string, url: string) => Feed): Feed | undefined {
	// Strings are passed by: what they hold is the publisher's.
	const repaired = text.replaceAll(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gsu, (found) => (found === ',' ? '' : found));
	try {
		return { ...read(repaired, url), mended: true };
	} catch {
		return undefined;
	}
}

/** Items that a feed lists twice count once, as they stand first. */
function unique(items: Feed['items']): Feed['items'] {
	const seen = new Set<string>();
	return items.filter(({ key }) => !seen.has(key) && seen.add(key));
}
