import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Given } from './ask/intake.ts';
import type { TextsFor } from './ask/texts.ts';
import type { Archive, World } from './cli/world.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Reader } from './source/reader.ts';
import type { Fetcher } from './source/web/fetcher.ts';
import type { Store } from './store/store.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const now = () => new Date();
/** Short enough to be read out; a secret it need not be. */
const newId = () => Math.random().toString(36).slice(2, 8).padEnd(6, '0');
const { stdout, stderr } = process;

/** Runs what the command line asks for and ends the process. */
export async function start(): Promise<never> {
	// A reader that has seen enough ("| head") is no fault.
	stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit();
	});
	const code = await main(process.argv.slice(2));
	// Left to itself, the runtime waits for compilers in the background that nobody needs any more.
	for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.write('', () => resolve()));
	process.exit(code);
}

/** The whole program: gives the exit code. The one place where everything meets, each part loaded where it is used. */
async function main(args: readonly string[]): Promise<number> {
	const [{ environment, localeOf, readConfig }, { loadTexts }, { run, sayFault }, { createLog }, { visible }] =
		await Promise.all([
			import('./config.ts'),
			import('./ask/texts.ts'),
			import('./cli/run.ts'),
			import('./log.ts'),
			import('./render/terminal-text.ts'),
		]);
	const env = environment(project);
	const texts = loadTexts(join(project, 'data', 'ui'));
	const closing: (() => Promise<void>)[] = [];
	let log: Log | undefined;
	try {
		const config = readConfig(env);
		log = createLog({
			level: config.logLevel ?? (serves(args, config) ? 'info' : 'warn'),
			plain: stderr.isTTY,
			write: (line) => stderr.write(stderr.isTTY ? visible(line) : line),
			now,
			secrets: config.secrets,
		});
		const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
		// Compiling a schema pays only for a process that stays.
		z.config({ jitless: !serves(args, config) });
		let archive: Promise<Archive> | undefined;
		let fetcher: Promise<Fetcher> | undefined;
		const world: World = {
			config,
			texts: texts(config.locale),
			log,
			now,
			version,
			// Opening it takes a while, and most questions do not read it.
			get stdin() {
				return process.stdin;
			},
			stdout,
			stderr,
			look: () => ({
				width: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
				color: config.color && stdout.isTTY,
				links: stdout.isTTY,
			}),
			untilStopped,
			loadParser,
			loadFetcher: () => {
				fetcher ??= loadFetcher(config, version);
				return fetcher;
			},
			openArchive: () => {
				archive ??= openArchive({ config, texts, log: world.log, version, closing, loadFetcher: world.loadFetcher });
				return archive;
			},
		};
		return await run(args, world);
	} catch (error) {
		// The installation is incomplete, which the executable says best.
		if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw error;
		const json = args.includes('--json');
		return sayFault(error, { texts: texts(localeOf(env)), stdout, stderr, log, id: newId(), json });
	} finally {
		for (const close of closing) await close();
	}
}

/** Without a word and with a token, the program serves until it is stopped, and says what it does. */
function serves(args: readonly string[], { slack, discord }: Config): boolean {
	return args.length === 0 && (slack !== null || discord !== null);
}

function untilStopped(): Promise<string> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
	});
}

async function loadParser() {
	const { createParser } = await import('./parse/parse.ts');
	return createParser(new URL('../data/languages/', import.meta.url));
}

async function loadFetcher({ web }: Config, version: string): Promise<Fetcher> {
	const { createFetcher } = await import('./source/web/fetcher.ts');
	return createFetcher({ userAgent: web.userAgent ?? `newsroom-bot/${version}`, allowed: web.allowed, now });
}

interface Parts {
	readonly config: Config;
	readonly texts: TextsFor;
	readonly log: Log;
	readonly version: string;
	readonly closing: (() => Promise<void>)[];
	readonly loadFetcher: () => Promise<Fetcher>;
}

async function openArchive({ config, texts, log, version, closing, loadFetcher }: Parts): Promise<Archive> {
	const [
		store,
		{ createRunner },
		{ LAST_READ },
		{ commands },
		{ syncFolders },
		{ versionOf },
		{ reportSync },
		{ allowedBy },
		{ keepLooking },
	] = await Promise.all([
		openStore(config),
		import('./ask/runner.ts'),
		import('./ask/memory.ts'),
		import('../commands/index.ts'),
		import('./source/sync.ts'),
		import('./source/fingerprint.ts'),
		import('./cli/report-sync.ts'),
		import('./ask/intake.ts'),
		import('./source/resync.ts'),
	]);
	closing.push(() => store.close());

	const reading = ['src/document', 'src/language', 'src/parse', 'src/source', 'data/languages', 'data/sites'];
	const folders = reading.map((folder) => join(project, folder));
	const watched = [join(project, 'data', 'articles'), ...config.articles];
	const reads = versionOf(version, folders, now());
	const options = { store, now, log, version: reads, loadParser };
	const synced = await syncFolders(watched, options);
	const missing = synced.missing.filter((folder) => config.articles.includes(folder));
	reportSync({ ...synced, missing }, texts(config.locale), stderr);
	// After the first reading of all, what comes in is what people will ask about next.
	if (synced.last !== undefined && synced.read < (await store.counts()).articles) {
		await store.remember(LAST_READ, synced.last);
	}

	let reader: Promise<Reader> | undefined;
	const loadReader = () => {
		reader ??= openReader(closing);
		return reader;
	};
	const openIntake = async () => {
		const { createIntake } = await import('./source/intake.ts');
		return createIntake({ store, reader: await loadReader(), loadFetcher, version: reads });
	};
	const look = async () => {
		const { last, unread } = await syncFolders(watched, { ...options, loadReader });
		if (last === undefined) return;
		await store.remember(LAST_READ, last);
		for (const { place, error } of unread) log.warn('not read', { place, error: error.code });
	};
	closing.unshift(keepLooking(look, () => performance.now(), log));

	const given = async (what: Given) => (await import('./source/give.ts')).givenBy(openIntake)(what);
	const intake = { allows: allowedBy(config.mayAdd), add: given };
	return { store, openIntake, runner: createRunner({ commands, store, texts, now, log, newId, intake }) };
}

/** Only the driver that is used is loaded. */
async function openStore({ database, postgres }: Config): Promise<Store> {
	if (postgres) return (await import('./store/postgres.ts')).openPostgres({ url: postgres, now });
	return (await import('./store/sqlite.ts')).openSqlite({ path: database, now });
}

/** Bounds of reading one source: milliseconds, megabytes. */
const BOUNDS = { timeout: 30_000, memory: 512 };

/** One processor is for answers and for saving, unless there are but two: they are busy with turns. */
const readersFor = (processors: number): number => Math.max(Math.min(2, processors), processors - 1);

async function openReader(closing: (() => Promise<void>)[]): Promise<Reader> {
	const [{ createReader }, { availableParallelism }] = await Promise.all([
		import('./source/reader.ts'),
		import('node:os'),
	]);
	const reader = createReader({ ...BOUNDS, workers: readersFor(availableParallelism()) });
	// Before the database, which it reads for.
	closing.unshift(() => reader.close());
	return reader;
}
