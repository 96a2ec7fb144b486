import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Settings } from '../../src/config.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = 4_096;
/** Of the system's clock for work, a second. */
const TICKS = 100;

/** The real program, serving, in a process of its own. */
export interface Program {
	readonly child: ChildProcess;
	/** What it has logged so far. */
	readonly log: () => string;
	/** Bytes of memory in use; 0 once it is gone, or where the system does not tell. */
	readonly memory: () => number;
	/** Seconds that processors have worked for it. */
	readonly worked: () => number;
	/** Resolves when it has logged the words. */
	readonly said: (words: string) => Promise<void>;
	/** Stops it and waits until it is gone. */
	readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export function serve(env: Readonly<Record<string, string>>): Program {
	const empty = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']));
	const child = spawn(process.execPath, [join(project, 'src', 'main.ts')], {
		env: { PATH: process.env.PATH ?? '', ...empty, NEWSROOM_LOCALE: 'en-GB', ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let log = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		log += text;
	});
	const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
	return {
		child,
		log: () => log,
		memory: () => {
			try {
				return Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
			} catch {
				return 0;
			}
		},
		worked: () => {
			try {
				// The name of the program may hold blanks; the figures follow it.
				const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
				return (Number(stat[11]) + Number(stat[12])) / TICKS;
			} catch {
				return 0;
			}
		},
		async said(words) {
			while (!log.includes(words)) {
				if (child.exitCode !== null) throw new Error(`the program ended: ${log}`);
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		async stop(signal = 'SIGTERM') {
			child.kill(signal);
			await gone;
		},
	};
}
