import { addressKey } from '../../document/address.ts';
import type { Article } from '../../document/article.ts';
import { NewsroomError } from '../../document/error.ts';
import type { FeedItemState } from '../../store/feed-state.ts';
import type { Saved, Store } from '../../store/store.ts';
import type { Reader } from '../reader.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { openUrl } from '../web/open.ts';
import type { Feed, FeedItem } from './feed.ts';
import { afterItemFailure, TRIES } from './schedule.ts';
import { isWhole, materialOfItem } from './whole.ts';

export interface ItemOptions {
	readonly store: Store;
	/** Polite: it asks robots.txt and takes its turn. */
	readonly fetcher: Fetcher;
	readonly read: Reader['read'];
	readonly now: () => Date;
	readonly signal?: AbortSignal | undefined;
}

export interface ItemResult {
	readonly item: FeedItem;
	readonly saved: Saved | null;
	readonly article: Article | null;
	/** Why it could not be read; null when it was. */
	readonly fault: NewsroomError | null;
	/** It is to be tried again later. */
	readonly again: boolean;
}

/** Faults that another try would meet again. */
const LASTING = /^(?:address-forbidden|bad-address|not-a-page|is-a-feed|too-large|binary-input|robots-forbidden)$/u;

/** Whether an item is new, has changed, or is to be tried again. */
export function needsReading(state: FeedItemState | undefined, digest: string, now: Date): boolean {
	if (state?.digest !== digest) return true;
	return state.article === null && state.retryAt !== null && Date.parse(state.retryAt) <= now.getTime();
}

/** Changes when a feed says something else of an item. */
export function digestOfItem({ url, title, content, updatedAt, publishedAt }: FeedItem): string {
	const { hash } = process.getBuiltinModule('node:crypto');
	return hash('sha256', JSON.stringify([url, title, content, updatedAt, publishedAt]));
}

/**
 * Reads one item whole, from the feed or from the page that it points to, into the store, and keeps what came of it.
 * Throws NewsroomError `database-…` only, and what the signal gives.
 */
export async function readItem(feedUrl: string, feed: Feed, item: FeedItem, options: ItemOptions): Promise<ItemResult> {
	const { store, now, signal } = options;
	const digest = digestOfItem(item);
	const before = await store.feedItem(feedUrl, item.key);
	try {
		const { article, saved } = await saveItem(feedUrl, feed, item, before?.article ?? undefined, options);
		await store.saveFeedItem(feedUrl, item.key, { digest, article: article.id, failures: 0, retryAt: null });
		return { item, saved, article, fault: null, again: false };
	} catch (error) {
		if (signal?.aborted) throw error;
		const fault = error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error });
		if (fault.code.startsWith('database-')) throw fault;
		const tried = before?.digest === digest ? before.failures + 1 : 1;
		const failures = LASTING.test(fault.code) ? TRIES : tried;
		const retryAt = afterItemFailure(now(), failures);
		// What was read of it before stays its article.
		await store.saveFeedItem(feedUrl, item.key, { digest, article: before?.article ?? null, failures, retryAt });
		return { item, saved: null, article: null, fault, again: retryAt !== null };
	}
}

async function saveItem(
	feedUrl: string,
	feed: Feed,
	item: FeedItem,
	known: string | undefined,
	{ store, fetcher, read, signal }: ItemOptions,
): Promise<{ article: Article; saved: Saved }> {
	const places = placesOf(feedUrl, item);
	const ids = await Promise.all(places.map((place) => store.articleAt(place)));
	const id = known ?? ids.find((found) => found !== undefined);
	const follows = item.url !== null && !isWhole(item);
	const material = follows ? await openUrl(item.url, fetcher, signal) : materialOfItem(item, feed);
	const [found] = await read(material, id === undefined ? {} : { id });
	if (found === undefined) throw new NewsroomError('empty-input', { file: material.name });
	const article = follows ? completed(found, item) : found;
	const { hash } = process.getBuiltinModule('node:crypto');
	const digest = hash('sha256', article.text);
	const [place = feedUrl, ...others] = places;
	const saved = await store.save(article, { place, digest });
	// Every way to it is kept: whoever takes another one finds the same article.
	for (const other of others) await store.save(article, { place: other, digest });
	return { article, saved };
}

/** Names under which an article of this item is known: its address, and an id that is the same in every feed. */
function placesOf(feedUrl: string, { url, key }: FeedItem): string[] {
	const isGlobal = /^(?:tag|urn|https?):.{8}/u.test(key);
	const own = isGlobal ? addressKey(key) : `${feedUrl}#${key}`;
	return [...new Set([...(url === null ? [] : [addressKey(url)]), own])];
}

/** What a page does not say of itself, its feed may. */
const completed = (article: Article, item: FeedItem): Article => ({
	...article,
	headline: article.headline ?? item.title,
	byline: article.byline.length > 0 ? article.byline : [...item.byline],
	section: article.section ?? item.section,
	publishedAt: article.publishedAt ?? item.publishedAt,
	updatedAt: article.updatedAt ?? item.updatedAt,
});
