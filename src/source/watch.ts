import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import { sidePath } from './open.ts';
import { articleFiles } from './read.ts';

export interface WatchOptions {
	readonly folder: string;
	readonly signal: AbortSignal;
	readonly log: Log;
	/** Milliseconds, never going back. */
	readonly clock: () => number;
	/** Milliseconds that a file must stand unchanged before it is read. */
	readonly settle: number;
	/** Milliseconds between two looks where the system tells of no changes. */
	readonly poll: number;
	/**
	 * Reads files, the oldest first. Gives back those that it could not deal with now; they are handed in again. Stops
	 * early, giving back the rest, when the signal says so.
	 */
	readonly take: (paths: readonly string[]) => Promise<readonly string[]>;
}

/** What is known of a file: how it looked, since when, and whether it was taken so. */
interface Seen {
	readonly look: string;
	readonly size: number;
	readonly time: number;
	readonly since: number;
	taken: boolean;
}

/** Names that senders give to what they are still writing, and programs to what is none of ours. */
const HALF = /^[.~]|~$|(?:^|\.)(?:tmp|temp|part|partial|filepart|uploading|inprogress)(?=\.|$)/iu;

/** An upload begins with nothing: an empty file waits so many times longer before it counts as one. */
const EMPTY = 10;

/**
 * Takes the articles of a folder and those below it, now and as they come, until the signal. A file is taken when it
 * has stood unchanged for a while, and again whenever it, or its side file, changes. Throws NewsroomError `no-such-file`
 * when there is no such folder, and whatever `take` throws.
 */
export async function watchFolder(options: WatchOptions): Promise<void> {
	const { folder, signal, clock, settle, poll, take, log } = options;
	if (!(await isFolder(folder))) throw new NewsroomError('no-such-file', { file: folder });
	const bell = createBell(folder, log);
	const seen = new Map<string, Seen>();
	try {
		while (!signal.aborted) {
			const now = clock();
			await look(folder, seen, now, log);
			const ready = [...seen].filter(([, file]) => isReady(file, now, settle)).sort(byAge);
			if (ready.length > 0) {
				for (const [, file] of ready) file.taken = true;
				const left = new Set(await take(ready.map(([path]) => path)));
				for (const [path, file] of ready) if (left.has(path)) file.taken = false;
			}
			const isWaiting = [...seen.values()].some(({ taken }) => !taken);
			await bell.wait(isWaiting ? Math.min(settle, poll) : poll, signal);
		}
	} finally {
		bell.close();
	}
}

const isReady = ({ taken, since, size }: Seen, now: number, settle: number): boolean =>
	!taken && now - since >= settle * (size === 0 ? EMPTY : 1);

/** What was written first comes first: an article before the message that cancels it. */
const byAge = ([a, one]: [string, Seen], [b, other]: [string, Seen]): number =>
	one.time - other.time || (a < b ? -1 : 1);

async function look(folder: string, seen: Map<string, Seen>, now: number, log: Log): Promise<void> {
	let names: string[];
	try {
		names = await readdir(folder, { recursive: true });
	} catch (error) {
		// A share that is away for a while comes back.
		log.warn('folder cannot be read', { folder, error });
		return;
	}
	const articles = articleFiles(names.filter((name) => !name.split(/[\\/]/u).some((part) => HALF.test(part))));
	const paths = new Set(articles.map((name) => join(folder, name)));
	for (const path of seen.keys()) if (!paths.has(path)) seen.delete(path);
	for (const path of paths) {
		const file = await statOf(path);
		if (file === undefined) {
			seen.delete(path);
			continue;
		}
		const side = sidePath(path) === path ? undefined : await statOf(sidePath(path));
		const shown = `${file.look} ${side?.look ?? ''}`;
		if (seen.get(path)?.look === shown) continue;
		seen.set(path, { look: shown, size: file.size, time: file.time, since: now, taken: false });
	}
}

async function statOf(path: string): Promise<{ look: string; size: number; time: number } | undefined> {
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) return undefined;
	return { look: `${found.ino} ${found.size} ${found.mtimeMs}`, size: found.size, time: found.mtimeMs };
}

const isFolder = async (path: string): Promise<boolean> =>
	(await stat(path).catch(() => undefined))?.isDirectory() === true;

interface Bell {
	/** Until something changes, the time is over, or the signal comes. */
	wait(time: number, signal: AbortSignal): Promise<void>;
	close(): void;
}

/** Rings when the system tells of a change; on shares and in some containers it never does. */
function createBell(folder: string, log: Log): Bell {
	let ring = (): void => undefined;
	let rung = false;
	let watcher: FSWatcher | undefined;
	try {
		watcher = watch(folder, { recursive: true, persistent: false }, (_, name) => {
			if (name !== null && HALF.test(basename(name))) return;
			rung = true;
			ring();
		});
		watcher.on('error', (error) => log.debug('no word of changes', { folder, error }));
	} catch (error) {
		log.debug('no word of changes', { folder, error });
	}
	return {
		wait: (time, signal) =>
			new Promise((resolve) => {
				const done = (): void => {
					clearTimeout(timer);
					signal.removeEventListener('abort', done);
					ring = () => undefined;
					rung = false;
					resolve();
				};
				const timer = setTimeout(done, time);
				signal.addEventListener('abort', done);
				ring = done;
				if (rung || signal.aborted) done();
			}),
		close: () => watcher?.close(),
	};
}
