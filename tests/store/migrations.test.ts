import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { temporaryFolder } from './folder.ts';

const now = () => new Date('2026-01-01T12:00:00Z');

/** Everything that an archive answers, for comparing two of them. */
async function answers(path: string): Promise<unknown> {
	const store = await openSqlite({ path, now });
	const all = [
		await store.articles({ limit: 50 }),
		await store.articles({ about: 'bron', limit: 50 }),
		await store.people('', 50),
		await store.nearPeople('Dalh', 50),
		await store.quotes('anna dahl', { about: 'kajen', limit: 50 }),
		await store.factBoxes({ limit: 50 }),
		await store.articlesByHeadline('bron', 50),
		await store.counts(),
	];
	await store.close();
	return all;
}

function change(path: string, sql: string): void {
	const raw = new DatabaseSync(path);
	raw.exec(sql);
	raw.close();
}

async function archive(): Promise<string> {
	const path = join(temporaryFolder(), 'news.sqlite');
	const store = await openSqlite({ path, now });
	for (let index = 0; index < 120; index++) {
		const article = anArticle({
			id: `${index}`,
			says: [{ who: 'Anna Dahl', words: `Kajen ${index} håller.` }],
			boxes: [{ title: 'Bron', items: [`${index}`] }],
			embargoedUntil: index % 10 === 0 ? '2027-01-01T00:00:00Z' : null,
		});
		await store.save(article, originOf(article));
	}
	await store.close();
	return path;
}

test('the list of migrations is the folder, numbered without a gap', () => {
	const files = readdirSync(new URL('../../src/store/migrations', import.meta.url)).filter((name) =>
		name.endsWith('.sql'),
	);
	expect([...MIGRATIONS]).toEqual(files.toSorted());
	expect(MIGRATIONS.map((name) => Number(name.slice(0, 3)))).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('a database of a newer program is refused and not touched', async () => {
	const path = await archive();
	change(path, `PRAGMA user_version = ${MIGRATIONS.length + 1}`);
	await expect(openSqlite({ path, now })).rejects.toMatchObject({
		code: 'database-newer',
		details: { file: path, version: MIGRATIONS.length + 1, known: MIGRATIONS.length },
	});
	change(path, `PRAGMA user_version = ${MIGRATIONS.length}`);
	expect(await answers(path)).toBeDefined();
});

test('a migration that fails leaves nothing behind', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	// The mark of our program on a file in which a table of the first migration is already there.
	change(path, `CREATE TABLE bodies (x); PRAGMA application_id = ${0x4e77726d}`);
	await expect(openSqlite({ path, now })).rejects.toMatchObject({ code: 'database-unusable' });
	const raw = new DatabaseSync(path);
	expect(raw.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'bodies' }]);
	expect(raw.prepare('PRAGMA user_version').get()).toEqual({ user_version: 0 });
	raw.close();
});

test('rows that another version derived are derived anew when the archive is opened', async () => {
	const path = await archive();
	const before = await answers(path);
	change(
		path,
		`UPDATE articles SET derivation = 'old', headline = 'x', quotes = 0, day = NULL;
		UPDATE turns SET turn = replace(turn, 'Kajen', 'Kusten');
		DELETE FROM name_words WHERE word = 'dahl';
		DELETE FROM turn_stems WHERE rowid > 10;
		DELETE FROM fact_boxes WHERE number > 10`,
	);
	expect(await answers(path)).toEqual(before);
	const raw = new DatabaseSync(path);
	expect(raw.prepare("SELECT count(*) AS old FROM articles WHERE derivation = 'old'").get()).toEqual({ old: 0 });
	raw.close();
});

test('earlier revisions stay in the file', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const store = await openSqlite({ path, now });
	for (const body of ['Ett.', 'Två.', 'Tre.']) {
		const article = anArticle({ id: 'a', body: [body] });
		await store.save(article, originOf(article));
	}
	await store.close();
	const raw = new DatabaseSync(path);
	const kept = raw.prepare('SELECT revision, text FROM revisions ORDER BY revision').all();
	expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
	expect(kept.map(({ text }) => /Ett|Två|Tre/u.exec(String(text))?.[0])).toEqual(['Ett', 'Två']);
	raw.close();
});

test('what has expired is cleared away now and then', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	let clock = now();
	const store = await openSqlite({ path, now: () => clock });
	for (let index = 0; index < 100; index++) {
		await store.claim(`event-${index}`, 1000);
		await store.keep(index, 1000);
	}
	clock = new Date(clock.getTime() + 1000);
	for (let index = 0; index < 200; index++) await store.claim(`later-${index}`, 1000);
	await store.close();
	const raw = new DatabaseSync(path);
	const count = (table: string) => raw.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count;
	expect([count('claims'), count('kept')]).toEqual([200, 0]);
	raw.close();
});
