import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Endpoint } from '../peers/discord/endpoint.ts';
import { FakeDiscord } from '../peers/discord/fake.ts';
import { FakeUser } from '../peers/discord/user.ts';
import { freePort } from '../peers/port.ts';
import { bodyOf, signed, slashCommand } from '../peers/slack/interactions.ts';
import { SlackPeer } from '../peers/slack/peer.ts';
import { SECRET } from '../slack/workspace.ts';

import { fillArchive, namesIn, numbers, topics } from './archive.ts';
import { type Fate, figuresOf, type Load, print, run } from './load.ts';
import { serve } from './program.ts';

/** Commands at a steady rate for a minute, through the real program, over an archive of 100,000 quotes. */

const RATE = 50;
const SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
/** Seconds. */
const WARMUP = 5;
const QUOTES = Number(process.env.LOAD_QUOTES ?? 100_000);
const TIME = (SECONDS + 60) * 1_000;

const folder = mkdtempSync(join(tmpdir(), 'newsroom-load-'));
const NEWSROOM_DB = join(folder, 'load.sqlite');
const names = namesIn(360);
const next = numbers(11);
const oneOf = (values: readonly string[]): string => values[next(values.length)] ?? '';

/** What people ask: mostly quotes, also everything else. */
function question(number: number): [command: string, options: Record<string, string>] {
	if (number % 5 === 0) return ['facts', { about: oneOf(topics) }];
	if (number % 7 === 0) return ['summary', { article: `Nya besked om ${oneOf(topics)}` }];
	if (number % 11 === 0) return ['articles', { about: oneOf(topics) }];
	return ['quote', { person: oneOf(names), ...(number % 3 === 0 ? { about: oneOf(topics) } : {}) }];
}

/** Measured once the fakes and the program have compiled what they run; payloads are judged afterwards. */
async function loaded(load: Load): ReturnType<typeof run> {
	await run({ ...load, seconds: WARMUP, send: (number, fate) => load.send(-1 - number, fate) });
	return run(load);
}

beforeAll(() => fillArchive(NEWSROOM_DB, QUOTES), 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('load', () => {
	test.each(['HTTP', 'Socket Mode'] as const)('Slack by %s', { timeout: TIME }, async (mode) => {
		const peer = await SlackPeer.start();
		peer.judgesLater = true;
		const fates = new Map<string, Fate>();
		peer.heard = ({ method }, path) => {
			const fate = method === 'respond' ? fates.get(path) : undefined;
			if (!fate) return;
			fate.answered ??= performance.now();
			fate.answers++;
		};
		const port = await freePort();
		const program = serve({
			NEWSROOM_DB,
			SLACK_BOT_TOKEN: 'xoxb-load',
			SLACK_API_URL: peer.apiUrl,
			...(mode === 'HTTP' ? { SLACK_SIGNING_SECRET: SECRET, PORT: String(port) } : { SLACK_APP_TOKEN: 'xapp-load' }),
		});
		await program.said(mode === 'HTTP' ? 'slack listening' : 'slack connected');
		const deliver = async (command: ReturnType<typeof slashCommand>): Promise<void> => {
			if (mode === 'Socket Mode') return void (await peer.socket.ack(peer.socket.send('slash_commands', command)));
			const body = bodyOf(command);
			await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers: signed(body, SECRET), body });
		};
		const result = await loaded({
			program,
			rate: RATE,
			seconds: SECONDS,
			send: (number, fate) => {
				const [command, options] = question(number);
				const responseUrl = peer.responseUrl(`load${number}`);
				fates.set(new URL(responseUrl).pathname, fate);
				const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
				deliver(slashCommand(`/${command}`, words.join(' '), { responseUrl })).then(
					() => {
						fate.acknowledged = performance.now();
					},
					() => {},
				);
			},
		});
		const figures = figuresOf(result);
		print(`Slack by ${mode}`, figures, program);
		await program.stop();
		expect([figures.lost, figures.doubled, peer.faults]).toEqual([0, 0, []]);
		await peer.stop();
	});

	test.each(['gateway', 'http'] as const)('Discord by %s', { timeout: TIME }, async (mode) => {
		const fake = await FakeDiscord.start();
		fake.waiting = [];
		const endpoint = await Endpoint.open();
		await endpoint.front.close();
		const fates = new Map<string, Fate>();
		fake.heard = ({ method, path }) => {
			const token = /(token-\d+)/u.exec(path)?.[1] ?? '';
			const fate = fates.get(token);
			if (!fate) return;
			const deferred = fake.interactions.get(token)?.acknowledged === 5;
			fate.acknowledged ??= performance.now();
			// A deferral is no answer; what is edited into it is, and messages after the first belong to it.
			if (method === 'PATCH' || (path.endsWith('/callback') && !deferred)) {
				fate.answered ??= performance.now();
				fate.answers++;
			}
		};
		const port = await freePort();
		if (mode === 'http') endpoint.serve(fake, port);
		const program = serve({
			NEWSROOM_DB,
			DISCORD_TOKEN: fake.token,
			DISCORD_API_URL: fake.api,
			...(mode === 'http' ? { DISCORD_PUBLIC_KEY: endpoint.publicKey, PORT: String(port) } : {}),
		});
		await program.said(mode === 'http' ? 'discord listening' : 'discord connected');
		const user = new FakeUser(fake);
		const result = await loaded({
			program,
			rate: RATE,
			seconds: SECONDS,
			send: (number, fate) => {
				const [command, options] = question(number);
				fates.set(user.command(command, options).token, fate);
			},
		});
		const figures = figuresOf(result);
		print(`Discord by ${mode}`, figures, program);
		await program.stop();
		expect([figures.lost, figures.doubled, fake.judge()]).toEqual([0, 0, []]);
		await fake.stop();
	});
});
