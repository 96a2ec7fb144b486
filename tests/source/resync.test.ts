import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '../../src/log.ts';
import type { StoreHint } from '../../src/source/reader/protocol.ts';
import { readyOf } from '../../src/source/reader/ready.ts';
import { keepLooking } from '../../src/source/resync.ts';
import { syncFolders } from '../../src/source/sync.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, temporary } from '../cli/newsroom.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const hour = 3_600_000;
const now = () => new Date(Date.now() + hour);

test('a file that comes into a folder of articles is found while the program runs, and changed words after it', async () => {
	const folder = temporary();
	const store = await openSqlite({ path: ':memory:', now });
	const look = async () => {
		const loadReader = async () => ({
			width: 1,
			ready: (source: Parameters<typeof readyOf>[0], hint: StoreHint) =>
				readyOf(source, hint, ({ text }, { id } = {}) => anArticle({ id: id ?? 'bridge', text })),
		});
		const loadParser = () => Promise.reject(new Error('the thread that answers parses nothing'));
		await syncFolders([folder], { store, now, log: silentLog, version: '1', loadParser, loadReader });
	};
	const stop = keepLooking(look, () => 0, silentLog);
	const file = join(folder, 'bridge.txt');
	for (const words of ['The bridge is shut.', 'The bridge is open again.']) {
		writeFileSync(file, words);
		await vi.advanceTimersByTimeAsync(6_000);
		await vi.waitFor(async () => expect((await store.article('bridge'))?.text).toBe(words));
	}
	await stop();
});

test('one look at a time, the next after a pause that grows with what a look takes, and none after the end', async () => {
	const looks: (() => void)[] = [];
	let time = 0;
	const stop = keepLooking(
		() => new Promise<void>((resolve) => void looks.push(resolve)),
		() => time,
		silentLog,
	);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(looks).toHaveLength(1);
	time = 1_000;
	looks[0]?.();
	await vi.advanceTimersByTimeAsync(49_000);
	expect(looks).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(looks).toHaveLength(2);
	looks[1]?.();
	await stop();
	await vi.advanceTimersByTimeAsync(hour);
	expect(looks).toHaveLength(2);
});

test('a look that fails is told of, and the next comes all the same', async () => {
	const error = vi.fn();
	const look = vi.fn(() => Promise.reject(new Error('the share is away')));
	const stop = keepLooking(look, () => 0, { ...silentLog, error });
	await vi.advanceTimersByTimeAsync(11_000);
	expect(look).toHaveBeenCalledTimes(2);
	expect(error).toHaveBeenCalledTimes(2);
	await stop();
});
