import { join } from 'node:path';
import { z } from 'zod';
import { ErrorCode, NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import type { Parser } from '../parse/parser.ts';
import type { Store } from '../store/store.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';

export interface SyncOptions {
	readonly store: Store;
	readonly now: () => Date;
	readonly log: Log;
	/** Changes when the program reads differently, see `versionOf`. */
	readonly version: string;
	/** Called once, and only when something has to be read. */
	readonly loadParser: () => Promise<Parser>;
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
	const { articleFiles } = await import('./read.ts');
	let read = 0;
	let last: string | undefined;
	const unread: Unread[] = [];
	for (const name of articleFiles(files)) {
		const place = join(folder, name);
		try {
			const id = await readFile(place, options);
			if (id === undefined) continue;
			read++;
			last = id;
		} catch (error) {
			if (!(error instanceof NewsroomError) || error.code.startsWith('database-')) throw error;
			unread.push({ place, error });
		}
	}
	return { read, last, unread, missing: [] };
}

/** The id of the article when it is new or changed. */
async function readFile(place: string, { store, version, loadParser }: SyncOptions): Promise<string | undefined> {
	const [{ createHash }, { digestOf, openFile }, { readMaterial }] = await Promise.all([
		import('node:crypto'),
		import('./open.ts'),
		import('./read.ts'),
	]);
	const material = await openFile(place);
	const digest = createHash('sha256').update(version).update(digestOf(material)).digest('hex');
	if ((await store.digest(place)) === digest) return undefined;
	const parse = await loadParser();
	const document = await readMaterial(material);
	// Without an address of its own an article is known by its words, but a corrected file is still the same article.
	const { id, url } = document.metadata;
	const known = id === undefined && url === undefined ? await store.articleAt(place) : undefined;
	const article = parse(document, known === undefined ? {} : { id: known });
	return (await store.save(article, { place, digest })) === 'unchanged' ? undefined : article.id;
}

function noteFrom(value: string | undefined): z.infer<typeof Note> | undefined {
	if (value === undefined) return undefined;
	try {
		return Note.safeParse(JSON.parse(value)).data;
	} catch {
		return undefined;
	}
}
