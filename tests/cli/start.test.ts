import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { Reply } from '../../src/ask/reply.ts';
import { newsroom, ownArchive, project, start, temporary } from './newsroom.ts';

describe('folders of articles', () => {
	test('only what changed is read again; what cannot be read is named and skipped', async () => {
		const folder = temporary();
		const env = { NEWSROOM_DB: await ownArchive(), NEWSROOM_ARTICLES: folder, LOG_LEVEL: 'info' };
		const read = async (...args: string[]) => {
			const { stdout, stderr } = await newsroom(['quote', ...args, '--json'], env);
			const { body } = Reply.parse(JSON.parse(stdout));
			const words = body.flatMap((part) => (part.type === 'quote' ? part.segments : []));
			const counts = [...stderr.matchAll(/"articles read","folder":"([^"]*)","count":(\d+)/gu)];
			return { words, stderr, count: Number(counts.find(([, place]) => place === folder)?.[2] ?? 0) };
		};
		const bridge = join(folder, 'news', 'bridge.txt');
		mkdirSync(join(folder, 'news'));
		writeFileSync(bridge, 'Bridge closed\n\n“It held for years,” said Wilma Zandbergen, an engineer.\n');
		writeFileSync(join(folder, 'tide.txt'), 'Tide rises\n\n“We watch it,” said Otto Zandbergen, a fisherman.\n');
		writeFileSync(join(folder, 'broken.txt'), Buffer.from([0, 1, 2, 3]));
		writeFileSync(join(folder, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0xff]));
		writeFileSync(join(folder, '.hidden.txt'), 'Hidden\n\n“No,” said Wilma Zandbergen.\n');

		const first = await read('Wilma Zandbergen');
		expect(first).toMatchObject({ words: ['It held for years'], count: 2 });
		expect(first.stderr).toContain(`“${join(folder, 'broken.txt')}” holds no text.`);
		expect(first.stderr).not.toMatch(/photo|hidden/u);

		const second = await read('Wilma Zandbergen');
		expect(second).toMatchObject({ words: ['It held for years'], count: 0 });
		expect(second.stderr).toContain('broken.txt” holds no text.');

		writeFileSync(bridge, 'Bridge closed\n\n“It held until now,” said Wilma Zandbergen, an engineer.\n');
		rmSync(join(folder, 'broken.txt'));
		// What came in last is what is asked about next.
		expect((await newsroom(['people'], env)).stdout).toContain('Bridge closed');
		const third = await read('Wilma Zandbergen');
		expect(third.words).toEqual(['It held until now']);
		expect(third.stderr).not.toContain('broken');
	});

	test('a folder that is not there is named; the rest is read', async () => {
		const missing = join(temporary(), 'nowhere');
		const { code, stderr } = await newsroom(['quote', 'Casco'], { NEWSROOM_ARTICLES: missing });
		expect(code).toBe(0);
		expect(stderr).toContain(`The folder ${missing} in NEWSROOM_ARTICLES does not exist.`);
	});
});

describe('the database', () => {
	test('stands in the folder of the user, which is made for it', async () => {
		const home = temporary();
		const env = { NEWSROOM_DB: '', XDG_DATA_HOME: home, HOME: home, LOCALAPPDATA: home };
		expect((await newsroom(['quote', 'Casco'], env)).code).toBe(0);
		expect((await newsroom(['quote', 'Casco'], env)).code).toBe(0);
	});

	test.each([
		['corrupt', 'a.sqlite', /^The database \S+ is damaged/u],
		['below a file', 'a.sqlite/b.sqlite', /^The database \S+ cannot be opened/u],
	])('%s: exit code 3 and one sentence', async (_what, path, sentence) => {
		const folder = temporary();
		writeFileSync(join(folder, 'a.sqlite'), 'no database at all '.repeat(500));
		const { code, stdout, stderr } = await newsroom(['quote', 'Casco'], { NEWSROOM_DB: join(folder, path) });
		expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
		expect(stderr).toMatch(sentence);
		expect(stderr).not.toMatch(/\n\s+at /u);
	});

	test('locked by another process: exit code 3 and one sentence', async () => {
		const file = join(temporary(), 'a.sqlite');
		const other = new DatabaseSync(file);
		other.exec('PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE held (a); BEGIN EXCLUSIVE');
		const { code, stderr } = await newsroom(['quote', 'Casco'], { NEWSROOM_DB: file });
		other.close();
		expect(code).toBe(3);
		expect(stderr).toMatch(/^The database \S+ is in use by another process\. Nothing was lost\./u);
	});

	test('of two processes that begin at once, both answer', async () => {
		const env = { NEWSROOM_DB: join(temporary(), 'a.sqlite') };
		const both = await Promise.all([newsroom(['quote', 'Casco'], env), newsroom(['quote', 'Casco'], env)]);
		expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(2).fill({ code: 0, stderr: '' }));
	});
});

describe('settings', () => {
	test.each([
		['SLACK_BOT_TOKEN', 'mysecret', 'xoxb-'],
		['LOG_LEVEL', 'mysecret', 'silent'],
		['PORT', 'mysecret', '65535'],
	])('%s is named with what is expected, never its value', async (name, value, expected) => {
		const { code, stdout, stderr } = await newsroom(['quote', 'Casco'], { [name]: value });
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(`The setting ${name} is missing or not valid:`);
		expect(stderr).toContain(expected);
		expect(stderr).not.toContain(value);
	});
});

let server: Server | undefined;
afterEach(() => server?.close());

/** A platform that answers everything in the same way. */
async function platform(status: number, body: unknown): Promise<string> {
	server = createServer((_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server?.once('listening', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('serving', () => {
	const bot = 'xoxb-1111111111-secret';
	const signingSecret = '0123456789abcdef0123456789abcdef';

	test('a Slack token that is refused: exit code 3, the setting named, the token never said', async () => {
		const api = await platform(200, { ok: false, error: 'invalid_auth' });
		const env = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: api, LOG_LEVEL: 'debug' };
		const { code, stderr } = await newsroom([], env);
		expect(code).toBe(3);
		expect(stderr).toContain('Slack does not accept the token in SLACK_BOT_TOKEN.');
		expect(stderr).not.toContain(bot);
	});

	test('a Discord token that is refused, by the bot and by the registration', async () => {
		const token = 'a-secret-of-discord-that-is-long';
		const env = {
			DISCORD_TOKEN: token,
			DISCORD_API_URL: await platform(401, { message: '401: Unauthorized', code: 0 }),
		};
		for (const args of [[], ['discord', 'register']]) {
			const { code, stderr } = await newsroom(args, env);
			expect(code).toBe(3);
			expect(stderr).toContain('Discord does not accept the token in DISCORD_TOKEN.');
			expect(stderr).not.toContain(token);
		}
	});

	test('Slack over HTTP until the process is told to stop', async () => {
		const api = await platform(200, { ok: true, user: 'newsroom', user_id: 'U1', bot_id: 'B1', team_id: 'T1' });
		const env = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: api, PORT: '0' };
		const running = start([], env);
		const listening = /"slack listening".*?"port":(\d+)/u;
		while (!listening.test(running.said())) await new Promise((resolve) => setTimeout(resolve, 20));
		const port = listening.exec(running.said())?.[1];
		const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: 'command=%2Fquote' });
		expect(answer.status).toBe(401);
		running.kill('SIGTERM');
		const { code, stderr } = await running.ended;
		expect(code).toBe(0);
		expect(stderr).toContain('"signal":"SIGTERM"');
		expect(stderr).not.toContain(bot);
	});

	test('the manifest, for Socket Mode and for an address', async () => {
		const [socket, http] = await Promise.all([
			newsroom(['slack', 'manifest'], { NEWSROOM_COMMAND_PREFIX: 'gp-' }),
			newsroom(['slack', 'manifest', '--url', 'https://bot.example']),
		]);
		const commandsOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).features.slash_commands;
		expect(commandsOf(socket)[0].command).toBe('/gp-quote');
		expect(JSON.parse(socket.stdout).settings.socket_mode_enabled).toBe(true);
		expect(commandsOf(http)[0]).toMatchObject({
			command: '/quote',
			url: expect.stringContaining('https://bot.example/'),
		});
	});
});

describe('the executable', () => {
	/** Makes this runtime say that it is an old one. */
	const old = join(temporary(), 'old.cjs');
	writeFileSync(old, "Object.defineProperty(process, 'version', { value: 'v20.1.0' });");

	const copy = (): string => {
		const folder = temporary();
		mkdirSync(join(folder, 'src'));
		cpSync(join(project, 'src', 'newsroom.js'), join(folder, 'src', 'newsroom.js'));
		writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
		return folder;
	};
	const run = (folder: string, args: readonly string[], flags: readonly string[] = []) =>
		start([], {}, '', [...flags, join(folder, 'src', 'newsroom.js'), ...args]).ended;

	test('answers', async () => {
		expect(await run(project, ['quote', 'Casco'])).toMatchObject({ code: 0, stderr: '' });
	});

	test('under an old runtime, with no other at hand: one sentence with the remedy, exit code 2', async () => {
		const { code, stdout, stderr } = await run(copy(), ['quote', 'Casco'], ['--require', old]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toBe(
			'newsroom needs Node.js 24 or newer and this is v20.1.0: run "npm install" in the project folder, then "npm start" or "npx newsroom".\n',
		);
	});

	test('under an old runtime, goes on with the one that npm installed: streams and exit code pass through', async () => {
		const folder = copy();
		const installed = join(folder, 'node_modules', 'node');
		mkdirSync(join(installed, 'bin'), { recursive: true });
		writeFileSync(join(installed, 'package.json'), '{"version":"24.1.0"}');
		const script = '#!/bin/sh\necho "$@"\necho fault >&2\nexit 7\n';
		writeFileSync(join(installed, 'bin', 'node'), script, { mode: 0o755 });
		const { code, stdout, stderr } = await run(folder, ['quote', 'Caroline Casco'], ['--require', old]);
		expect({ code, stderr }).toEqual({ code: 7, stderr: 'fault\n' });
		expect(stdout).toContain(`${join(folder, 'src', 'newsroom.js')} quote Caroline Casco\n`);
	});

	test('without its packages: one sentence with the remedy', async () => {
		const folder = copy();
		writeFileSync(join(folder, 'src', 'main.ts'), "import 'not-installed';\n");
		const { code, stderr } = await run(folder, []);
		expect(code).toBe(2);
		expect(stderr).toMatch(/^newsroom is not installed completely: run "npm install"/u);
	});
});
