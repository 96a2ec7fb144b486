import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** A question mark takes one value in its turn; an object gives those that have names. */
export type Value = SQLInputValue | Readonly<Record<string, SQLInputValue>>;

/** Statements are few; the bound is for questions of many words. */
const STATEMENTS = 200;

/** One connection: prepared statements, transactions, the clock. Everything in it is synchronous. */
export class Database {
	readonly #connection: DatabaseSync;
	readonly #clock: () => Date;
	readonly #statements = new Map<string, StatementSync>();

	constructor(connection: DatabaseSync, clock: () => Date) {
		this.#connection = connection;
		this.#clock = clock;
	}

	/** Milliseconds since 1970. */
	now(): number {
		return this.#clock().getTime();
	}

	/** The rows, whose shape the caller knows from its own statement. */
	all<T extends Row>(sql: string, ...values: Value[]): T[] {
		return this.#statement(sql).all(...(values as SQLInputValue[])) as T[];
	}

	get<T extends Row>(sql: string, ...values: Value[]): T | undefined {
		return this.#statement(sql).get(...(values as SQLInputValue[])) as T | undefined;
	}

	/** How many rows were changed. */
	run(sql: string, ...values: Value[]): number {
		return Number(this.#statement(sql).run(...(values as SQLInputValue[])).changes);
	}

	/** Inserts one row and gives its number; null when the row is there already, and the statement minds none. */
	insert(sql: string, ...values: Value[]): number | null {
		const { changes, lastInsertRowid } = this.#statement(sql).run(...(values as SQLInputValue[]));
		return changes === 0 ? null : Number(lastInsertRowid);
	}

	/** Several statements that see one state of the database. */
	reading<T>(work: () => T): T {
		return this.#transaction('BEGIN', work);
	}

	/** Takes the lock for writing at the start: taken in the middle it could not wait for another process. */
	writing<T>(work: () => T): T {
		return this.#transaction('BEGIN IMMEDIATE', work);
	}

	execute(sql: string): void {
		this.#connection.exec(sql);
	}

	close(): void {
		if (!this.#connection.isOpen) return;
		this.#statements.clear();
		this.#connection.close();
	}

	#transaction<T>(begin: string, work: () => T): T {
		this.#connection.exec(begin);
		try {
			const result = work();
			this.#connection.exec('COMMIT');
			return result;
		} catch (error) {
			// Some faults have rolled back already.
			if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
			throw error;
		}
	}

	#statement(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (!statement) {
			if (this.#statements.size >= STATEMENTS) this.#statements.clear();
			statement = this.#connection.prepare(sql);
			this.#statements.set(sql, statement);
		}
		return statement;
	}
}
