import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import type { Growth, Measured } from './parse-engine.ts';

const ENGINE = fileURLToPath(new URL('./parse-engine.ts', import.meta.url));
const TIME = { timeout: 600_000 } as const;
const ARTICLES = 5_000;
/** The slowest one gets fewer of the same articles: what counts is how many in a second. */
const FEWER = 300;
const ROUNDS = 3;

async function run<Result>(...args: string[]): Promise<Result> {
	const { stdout } = await promisify(execFile)(process.execPath, [ENGINE, ...args]);
	return JSON.parse(stdout) as Result;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const rate = ({ articles, seconds }: Measured): number => articles / seconds;

const fastest = (measured: readonly (Measured | undefined)[]): Measured | undefined =>
	measured.filter((one) => one !== undefined).sort((a, b) => rate(b) - rate(a))[0];

function report(what: string, measured: Measured): void {
	const { articles, megabytes, seconds, loadSeconds, peakMegabytes } = measured;
	print(
		`Parser: ${what}: ${rate(measured).toFixed(0)} articles/s, ${(megabytes / seconds).toFixed(2)} MB/s (${articles} articles in ${seconds.toFixed(1)} s), loads in ${loadSeconds.toFixed(2)} s, peak ${peakMegabytes.toFixed(0)} MB`,
	);
}

describe('Parser', () => {
	test('English articles beside wink-nlp and compromise', TIME, async () => {
		const measure = (name: string, count: number) => run<Measured>(name, '--language', 'en', '--count', `${count}`);
		const rounds: Measured[][] = [];
		// By turns, so that whatever else the machine does slows all of them.
		for (let round = 0; round < ROUNDS; round++)
			rounds.push([
				await measure('newsroom', ARTICLES),
				await measure('wink', ARTICLES),
				await measure('compromise', FEWER),
			]);
		const [own, wink, compromise] = [0, 1, 2].map((engine) => fastest(rounds.map((round) => round[engine])));
		if (own === undefined || wink === undefined || compromise === undefined) throw new Error('nothing was measured');
		report('newsroom-bot, English', own);
		report('wink-nlp and the nearest name, English', wink);
		report('compromise and the nearest person, English', compromise);
		for (const [name, other] of [
			['wink-nlp', wink],
			['compromise', compromise],
		] as const) {
			const faster = rate(own) / rate(other);
			const memory = own.peakMegabytes / other.peakMegabytes;
			print(
				`ratio Parser to ${name}: ${faster.toFixed(2)} times the articles a second, ${memory.toFixed(2)} times the memory`,
			);
		}
		const quality = [own, wink, compromise].map(({ both }) => both.toFixed(3));
		print(`quote and speaker right, F1 on the labelled English articles: ${quality.join(' / ')}`);
	});

	test('articles of all languages', TIME, async () => {
		report('newsroom-bot, all languages', await run<Measured>('newsroom', '--count', `${ARTICLES}`));
	});

	test('growth from 20 KB to 1 MB', TIME, async () => {
		for (const [language, ...more] of [['sv'], ['en'], ['de'], ['sv', '--one-line'], ['en', '--one-line']] as const) {
			const { millisecondsAt20KB, millisecondsAt1MB } = await run<Growth>('--growth', '--language', language, ...more);
			const shape = more.length > 0 ? 'one line' : 'paragraphs';
			print(
				`growth Parser, ${language}, ${shape}: 1 MB takes ${(millisecondsAt1MB / millisecondsAt20KB).toFixed(1)} times 20 KB (${millisecondsAt20KB.toFixed(1)} ms to ${millisecondsAt1MB.toFixed(0)} ms)`,
			);
		}
	});
});
