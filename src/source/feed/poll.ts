import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import type { FeedState } from '../../store/feed-state.ts';
import { shownAddress } from '../web/address.ts';
import type { ReadFeed } from './bounded.ts';
import type { Feed, FeedItem } from './feed.ts';
import { digestOfItem, type ItemOptions, type ItemResult, needsReading, readItem } from './item.ts';
import { afterFailure, afterSuccess } from './schedule.ts';

const ACCEPT =
	'application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5';
/** Milliseconds for which one process has a feed to itself. */
const CLAIM = 15 * 60_000;
/** Items read in one poll; the rest follows with the next. */
const ITEMS = 50;

export interface PollOptions extends ItemOptions {
	readonly readFeed: ReadFeed;
	readonly log: Log;
}

export interface Polled {
	readonly url: string;
	readonly title: string | null;
	/** `busy`: another process has it. `unchanged`: the server says so, or every item is known. */
	readonly outcome: 'read' | 'unchanged' | 'failed' | 'busy';
	/** Why the feed could not be read. */
	readonly fault: NewsroomError | null;
	readonly items: readonly ItemResult[];
	/** Items of the feed that were known already. */
	readonly known: number;
}

/**
 * Asks one feed for what is new and reads it, of the newest items the oldest first. Throws NewsroomError `database-…` only, and what the
 * signal gives.
 */
export async function pollFeed(state: FeedState, options: PollOptions): Promise<Polled> {
	const { store, log, now, signal } = options;
	const { url } = state;
	const none = { url, title: state.title, items: [], known: 0 };
	if (!(await store.claim(`feed:${url}`, CLAIM))) return { ...none, outcome: 'busy', fault: null };
	let retryAfter: number | null = null;
	const fail = async (fault: NewsroomError): Promise<Polled> => {
		const failures = state.failures + 1;
		const nextAt = afterFailure(now(), failures, retryAfter);
		await store.saveFeed({ ...state, checkedAt: now().toISOString(), nextAt, failures, fault: fault.code });
		log.warn('feed not read', { url, code: fault.code, failures, nextAt });
		return { ...none, outcome: 'failed', fault };
	};
	try {
		const { etag, lastModified } = state;
		const answer = await options.fetcher(url, { etag, lastModified, accept: ACCEPT, ...(signal && { signal }) });
		retryAfter = answer.retryAfter;
		const good = { ...state, checkedAt: now().toISOString(), failures: 0, fault: null };
		if (answer.notModified) {
			await store.saveFeed({ ...good, nextAt: afterSuccess(now(), null, retryAfter) });
			return { ...none, outcome: 'unchanged', fault: null };
		}
		const { status } = answer;
		if (status < 200 || status >= 300) {
			return await fail(new NewsroomError('http-status', { url: shownAddress(url), status }));
		}
		const feed = await options.readFeed(answer);
		const { items, known, isLeft } = await readItems(url, feed, options);
		// While something is left to read the feed is to come whole again.
		const marks = isLeft
			? { etag: null, lastModified: null }
			: { etag: answer.etag, lastModified: answer.lastModified };
		const nextAt = afterSuccess(now(), isLeft ? null : feed.ttl, retryAfter);
		await store.saveFeed({ ...good, ...marks, title: feed.title ?? state.title, nextAt });
		const outcome = items.length === 0 ? 'unchanged' : 'read';
		return { url, title: feed.title ?? state.title, outcome, fault: null, items, known };
	} catch (error) {
		if (signal?.aborted || !(error instanceof NewsroomError) || error.code.startsWith('database-')) throw error;
		return await fail(error);
	} finally {
		await store.release(`feed:${url}`);
	}
}

async function readItems(
	url: string,
	feed: Feed,
	options: PollOptions,
): Promise<{ items: ItemResult[]; known: number; isLeft: boolean }> {
	const { store, now, signal } = options;
	const items: ItemResult[] = [];
	let known = 0;
	let isLeft = false;
	const unread: FeedItem[] = [];
	for (const item of feed.items) {
		const state = await store.feedItem(url, item.key);
		if (needsReading(state, digestOfItem(item), now())) unread.push(item);
		else {
			known++;
			isLeft ||= state?.article === null && state.retryAt !== null;
		}
	}
	isLeft ||= unread.length > ITEMS;
	for (const item of unread.slice(0, ITEMS).reverse()) {
		signal?.throwIfAborted();
		const result = await readItem(url, feed, item, options);
		items.push(result);
		isLeft ||= result.again;
	}
	return { items, known, isLeft };
}
