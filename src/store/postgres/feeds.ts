import sql from 'sql-template-tag';
import { FeedItemState, FeedState } from '../feed-state.ts';
import { fromJson } from '../sqlite/rows.ts';
import type { Database } from './database.ts';
import { refOf } from './text.ts';

/** Items that were not read for so long (milliseconds) are forgotten; feeds list their newest only. */
const KEPT = 365 * 86_400_000;

type Row = { readonly state: string };

/** The feeds that are followed, and what was read of them. */
export class Feeds {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	async all(): Promise<FeedState[]> {
		const rows = await this.#db.all<Row>(sql`SELECT state FROM feeds ORDER BY added, ref`);
		return rows.map(({ state }) => fromJson(state, FeedState));
	}

	async add(feed: FeedState): Promise<boolean> {
		const added = await this.#db.run(
			sql`INSERT INTO feeds (ref, added, state) VALUES (${refOf(feed.url)}, ${this.#db.now()}, ${JSON.stringify(feed)})
			ON CONFLICT (ref) DO NOTHING`,
		);
		return added === 1;
	}

	async save(feed: FeedState): Promise<boolean> {
		const ref = refOf(feed.url);
		const changed = await this.#db.run(sql`UPDATE feeds SET state = ${JSON.stringify(feed)} WHERE ref = ${ref}`);
		await this.#db.run(sql`DELETE FROM feed_items WHERE feed = ${ref} AND saved < ${this.#db.now() - KEPT}`);
		return changed === 1;
	}

	async remove(url: string): Promise<boolean> {
		return (await this.#db.run(sql`DELETE FROM feeds WHERE ref = ${refOf(url)}`)) === 1;
	}

	async item(feed: string, key: string): Promise<FeedItemState | undefined> {
		const row = await this.#db.get<Row>(
			sql`SELECT state FROM feed_items WHERE feed = ${refOf(feed)} AND ref = ${refOf(key)}`,
		);
		return row && fromJson(row.state, FeedItemState);
	}

	/** Of a feed that was removed meanwhile, nothing is kept; one that is being removed waits. */
	async saveItem(feed: string, key: string, state: FeedItemState): Promise<void> {
		await this.#db.run(
			sql`INSERT INTO feed_items (feed, ref, saved, state)
			SELECT ref, ${refOf(key)}, ${this.#db.now()}::bigint, ${JSON.stringify(state)}
			FROM feeds WHERE ref = ${refOf(feed)} FOR KEY SHARE
			ON CONFLICT (feed, ref) DO UPDATE SET saved = excluded.saved, state = excluded.state`,
		);
	}
}
