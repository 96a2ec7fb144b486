import { statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NewsroomError } from '../document/error.ts';
import { fingerprint } from './fingerprint.ts';
import type { What } from './intake.ts';
import { articleFiles } from './read.ts';

/**
 * What a word of a command line means: an address, a file, a folder with all below it, or a pattern; a file whose name
 * looks like a pattern is that file. Empty for a folder without articles. Throws NewsroomError `no-such-file`.
 */
export async function expand(word: string, now: Date): Promise<readonly What[]> {
	if (/^https?:\/\//iu.test(word)) return [{ url: word }];
	const found = statSync(word, { throwIfNoEntry: false });
	if (found?.isDirectory()) {
		const { files = [] } = fingerprint(word, now) ?? {};
		return articleFiles(files).map((name) => ({ path: resolve(join(word, name)) }));
	}
	if (found !== undefined || !/[*?[{]/u.test(word)) return [{ path: resolve(word) }];
	const names: string[] = [];
	for await (const name of glob(word)) {
		if (statSync(name, { throwIfNoEntry: false })?.isFile()) names.push(name);
	}
	if (names.length === 0) throw new NewsroomError('no-such-file', { file: word });
	return articleFiles(names).map((name) => ({ path: resolve(name) }));
}
