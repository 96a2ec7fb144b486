import sql from 'sql-template-tag';
import { z } from 'zod';
import { fromJson } from '../sqlite/rows.ts';
import type { Work } from '../store.ts';
import type { Database } from './database.ts';
import { refOf } from './text.ts';

/** Work that has been promised and is not done yet, so that another process can do it when this one dies. */
export class Pending {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	async hold({ key, kind, payload }: Work, owner: string, lease: number): Promise<boolean> {
		const now = this.#db.now();
		const held = await this.#db.run(
			sql`INSERT INTO pending (ref, key, kind, payload, since, owner, until)
			VALUES (${refOf(key)}, ${key}, ${kind}, ${JSON.stringify(payload) ?? 'null'}, ${now}, ${owner}, ${now + lease})
			ON CONFLICT (ref) DO NOTHING`,
		);
		return held === 1;
	}

	async renew(owner: string, lease: number): Promise<void> {
		await this.#db.run(sql`UPDATE pending SET until = ${this.#db.now() + lease} WHERE owner = ${owner}`);
	}

	async takeOver(kind: string, owner: string, lease: number, age: number): Promise<Work[]> {
		const now = this.#db.now();
		// A clock that was set back must not keep what is older than it.
		await this.#db.run(
			sql`DELETE FROM pending WHERE kind = ${kind} AND (since < ${now - age} OR since > ${now + age})`,
		);
		const taken = await this.#db.all<{ key: string; payload: string }>(
			sql`UPDATE pending SET owner = ${owner}, until = ${now + lease} WHERE ref IN (
				SELECT ref FROM pending
				WHERE kind = ${kind} AND owner <> ${owner} AND (until <= ${now} OR until > ${now + 2 * lease})
				FOR UPDATE SKIP LOCKED
			) RETURNING key, payload`,
		);
		return taken.map(({ key, payload }) => ({ key, kind, payload: fromJson(payload, z.unknown()) }));
	}

	async settle(key: string): Promise<void> {
		await this.#db.run(sql`DELETE FROM pending WHERE ref = ${refOf(key)}`);
	}
}
