import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newsroom, ownArchive, start, temporary } from './newsroom.ts';

const story = (headline: string, words: string): string =>
	`${headline}\n\nNobody in Aldwick knows why. “${words}”, says Bo Ekman, who runs the ferry.\n`;
const page = `<html><head><title>Bath</title></head><body><article><h1>The bath opens</h1>
	<p>Everybody came. “The water is warm”, says Eva Lindmark, who is eighty.</p></article></body></html>`;

const server = createServer((request, response) => {
	response.writeHead(request.url?.startsWith('/bath') ? 200 : 404, { 'content-type': 'text/html' }).end(page);
});
let host = '';
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** A folder with two articles, one of them below, and one file that is none; and a database of its own. */
async function desk() {
	const folder = temporary();
	mkdirSync(join(folder, 'below'));
	writeFileSync(join(folder, 'bridge.txt'), story('The bridge is shut', 'It creaks'));
	writeFileSync(join(folder, 'below', 'school.txt'), story('The school moves', 'We pack now'));
	writeFileSync(join(folder, 'empty.txt'), '');
	const NEWSROOM_DB = await ownArchive();
	const run = (args: readonly string[], input?: string, allowed = host) =>
		newsroom(args, { NEWSROOM_DB, NEWSROOM_FETCH_ALLOW: allowed }, input);
	return { folder, run, env: { NEWSROOM_DB } };
}
const linesOf = (output: string): Record<string, unknown>[] =>
	output
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('newsroom add', () => {
	test('reads files, folders and patterns, says what it refused and why, and keeps what it read', async () => {
		const { folder, run } = await desk();
		const first = await run(['add', folder]);
		expect(first.code).toBe(2);
		expect(first.stdout).toContain('The bridge is shut: read; ');
		expect(first.stdout).toContain('2 new articles, no new versions, 0 unchanged, 1 refused.');
		expect(first.stderr).toContain('empty.txt');
		const again = await run(['add', join(folder, 'b*.txt'), join(folder, 'below')]);
		expect(again).toMatchObject({ code: 0, stderr: '' });
		expect(again.stdout).toContain('Nothing new, no new versions, 2 unchanged, nothing refused.');
		expect((await run(['quote', 'Ekman'])).stdout).toContain('We pack now');

		writeFileSync(join(folder, 'bridge.txt'), story('The bridge is shut', 'It does not creak'));
		expect((await run(['add', join(folder, 'bridge.txt')])).stdout).toContain('The bridge is shut: new version');
		const history = await run(['history', 'bridge']);
		expect(history).toMatchObject({ code: 0, stderr: '' });
		expect(history.stdout).toMatch(/2 versions[\s\S]*It does not creak/u);
		const versions = JSON.parse((await run(['history', 'bridge', '--json'])).stdout);
		expect(versions).toMatchObject([{ revision: 1, changes: null }, { revision: 2 }]);
		expect(await run(['history', 'no such headline'])).toMatchObject({ code: 1, stdout: '' });
		expect(await run(['history'])).toMatchObject({ code: 2, stderr: expect.stringContaining('newsroom history <') });
	}, 60_000);

	test('reads an address, but none of a private network', async () => {
		const { run } = await desk();
		const read = await run(['add', `http://${host}/bath?utm_source=letter`, `http://${host}/nowhere`, '--json']);
		expect(read.code).toBe(2);
		expect(linesOf(read.stdout)).toEqual([
			expect.objectContaining({ saved: 'new', headline: 'The bath opens', quotes: 1 }),
			expect.objectContaining({ saved: 'refused', code: 'http-status', reason: expect.stringContaining('404') }),
			{ stopped: false, new: 1, revised: 0, unchanged: 0, outdated: 0, refused: 1 },
		]);
		const same = linesOf((await run(['add', `http://${host}/bath/`, '--json'])).stdout);
		expect(same[0]).toMatchObject({ saved: 'unchanged', id: linesOf(read.stdout)[0]?.id });
		const refused = await run(['add', `http://${host}/bath`, '--json'], '', '');
		expect(linesOf(refused.stdout)[0]).toMatchObject({ saved: 'refused', code: 'address-forbidden' });
	}, 60_000);

	test.each([
		['text', story('The bridge is shut', 'It creaks'), 'The bridge is shut'],
		['a page', page, 'The bath opens'],
		[
			'a wire message',
			JSON.stringify({
				uri: 'urn:example:1',
				type: 'text',
				pubstatus: 'usable',
				headline: 'The harbour grows',
				body_text: 'The harbour of Aldwick grows. “It is time”, says Bo Ekman, who runs the ferry.',
			}),
			'The harbour grows',
		],
	])(
		'takes %s from standard input',
		async (_, input, headline) => {
			const read = await (await desk()).run(['add', '-', '--json'], input);
			expect(read).toMatchObject({ code: 0, stderr: '' });
			expect(linesOf(read.stdout)[0]).toMatchObject({ saved: 'new', headline });
		},
		60_000,
	);

	test('without a word, with a wrong one, with nothing on standard input', async () => {
		const { run } = await desk();
		expect(await run(['add'])).toMatchObject({ code: 2, stderr: expect.stringContaining('newsroom add <') });
		expect(await run(['add', 'nowhere.txt'])).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('nowhere.txt'),
		});
		expect(await run(['add', 'no*such.txt'])).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('no*such.txt'),
		});
		expect((await run(['add', '-'], '')).code).toBe(2);
	}, 60_000);

	test('stopped in the middle, it keeps what it has told of', async () => {
		const { env, run } = await desk();
		const folder = temporary();
		for (let number = 0; number < 400; number++) {
			writeFileSync(join(folder, `${number}.txt`), story(`The bridge number ${number}`, `It creaks ${number} times`));
		}
		let told = '';
		const program = start(['add', folder, '--json'], env, '', undefined, (text) => {
			told += text;
			if (told.split('\n').length > 5) program.kill('SIGINT');
		});
		const { code, stdout } = await program.ended;
		const lines = linesOf(stdout);
		const sums = lines.at(-1);
		expect(code).toBe(3);
		expect(sums).toMatchObject({ stopped: true, new: lines.length - 1 });
		expect(lines.length).toBeLessThan(readdirSync(folder).length);
		const rest = linesOf((await run(['add', folder, '--json'])).stdout).at(-1);
		expect(rest).toMatchObject({ stopped: false, new: 400 - (lines.length - 1), unchanged: lines.length - 1 });
	}, 120_000);

	test('stands in the help once', async () => {
		const help = (await newsroom(['--help'])).stdout;
		expect(help.match(/newsroom add /gu)).toHaveLength(1);
		expect((await newsroom(['add', '--help'])).stdout).toContain('newsroom add <file|folder|pattern|URL|->');
	}, 60_000);
});
