import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { MIGRATIONS } from '../../src/store/migrations/postgres/index.ts';
import { passwordsOf, placeOf } from '../../src/store/postgres/place.ts';
import { refOf, restored, storable } from '../../src/store/postgres/text.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { ask, newSchema, testServer, withoutServer } from './postgres-server.ts';

const run = promisify(execFile);
const now = () => new Date('2026-01-01T12:00:00Z');
const article = anArticle({ id: 'a', says: [{ who: 'Anna Dahl', words: 'Kajen håller.' }] });

async function faultOf(work: Promise<unknown>): Promise<NewsroomError> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof NewsroomError)) throw new Error(`no NewsroomError but ${error}`);
	return error;
}

test('what PostgreSQL cannot store comes back as it was, and two texts never become one', () => {
	const texts = ['', 'å', '\u0000', '\u001a', '\u001a0000', '\ud800', '\udc00\ud83d', 'a😀\u001a001a', '\uffff'];
	for (const text of texts) {
		expect(restored(storable(text))).toBe(text);
		expect(storable(text)).not.toMatch(/\0|\p{Surrogate}/u);
	}
	expect(new Set(texts.map(storable)).size).toBe(texts.length);
	const long = 'x'.repeat(5000);
	expect(new Set([long, `${long}y`, long.slice(1)].map(refOf)).size).toBe(3);
	expect(Buffer.byteLength(storable(refOf('\ud800'.repeat(9000))))).toBeLessThan(2700);
});

test('an address is told of without user and password', () => {
	const url = 'postgres://anna:s%C3%B6kord@db.example:5433/news?sslmode=require&password=another';
	expect(placeOf(url)).toBe('postgres://db.example:5433/news');
	expect(passwordsOf(url)).toEqual(['s%C3%B6kord', 'sökord', 'another']);
	expect(placeOf('postgres:///news?host=/run/db&user=a')).toBe('postgres:///run/db/news');
});

test('the list of migrations is the folder, numbered without a gap', () => {
	const files = readdirSync(new URL('../../src/store/migrations/postgres', import.meta.url));
	expect([...MIGRATIONS]).toEqual(files.filter((name) => name.endsWith('.sql')).toSorted());
	expect(MIGRATIONS.map((name) => Number(name.slice(0, 3)))).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('no server: unreachable, and the password is nowhere in it', async () => {
	const url = 'postgres://anna:hemligheten@127.0.0.1:9/news';
	const fault = await faultOf(openPostgres({ url, now, timeout: 50 }));
	expect(fault).toMatchObject({ code: 'database-unreachable', details: { file: 'postgres://127.0.0.1:9/news' } });
	expect(`${fault.stack}${fault.cause}${JSON.stringify(fault)}`).not.toContain('hemligheten');
});

describe.skipIf(withoutServer)('with a server', async () => {
	if (withoutServer) return;
	const server = await testServer();
	const { url } = server;
	const open = (schema: string, more = {}) => openPostgres({ url, schema, now, timeout: 200, ...more });

	test('several processes open an empty database at once and write at the same time; nothing is lost or claimed twice', async () => {
		const schema = newSchema();
		const writer = fileURLToPath(new URL('postgres-writer.ts', import.meta.url));
		const claims = await Promise.all(
			['a', 'b', 'c'].map(async (name) => {
				const { stdout } = await run(process.execPath, [writer, url, schema, name, '15']);
				return Number(stdout);
			}),
		);
		expect(claims.reduce((sum, each) => sum + each, 0)).toBe(15);
		const store = await open(schema);
		expect(await store.counts()).toEqual({ articles: 45, quotes: 45, people: 1, factBoxes: 0 });
		expect((await store.people('dahl', 1))[0]).toMatchObject({ quotes: 45, articles: 45 });
		await store.close();
	});

	test('a database of a newer program is refused and not touched, tables of somebody else are left alone', async () => {
		const newer = newSchema();
		await (await open(newer)).close();
		await ask(url, `INSERT INTO ${newer}.migrations VALUES (${MIGRATIONS.length + 1}, 0)`);
		expect(await faultOf(open(newer))).toMatchObject({
			code: 'database-newer',
			details: { version: MIGRATIONS.length + 1, known: MIGRATIONS.length },
		});
		const other = newSchema();
		await ask(url, `CREATE SCHEMA ${other}; CREATE TABLE ${other}.bookmarks (url text)`);
		expect(await faultOf(open(other))).toMatchObject({ code: 'database-refused' });
		expect(await ask(url, `SELECT tablename FROM pg_tables WHERE schemaname = '${other}'`)).toHaveLength(1);
	});

	test('a lock held for too long is database-locked; reading and claiming go on, and writing afterwards', async () => {
		const schema = newSchema();
		const store = await open(schema);
		const other = new pg.Client({ connectionString: url });
		await other.connect();
		await other.query(`SELECT pg_advisory_lock(${0x4e77726d}, 1)`);
		expect(await faultOf(store.save(article, originOf(article)))).toMatchObject({ code: 'database-locked' });
		expect(await store.claim('event', 1000)).toBe(true);
		expect((await store.counts()).articles).toBe(0);
		await other.end();
		expect(await store.save(article, originOf(article))).toBe('new');
		await store.close();
	});

	test('a row that is not what was written is corrupt', async () => {
		const schema = newSchema();
		const store = await open(schema);
		await store.save(article, originOf(article));
		await ask(url, `UPDATE ${schema}.bodies SET body = '{'`);
		expect(await faultOf(store.article('a'))).toMatchObject({ code: 'database-corrupt' });
		await store.close();
	});

	test('rows that another version derived are derived anew when the archive is opened', async () => {
		const schema = newSchema();
		const store = await open(schema);
		await store.save(article, originOf(article));
		const before = [await store.quotesOf('a'), await store.people('', 9), await store.articles({ limit: 9 })];
		await store.close();
		await ask(
			url,
			`UPDATE ${schema}.articles SET derivation = 'old', headline = 'x'; DELETE FROM ${schema}.turns;
			DELETE FROM ${schema}.name_words`,
		);
		const again = await open(schema);
		expect([await again.quotesOf('a'), await again.people('', 9), await again.articles({ limit: 9 })]).toEqual(before);
		expect((await again.quotes('anna dahl', { about: 'kaj', limit: 1 })).total).toBe(1);
		await again.close();
	});

	test('a text with more different words than a row can hold is saved, and found by the first of them', async () => {
		const store = await open(newSchema());
		const words = Array.from({ length: 120_000 }, (_, index) => `särskilt${index}`).join(' ');
		const long = anArticle({ id: 'long', body: [words] });
		expect(await store.save(long, originOf(long))).toBe('new');
		expect((await store.articles({ about: 'särskilt77', limit: 1 })).total).toBe(1);
		await store.close();
	});

	test('a store that is closed says so, and may be closed again', async () => {
		const store = await open(newSchema());
		await store.close();
		await store.close();
		expect((await faultOf(store.counts())).code).toMatch(/^database-/u);
	});

	// Whoever named a server keeps it running.
	test.skipIf(server.folder === undefined)('a server that is stopped and started again is found again', async () => {
		const store = await open(newSchema());
		await store.save(article, originOf(article));
		await server.stop();
		expect(await faultOf(store.counts())).toMatchObject({ code: 'database-unreachable' });
		expect(await faultOf(store.article('a'))).toMatchObject({ code: 'database-unreachable' });
		await server.start();
		expect(await store.article('a')).toEqual(article);
		expect(await store.claim('event', 1000)).toBe(true);
		await store.close();
	});
});
