import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../src/log.ts';
import type { Parser } from '../../src/parse/parser.ts';
import { fingerprint, versionOf } from '../../src/source/fingerprint.ts';
import { syncFolders } from '../../src/source/sync.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, temporary } from './newsroom.ts';

const later = () => new Date(Date.now() + 60_000);

/** A folder and a store; `sync` says how often a parser was loaded, and what it was given. */
async function archive() {
	const folder = temporary();
	const store = await openSqlite({ path: ':memory:', now: later });
	let loaded = 0;
	const parsed: string[] = [];
	const parser: Parser = ({ text }, { id } = {}) => {
		parsed.push(text.trim());
		return anArticle({ id: id ?? text.trim(), text });
	};
	const sync = (version = '1', now = later) =>
		syncFolders([folder], {
			store,
			now,
			log: silentLog,
			version,
			loadParser: async () => {
				loaded++;
				return parser;
			},
		});
	return { folder, store, sync, parsed, loads: () => loaded };
}

test('a folder that did not change costs no parser, no reading and no lookup of a digest', async () => {
	const { folder, sync, parsed, loads } = await archive();
	writeFileSync(join(folder, 'a.txt'), 'one');
	writeFileSync(join(folder, 'b.txt'), 'two');
	expect(await sync()).toMatchObject({ read: 2, last: 'two', unread: [] });
	expect(await sync()).toMatchObject({ read: 0, last: undefined });
	expect({ parsed, loads: loads() }).toEqual({ parsed: ['one', 'two'], loads: 1 });
});

test('a file that was touched is looked at, and parsed only when its bytes changed', async () => {
	const { folder, sync, parsed } = await archive();
	const [a, b] = [join(folder, 'a.txt'), join(folder, 'b.txt')];
	writeFileSync(a, 'one');
	writeFileSync(b, 'two');
	await sync();
	utimesSync(a, 1, 1);
	expect((await sync()).read).toBe(0);
	writeFileSync(b, 'six');
	expect((await sync()).read).toBe(1);
	expect(parsed).toEqual(['one', 'two', 'six']);
});

test('a file without an address keeps its article when its words change', async () => {
	const { folder, store, sync } = await archive();
	writeFileSync(join(folder, 'a.txt'), 'one');
	await sync();
	writeFileSync(join(folder, 'a.txt'), 'corrected');
	await sync();
	expect(await store.article('one')).toMatchObject({ revision: 2, text: 'corrected' });
	expect((await store.counts()).articles).toBe(1);
});

test('another version of the program reads everything again', async () => {
	const { folder, sync, parsed } = await archive();
	writeFileSync(join(folder, 'a.txt'), 'one');
	await sync('1');
	await sync('2');
	expect(parsed).toEqual(['one', 'one']);
});

test('what cannot be read is told at every start, without being read again', async () => {
	const { folder, sync, loads } = await archive();
	writeFileSync(join(folder, 'a.txt'), 'one');
	writeFileSync(join(folder, 'b.txt'), '');
	for (let start = 0; start < 2; start++) {
		const { unread } = await sync();
		expect(unread.map(({ place, error }) => [place, error.code])).toEqual([[join(folder, 'b.txt'), 'empty-input']]);
	}
	expect(loads()).toBe(1);
});

test('a change within the coarseness of the clock is not missed', async () => {
	const { folder, sync, parsed } = await archive();
	const file = join(folder, 'a.txt');
	writeFileSync(file, 'one');
	const now = () => new Date();
	await sync('1', now);
	writeFileSync(file, 'two');
	await sync('1', now);
	expect(parsed).toEqual(['one', 'two']);
});

test('a folder that does not exist is named', async () => {
	const store = await openSqlite({ path: ':memory:', now: later });
	const missing = join(temporary(), 'nowhere');
	const loadParser = () => Promise.reject(new Error('no parser is needed'));
	const synced = await syncFolders([missing], { store, now: later, log: silentLog, version: '1', loadParser });
	expect(synced).toEqual({ read: 0, last: undefined, unread: [], missing: [missing] });
});

test('a fingerprint: files at any depth, none that is hidden, changed by name, size and time', () => {
	const folder = temporary();
	mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
	mkdirSync(join(folder, '.git'));
	for (const name of ['b.txt', 'deep/deeper/a.txt', '.git/c.txt', '.d.txt']) writeFileSync(join(folder, name), 'x');
	symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.txt'));
	const print = () => fingerprint(folder, later())?.print;
	expect(fingerprint(folder, later())?.files).toEqual(['b.txt', join('deep', 'deeper', 'a.txt')]);
	const before = print();
	expect(print()).toBe(before);
	utimesSync(join(folder, 'b.txt'), 1, 1);
	expect(print()).not.toBe(before);
	expect(fingerprint(join(folder, 'b.txt'), later())).toBeUndefined();
	expect(versionOf('1', [folder], later())).not.toBe(versionOf('2', [folder], later()));
});
