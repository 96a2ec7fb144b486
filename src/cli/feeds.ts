import { setTimeout } from 'node:timers/promises';
import type { Feeds, StartOptions } from '../source/feed/start.ts';
import type { Store } from '../store/store.ts';
import type { World } from './world.ts';

/** Bounds of reading one feed or one article: milliseconds, megabytes. */
const BOUNDS = { timeout: 20_000, memory: 512 };

/** The feeds of this newsroom, ready to be read; `tell` hears of each poll. */
export async function openFeeds(world: World, store: Store, tell: StartOptions['tell']): Promise<Feeds> {
	const { now, log, config, version } = world;
	const [{ startFeeds }, fetcher] = await Promise.all([import('../source/feed/start.ts'), world.loadFetcher()]);
	return startFeeds({
		store,
		fetcher,
		now,
		log,
		tell,
		userAgent: config.web.userAgent ?? `newsroom-bot/${version}`,
		bounds: BOUNDS,
		wait: async (ms, signal) => void (await setTimeout(ms, undefined, signal && { signal })),
	});
}
