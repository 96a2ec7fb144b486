import { NewsroomError } from '../../document/error.ts';
import type { FeedState } from '../../store/feed-state.ts';
import { type Polled, type PollOptions, pollFeed } from './poll.ts';

/** Feeds polled at a time; hosts take turns all the same. */
const WIDTH = 4;
/** Milliseconds between two looks for feeds that are due: others may add some meanwhile. */
const LOOK = 30_000;

export interface RunOptions extends PollOptions {
	/** Called after each poll. */
	readonly tell: (polled: Polled) => void | Promise<void>;
}

/** The feeds whose time has come, or all of them, once each. Throws NewsroomError `database-…`. */
export async function pollFeeds(options: RunOptions, which: 'due' | 'all' = 'due'): Promise<number> {
	const { store, now, tell } = options;
	const feeds = await store.feeds();
	const due = which === 'all' ? [...feeds] : feeds.filter(({ nextAt }) => Date.parse(nextAt) <= now().getTime());
	const count = due.length;
	const work = async (): Promise<void> => {
		for (let feed: FeedState | undefined = due.shift(); feed !== undefined; feed = due.shift()) {
			options.signal?.throwIfAborted();
			await tell(await pollFeed(feed, options));
		}
	};
	await Promise.all(Array.from({ length: Math.min(WIDTH, count) }, work));
	return count;
}

/** Polls whatever is due until the signal aborts. Throws NewsroomError `database-…`. */
export async function runFeeds(options: RunOptions & { readonly signal: AbortSignal }): Promise<void> {
	const { signal, wait } = options;
	while (!signal.aborted) {
		try {
			await pollFeeds(options);
			await wait(LOOK, signal);
		} catch (error) {
			if (signal.aborted) return;
			if (!(error instanceof NewsroomError) || error.code !== 'database-locked') throw error;
			// Somebody writes for long; the feeds are there afterwards too.
			options.log.warn('feeds wait for the database', { error });
		}
	}
}
