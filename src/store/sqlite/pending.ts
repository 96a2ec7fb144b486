import { z } from 'zod';
import type { Work } from '../store.ts';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';

/** Work that has been promised and is not done yet, so that another process can do it when this one dies. */
export class Pending {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	hold({ key, kind, payload }: Work, owner: string, lease: number): boolean {
		const now = this.#db.now();
		const held = this.#db.run(
			`INSERT INTO pending (key, kind, payload, since, owner, until) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (key) DO NOTHING`,
			key,
			kind,
			JSON.stringify(payload) ?? 'null',
			now,
			owner,
			now + lease,
		);
		return held === 1;
	}

	renew(owner: string, lease: number): void {
		this.#db.run('UPDATE pending SET until = ? WHERE owner = ?', this.#db.now() + lease, owner);
	}

	takeOver(kind: string, owner: string, lease: number, age: number): Work[] {
		const now = this.#db.now();
		return this.#db.writing(() => {
			// A clock that was set back must not keep what is older than it.
			this.#db.run('DELETE FROM pending WHERE kind = ? AND (since < ? OR since > ?)', kind, now - age, now + age);
			return this.#db
				.all<{ key: string; payload: string }>(
					`UPDATE pending SET owner = ?, until = ? WHERE kind = ? AND owner <> ? AND (until <= ? OR until > ?)
					RETURNING key, payload`,
					owner,
					now + lease,
					kind,
					owner,
					now,
					now + 2 * lease,
				)
				.map(({ key, payload }) => ({ key, kind, payload: fromJson(payload, z.unknown()) }));
		});
	}

	settle(key: string): void {
		this.#db.run('DELETE FROM pending WHERE key = ?', key);
	}
}
