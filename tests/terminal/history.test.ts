import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileHistory } from '../../src/adapter/terminal/history.ts';
import { silentLog } from '../../src/log.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'newsroom-'));

test('questions are kept over sessions, the newest first, readable by nobody else', async () => {
	const file = join(folder(), 'made', 'history');
	const first = fileHistory(file, silentLog);
	expect(await first.read()).toEqual([]);
	await first.add('quote Ada');
	await first.add('facts');
	expect(await fileHistory(file, silentLog).read()).toEqual(['facts', 'quote Ada']);
	if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('a long history is shortened at the start of a session', async () => {
	const file = join(folder(), 'history');
	writeFileSync(file, Array.from({ length: 2_000 }, (_, index) => `quote ${index}\n`).join(''));
	const read = await fileHistory(file, silentLog).read();
	expect([read.length, read[0]]).toEqual([500, 'quote 1999']);
	expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(500);
});

test('where nothing can be written, nothing is kept and nothing fails', async () => {
	const file = join(folder(), 'history');
	writeFileSync(file, '');
	const history = fileHistory(join(file, 'below-a-file'), silentLog);
	await history.add('quote Ada');
	expect(await history.read()).toEqual([]);
});
