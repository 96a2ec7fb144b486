import { addressKey, canonicalUrl } from '../../document/address.ts';
import { NewsroomError } from '../../document/error.ts';
import type { FeedState } from '../../store/feed-state.ts';
import type { Store } from '../../store/store.ts';
import { decode } from '../decode.ts';
import { shownAddress } from '../web/address.ts';
import type { Fetched, Fetcher } from '../web/fetcher.ts';
import type { ReadFeed } from './bounded.ts';
import { feedLinks } from './discover.ts';
import type { Feed } from './feed.ts';

export interface AddOptions {
	readonly store: Store;
	readonly fetcher: Fetcher;
	readonly readFeed: ReadFeed;
	readonly now: () => Date;
}

export interface Added {
	readonly state: FeedState;
	readonly items: number;
	/** False when it was there already. */
	readonly isNew: boolean;
}

/**
 * Follows the feed at an address, or the one that the page there names; nothing is kept of what is none. Throws
 * NewsroomError: what `Fetcher` throws, `http-status`, `not-a-feed`, `robots-forbidden`, `database-…`.
 */
export async function addFeed(address: string, { store, fetcher, readFeed, now }: AddOptions): Promise<Added> {
	const given = canonicalUrl(address);
	const there = await followed(given, store);
	if (there !== undefined) return { state: there, items: 0, isNew: false };
	const { url, feed } = await found(given, fetcher, readFeed);
	const at = now().toISOString();
	const state: FeedState = {
		url,
		title: feed.title,
		addedAt: at,
		etag: null,
		lastModified: null,
		checkedAt: null,
		nextAt: at,
		failures: 0,
		fault: null,
	};
	const before = await followed(url, store);
	const isNew = before === undefined && (await store.addFeed(state));
	return { state: before ?? state, items: feed.items.length, isNew };
}

async function followed(address: string, store: Store): Promise<FeedState | undefined> {
	const key = addressKey(address);
	return (await store.feeds()).find(({ url }) => addressKey(url) === key);
}

async function found(address: string, fetcher: Fetcher, readFeed: ReadFeed): Promise<{ url: string; feed: Feed }> {
	const answer = await get(address, fetcher);
	try {
		return { url: address, feed: await readFeed(answer) };
	} catch (error) {
		if (!(error instanceof NewsroomError) || error.code !== 'not-a-feed') throw error;
		const [link] = linksIn(answer);
		if (link === undefined) throw error;
		return { url: canonicalUrl(link), feed: await readFeed(await get(link, fetcher)) };
	}
}

async function get(url: string, fetcher: Fetcher): Promise<Fetched> {
	const answer = await fetcher(url);
	const { status } = answer;
	if (status < 200 || status >= 300) throw new NewsroomError('http-status', { url: shownAddress(url), status });
	return answer;
}

const linksIn = ({ bytes, url, charset }: Fetched): string[] =>
	feedLinks(decode(bytes, { name: url, declared: charset ?? undefined, lenient: true }), url);
