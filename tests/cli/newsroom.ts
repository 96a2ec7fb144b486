import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Settings } from '../../src/config.ts';
import type { Article } from '../../src/document/article.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'newsroom-'));

/** The sample articles, read by the first program of a test file that asks for them. */
const archive = join(temporary(), 'archive.sqlite');

export interface Ran {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Started {
	readonly pid: number;
	readonly kill: (signal: NodeJS.Signals) => void;
	/** What has been said on standard error so far. */
	readonly said: () => string;
	readonly ended: Promise<Ran>;
}

type Env = Readonly<Record<string, string>>;

/** Starts the real program. Nothing of this machine's settings reaches it: every one of them is emptied first. */
export function start(
	args: readonly string[],
	env: Env = {},
	input: string | Buffer = '',
	program: readonly string[] = [join(project, 'src', 'main.ts'), ...args],
	told: (text: string) => void = () => {},
): Started {
	const empty = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']));
	const child = spawn(process.execPath, program, {
		cwd: temporary(),
		env: { PATH: process.env.PATH ?? '', ...empty, NEWSROOM_DB: archive, NEWSROOM_LOCALE: 'en-GB', ...env },
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		told(text);
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	// A program that does not read its input may be gone before all of it is written.
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	const ended = new Promise<Ran>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, stdout, stderr }));
	});
	return { pid: child.pid ?? 0, kill: (signal) => child.kill(signal), said: () => stderr, ended };
}

export const newsroom = (args: readonly string[], env?: Env, input?: string | Buffer): Promise<Ran> =>
	start(args, env, input).ended;

let samples: Promise<string> | undefined;

/** A database of its own in which the sample articles are read already, which takes longer than most of what is tested. */
export async function ownArchive(): Promise<string> {
	samples ??= (async () => {
		const NEWSROOM_DB = join(temporary(), 'samples.sqlite');
		const { code, stderr } = await newsroom(['articles'], { NEWSROOM_DB });
		if (code !== 0) throw new Error(stderr);
		return NEWSROOM_DB;
	})();
	const own = join(temporary(), 'archive.sqlite');
	copyFileSync(await samples, own);
	return own;
}

/** An article with nothing in it but what is given. */
export const anArticle = (given: Partial<Article>): Article => ({
	id: 'a',
	revision: 1,
	language: 'en',
	url: null,
	publisher: null,
	section: null,
	headline: null,
	byline: [],
	publishedAt: null,
	updatedAt: null,
	embargoedUntil: null,
	status: 'usable',
	text: '',
	blocks: [],
	people: [],
	quotes: [],
	factBoxes: [],
	summary: [],
	...given,
});
