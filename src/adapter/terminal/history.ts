import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../../log.ts';

const KEPT = 500;

/** What was asked before, over all sessions: one line a question, the oldest first. Never a reason to fail. */
export interface History {
	/** The newest first, as readline wants it. */
	read(): Promise<string[]>;
	add(line: string): Promise<void>;
}

export function fileHistory(file: string, log: Log): History {
	const lines = async () => {
		const text = await readFile(file, 'utf8').catch(() => '');
		return text.split('\n').filter((line) => line !== '');
	};
	return {
		async read() {
			const all = await lines();
			// Shortened at the start of a session only: two sessions may append at the same time.
			if (all.length > 2 * KEPT) {
				const kept = `${all.slice(-KEPT).join('\n')}\n`;
				await writeFile(file, kept, { mode: 0o600 }).catch((error) => log.debug('history not written', { error }));
			}
			return all.slice(-KEPT).reverse();
		},
		async add(line) {
			try {
				await mkdir(dirname(file), { recursive: true });
				await appendFile(file, `${line}\n`, { mode: 0o600 });
			} catch (error) {
				log.debug('history not written', { error });
			}
		},
	};
}
