import { join } from 'node:path';
import { z } from 'zod';
import { ErrorCode, NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import type { Parser } from '../parse/parser.ts';
import type { Store } from '../store/store.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import type { Reader } from './reader.ts';

export interface SyncOptions {
	readonly store: Store;
	readonly now: () => Date;
	readonly log: Log;
	/** Changes when the program reads differently, see `versionOf`. */
	readonly version: string;
	/** Called once, and only when something has to be read. */
	readonly loadParser: () => Promise<Parser>;
	/** Reads in other threads instead, so that a process that answers goes on answering. */
	readonly loadReader?: () => Promise<Pick<Reader, 'ready' | 'width'>>;
}

/** A file that could not be read. */
interface Unread {
	readonly place: string;
	readonly error: NewsroomError;
}

export interface Synced {
	/** Articles that are new or changed. */
	readonly read: number;
	/** The id of the last of them, if any. */
	readonly last: string | undefined;
	readonly unread: readonly Unread[];
	/** Folders that do not exist. */
	readonly missing: readonly string[];
}

/** What a folder was like when it was last read. */
const Note = z.object({
	print: z.string(),
	unread: z.array(
		z.object({
			place: z.string(),
			code: z.enum(ErrorCode),
			details: z.record(z.string(), z.union([z.string(), z.number()])),
		}),
	),
});

/**
 * Reads what changed in the folders into the store; a file that cannot be read is named and skipped. Throws NewsroomError `database-…` only.
 */
export async function syncFolders(folders: readonly string[], options: SyncOptions): Promise<Synced> {
	let parser: Promise<Parser> | undefined;
	const once = { ...options, loadParser: () => (parser ??= options.loadParser()) };
	let read = 0;
	let last: string | undefined;
	const unread: Unread[] = [];
	const missing: string[] = [];
	for (const folder of folders) {
		const synced = await syncFolder(folder, once);
		missing.push(...synced.missing);
		read += synced.read;
		last = synced.last ?? last;
		unread.push(...synced.unread);
	}
	return { read, last, unread, missing };
}

async function syncFolder(folder: string, options: SyncOptions): Promise<Synced> {
	const { store, now, version, log } = options;
	const seen = fingerprint(folder, now());
	if (seen === undefined) return { read: 0, last: undefined, unread: [], missing: [folder] };
	const print = `${version}\n\n${seen.print}`;
	const key = `folder:${folder}`;
	const note = noteFrom(await store.remembered(key));
	if (note?.print === print) {
		const unread = note.unread.map(({ place, code, details }) => ({ place, error: new NewsroomError(code, details) }));
		return { read: 0, last: undefined, unread, missing: [] };
	}
	const synced = await readFiles(folder, seen, options);
	if (seen.settled) {
		const unread = synced.unread.map(({ place, error: { code, details } }) => ({ place, code, details }));
		await store.remember(key, JSON.stringify({ print, unread } satisfies z.infer<typeof Note>));
	}
	if (synced.read > 0) log.info('articles read', { folder, count: synced.read });
	return synced;
}

async function readFiles(folder: string, { files }: Fingerprint, options: SyncOptions): Promise<Synced> {
	const { store, version, loadParser, loadReader } = options;
	const [{ articleFiles }, { createIntake }, { readyOf }] = await Promise.all([
		import('./read.ts'),
		import('./intake.ts'),
		import('./reader/ready.ts'),
	]);
	const here: Pick<Reader, 'ready' | 'width'> = {
		width: 1,
		ready: async (source, hint) => readyOf(source, hint, await loadParser()),
	};
	const intake = createIntake({ store, version, reader: (await loadReader?.()) ?? here });
	let read = 0;
	let last: string | undefined;
	const unread: Unread[] = [];
	for await (const taken of intake.addAll(articleFiles(files).map((name) => ({ path: join(folder, name) })))) {
		if (taken.error !== undefined) unread.push({ place: taken.place, error: taken.error });
		if (taken.status !== 'new' && taken.status !== 'revised') continue;
		read++;
		last = taken.id;
	}
	return { read, last, unread, missing: [] };
}

function noteFrom(value: string | undefined): z.infer<typeof Note> | undefined {
	if (value === undefined) return undefined;
	try {
		return Note.safeParse(JSON.parse(value)).data;
	} catch {
		return undefined;
	}
}
