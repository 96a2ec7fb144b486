import { readFileSync } from 'node:fs';
import pg, { type PoolConfig } from 'pg';
import sql from 'sql-template-tag';
import { NewsroomError } from '../../document/error.ts';
import { MIGRATIONS, migrationFile } from '../migrations/postgres/index.ts';
import { Database, type Session } from './database.ts';
import { placeOf } from './place.ts';

/** How long a lock, or a server that is away, is waited for. */
const TIMEOUT = 5_000;
/** A statement that takes longer is given up, by the server; by the program when the server does not answer at all. */
const STATEMENT = 30_000;
const SILENCE = 45_000;
const CONNECTIONS = 10;

export interface PostgresOptions {
	/** `postgres://user:password@host:port/database`, with `?sslmode=…` and what else the driver knows. */
	readonly url: string;
	readonly now: () => Date;
	/** The schema that holds the tables; made when it is missing. A plain name. */
	readonly schema?: string;
	/** How long to wait for a lock or a connection, in milliseconds. */
	readonly timeout?: number;
}

/** Connects, and brings the tables up to date. */
export async function openDatabase(options: PostgresOptions): Promise<Database> {
	const { url, now, schema = 'newsroom', timeout = TIMEOUT } = options;
	const pool = new pg.Pool(poolConfig(url, schema, timeout));
	// A connection that nobody uses was lost: the next question makes a new one.
	pool.on('error', () => {});
	const database = new Database(pool, now, timeout);
	try {
		await prepare(database, schema, placeOf(url));
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

function poolConfig(url: string, schema: string, timeout: number): PoolConfig {
	const address = new URL(url);
	const own = address.searchParams.get('options');
	// What the address says would win.
	address.searchParams.delete('options');
	return {
		connectionString: address.href,
		options: [own, `-c search_path=${schema}`].filter(Boolean).join(' '),
		application_name: 'newsroom',
		max: CONNECTIONS,
		keepAlive: true,
		connectionTimeoutMillis: timeout,
		lock_timeout: timeout,
		statement_timeout: STATEMENT,
		query_timeout: SILENCE,
		idle_in_transaction_session_timeout: SILENCE,
		types: { getTypeParser },
	};
}

/** int8, int2, int4, numeric: whole numbers, all of them safe. */
const WHOLE = [20, 21, 23, 1700];
const BOOLEAN = 16;

function getTypeParser(type: number): (value: string) => unknown {
	if (WHOLE.includes(type)) return Number;
	return type === BOOLEAN ? (value) => value === 't' : (value) => value;
}

async function prepare(database: Database, schema: string, place: string): Promise<void> {
	const state = await database.reading((session) => stateOf(session, schema));
	if (state.encoding !== 'UTF8') throw new NewsroomError('database-refused', { file: place, reason: state.encoding });
	if (state.version === MIGRATIONS.length) return;
	await database.writing(async (session) => {
		// Another process may have been quicker.
		const { version, tables } = await stateOf(session, schema);
		if (version > MIGRATIONS.length) {
			throw new NewsroomError('database-newer', { file: place, version, known: MIGRATIONS.length });
		}
		if (version === 0 && tables > 0) throw new NewsroomError('database-refused', { file: place, reason: schema });
		if (version === 0) {
			await session.execute(`SET LOCAL statement_timeout = 0; CREATE SCHEMA IF NOT EXISTS ${schema}`);
			await session.execute('CREATE TABLE migrations (number integer PRIMARY KEY, applied bigint NOT NULL)');
		}
		for (const [index, name] of MIGRATIONS.entries()) {
			if (index < version) continue;
			await session.execute(readFileSync(migrationFile(name), 'utf8'));
			await session.run(sql`INSERT INTO migrations (number, applied) VALUES (${index + 1}, ${session.now()})`);
		}
	});
}

interface State {
	readonly encoding: string;
	/** The last migration applied, 0 without any. */
	readonly version: number;
	/** Tables there are besides. */
	readonly tables: number;
}

async function stateOf(session: Session, schema: string): Promise<State> {
	const row = await session.get<{ encoding: string; tables: number; known: number }>(
		sql`SELECT current_setting('server_encoding') AS encoding, count(*)::integer AS tables,
			count(*) FILTER (WHERE tablename = 'migrations')::integer AS known
		FROM pg_catalog.pg_tables WHERE schemaname = ${schema}`,
	);
	const { encoding = '', tables = 0, known = 0 } = row ?? {};
	if (known === 0) return { encoding, tables, version: 0 };
	const applied = await session.get<{ version: number }>(
		sql`SELECT coalesce(max(number), 0) AS version FROM migrations`,
	);
	return { encoding, tables, version: applied?.version ?? 0 };
}
