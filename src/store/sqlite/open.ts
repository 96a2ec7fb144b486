import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { NewsroomError } from '../../document/error.ts';
import { MIGRATIONS, migrationFile } from '../migrations/index.ts';
import { Database } from './database.ts';
import { isLocked, Unreadable } from './fault.ts';

/** Marks a file as ours: "Nwrm". */
const APPLICATION = 0x4e77726d;
/** Milliseconds between two tries: the first comes soon, then others may have their turn. */
const PAUSE = 2;
const LONGEST = 25;
/** Kibibytes of pages that a connection remembers: words and names go into indexes all over the file. */
const CACHE = 16_384;
/** Pages that the log takes before they go into the file: the same pages come again with every few articles. */
const CHECKPOINT = 4_000;
/** How long another process is waited for. */
export const TIMEOUT = 5_000;

export interface SqliteOptions {
	/** A file, made with its folder when it is missing, or `:memory:`. */
	readonly path: string;
	readonly now: () => Date;
	/** How long to wait for another process that writes, in milliseconds. */
	readonly timeout?: number;
}

/** Opens a file and brings its tables up to date. */
export async function openDatabase({ path, now, timeout = TIMEOUT }: SqliteOptions): Promise<Database> {
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	const connection = new DatabaseSync(path, { timeout: 0 });
	try {
		const database = new Database(connection, now);
		await patiently(timeout, () => prepare(database, path));
		return database;
	} catch (error) {
		connection.close();
		throw error;
	}
}

/**
 * Tries again while another process has the lock. SQLite itself would wait with the whole process standing still: no
 * event would be acknowledged, no timer run.
 */
export async function patiently<T>(timeout: number, work: () => T | Promise<T>): Promise<T> {
	const end = performance.now() + timeout;
	for (let pause = PAUSE; ; pause = Math.min(LONGEST, pause * 1.5)) {
		try {
			return await work();
		} catch (error) {
			if (!isLocked(error) || performance.now() >= end) throw error;
			await setTimeout(pause);
		}
	}
}

function prepare(database: Database, path: string): void {
	const { known, version, tables } = database.reading(() => ({
		known: pragma(database, 'application_id'),
		version: pragma(database, 'user_version'),
		tables: database.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0,
	}));
	if (known !== APPLICATION && tables > 0) throw new Error('the database belongs to another program');
	if (version > MIGRATIONS.length) {
		throw new NewsroomError('database-newer', { file: path, version, known: MIGRATIONS.length });
	}
	database.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
	database.execute(
		`PRAGMA cache_size = -${CACHE}; PRAGMA wal_autocheckpoint = ${CHECKPOINT}; PRAGMA temp_store = MEMORY`,
	);
	if (version < MIGRATIONS.length) database.writing(() => migrate(database));
}

/** Another process may have been quicker, so the version is read again under the lock. */
function migrate(database: Database): void {
	const from = pragma(database, 'user_version');
	for (const name of MIGRATIONS.slice(from)) database.execute(readFileSync(migrationFile(name), 'utf8'));
	if (from >= MIGRATIONS.length) return;
	database.execute(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${MIGRATIONS.length}`);
}

function pragma(database: Database, name: 'application_id' | 'user_version'): number {
	const value = database.get(`PRAGMA ${name}`)?.[name];
	if (typeof value !== 'number') throw new Unreadable(name);
	return value;
}
