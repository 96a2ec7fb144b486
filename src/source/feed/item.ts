import { addressKey, canonicalUrl } from '../../document/address.ts';
import type { Article } from '../../document/article.ts';
import { articleId } from '../../document/article-id.ts';
import { NewsroomError } from '../../document/error.ts';
import { loadStem } from '../../language/stem.ts';
import type { FeedItemState } from '../../store/feed-state.ts';
import { prepare } from '../../store/prepare.ts';
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
	/** Waits so many milliseconds. */
	readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
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
const LASTING =
	/^(?:address-forbidden|bad-address|not-a-page|is-a-feed|too-large|binary-input|robots-forbidden|held-back)$/u;

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
	own: string | undefined,
	{ store, fetcher, read, wait, signal }: ItemOptions,
): Promise<{ article: Article; saved: Saved }> {
	const places = placesOf(feedUrl, item);
	const follows = item.url !== null && !isWhole(item);
	const there = await existing(places, own, store);
	if (there !== undefined && own === undefined && !isNewer(item, there)) return known(there, places, store);
	const id = own ?? there?.id ?? (await idAt(places, store));
	const material = follows ? await openUrl(item.url, fetcher, signal) : materialOfItem(item, feed);
	const [found] = await read(material, id === undefined ? {} : { id });
	if (found === undefined) throw new NewsroomError('empty-input', { file: material.name });
	const article = follows ? completed(found, item) : found;
	return alone(store, wait, () => keep(article, item, own ?? there?.id, places, store));
}

/** Another feed, or another process, may have brought the same article while this one was read. */
async function keep(
	article: Article,
	item: FeedItem,
	expected: string | undefined,
	places: readonly string[],
	store: Store,
): Promise<{ article: Article; saved: Saved }> {
	const meanwhile = expected === undefined ? await existing(places, article.id, store) : undefined;
	if (meanwhile !== undefined && !isNewer(item, meanwhile)) return known(meanwhile, places, store);
	if (await store.isHidden(meanwhile?.id ?? article.id)) {
		throw new NewsroomError('held-back', { url: item.url ?? item.key });
	}
	const final = meanwhile === undefined ? article : { ...article, id: meanwhile.id };
	const { hash } = process.getBuiltinModule('node:crypto');
	const [place = article.id] = places;
	const prepared = prepare(final, await loadStem());
	const [kept] = await store.saveAll([{ prepared, origin: { place, digest: hash('sha256', final.text) } }]);
	const { id, saved } = kept ?? { id: final.id, saved: 'unchanged' };
	await known({ ...final, id }, places, store);
	return { article: { ...final, id }, saved };
}

/** Looking and saving are one step, for all processes; the claim ends by itself if one of them dies. */
async function alone<T>(store: Store, wait: ItemOptions['wait'], work: () => Promise<T>): Promise<T> {
	const key = 'feeds:saving';
	while (!(await store.claim(key, 10_000))) await wait(20);
	try {
		return await work();
	} finally {
		await store.release(key);
	}
}

/** Every way to an article is kept: whoever takes another one finds the same. */
async function known(
	article: Article,
	places: readonly string[],
	store: Store,
): Promise<{ article: Article; saved: Saved }> {
	for (const place of places) await store.alsoAt(place, article.id);
	return { article, saved: 'unchanged' };
}

/** The article that is already there for this item, by whatever way it came, and may be shown. */
async function existing(places: readonly string[], id: string | undefined, store: Store): Promise<Article | undefined> {
	for (const candidate of [id, await idAt(places, store), ...places.map(articleId)]) {
		const article = candidate === undefined ? undefined : await store.article(candidate);
		if (article !== undefined) return article;
	}
	return undefined;
}

async function idAt(places: readonly string[], store: Store): Promise<string | undefined> {
	const ids = await Promise.all(places.map((place) => store.articleAt(place)));
	return ids.find((found) => found !== undefined);
}

/** Whether a feed tells of a later version than the one that is there. */
function isNewer({ updatedAt, publishedAt }: FeedItem, article: Article): boolean {
	const told = updatedAt ?? publishedAt;
	const kept = article.updatedAt ?? article.publishedAt;
	return told !== null && kept !== null && Date.parse(told) > Date.parse(kept);
}

/** Names under which an article of this item is known: its address in every form that others may have given, and an id that is the same in every feed. */
function placesOf(feedUrl: string, { url, key }: FeedItem): string[] {
	const isGlobal = /^(?:tag|urn|https?):.{8}/u.test(key);
	const own = isGlobal ? addressKey(key) : `${feedUrl}#${key}`;
	return [...new Set([...(url === null ? [] : [addressKey(url), url, canonicalUrl(url)]), own])];
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
