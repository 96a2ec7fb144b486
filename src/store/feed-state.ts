import { z } from 'zod';

const When = z.iso.datetime();

/** A feed that is followed, and how its last polls went. Times are ISO 8601 in UTC. */
export const FeedState = z.object({
	/** As it was given, canonical; what it is known by. */
	url: z.string(),
	title: z.string().nullable(),
	addedAt: When,
	/** What the last answer had, for asking whether anything changed. */
	etag: z.string().nullable(),
	lastModified: z.string().nullable(),
	/** Of the last poll, whatever came of it; null before the first. */
	checkedAt: When.nullable(),
	/** Not to be asked again before. */
	nextAt: When,
	/** Polls that failed in a row. */
	failures: z.int().min(0),
	/** The error code of the last poll, if it failed. */
	fault: z.string().nullable(),
});
export type FeedState = z.infer<typeof FeedState>;

/** What was done about one item of a feed. */
export const FeedItemState = z.object({
	/** Of what the feed said of the item, hexadecimal: changes when the item does. */
	digest: z.string(),
	/** The id of the article that was made of it; null while none could be. */
	article: z.string().nullable(),
	/** How often reading it failed in a row. */
	failures: z.int().min(0),
	/** Not to be tried again before; null when there is nothing to try. */
	retryAt: When.nullable(),
});
export type FeedItemState = z.infer<typeof FeedItemState>;
