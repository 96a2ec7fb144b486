import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { watchFolder } from '../../../src/source/watch.ts';

const stopping: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const stop of stopping.splice(0)) await stop();
});

/** A folder that is watched by a clock of its own: a file settles when the test says so. */
function watching(poll = 20) {
	const folder = mkdtempSync(join(tmpdir(), 'watch-'));
	const controller = new AbortController();
	const rounds: string[][] = [];
	const refuse = new Set<string>();
	let now = 0;
	let looks = 0;
	const done = watchFolder({
		folder,
		signal: controller.signal,
		log: silentLog,
		clock: () => {
			looks++;
			return now;
		},
		settle: 1_000,
		poll,
		take: async (paths) => {
			rounds.push(paths.map((path) => path.slice(folder.length + 1)));
			const left = paths.filter((path) => refuse.has(path.slice(folder.length + 1)));
			refuse.clear();
			return left;
		},
	});
	stopping.push(async () => {
		controller.abort();
		await done;
		rmSync(folder, { recursive: true, force: true });
	});
	const looked = async (times = 3): Promise<void> => {
		const from = looks;
		while (looks < from + times) await turn();
	};
	return {
		folder,
		refuse,
		rounds,
		done,
		stop: () => controller.abort(),
		at: (name: string): string => join(folder, name),
		/** Everything that is there now has been seen, and then stood unchanged for so long. */
		async pass(time: number): Promise<void> {
			await looked();
			now += time;
			await looked();
		},
		taken: (): string[] => rounds.flat(),
	};
}

describe('a watched folder', () => {
	test('gives what is there, what comes, and what changes, once each', async () => {
		const { at, pass, taken } = watching();
		mkdirSync(at('inner'));
		writeFileSync(at('a.txt'), 'one');
		await pass(1_000);
		expect(taken()).toEqual(['a.txt']);
		writeFileSync(at(join('inner', 'b.xml')), 'two');
		await pass(1_000);
		await pass(10_000);
		expect(taken()).toEqual(['a.txt', join('inner', 'b.xml')]);
		writeFileSync(at('a.txt'), 'three');
		await pass(1_000);
		expect(taken().slice(2)).toEqual(['a.txt']);
	});

	test('waits until a file stands unchanged', async () => {
		const { at, pass, taken } = watching();
		writeFileSync(at('a.json'), '{"uri":');
		await pass(900);
		writeFileSync(at('a.json'), '{"uri": "urn:1",');
		await pass(900);
		writeFileSync(at('a.json'), '{"uri": "urn:1", "headline": "H"}');
		await pass(900);
		expect(taken()).toEqual([]);
		await pass(100);
		expect(taken()).toEqual(['a.json']);
	});

	test('leaves half-written names, hidden files, pictures and side files alone', async () => {
		const { at, pass, taken } = watching();
		for (const name of [
			'.a.xml',
			'~$a.docx',
			'a.xml.part',
			'a.tmp',
			'a.part.xml',
			'a.jpg',
			'b.txt',
			'b.json',
			'apart.xml',
		]) {
			writeFileSync(at(name), 'x');
		}
		mkdirSync(at('.hidden'));
		writeFileSync(at(join('.hidden', 'c.xml')), 'x');
		await pass(1_000);
		expect(taken().sort()).toEqual(['apart.xml', 'b.txt']);
	});

	test('takes a file that is moved in under its final name, and what replaces it', async () => {
		const { at, pass, taken } = watching();
		writeFileSync(at('a.xml.tmp'), 'one');
		await pass(1_000);
		renameSync(at('a.xml.tmp'), at('a.xml'));
		await pass(1_000);
		expect(taken()).toEqual(['a.xml']);
		writeFileSync(at('a.xml.tmp'), 'two');
		utimesSync(at('a.xml.tmp'), 5, 5);
		renameSync(at('a.xml.tmp'), at('a.xml'));
		await pass(1_000);
		expect(taken()).toEqual(['a.xml', 'a.xml']);
	});

	test('takes a text again when its side file changes', async () => {
		const { at, pass, taken } = watching();
		writeFileSync(at('a.txt'), 'one');
		await pass(1_000);
		writeFileSync(at('a.json'), '{"status": "canceled"}');
		await pass(1_000);
		expect(taken()).toEqual(['a.txt', 'a.txt']);
	});

	test('gives the oldest first', async () => {
		const { at, pass, rounds } = watching();
		for (const [name, time] of [
			['kill.xml', 30],
			['second.xml', 20],
			['zero.xml', 10],
		] as const) {
			writeFileSync(at(`${name}.part`), 'x');
			utimesSync(at(`${name}.part`), time, time);
		}
		await pass(100);
		for (const name of ['kill.xml', 'second.xml', 'zero.xml']) renameSync(at(`${name}.part`), at(name));
		await pass(1_000);
		expect(rounds.flat()).toEqual(['zero.xml', 'second.xml', 'kill.xml']);
	});

	test('waits longer for a file that is empty', async () => {
		const { at, pass, taken } = watching();
		writeFileSync(at('a.xml'), '');
		await pass(5_000);
		expect(taken()).toEqual([]);
		await pass(5_000);
		expect(taken()).toEqual(['a.xml']);
	});

	test('asks again for what could not be dealt with', async () => {
		const { at, pass, taken, refuse } = watching();
		refuse.add('a.txt');
		writeFileSync(at('a.txt'), 'one');
		writeFileSync(at('b.txt'), 'two');
		await pass(1_000);
		await pass(0);
		expect(taken().sort()).toEqual(['a.txt', 'a.txt', 'b.txt']);
	});

	test('outlives the folder being away, files that vanish, links to nowhere and folders named like files', async () => {
		const { at, folder, pass, taken } = watching();
		writeFileSync(at('a.txt'), 'one');
		writeFileSync(at('gone.txt'), 'x');
		symlinkSync(at('nowhere'), at('link.txt'));
		mkdirSync(at('folder.xml'));
		await pass(500);
		rmSync(at('gone.txt'));
		await pass(500);
		expect(taken()).toEqual(['a.txt']);
		rmSync(folder, { recursive: true });
		await pass(1_000);
		mkdirSync(folder);
		writeFileSync(at('b.txt'), 'two');
		await pass(1_000);
		expect(taken()).toEqual(['a.txt', 'b.txt']);
	});

	test('stops when it is told to', async () => {
		const { done, stop } = watching(600_000);
		await turn();
		stop();
		await done;
	});

	test('that is not there is named', async () => {
		const options = { signal: new AbortController().signal, log: silentLog, clock: () => 0, settle: 1, poll: 1 };
		const nothing = join(tmpdir(), 'no-such-folder-to-watch');
		await expect(watchFolder({ ...options, folder: nothing, take: async () => [] })).rejects.toMatchObject({
			code: 'no-such-file',
			details: { file: nothing },
		});
	});
});
