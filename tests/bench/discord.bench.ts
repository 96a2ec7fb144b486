import { afterAll, beforeAll, describe, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Running, startDiscord } from '../../src/adapter/discord/start.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { silentLog } from '../../src/log.ts';
import { renderDiscord } from '../../src/render/discord/messages.ts';
import { type Newsroom, newsroom } from '../commands/newsroom.ts';
import { FakeDiscord } from '../peers/discord/fake.ts';
import type { Known } from '../peers/discord/rest.ts';
import { FakeUser } from '../peers/discord/user.ts';
import { peerRunner } from '../peers/runner.ts';
import { replies } from '../preview/replies.ts';
import { printMedians } from './median.ts';

const MEASURED = { time: 2_000, warmupTime: 300 } as const;

const fakes: FakeDiscord[] = [];
const running: Running[] = [];
let real: Newsroom;
let socket: WebSocket;
let alone: FakeDiscord;
let adapter: FakeDiscord;
let whole: FakeDiscord;

const fake = async (): Promise<FakeDiscord> => {
	const started = await FakeDiscord.start();
	fakes.push(started);
	return started;
};

/** A bot that does nothing but send back what it has ready: what the fake itself costs. */
async function echo(to: FakeDiscord): Promise<WebSocket> {
	const [message] = replies.quotes ? renderDiscord(replies.quotes, ['a', 'b', 'c'], loadTexts('data/ui')('sv')) : [];
	const body = JSON.stringify({ type: 4, data: message });
	const client = new WebSocket(to.gatewayUrl);
	await new Promise((resolve) => client.once('open', resolve));
	client.send(JSON.stringify({ op: 2, d: { token: to.token, intents: 0 } }));
	client.on('message', (raw) => {
		const { t, d } = JSON.parse(String(raw));
		if (t !== 'INTERACTION_CREATE') return;
		const url = `${to.api}/v10/interactions/${d.id}/${d.token}/callback`;
		void fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	});
	return client;
}

beforeAll(async () => {
	[alone, adapter, whole] = await Promise.all([fake(), fake(), fake()]);
	socket = await echo(alone);
	const runner = peerRunner();
	if (replies.quotes) runner.answer(replies.quotes);
	real = await newsroom();
	for (const [discord, answers] of [
		[adapter, runner],
		[whole, real.runner],
	] as const) {
		const settings = { token: discord.token, api: discord.api };
		running.push(await startDiscord({ runner: answers, settings, log: silentLog }));
	}
});

afterAll(async () => {
	socket.terminate();
	for (const bot of running) await bot.stop();
	for (const discord of fakes) await discord.stop();
	await real.store.close();
});

const answered = async (discord: FakeDiscord, known: Known): Promise<void> => {
	await discord.until(() => known.acknowledged !== null, 'an answer');
};

describe('Discord', () => {
	test('from interaction to response', async ({ bench }) => {
		const ask = (discord: FakeDiscord) => answered(discord, new FakeUser(discord).command('quote', { person: 'Lind' }));
		const type = (discord: FakeDiscord) => answered(discord, new FakeUser(discord).type('quote', 'person', 'lin'));
		const measured = await bench.compare(
			bench('Discord: the fake alone', () => ask(alone)),
			bench('Discord: interaction to response', () => ask(adapter)),
			bench('Discord: interaction to response, commands and store included', () => ask(whole)),
			bench('Discord: letter to completion, commands and store included', () => type(whole)),
			MEASURED,
		);
		printMedians(
			measured.get('Discord: the fake alone'),
			measured.get('Discord: interaction to response'),
			measured.get('Discord: interaction to response, commands and store included'),
			measured.get('Discord: letter to completion, commands and store included'),
		);
	});
});
