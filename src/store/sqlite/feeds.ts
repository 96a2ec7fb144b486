import { FeedItemState, FeedState } from '../feed-state.ts';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';

/** Items that were not read for so long (milliseconds) are forgotten; feeds list their newest only. */
const KEPT = 365 * 86_400_000;

type Row = { readonly state: string };

/** The feeds that are followed, and what was read of them. */
export class Feeds {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	all(): FeedState[] {
		const rows = this.#db.all<Row>('SELECT state FROM feeds ORDER BY added, url');
		return rows.map(({ state }) => fromJson(state, FeedState));
	}

	add(feed: FeedState): boolean {
		const added = this.#db.run(
			'INSERT INTO feeds (url, added, state) VALUES (?, ?, ?) ON CONFLICT (url) DO NOTHING',
			feed.url,
			this.#db.now(),
			JSON.stringify(feed),
		);
		return added === 1;
	}

	save(feed: FeedState): boolean {
		const changed = this.#db.run('UPDATE feeds SET state = ? WHERE url = ?', JSON.stringify(feed), feed.url);
		this.#db.run('DELETE FROM feed_items WHERE feed = ? AND saved < ?', feed.url, this.#db.now() - KEPT);
		return changed === 1;
	}

	remove(url: string): boolean {
		return this.#db.run('DELETE FROM feeds WHERE url = ?', url) === 1;
	}

	item(feed: string, key: string): FeedItemState | undefined {
		const row = this.#db.get<Row>('SELECT state FROM feed_items WHERE feed = ? AND key = ?', feed, key);
		return row && fromJson(row.state, FeedItemState);
	}

	/** Of a feed that was removed meanwhile, nothing is kept. */
	saveItem(feed: string, key: string, state: FeedItemState): void {
		this.#db.run(
			`INSERT INTO feed_items (feed, key, saved, state) SELECT :feed, :key, :saved, :state
			WHERE EXISTS (SELECT 1 FROM feeds WHERE url = :feed)
			ON CONFLICT (feed, key) DO UPDATE SET saved = excluded.saved, state = excluded.state`,
			{ feed, key, saved: this.#db.now(), state: JSON.stringify(state) },
		);
	}
}
