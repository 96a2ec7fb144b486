import type { Article, FactBox, Quote } from '../document/article.ts';
import type { Author, Correction, NewCorrection } from '../document/correction.ts';
import type { Span } from '../document/span.ts';
import type { FeedItemState, FeedState } from './feed-state.ts';
import type { Prepared } from './prepare.ts';

/** Where an article was read from, and the digest of its bytes, so that only what changed is read again. */
export interface Origin {
	/** Absolute path, URL, or another stable name. */
	readonly place: string;
	/** SHA-256 of the bytes, hexadecimal. */
	readonly digest: string;
}

/** `outdated`: a newer version is stored, and stays. */
export type Saved = 'new' | 'unchanged' | 'revised' | 'outdated';

export interface Saving {
	readonly prepared: Prepared;
	readonly origin: Origin;
}

/** What became of an article, and the id under which it is kept. */
export interface Kept {
	readonly saved: Saved;
	/** That of the article of which it turned out to be a version or a copy, or its own. */
	readonly id: string;
}

/** One version of an article. */
export interface Revision {
	readonly article: Article;
	/** ISO 8601: when the next version took its place; null for the one that stands. */
	readonly replacedAt: string | null;
}

/** What a list shows of an article. */
export interface ArticleHead {
	readonly id: string;
	readonly revision: number;
	readonly language: string;
	readonly headline: string | null;
	readonly publisher: string | null;
	readonly url: string | null;
	/** ISO 8601, or null when the source gives no date. */
	readonly publishedAt: string | null;
	readonly quotes: number;
	readonly people: number;
	readonly factBoxes: number;
}

/** A person over the whole archive; articles that give the same full name mean the same person. */
export interface PersonHit {
	/** The folded full name: what `quotes()` takes. */
	readonly key: string;
	readonly name: string;
	/** The newest article's words for what the person is. */
	readonly role: string | null;
	readonly quotes: number;
	readonly articles: number;
	readonly latest: string | null;
}

export interface QuoteHit {
	readonly article: ArticleHead;
	/** The segments of one turn, in the order of the text. */
	readonly segments: readonly Quote[];
	/** The words between the segments and around them, for the evidence: the whole paragraph. */
	readonly paragraph: { readonly number: number; readonly span: Span; readonly text: string };
	/** Of the person asked for, else of the one who spoke; null when several did so together. */
	readonly role: string | null;
	/** The text of the question that the turn answers. */
	readonly question: string | null;
	/** The cue as it stands in the text ("säger hon"), or null. */
	readonly cue: string | null;
	/** The latest, where somebody has corrected who said it; the speaker of the segments is the corrected one. */
	readonly correction: Correction | null;
}

export interface FactBoxHit {
	readonly article: ArticleHead;
	readonly box: FactBox;
}

/** One page of a list. `next` is the cursor of the page after it, null on the last. */
export interface Page<T> {
	readonly rows: readonly T[];
	readonly next: string | null;
	/** How many rows there are over all pages. */
	readonly total: number;
}

/**
 * `since` and `until` are days as the paper wrote them, YYYY-MM-DD, both included. `about`: every word must occur, in
 * any inflection; what has all of them spelt as here comes before what has one of them with other diacritics, whatever
 * the order else. A cursor that no page gave begins at the beginning.
 */
export interface Filter {
	readonly about?: string | undefined;
	readonly article?: string | undefined;
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
}

/**
 * Everything that outlives a process. Withheld, canceled and embargoed articles are kept and never returned by the
 * reading methods; the clock is handed in when a store is opened. Throws NewsroomError with a `database-…` code only.
 */
/** Something promised: `payload` is any JSON value, `kind` says who can do it. */
export interface Work {
	readonly key: string;
	readonly kind: string;
	readonly payload: unknown;
}

export interface Store {
	/**
	 * Saves one article. Same id and same text: unchanged; same id and another text: the next revision, but for a version
	 * that its source made before the stored one (`updatedAt`, else `publishedAt`), which changes nothing.
	 */
	save(article: Article, origin: Origin): Promise<Saved>;
	/**
	 * The same for many, one after the other, in one transaction: all are saved, or none. What takes the place of a stored
	 * article is its next version, and what no source has named is a copy or a version of the stored article that tells
	 * the same in nearly the same words; from then on the store knows that article by both ids.
	 */
	saveAll(items: readonly Saving[]): Promise<readonly Kept[]>;
	/**
	 * All versions of an article that may be shown, the oldest first, the last as it stands now; empty when the article
	 * itself may not be shown. A version that was withheld, canceled or is under embargo is left out.
	 */
	revisions(id: string): Promise<readonly Revision[]>;
	/** The digest last read from a place, if any. */
	digest(place: string): Promise<string | undefined>;
	/** The id of the article last read from a place, if any: a corrected text without an address keeps it. */
	articleAt(place: string): Promise<string | undefined>;
	/** Whether there is an article of that id which may not be shown: withheld, canceled, or under embargo still. */
	isHidden(id: string): Promise<boolean>;
	/** From now on `articleAt` finds an article at one more place; a place that has one keeps it. */
	alsoAt(place: string, id: string): Promise<void>;

	/** With its speakers as people have corrected them. */
	article(id: string): Promise<Article | undefined>;
	/** Newest first; without a date last. `about` looks at headline, lead, body and the names of people. */
	articles(filter: Filter): Promise<Page<ArticleHead>>;
	/** Articles whose headline has words beginning with each typed word, spelt so first: for completion and for choosing one. */
	articlesByHeadline(typed: string, limit: number): Promise<readonly ArticleHead[]>;
	/** The people of one article, in order of appearance, with the role that this article gives. */
	peopleOf(id: string): Promise<readonly PersonHit[]>;
	/**
	 * People for whom every typed word begins a word of the name, an alias or a role, folded; spelt so first, then the
	 * most quoted.
	 * An empty string gives the most quoted.
	 */
	people(typed: string, limit: number): Promise<readonly PersonHit[]>;
	/** Who was quoted in articles published since then, the most quoted first; `quotes` counts those articles alone. */
	peopleSince(since: Date, limit: number): Promise<readonly PersonHit[]>;
	/** People whose name is spelt nearly so: candidates by shared trigrams, nearest first, for a typo. */
	nearPeople(typed: string, limit: number): Promise<readonly PersonHit[]>;
	/**
	 * What one person said, alone or with others, newest first; echoes and indirect speech left out. `about` looks at
	 * quote, headline, lead. Of several people what any of them said, each turn once; `together`: only what all of them
	 * said as one.
	 */
	quotes(person: string | readonly string[], filter: Filter & { readonly together?: boolean }): Promise<Page<QuoteHit>>;
	/** Turns of one article in order, whoever spoke; echoes and indirect speech left out. */
	quotesOf(id: string): Promise<readonly QuoteHit[]>;
	/** Turns that share the rarest words with a text, in any inflection, whoever spoke; the most in common first. */
	quotesLike(text: string, limit: number): Promise<readonly QuoteHit[]>;
	/** Newest article first, its boxes in order. `about` looks at the box and all that `articles` looks at. */
	factBoxes(filter: Filter): Promise<Page<FactBoxHit>>;
	counts(): Promise<{ articles: number; quotes: number; people: number; factBoxes: number }>;

	/**
	 * Keeps somebody's word on who spoke: from then on every method tells the corrected speaker, also after the article
	 * was read again, as long as it has the words. Undefined when there is no such article to be shown.
	 */
	correct(correction: NewCorrection): Promise<Correction | undefined>;
	/** Takes one back, which stays on record; undefined when none in force has that id. */
	undoCorrection(id: string, by: Author): Promise<Correction | undefined>;
	/** Those that an article shows, in the order of their making: its text has the words, nobody corrected them later. */
	corrections(article: string): Promise<readonly Correction[]>;

	/** True for the first caller of a key within its time to live (milliseconds), over all processes. */
	claim(key: string, ttl: number): Promise<boolean>;
	/** Ends a claim before its time; none is no fault. */
	release(key: string): Promise<void>;
	/** Keeps a JSON value for a while and returns a token of at most 24 URL-safe characters. */
	keep(value: unknown, ttl: number): Promise<string>;
	recall(token: string): Promise<unknown | undefined>;
	/** Sets and reads a named value without an end: the article last spoken of in a channel. */
	remember(key: string, value: string): Promise<void>;
	remembered(key: string): Promise<string | undefined>;
	/** Afterwards nothing is remembered under that name; none is no fault. */
	forget(key: string): Promise<void>;

	/** The feeds that are followed, in the order in which they were added. */
	feeds(): Promise<readonly FeedState[]>;
	/** False when it is there already, which stays as it is. */
	addFeed(feed: FeedState): Promise<boolean>;
	/** Changes a feed; false when it was removed, which it stays. */
	saveFeed(feed: FeedState): Promise<boolean>;
	/** Its articles stay; false when there was none of that address. */
	removeFeed(url: string): Promise<boolean>;
	feedItem(feed: string, key: string): Promise<FeedItemState | undefined>;
	/** Does nothing when the feed was removed. */
	saveFeedItem(feed: string, key: string, state: FeedItemState): Promise<void>;

	/** Keeps work until it is done, for `lease` milliseconds in the name of an owner. False when the key is kept already. */
	hold(work: Work, owner: string, lease: number): Promise<boolean>;
	/** The owner lives: all its leases begin anew. */
	renew(owner: string, lease: number): Promise<void>;
	/** Work of owners whose lease is over, now this owner's; what is older than `age` milliseconds is dropped. */
	takeOver(kind: string, owner: string, lease: number, age: number): Promise<readonly Work[]>;
	/** It is done; doing so twice is no fault. */
	settle(key: string): Promise<void>;

	close(): Promise<void>;
}
