import { chmodSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { temporaryFolder } from './folder.ts';

const now = () => new Date('2026-01-01T12:00:00Z');
const open = (path: string) => openSqlite({ path, now, timeout: 50 });

async function faultOf(work: Promise<unknown>): Promise<NewsroomError> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof NewsroomError)) throw new Error(`no NewsroomError but ${error}`);
	return error;
}

async function filled(path: string): Promise<void> {
	const store = await open(path);
	for (let index = 0; index < 30; index++) {
		const article = anArticle({ id: `${index}`, body: ['Ord '.repeat(500)], people: ['Anna Dahl'] });
		await store.save(article, originOf(article));
	}
	await store.close();
}

test('missing folders are made', async () => {
	const path = join(temporaryFolder(), 'a', 'b', 'news.sqlite');
	await (await open(path)).close();
	expect(existsSync(path)).toBe(true);
});

test('a file that is no database is corrupt, and stays as it is', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const text = 'Not a database at all. '.repeat(100);
	writeFileSync(path, text);
	const fault = await faultOf(open(path));
	expect(fault).toMatchObject({ code: 'database-corrupt', details: { file: path } });
	expect(fault.cause).toBeInstanceOf(Error);
	expect(readFileSync(path, 'utf8')).toBe(text);
});

test('an empty file becomes a database', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	writeFileSync(path, '');
	const store = await open(path);
	expect((await store.counts()).articles).toBe(0);
	await store.close();
});

test('a file cut short is corrupt, whether that shows when it is opened or later', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	await filled(path);
	truncateSync(path, 20_000);
	const read = async () => {
		const store = await open(path);
		try {
			for (let index = 0; index < 30; index++) await store.article(`${index}`);
		} finally {
			await store.close();
		}
	};
	expect(await faultOf(read())).toMatchObject({ code: 'database-corrupt', details: { file: path } });
});

test.each([
	['an article that is not JSON', "UPDATE bodies SET body = '{'"],
	['an article without its fields', "UPDATE bodies SET body = '{}'"],
	['a text that is not JSON', "UPDATE bodies SET text = 'x'"],
])('%s is corrupt', async (_, sql) => {
	const path = join(temporaryFolder(), 'news.sqlite');
	await filled(path);
	const raw = new DatabaseSync(path);
	raw.exec(sql);
	raw.close();
	const store = await open(path);
	expect(await faultOf(store.article('1'))).toMatchObject({ code: 'database-corrupt', details: { file: path } });
	await store.close();
});

test('a write lock held for too long is database-locked; reading goes on, and writing again afterwards', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	await filled(path);
	const store = await open(path);
	const other = new DatabaseSync(path);
	other.exec('BEGIN IMMEDIATE');
	const article = anArticle({ id: 'late' });
	const writes: ((store: Store) => Promise<unknown>)[] = [
		(each) => each.save(article, originOf(article)),
		(each) => each.claim('event', 1000),
		(each) => each.keep('value', 1000),
		(each) => each.remember('key', 'value'),
	];
	for (const write of writes) {
		expect(await faultOf(write(store))).toMatchObject({ code: 'database-locked', details: { file: path } });
	}
	expect((await store.counts()).articles).toBe(30);
	other.exec('ROLLBACK');
	other.close();
	expect(await store.save(article, originOf(article))).toBe('new');
	await store.close();
});

test('a new file that another process holds is database-locked', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const other = new DatabaseSync(path);
	other.exec('BEGIN EXCLUSIVE');
	expect(await faultOf(open(path))).toMatchObject({ code: 'database-locked', details: { file: path } });
	other.exec('ROLLBACK');
	other.close();
	await (await open(path)).close();
});

test('a folder, or a file where a folder should be, is unusable', async () => {
	const folder = temporaryFolder();
	mkdirSync(join(folder, 'news.sqlite'));
	writeFileSync(join(folder, 'file'), '');
	for (const path of [join(folder, 'news.sqlite'), join(folder, 'file', 'news.sqlite'), `${folder}/nul\u0000`]) {
		expect(await faultOf(open(path))).toMatchObject({ code: 'database-unusable', details: { file: path } });
	}
});

// A superuser may write everywhere, so that there is nothing to see.
test.skipIf(process.getuid?.() === 0)('a folder or file that may not be written is unusable', async () => {
	const folder = temporaryFolder();
	chmodSync(folder, 0o500);
	const path = join(folder, 'news.sqlite');
	expect(await faultOf(open(path))).toMatchObject({ code: 'database-unusable', details: { file: path } });
	chmodSync(folder, 0o700);
});

test('the database of another program is left alone', async () => {
	const path = join(temporaryFolder(), 'other.sqlite');
	const raw = new DatabaseSync(path);
	raw.exec('CREATE TABLE bookmarks (url TEXT)');
	raw.close();
	expect(await faultOf(open(path))).toMatchObject({ code: 'database-unusable' });
	const after = new DatabaseSync(path);
	expect(after.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'bookmarks' }]);
	after.close();
});

test('a store that is closed says so, and may be closed again', async () => {
	const store = await open(':memory:');
	await store.close();
	await store.close();
	expect(await faultOf(store.counts())).toMatchObject({ code: 'database-unusable' });
});

test('a value that is not JSON is refused with one of our errors', async () => {
	const store = await open(':memory:');
	const circle: { self?: unknown } = {};
	circle.self = circle;
	expect(await faultOf(store.keep(circle, 1000))).toMatchObject({ code: 'database-unusable' });
	await store.close();
});
