import sql from 'sql-template-tag';
import { z } from 'zod';
import { fromJson } from '../sqlite/rows.ts';
import type { Database } from './database.ts';
import { refOf } from './text.ts';

/** One write in so many also clears away what has expired. */
const PURGE = 200;

/** What processes tell each other: claims, values kept for a while, values remembered. */
export class Memory {
	readonly #db: Database;
	#writes = 0;

	constructor(db: Database) {
		this.#db = db;
	}

	async claim(key: string, ttl: number): Promise<boolean> {
		await this.#purge();
		const claimed = await this.#db.run(
			sql`INSERT INTO claims (ref, expires) VALUES (${refOf(key)}, ${this.#after(ttl)})
			ON CONFLICT (ref) DO UPDATE SET expires = excluded.expires WHERE claims.expires <= ${this.#db.now()}`,
		);
		return claimed === 1;
	}

	async release(key: string): Promise<void> {
		await this.#db.run(sql`DELETE FROM claims WHERE ref = ${refOf(key)}`);
	}

	async keep(value: unknown, ttl: number): Promise<string> {
		await this.#purge();
		const { randomBytes } = process.getBuiltinModule('node:crypto');
		const token = randomBytes(15).toString('base64url');
		const kept = JSON.stringify(value) ?? 'null';
		await this.#db.run(sql`INSERT INTO kept (token, value, expires) VALUES (${token}, ${kept}, ${this.#after(ttl)})`);
		return token;
	}

	async recall(token: string): Promise<unknown> {
		const row = await this.#db.get<{ value: string }>(
			sql`SELECT value FROM kept WHERE token = ${token} AND expires > ${this.#db.now()}`,
		);
		return row && fromJson(row.value, z.unknown());
	}

	async remember(key: string, value: string): Promise<void> {
		await this.#db.run(
			sql`INSERT INTO remembered (ref, value) VALUES (${refOf(key)}, ${JSON.stringify(value)})
			ON CONFLICT (ref) DO UPDATE SET value = excluded.value`,
		);
	}

	async remembered(key: string): Promise<string | undefined> {
		const row = await this.#db.get<{ value: string }>(sql`SELECT value FROM remembered WHERE ref = ${refOf(key)}`);
		return row && fromJson(row.value, z.string());
	}

	async forget(key: string): Promise<void> {
		await this.#db.run(sql`DELETE FROM remembered WHERE ref = ${refOf(key)}`);
	}

	#after(ttl: number): number {
		return Math.trunc(Math.min(this.#db.now() + ttl, Number.MAX_SAFE_INTEGER));
	}

	async #purge(): Promise<void> {
		if (this.#writes++ % PURGE > 0) return;
		const now = this.#db.now();
		await this.#db.run(sql`DELETE FROM claims WHERE expires <= ${now}`);
		await this.#db.run(sql`DELETE FROM kept WHERE expires <= ${now}`);
	}
}
