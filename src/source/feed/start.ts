import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import { createReader } from '../reader.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { type Added, addFeed } from './add.ts';
import { boundedReadFeed } from './bounded.ts';
import { politeFetcher } from './polite.ts';
import { createRobots } from './robots.ts';
import { pollFeeds, type RunOptions, runFeeds } from './run.ts';

export interface StartOptions extends Pick<RunOptions, 'tell' | 'wait' | 'now'> {
	readonly store: Store;
	readonly fetcher: Fetcher;
	/** By which robots.txt speaks of this program. */
	readonly userAgent: string;
	readonly log: Log;
	/** Of one feed and one article: milliseconds, megabytes. */
	readonly bounds: { readonly timeout: number; readonly memory: number };
}

export interface Feeds {
	/** See `addFeed`. */
	add(address: string): Promise<Added>;
	/** Polls each feed once; gives how many were polled. */
	once(which: 'due' | 'all'): Promise<number>;
	/** Polls what is due until stopped. */
	forever(): Promise<void>;
	/** Leaves what is being read. */
	stop(): void;
	/** Stops, and ends the threads. */
	close(): Promise<void>;
}

/** All that reading feeds takes, put together. */
export function startFeeds({ store, fetcher, userAgent, log, bounds, tell, wait, now }: StartOptions): Feeds {
	const stopping = new AbortController();
	const robots = createRobots({ fetcher, userAgent, now });
	const reader = createReader({ workers: 1, ...bounds });
	const options = {
		store,
		log,
		now,
		tell,
		wait,
		signal: stopping.signal,
		fetcher: politeFetcher({ fetcher, robots, store, wait }),
		readFeed: boundedReadFeed(bounds),
		read: reader.read,
	};
	return {
		add: (address) => addFeed(address, options),
		once: (which) => pollFeeds(options, which),
		forever: () => runFeeds(options),
		stop: () => stopping.abort(),
		async close() {
			stopping.abort();
			await reader.close();
		},
	};
}
