import { z } from 'zod';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';

/** One write in so many also clears away what has expired. */
const PURGE = 200;

/** What processes tell each other: claims, values kept for a while, values remembered. */
export class Memory {
	readonly #db: Database;
	#writes = 0;

	constructor(db: Database) {
		this.#db = db;
	}

	claim(key: string, ttl: number): boolean {
		this.#purge();
		const claimed = this.#db.run(
			`INSERT INTO claims (key, expires) VALUES (:key, :expires)
			ON CONFLICT (key) DO UPDATE SET expires = excluded.expires WHERE expires <= :now`,
			{ key, expires: this.#after(ttl), now: this.#db.now() },
		);
		return claimed === 1;
	}

	release(key: string): void {
		this.#db.run('DELETE FROM claims WHERE key = ?', key);
	}

	keep(value: unknown, ttl: number): string {
		this.#purge();
		// Only here: loading it takes longer than most answers.
		const { randomBytes } = process.getBuiltinModule('node:crypto');
		const token = randomBytes(15).toString('base64url');
		this.#db.run(
			'INSERT INTO kept (token, value, expires) VALUES (?, ?, ?)',
			token,
			JSON.stringify(value) ?? 'null',
			this.#after(ttl),
		);
		return token;
	}

	recall(token: string): unknown {
		const row = this.#db.get<{ value: string }>(
			'SELECT value FROM kept WHERE token = ? AND expires > ?',
			token,
			this.#db.now(),
		);
		return row && fromJson(row.value, z.unknown());
	}

	remember(key: string, value: string): void {
		this.#db.run(
			'INSERT INTO remembered (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
			key,
			JSON.stringify(value),
		);
	}

	remembered(key: string): string | undefined {
		const row = this.#db.get<{ value: string }>('SELECT value FROM remembered WHERE key = ?', key);
		return row && fromJson(row.value, z.string());
	}

	forget(key: string): void {
		this.#db.run('DELETE FROM remembered WHERE key = ?', key);
	}

	#after(ttl: number): number {
		return Math.trunc(Math.min(this.#db.now() + ttl, Number.MAX_SAFE_INTEGER));
	}

	#purge(): void {
		if (this.#writes++ % PURGE > 0) return;
		const now = this.#db.now();
		this.#db.run('DELETE FROM claims WHERE expires <= ?', now);
		this.#db.run('DELETE FROM kept WHERE expires <= ?', now);
	}
}
