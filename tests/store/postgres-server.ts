import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll } from 'vitest';

/** A server that tests may use, and its end. */
export interface Server {
	/** Of a database in which every test makes a schema of its own. */
	readonly url: string;
	/** Without a folder, the server was not started here and cannot be stopped. */
	readonly folder: string | undefined;
	start(): Promise<void>;
	stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
/** An address; or `local`, when the tests must not be left out. */
const given = process.env.NEWSROOM_TEST_POSTGRES;
const folders = [
	...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []),
	...(process.env.PATH ?? '').split(delimiter),
];
const binaries = folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));

/** Why the tests that need a server are left out, if they are. */
export const withoutServer: string | undefined =
	given || binaries ? undefined : 'no PostgreSQL here: its tests are left out (NEWSROOM_TEST_POSTGRES names a server)';
if (withoutServer) process.stderr.write(`${withoutServer}\n`);

let schemas = 0;
/** A name that no other test of any process has. */
export const newSchema = (): string => `test_${process.pid}_${Date.now().toString(36)}_${schemas++}`;

/** A throw-away server for one file of tests, which ends with it. */
export async function testServer(): Promise<Server> {
	if (given && given !== 'local') return { url: given, folder: undefined, start: async () => {}, stop: async () => {} };
	if (!binaries) throw new Error('initdb and postgres are not on this machine');
	const folder = mkdtempSync(join(tmpdir(), 'newsroom-pg-'));
	// PostgreSQL refuses to run as root.
	const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
	if (owner.uid) chownSync(folder, owner.uid, owner.gid);
	const data = join(folder, 'data');
	const asked = ['-D', data, '-A', 'trust', '-U', 'newsroom', '-E', 'UTF8', '--locale=C', '-N'];
	execFileSync(join(binaries, 'initdb'), asked, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

	let running: ChildProcess | undefined;
	const url = `postgres:///postgres?host=${encodeURIComponent(folder)}&user=newsroom`;
	const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses='];
	const server: Server = {
		url,
		folder,
		start: async () => {
			const options = [...settings.flatMap((each) => ['-c', each]), '-k', folder];
			running = spawn(join(binaries, 'postgres'), ['-D', data, ...options], { ...owner, cwd: folder, stdio: 'ignore' });
			await untilReady(url);
		},
		stop: async () => {
			if (!running) return;
			const ended = new Promise((resolve) => running?.once('exit', resolve));
			// At once, with all connections.
			running.kill('SIGINT');
			await ended;
			running = undefined;
		},
	};
	// Also when the tests are broken off.
	process.once('exit', () => running?.kill('SIGQUIT'));
	afterAll(async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	});
	await server.start();
	return server;
}

async function untilReady(url: string): Promise<void> {
	for (let tries = 0; ; tries++) {
		const client = new pg.Client({ connectionString: url });
		try {
			await client.connect();
			return await client.end();
		} catch (error) {
			if (tries > 600) throw error;
			await setTimeout(50);
		}
	}
}

/** Statements by another hand than the store's. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const results = (await client.query(text)) as unknown as pg.QueryResult | pg.QueryResult[];
		return [results].flat().at(-1)?.rows ?? [];
	} finally {
		await client.end();
	}
}

/** Takes all rows out of the tables of a schema, over one connection. */
export function emptied(url: string): { empty(schema: string): Promise<void>; end(): Promise<void> } {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	pool.on('error', () => {});
	return {
		empty: async (schema) => {
			const { rows } = await pool.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [schema]);
			const tables = rows.map(({ tablename }) => tablename).filter((name) => name !== 'migrations');
			await pool.query(tables.map((name) => `DELETE FROM ${schema}.${name};`).join(' '));
		},
		end: () => pool.end(),
	};
}
