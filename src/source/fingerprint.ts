import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Clocks of file systems may be this coarse, in milliseconds: a change within it might leave no trace. */
const COARSE = 2_000;

export interface Fingerprint {
	/** Paths of the regular files, relative to the folder, sorted; hidden ones left out. */
	readonly files: readonly string[];
	/** SHA-256 over names, sizes and times, hexadecimal: equal as long as nothing in the folder changed. */
	readonly print: string;
	/** False when something changed so lately that a further change might go unseen. */
	readonly settled: boolean;
}

/** Looks at a folder and those below it without opening a file; undefined when there is no such folder. */
export async function fingerprint(folder: string, now: Date): Promise<Fingerprint | undefined> {
	const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
		throw error;
	});
	if (names === undefined) return undefined;
	const hash = createHash('sha256');
	const files: string[] = [];
	let latest = 0;
	for (const name of names.filter((path) => !/(?:^|[\\/])\./u.test(path)).sort()) {
		// Gone since the folder was listed, or a link to nowhere.
		const found = await stat(join(folder, name)).catch(() => undefined);
		if (!found?.isFile()) continue;
		files.push(name);
		hash.update(JSON.stringify([name, found.size, found.mtimeMs, found.ctimeMs]));
		latest = Math.max(latest, found.mtimeMs, found.ctimeMs);
	}
	return { files, print: hash.digest('hex'), settled: latest < now.getTime() - COARSE };
}

/** Changes whenever a file of one of the folders does: what was read by other code or data is read again. */
export async function versionOf(release: string, folders: readonly string[], now: Date): Promise<string> {
	const prints = await Promise.all(folders.map((folder) => fingerprint(folder, now)));
	return createHash('sha256')
		.update(JSON.stringify([release, ...prints.map((found) => found?.print ?? null)]))
		.digest('hex');
}
