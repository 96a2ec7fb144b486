import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import { writeArticles } from './article-files.ts';

const ENGINE = fileURLToPath(new URL('./add-engine.ts', import.meta.url));
const BYTES = 5_000;
const [FEW, MANY] = [1_000, 10_000] as const;

/** Seconds of the clock, seconds of processors, bytes of memory at most. */
interface Measured {
	readonly seconds: number;
	readonly processor: number;
	readonly peak: number;
}

async function run(...args: string[]): Promise<Measured> {
	const { stdout } = await promisify(execFile)(process.execPath, [ENGINE, ...args]);
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

const print = (name: string, count: number, { seconds, processor, peak }: Measured): void =>
	void process.stdout.write(
		`Add: ${name}: ${(count / seconds).toFixed(0)} articles/s, ${((processor / count) * 1000).toFixed(1)} ms of processor each (${count} files of ${BYTES / 1000} KB in ${seconds.toFixed(1)} s), peak ${(peak / 1e6).toFixed(0)} MB\n`,
	);

describe('newsroom add', () => {
	test('10,000 files beside 1,000, and beside reading and parsing alone', { timeout: 1_800_000 }, async () => {
		const folder = await mkdtemp(join(tmpdir(), 'newsroom-add-'));
		try {
			await writeArticles(join(folder, 'few'), FEW, BYTES);
			await writeArticles(join(folder, 'many'), MANY, BYTES);
			const plain = await run('parse', join(folder, 'few'));
			const few = await run('add', join(folder, 'few'), join(folder, 'few.sqlite'));
			const many = await run('add', join(folder, 'many'), join(folder, 'many.sqlite'));
			print('reading and parsing alone, one thread', FEW, plain);
			print('newsroom add', FEW, few);
			print('newsroom add', MANY, many);
			const faster = MANY / many.seconds / (FEW / plain.seconds);
			process.stdout.write(
				`ratio Add: ${faster.toFixed(2)} times the rate of reading and parsing alone; memory of ${MANY} files ${(many.peak / few.peak).toFixed(2)} times that of ${FEW}\n`,
			);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});
});
