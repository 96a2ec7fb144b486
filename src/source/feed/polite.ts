import { NewsroomError } from '../../document/error.ts';
import type { Store } from '../../store/store.ts';
import { shownAddress } from '../web/address.ts';
import type { Fetched, Fetcher, FetchOptions } from '../web/fetcher.ts';
import type { Robots } from './robots.ts';

/** Milliseconds between two visits to one host, and the most that a site can ask for. */
const PAUSE = 2_000;
const LONGEST = 60_000;
/** Milliseconds between two looks whether it is one's turn. */
const LOOK = 250;

export interface PoliteOptions {
	readonly fetcher: Fetcher;
	readonly robots: Robots;
	/** Claims of hosts stand there, so that all feeds and all processes take turns. */
	readonly store: Pick<Store, 'claim'>;
	/** Waits so many milliseconds; throws when the signal aborts. */
	readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * A fetcher for visits that nobody watches: it asks robots.txt, and visits no host more often than every two seconds,
 * or as seldom as the site wants; redirects to another host count as visits. Throws what `fetcher` throws, and
 * NewsroomError `robots-forbidden`.
 */
export function politeFetcher({ fetcher, robots, store, wait }: PoliteOptions): Fetcher {
	const takeTurn = async (url: string, signal: AbortSignal | undefined): Promise<void> => {
		const { allowed, delay } = await robots(url);
		if (!allowed) throw new NewsroomError('robots-forbidden', { url: shownAddress(url) });
		const pause = Math.min(LONGEST, Math.max(PAUSE, (delay ?? 0) * 1_000));
		const key = `host:${new URL(url).host}`;
		while (!(await store.claim(key, pause))) await wait(LOOK, signal);
	};
	return async (url: string, options: FetchOptions = {}): Promise<Fetched> => {
		await takeTurn(url, options.signal);
		let { host } = new URL(url);
		return fetcher(url, {
			...options,
			async onRedirect(next) {
				if (new URL(next).host === host) {
					if (!(await robots(next)).allowed) throw new NewsroomError('robots-forbidden', { url: shownAddress(next) });
				} else await takeTurn(next, options.signal);
				({ host } = new URL(next));
			},
		});
	};
}
