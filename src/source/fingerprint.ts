import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Clocks of file systems may be this coarse, in milliseconds: a change within it might leave no trace. */
const COARSE = 2_000;

export interface Fingerprint {
	/** Paths of the regular files, relative to the folder, sorted; hidden ones left out. */
	readonly files: readonly string[];
	/** Names, sizes and times, a line each: equal as long as nothing in the folder changed. */
	readonly print: string;
	/** False when something changed so lately that a further change might go unseen. */
	readonly settled: boolean;
}

/**
 * Looks at a folder and those below it without opening a file; undefined when there is no such folder. Stands between
 * every question on a command line and its answer, so it asks the system directly, where promises take ten times as
 * long, and compares lists, where loading a hash takes longer than all the rest.
 */
export function fingerprint(folder: string, now: Date): Fingerprint | undefined {
	const files = filesIn(folder, '');
	if (files === undefined) return undefined;
	const lines: string[] = [];
	const kept: string[] = [];
	let latest = 0;
	for (const name of files.sort()) {
		// Gone since the folder was listed, or a link to nowhere.
		const found = statSync(join(folder, name), { throwIfNoEntry: false });
		if (!found?.isFile()) continue;
		kept.push(name);
		lines.push(`${name} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`);
		latest = Math.max(latest, found.mtimeMs, found.ctimeMs);
	}
	return { files: kept, print: lines.join('\n'), settled: latest < now.getTime() - COARSE };
}

/** Changes whenever a file of one of the folders does: what was read by other code or data is read again. */
export const versionOf = (release: string, folders: readonly string[], now: Date): string =>
	[release, ...folders.map((folder) => fingerprint(folder, now)?.print ?? '')].join('\n\n');

function filesIn(folder: string, before: string): string[] | undefined {
	let entries: Dirent[];
	try {
		entries = readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw error;
	}
	const shown = entries.filter(({ name }) => !name.startsWith('.'));
	return shown.flatMap((entry) =>
		entry.isDirectory()
			? (filesIn(join(folder, entry.name), join(before, entry.name)) ?? [])
			: [join(before, entry.name)],
	);
}
