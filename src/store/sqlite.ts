import { correct, correctionsSeen, undoCorrection } from './sqlite/corrections.ts';
import { counts } from './sqlite/counts.ts';
import { faultOf } from './sqlite/fault.ts';
import type { Feeds } from './sqlite/feeds.ts';
import { quotesLike } from './sqlite/like.ts';
import { article, articles, articlesByHeadline, factBoxes, quotes, quotesOf } from './sqlite/lists.ts';
import { Memory } from './sqlite/memory.ts';
import { nearPeople } from './sqlite/near.ts';
import { openDatabase, patiently, type SqliteOptions, TIMEOUT } from './sqlite/open.ts';
import { Pending } from './sqlite/pending.ts';
import { people, peopleOf, peopleSince } from './sqlite/people.ts';
import { revisions } from './sqlite/revisions.ts';
import { alsoAt, articleAt, digest } from './sqlite/stored.ts';
import { deriveAgain, isHidden, save, saveAll } from './sqlite/writing.ts';
import type { Store } from './store.ts';

/**
 * A store in one SQLite file, which any number of processes may open. Throws NewsroomError, as do all its methods:
 * `database-locked` when another process writes for longer than the timeout, `database-corrupt` when the file is damaged
 * or no database, `database-newer` when a newer program wrote it, `database-unusable` for anything else (permission,
 * a folder in its place). Details: `file`.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
	const { path: file, timeout = TIMEOUT } = options;
	const guarded = async <T>(work: () => T | Promise<T>): Promise<T> => {
		try {
			return await patiently(timeout, work);
		} catch (error) {
			throw faultOf(error, file);
		}
	};
	const db = await guarded(async () => {
		const opened = await openDatabase(options);
		try {
			await deriveAgain(opened);
			return opened;
		} catch (error) {
			opened.close();
			throw error;
		}
	});
	const memory = new Memory(db);
	// Questions have nothing to do with feeds: their part is loaded when somebody follows one.
	let loading: Promise<Feeds> | undefined;
	const feeds = (): Promise<Feeds> => {
		loading ??= import('./sqlite/feeds.ts').then((module) => new module.Feeds(db));
		return loading;
	};
	const pending = new Pending(db);
	return {
		save: (read, origin) => guarded(() => save(db, read, origin)),
		saveAll: (items) => guarded(() => saveAll(db, items)),
		revisions: (id) => guarded(() => revisions(db, id)),
		digest: (place) => guarded(() => digest(db, place)),
		articleAt: (place) => guarded(() => articleAt(db, place)),
		isHidden: (id) => guarded(() => isHidden(db, id)),
		alsoAt: (place, id) => guarded(() => alsoAt(db, place, id)),
		article: (id) => guarded(() => article(db, id)),
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
		feeds: () => guarded(async () => (await feeds()).all()),
		addFeed: (feed) => guarded(async () => (await feeds()).add(feed)),
		saveFeed: (feed) => guarded(async () => (await feeds()).save(feed)),
		removeFeed: (url) => guarded(async () => (await feeds()).remove(url)),
		feedItem: (feed, key) => guarded(async () => (await feeds()).item(feed, key)),
		saveFeedItem: (feed, key, state) => guarded(async () => (await feeds()).saveItem(feed, key, state)),
		close: () => guarded(() => db.close()),
	};
}
