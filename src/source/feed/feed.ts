/** One feed as read, whatever its format. Texts are plain, times ISO 8601 with an offset, addresses absolute. */
export interface Feed {
	readonly format: 'rss' | 'atom' | 'rdf' | 'json';
	readonly title: string | null;
	/** The site that it belongs to. */
	readonly home: string | null;
	/** BCP 47, as the feed writes it. */
	readonly language: string | null;
	/** Minutes for which the feed asks to be left alone. */
	readonly ttl: number | null;
	readonly items: readonly FeedItem[];
	/** The strict reader failed, and a lenient one read what it could. */
	readonly mended: boolean;
}

export interface FeedItem {
	/** What tells it from other items of the feed: its id, else its address, else its title and date. */
	readonly key: string;
	readonly url: string | null;
	readonly title: string | null;
	/** Markup of the whole text, or of as much of it as the feed gives. */
	readonly content: string;
	readonly byline: readonly string[];
	readonly section: string | null;
	readonly language: string | null;
	readonly publishedAt: string | null;
	readonly updatedAt: string | null;
}

/** Bounds of one feed. */
export const feedLimits = {
	/** Characters. */
	text: 5_000_000,
	/** Elements, and levels of them. */
	elements: 300_000,
	depth: 150,
	/** Characters of one tag with its attributes: parsers compare each attribute with each. */
	tag: 20_000,
	/** Newest ones of a feed; what is further down has been there before. */
	items: 500,
	/** Characters of a title or a name. */
	line: 1_000,
} as const;
