import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Sql } from 'sql-template-tag';
import { isCrossed, isLost } from './fault.ts';
import { restored, storable } from './text.ts';

/** The lock that whoever writes to the archive takes: "Nwrm", and which. */
const LOCKS = { space: 0x4e77726d, archive: 1 } as const;
/** Milliseconds between two tries. */
const PAUSE = 5;
const LONGEST = 250;

/** Statements one after the other: on any connection, or on the one of a transaction. */
export class Session {
	readonly #connection: Pool | PoolClient;
	readonly #clock: () => Date;

	constructor(connection: Pool | PoolClient, clock: () => Date) {
		this.#connection = connection;
		this.#clock = clock;
	}

	/** Milliseconds since 1970. */
	now(): number {
		return this.#clock().getTime();
	}

	/** The rows, whose shape the caller knows from its own statement. */
	async all<T extends QueryResultRow>(statement: Sql): Promise<T[]> {
		const { rows } = await this.#query(statement);
		return rows.map((row) => mapped(row, restored) as T);
	}

	async get<T extends QueryResultRow>(statement: Sql): Promise<T | undefined> {
		const [row] = await this.all<T>(statement);
		return row;
	}

	/** How many rows were changed. */
	async run(statement: Sql): Promise<number> {
		const { rowCount } = await this.#query(statement);
		return rowCount ?? 0;
	}

	/** Statements as they stand in a file. */
	async execute(text: string): Promise<void> {
		await this.#connection.query(text);
	}

	#query({ text, values }: Sql) {
		return this.#connection.query(text, values.map(sendable));
	}
}

/** The connections to one server. Statements outside a transaction go over any of them. */
export class Database extends Session {
	readonly #pool: Pool;
	readonly #now: () => Date;
	readonly #timeout: number;

	/** `timeout`: milliseconds for which a server that is away is waited for. */
	constructor(pool: Pool, now: () => Date, timeout: number) {
		super(pool, now);
		this.#pool = pool;
		this.#now = now;
		this.#timeout = timeout;
	}

	/** Several statements that see one state of the database; tried again when the connection was lost. */
	reading<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.#patiently(
			() => this.#transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
			(error) => isLost(error) || isCrossed(error),
		);
	}

	/** For the archive, whose rows hang together: one after the other over all processes. */
	writing<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.#patiently(
			() =>
				this.#transaction('BEGIN', async (session) => {
					await session.execute(`SELECT pg_advisory_xact_lock(${LOCKS.space}, ${LOCKS.archive})`);
					return work(session);
				}),
			isCrossed,
		);
	}

	async close(): Promise<void> {
		if (!this.#pool.ended) await this.#pool.end();
	}

	async #transaction<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
		const client = await this.#pool.connect();
		let broken: Error | undefined;
		const onError = (error: Error) => {
			broken = error;
		};
		// Without a listener, a connection that breaks between two statements would end the process.
		client.on('error', onError);
		try {
			await client.query(begin);
			const result = await work(new Session(client, this.#now));
			await client.query('COMMIT');
			return result;
		} catch (error) {
			if (!isLost(error)) {
				await client.query('ROLLBACK').catch(onError);
			} else broken ??= error as Error;
			throw error;
		} finally {
			client.off('error', onError);
			client.release(broken);
		}
	}

	async #patiently<T>(work: () => Promise<T>, passes: (error: unknown) => boolean): Promise<T> {
		const end = performance.now() + this.#timeout;
		for (let pause = PAUSE; ; pause = Math.min(LONGEST, pause * 2)) {
			try {
				return await work();
			} catch (error) {
				if (!passes(error) || performance.now() >= end) throw error;
				await setTimeout(pause);
			}
		}
	}
}

type Texts = (text: string) => string;

function mapped(row: QueryResultRow, change: Texts): QueryResultRow {
	for (const column in row) {
		const value = row[column];
		if (typeof value === 'string') row[column] = change(value);
	}
	return row;
}

const sendable = (value: unknown): unknown =>
	typeof value === 'string' ? storable(value) : Array.isArray(value) ? value.map(sendable) : value;
