import { correct, correctionsSeen, undoCorrection } from './postgres/corrections.ts';
import { counts } from './postgres/counts.ts';
import { faultOf } from './postgres/fault.ts';
import { Feeds } from './postgres/feeds.ts';
import { quotesLike } from './postgres/like.ts';
import { article, articles, articlesByHeadline, factBoxes } from './postgres/lists.ts';
import { Memory } from './postgres/memory.ts';
import { nearPeople } from './postgres/near.ts';
import { openDatabase, type PostgresOptions } from './postgres/open.ts';
import { Pending } from './postgres/pending.ts';
import { people, peopleOf, peopleSince } from './postgres/people.ts';
import { placeOf } from './postgres/place.ts';
import { quotes, quotesOf } from './postgres/quotes.ts';
import { revisions } from './postgres/revisions.ts';
import { alsoAt, originAt } from './postgres/stored.ts';
import { deriveAgain, isHidden, save, saveAll } from './postgres/writing.ts';
import type { Store } from './store.ts';

/**
 * A store in a schema of a PostgreSQL database, which any number of processes on any number of machines may open. Throws
 * NewsroomError, as do all its methods: `database-unreachable` when there is no server, or it refuses the user,
 * `database-locked` when others are in the way for longer than the timeout, `database-newer` when a newer program made
 * the tables, `database-corrupt` when a row is not what was written, `database-refused` for anything else, with the
 * server's code as `reason`. Details: `file`, the address without user and password.
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
	const place = placeOf(options.url);
	const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
		try {
			return await work();
		} catch (error) {
			throw faultOf(error, place);
		}
	};
	const db = await guarded(async () => {
		const opened = await openDatabase(options);
		try {
			await deriveAgain(opened);
			return opened;
		} catch (error) {
			await opened.close();
			throw error;
		}
	});
	const memory = new Memory(db);
	const feeds = new Feeds(db);
	const pending = new Pending(db);
	return {
		save: (read, origin) => guarded(() => save(db, read, origin)),
		saveAll: (items) => guarded(() => saveAll(db, items)),
		revisions: (id) => guarded(() => revisions(db, id)),
		digest: (place) => guarded(async () => (await originAt(db, place))?.digest),
		articleAt: (place) => guarded(async () => (await originAt(db, place))?.id),
		isHidden: (id) => guarded(() => isHidden(db, id)),
		alsoAt: (place, id) => guarded(() => alsoAt(db, place, id)),
		article: (id) => guarded(() => db.reading((session) => article(session, id))),
		articles: (filter) => guarded(() => articles(db, filter)),
		articlesByHeadline: (typed, limit) => guarded(() => articlesByHeadline(db, typed, limit)),
		peopleOf: (id) => guarded(() => peopleOf(db, id)),
		people: (typed, limit) => guarded(() => people(db, typed, limit)),
		peopleSince: (since, limit) => guarded(() => peopleSince(db, since.getTime(), limit)),
		nearPeople: (typed, limit) => guarded(() => nearPeople(db, typed, limit)),
		quotes: (person, filter) => guarded(() => quotes(db, person, filter)),
		quotesOf: (id) => guarded(() => quotesOf(db, id)),
		quotesLike: (text, limit) => guarded(() => quotesLike(db, text, limit)),
		factBoxes: (filter) => guarded(() => factBoxes(db, filter)),
		counts: () => guarded(() => counts(db)),
		correct: (correction) => guarded(() => correct(db, correction)),
		undoCorrection: (id, by) => guarded(() => undoCorrection(db, id, by)),
		corrections: (id) => guarded(() => correctionsSeen(db, id)),
		claim: (key, ttl) => guarded(() => memory.claim(key, ttl)),
		release: (key) => guarded(() => memory.release(key)),
		keep: (value, ttl) => guarded(() => memory.keep(value, ttl)),
		recall: (token) => guarded(() => memory.recall(token)),
		remember: (key, value) => guarded(() => memory.remember(key, value)),
		remembered: (key) => guarded(() => memory.remembered(key)),
		forget: (key) => guarded(() => memory.forget(key)),
		hold: (work, owner, lease) => guarded(() => pending.hold(work, owner, lease)),
		renew: (owner, lease) => guarded(() => pending.renew(owner, lease)),
		takeOver: (kind, owner, lease, age) => guarded(() => pending.takeOver(kind, owner, lease, age)),
		settle: (key) => guarded(() => pending.settle(key)),
		feeds: () => guarded(() => feeds.all()),
		addFeed: (feed) => guarded(() => feeds.add(feed)),
		saveFeed: (feed) => guarded(() => feeds.save(feed)),
		removeFeed: (url) => guarded(() => feeds.remove(url)),
		feedItem: (feed, key) => guarded(() => feeds.item(feed, key)),
		saveFeedItem: (feed, key, state) => guarded(() => feeds.saveItem(feed, key, state)),
		close: () => guarded(() => db.close()),
	};
}
