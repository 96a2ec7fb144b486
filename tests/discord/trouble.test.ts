import { describe, expect, test } from 'vitest';
import { startDiscord } from '../../src/adapter/discord/start.ts';
import { silentLog } from '../../src/log.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { inBothModes, startBot } from '../peers/discord/bot.ts';
import { FakeDiscord } from '../peers/discord/fake.ts';
import { controlsOf, FakeUser, readable } from '../peers/discord/user.ts';
import { peerRunner } from '../peers/runner.ts';
import { quote, quotes } from './samples.ts';

const never = { runner: peerRunner(), log: silentLog };
const direct = ({ messages }: FakeDiscord) => messages.filter(({ of }) => of === 'direct');

describe('an interaction that Discord', () => {
	test('no longer knows (10062) is answered by a direct message', async () => {
		const { fake, runner, user, logged, finish } = await startBot();
		runner.answer(quotes);
		fake.refuse(/callback/u, 404, 10_062);
		user.command('quote', { person: 'Ek' });
		await fake.until(() => direct(fake).length === 1, 'a direct message');
		expect(readable(direct(fake)[0] ?? { components: [] })).toContain('Telefonerna tystnar aldrig');
		await finish();
		expect(logged.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
	});

	test('no longer knows when its deferral comes is answered so, too', async () => {
		const { fake, runner, user } = await startBot({ patience: 5 });
		runner.answer(() => new Promise((resolve) => setTimeout(resolve, 40, quotes)));
		fake.refuse(/callback/u, 404, 10_062);
		user.command('quote', { person: 'Ek' });
		await fake.until(() => direct(fake).length === 1, 'a direct message');
	});

	test('has seen acknowledged (40060) is answered by an edit, once', async () => {
		const { fake, runner, user, answer, finish } = await startBot();
		runner.answer(async () => {
			// Our own call got through, its answer did not: the client sends it again.
			for (const known of fake.interactions.values()) known.acknowledged ??= 5;
			return quotes;
		});
		const message = await answer(user.command('quote', { person: 'Ek' }));
		expect(readable(message)).toContain('Telefonerna tystnar aldrig');
		runner.answer(quotes);
		await finish();
		expect(fake.messages).toHaveLength(1);
		expect(fake.sent.map(({ status }) => status)).toContain(400);
	});

	test('has given up after fifteen minutes is answered by a direct message', async () => {
		const { fake, runner, user } = await startBot({ patience: 5 });
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => known.acknowledged === 5, 'a deferral');
		known.expired = true;
		resolve(quotes);
		await fake.until(() => direct(fake).length === 1, 'a direct message');
	});

	test('has given up between two messages gets the rest by direct message', async () => {
		const { fake, runner, user } = await startBot();
		runner.answer({ ...quotes, body: [quote({ segments: ['Ett ord till. '.repeat(400)] })] });
		fake.refuse(/POST \/webhooks/u, 401, 50_027);
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => direct(fake).length === 1, 'a direct message');
		expect(fake.messages.map(({ of }) => of)).toEqual([known.id, 'direct']);
		expect(controlsOf(direct(fake)[0] ?? { components: [] })).toHaveLength(3);
	});

	test('will not let be answered at all is logged, and the next one is answered', async () => {
		const { fake, runner, user, answer, logged } = await startBot();
		runner.answer(quotes);
		fake.refuse(/callback/u, 404, 10_062);
		fake.refuse(/channels\/\d+\/messages/u, 403, 50_007);
		user.command('quote', { person: 'Ek' });
		await fake.until(() => fake.sent.some(({ status }) => status === 403), 'a refusal');
		await answer(user.command('quote', { person: 'Ek' }));
		expect(logged).toContainEqual(expect.objectContaining({ level: 'warn', message: 'no way to answer' }));
	});

	test('lets the private answer be closed: a slow page turn comes as a new message', async () => {
		const { fake, runner, user, answer, messages } = await startBot({ patience: 5 });
		runner.answer(quotes);
		const page = await answer(user.command('quote', { person: 'Ek' }));
		fake.refuse(/PATCH/u, 404, 10_008);
		runner.answer(() => new Promise((resolve) => setTimeout(resolve, 40, quotes)));
		const [again] = await messages(user.press(page, 'Nästa'), 1);
		expect(again?.private).toBe(true);
	});

	test('no longer lets share is told in a direct message', async () => {
		const { fake, runner, user, answer } = await startBot();
		runner.answer(quotes);
		const mine = await answer(user.command('quote', { person: 'Ek' }));
		fake.refuse(/POST \/webhooks/u, 401, 50_027);
		user.press(mine, 'Dela i kanalen');
		await fake.until(() => direct(fake).length === 1, 'a direct message');
		expect(readable(direct(fake)[0] ?? { components: [] })).toContain('too old');
		expect(controlsOf(mine)[0]?.disabled).toBe(false);
	});

	test('finds wrong is told as a fault, not repeated', async () => {
		const { fake, runner, user, answer, logged } = await startBot();
		runner.answer(quotes);
		fake.refuse(/callback/u, 400, 50_035);
		expect(readable(await answer(user.command('quote', { person: 'Ek' })))).toContain('error a1b2c3');
		expect(logged).toContainEqual(
			expect.objectContaining({ message: 'fault', fields: expect.objectContaining({ id: 'a1b2c3' }) }),
		);
	});

	test('breaks off in the middle keeps what stands', async () => {
		const { fake, runner, user, messages } = await startBot();
		runner.answer({ ...quotes, body: [quote({ segments: ['Ett ord till. '.repeat(400)] })] });
		fake.refuse(/POST \/webhooks/u, 400, 50_035);
		const all = await messages(user.command('quote', { person: 'Ek' }), 2);
		expect(all.map((message) => message.edits)).toEqual([0, 0]);
		expect(readable(all[1] ?? { components: [] })).toContain('error a1b2c3');
	});
});

describe('a limit', () => {
	test('(429) is waited out', async () => {
		const { fake, runner, user, answer } = await startBot();
		runner.answer(quotes);
		fake.refuse(/callback/u, 429, 0, { 'retry-after': '0.05', 'x-ratelimit-scope': 'shared' });
		await answer(user.command('quote', { person: 'Ek' }));
		expect(fake.sent.filter(({ path }) => path.endsWith('callback')).map(({ status }) => status)).toEqual([429, 204]);
	});

	test('and a server in trouble (500) are tried again', async () => {
		const { fake, runner, user, answer } = await startBot();
		runner.answer(quotes);
		fake.refuse(/callback/u, 500);
		await answer(user.command('quote', { person: 'Ek' }));
	});
});

describe('the connection', () => {
	test('lost is resumed, and what came meanwhile is answered', async () => {
		const { fake, runner, user, answer, logged } = await startBot();
		runner.answer(quotes);
		await answer(user.command('quote', { person: 'Ek' }));
		fake.gateway.drop();
		const missed = user.command('quote', { person: 'Lind' });
		await answer(missed);
		expect(fake.gateway.resumes).toBe(1);
		expect(logged.map(({ message }) => message)).toContain('discord resumed');
		expect(runner.asked.map(({ invocation }) => invocation.options.person)).toEqual(['Ek', 'Lind']);
	});

	test('whose session is forgotten is made anew', async () => {
		const { fake, runner, answer } = await startBot();
		runner.answer(quotes);
		fake.gateway.forget();
		fake.gateway.drop();
		await fake.gateway.until(() => fake.gateway.identifies.length === 2);
		await answer(new FakeUser(fake).command('quote', { person: 'Ek' }));
	});

	test('that no longer beats (a zombie) is replaced', async () => {
		const fake = await FakeDiscord.start();
		fake.gateway.heartbeat = 60;
		fake.gateway.beating = false;
		const runner = peerRunner();
		runner.answer(quotes);
		const bot = await startDiscord({ ...never, runner, settings: { token: fake.token, api: fake.api } });
		await fake.gateway.until(() => fake.gateway.resumes > 0);
		fake.gateway.beating = true;
		const known = new FakeUser(fake).command('quote', { person: 'Ek' });
		await fake.until(() => known.original !== null);
		await bot.stop();
		await fake.stop();
	});

	test('closed for good is said in the log, and stopping still works', async () => {
		const { fake, logged, finish } = await startBot();
		await new FakeUser(fake).type('help', 'command', '');
		await finish();
		const again = await startBot();
		again.fake.gateway.drop(4004);
		await again.fake.gateway.until(() => again.logged.some(({ level }) => level === 'error'));
		expect(again.logged).toContainEqual(
			expect.objectContaining({ message: 'discord connection closed for good', fields: { shardId: 0, code: 4004 } }),
		);
		expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
	});
});

describe('starting and stopping', () => {
	test('a wrong token is named by its setting', async () => {
		const fake = await FakeDiscord.start();
		const settings = { token: 'wrong-token-wrong-token', api: fake.api };
		await expect(startDiscord({ ...never, settings })).rejects.toMatchObject({
			code: 'wrong-token',
			details: { platform: 'Discord', setting: 'DISCORD_TOKEN' },
		});
		await fake.stop();
	});

	test('a token that the gateway alone refuses is named as well', async () => {
		const fake = await FakeDiscord.start();
		fake.gateway.refuseAll = true;
		const settings = { token: fake.token, api: fake.api };
		await expect(startDiscord({ ...never, settings })).rejects.toMatchObject({ code: 'wrong-token' });
		await fake.stop();
	});

	test('nobody at the other end is said so', async () => {
		const settings = { token: 'some-token-some-token', api: 'http://127.0.0.1:9/api' };
		await expect(startDiscord({ ...never, settings })).rejects.toMatchObject({ code: 'platform-unreachable' });
	});

	test('stopping waits for answers under way and takes nothing new', async () => {
		const { fake, runner, user, stop } = await startBot({ patience: 5 });
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => known.acknowledged === 5, 'a deferral');
		const stopped = stop();
		const late = user.command('quote', { person: 'Ek' });
		resolve(quotes);
		await stopped;
		expect(known.original).not.toBeNull();
		expect(late.acknowledged).toBeNull();
		await fake.gateway.until(() => fake.gateway.connected === 0);
	});

	test('stopping does not wait for ever', async () => {
		const { fake, runner, user, stop, logged } = await startBot({ patience: 5, grace: 30 });
		runner.answer(() => new Promise(() => {}));
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => known.acknowledged === 5, 'a deferral');
		await stop();
		expect(logged).toContainEqual(expect.objectContaining({ message: 'discord stopped', fields: { unfinished: 1 } }));
	});

	test('stopping while nobody can be reached leaves nobody who goes on trying', async () => {
		const { fake, stop, logged } = await startBot();
		fake.gateway.shut = true;
		fake.gateway.drop();
		await fake.gateway.until(() => logged.some(({ message }) => message === 'discord connection closed'));
		await stop();
		fake.gateway.shut = false;
		await new Promise((resolve) => setTimeout(resolve, 800));
		expect(fake.gateway.connected).toBe(0);
	});

	test('stopping while the connection is lost leaves none behind', async () => {
		const { fake, stop, logged } = await startBot();
		fake.gateway.drop();
		await fake.gateway.until(() => logged.some(({ message }) => message === 'discord connection closed'));
		await stop();
		await fake.gateway.until(() => fake.gateway.connected === 0);
	});
});

inBothModes('a store that answers late', () => {
	test('keeps nobody waiting without a word', async () => {
		const runner = peerRunner();
		const slow = { ...runner, first: () => new Promise<boolean>((resolve) => setTimeout(resolve, 150, true)) };
		const { fake, user, answer } = await startBot({ runner: slow, patience: 20 });
		runner.answer(quotes);
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => known.acknowledged === 5, 'a deferral');
		expect(readable(await answer(known))).toContain('Telefonerna tystnar aldrig');
	});
});

describe('a process that dies after it has announced an answer', () => {
	test.each(['gateway', 'http'] as const)('leaves it to another one, by %s', async (mode) => {
		let time = Date.parse('2026-01-01T00:00:00Z');
		const store = await openSqlite({ path: ':memory:', now: () => new Date(time) });
		const { fake, runner, user, stop } = await startBot({ mode, patience: 5, store, grace: 1 });
		runner.answer(() => new Promise(() => {}));
		const known = user.command('quote', { person: 'Ek' });
		await fake.until(() => known.acknowledged === 5, 'a deferral');
		await stop();
		time += 60_000;
		const successor = peerRunner();
		successor.answer(quotes);
		const settings = { token: fake.token, api: fake.api };
		const other = await startDiscord({ runner: successor, settings, log: silentLog, store });
		await fake.until(() => known.original !== null, 'an answer');
		expect(readable(known.original ?? { components: [] })).toContain('Telefonerna tystnar aldrig');
		await other.stop();
		time += 60_000;
		expect(await store.takeOver('discord', 'anybody', 1_000, 900_000)).toEqual([]);
		await store.close();
	});

	test.each(['gateway', 'http'] as const)(
		'while it shared something does not have it shared twice, by %s',
		async (mode) => {
			let time = Date.parse('2026-01-01T00:00:00Z');
			const store = await openSqlite({ path: ':memory:', now: () => new Date(time) });
			const { fake, runner, user, stop, answer } = await startBot({ mode, store, grace: 1 });
			runner.answer(quotes);
			const message = await answer(user.command('quote', { person: 'Ek' }));
			runner.answer(() => new Promise(() => {}));
			const known = user.press(message, 'Dela i kanalen');
			await fake.until(() => known.acknowledged === 6, 'a deferral');
			await stop();
			time += 60_000;
			const successor = { ...peerRunner(), recall: runner.recall };
			successor.answer(quotes);
			const settings = { token: fake.token, api: fake.api };
			const told = fake.messages.length;
			const other = await startDiscord({ runner: successor, settings, log: silentLog, store });
			await fake.until(() => fake.messages.length > told, 'an answer');
			await other.stop();
			expect(fake.messages.slice(told)).toMatchObject([{ private: true }]);
			expect(readable(fake.messages.at(-1) ?? { components: [] })).toContain('ask again and share that answer');
			await store.close();
		},
	);
});
