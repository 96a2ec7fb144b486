import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { temporaryFolder } from './folder.ts';

const run = promisify(execFile);
const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
const now = () => new Date();

async function write(path: string, name: string, count: number): Promise<number> {
	const { stdout } = await run(process.execPath, [writer, path, name, `${count}`]);
	return Number(stdout);
}

test('several processes open a new file at once and write at the same time; nothing is lost or claimed twice', async () => {
	const path = join(temporaryFolder(), 'deep', 'er', 'news.sqlite');
	const claims = await Promise.all(['a', 'b', 'c'].map((name) => write(path, name, 40)));
	expect(claims.reduce((sum, each) => sum + each, 0)).toBe(40);
	const store = await openSqlite({ path, now });
	expect(await store.counts()).toEqual({ articles: 120, quotes: 120, people: 1, factBoxes: 0 });
	expect((await store.people('dahl', 1))[0]).toMatchObject({ quotes: 120, articles: 120 });
	await store.close();
});

test('what another process writes is seen at once, and writing goes on beside it', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const store = await openSqlite({ path, now });
	const other = write(path, 'other', 30);
	let done = false;
	const ended = other.finally(() => {
		done = true;
	});
	let own = 0;
	while (!done) {
		const article = anArticle({ id: `own-${own++}` });
		expect(await store.save(article, originOf(article))).toBe('new');
		await store.articles({ limit: 5, about: 'bron' });
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
	await ended;
	expect((await store.counts()).articles).toBe(own + 30);
	expect(await store.article('other-29')).toBeDefined();
	await store.close();
});

test('what one process keeps, another recalls', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const [one, two] = await Promise.all([openSqlite({ path, now }), openSqlite({ path, now })]);
	const token = await one.keep({ page: 2 }, 60_000);
	await two.remember('channel', 'a');
	expect(await two.recall(token)).toEqual({ page: 2 });
	expect(await one.remembered('channel')).toBe('a');
	expect([await one.claim('event', 60_000), await two.claim('event', 60_000)]).toEqual([true, false]);
	await Promise.all([one.close(), two.close()]);
});
