import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rss, words } from '../source/feed/site.ts';
import { newsroom, ownArchive } from './newsroom.ts';

const hits: string[] = [];
const server = createServer((request, response) => {
	hits.push(request.url ?? '');
	const said = rss([
		{ id: '1', title: 'Badhuset byggs', text: words('Det blir fint'), link: 'https://allehanda.example/1' },
	]);
	const page = `<html><head><title>Bron</title></head><body><article><h1>Bron öppnar</h1>${words('Vi är nöjda')}</article></body></html>`;
	const body = { '/rss.xml': said, '/bron': page }[request.url ?? ''];
	response
		.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"' })
		.end(body);
});
let site = '';
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const db = await ownArchive();
const run = (args: readonly string[], allowed = new URL(site).host) =>
	newsroom(args, { NEWSROOM_DB: db, NEWSROOM_FETCH_ALLOW: allowed });

describe('newsroom feed', () => {
	test('is added, listed, read and removed', async () => {
		expect(await run(['feed', 'list'])).toMatchObject({
			code: 1,
			stdout: expect.stringContaining('newsroom feed add'),
		});
		const added = await run(['feed', 'add', `${site}/rss.xml`]);
		expect(added).toMatchObject({ code: 0, stderr: '' });
		expect(added.stdout).toContain(`Aspnäs Allehanda (${site}/rss.xml) is followed now: 1 article`);
		expect((await run(['feed', 'list', '--json'])).stdout).toContain(`"url":"${site}/rss.xml"`);

		const read = JSON.parse((await run(['feed', 'run', '--once', '--json'])).stdout);
		expect(read).toMatchObject({
			outcome: 'read',
			fault: null,
			items: [{ saved: 'new', headline: 'Badhuset byggs', quotes: 1, fault: null }],
		});
		const again = await run(['feed', 'run', '--once', '--all']);
		expect(again).toMatchObject({
			code: 0,
			stdout: expect.stringMatching(/^Aspnäs Allehanda: 0 new, 0 new versions/u),
		});
		expect((await run(['feed', 'run', '--once'])).stdout).toContain('--all');
		expect((await run(['quote', 'Ljung'])).stdout).toContain('Det blir fint');

		expect((await run(['feed', 'remove', `${site}/rss.xml/`])).stdout).toContain('Its articles are kept');
		expect((await run(['feed', 'remove', `${site}/rss.xml`])).code).toBe(2);
	}, 60_000);

	test.each([[['feed']], [['feed', 'add']], [['feed', 'remove']], [['feed', 'list', 'x']], [['feed', 'toString']]])(
		'%o is told how',
		async (args) =>
			expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('newsroom feed <') }),
	);

	test('a link is read like a file, but not from a private network', async () => {
		const { code, stdout } = await run(['parse', `${site}/bron`, '--format', 'json']);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			headline: 'Bron öppnar',
			url: `${site}/bron`,
			quotes: [{ text: 'Vi är nöjda' }],
		});
		const before = hits.length;
		const refused = await run(['parse', `${site}/bron`], '');
		expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('NEWSROOM_FETCH_ALLOW') });
		expect(hits.length).toBe(before);
		const feed = await run(['parse', `${site}/rss.xml`]);
		expect(feed).toMatchObject({ code: 2, stderr: expect.stringContaining('newsroom feed add') });
	}, 60_000);
});
