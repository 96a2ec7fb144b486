/** Times between two polls of a feed, in milliseconds. */
const USUAL = 15 * 60_000;
const LONGEST = 86_400_000;
const LONGEST_ASKED = 7 * 86_400_000;
/** Times between two tries at an item, and how many there are. */
const ITEM = 30 * 60_000;
export const TRIES = 5;

/** When to ask a feed again: as seldom as it wants (`ttl` in minutes, Retry-After in seconds), but every day. */
export function afterSuccess(now: Date, ttl: number | null, retryAfter: number | null = null): string {
	const asked = Math.min(LONGEST, Math.max(USUAL, (ttl ?? 0) * 60_000));
	return later(now, Math.max(asked, pauseOf(retryAfter)));
}

/** Twice as long after each failure in a row, and no sooner than the server wants. */
export function afterFailure(now: Date, failures: number, retryAfter: number | null): string {
	return later(now, Math.max(Math.min(LONGEST, USUAL * 2 ** Math.min(failures, 10)), pauseOf(retryAfter)));
}

/** Null after the last try. */
export const afterItemFailure = (now: Date, failures: number): string | null =>
	failures >= TRIES ? null : later(now, ITEM * 2 ** (failures - 1));

const pauseOf = (seconds: number | null): number => Math.min(LONGEST_ASKED, (seconds ?? 0) * 1_000);

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
