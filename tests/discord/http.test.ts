import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INTERACTIONS_PATH, interactionsBy } from '../../src/adapter/discord/interactions.ts';
import type { Wire } from '../../src/adapter/discord/wire.ts';
import { silentLog } from '../../src/log.ts';
import { startBot } from '../peers/discord/bot.ts';
import { Endpoint } from '../peers/discord/endpoint.ts';
import { readable } from '../peers/discord/user.ts';
import { action, quotes } from './samples.ts';

const http = { mode: 'http' } as const;
const callbacks = ({ sent }: { sent: readonly { path: string }[] }) =>
	sent.filter(({ path }) => path.endsWith('/callback'));

describe('by HTTP, without a gateway,', () => {
	test('a quick answer is the answer to the request itself', async () => {
		const { fake, runner, user, answer } = await startBot(http);
		runner.answer(quotes);
		const message = await answer(user.command('quote', { person: 'Ek' }));
		expect(readable(message)).toContain('Telefonerna tystnar aldrig');
		expect(message.private).toBe(true);
		expect(callbacks(fake)).toHaveLength(1);
		expect(fake.gateway.identifies).toEqual([]);
	});

	test('a slow answer is announced, and edited in by the API', async () => {
		const { fake, runner, user, answer } = await startBot({ ...http, patience: 20 });
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const slow = user.command('quote', { person: 'Ek' });
		await fake.until(() => slow.acknowledged === 5, 'a deferral');
		resolve(quotes);
		expect(readable(await answer(slow))).toContain('Telefonerna tystnar aldrig');
		expect(fake.sent.at(-1)).toMatchObject({ method: 'PATCH', status: 200 });
	});

	test('an answer that Discord has not taken in yet is asked about again', async () => {
		const { fake, runner, user, answer } = await startBot({ ...http, patience: 20 });
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const slow = user.command('quote', { person: 'Ek' });
		await fake.until(() => slow.acknowledged === 5, 'a deferral');
		fake.refuse(/^PATCH/u, 404, 10_015, undefined, 2);
		resolve(quotes);
		expect(readable(await answer(slow))).toContain('Telefonerna tystnar aldrig');
		expect(fake.messages.filter(({ of }) => of === 'direct')).toEqual([]);
	});

	test('completion, buttons and menus work as by the gateway', async () => {
		const { fake, runner, user, answer } = await startBot(http);
		runner.answer({ ...quotes, actions: [action('run', 'Older', { cursor: '2' })] });
		const message = await answer(user.command('quote', { person: 'Ek' }));
		const typed = user.type('quote', 'person', 'e');
		await fake.until(() => typed.choices !== null, 'choices');
		runner.answer({ ...quotes, title: 'The next page' });
		const pressed = user.press(message, 'Older');
		expect(readable(await answer(pressed))).toContain('The next page');
		expect(pressed.acknowledged).toBe(7);
	});

	test('what has not been answered is answered before it stops', async () => {
		const { fake, runner, user, stop } = await startBot({ ...http, patience: 20 });
		const { promise, resolve } = Promise.withResolvers<typeof quotes>();
		runner.answer(() => promise);
		const slow = user.command('quote', { person: 'Ek' });
		await fake.until(() => slow.acknowledged === 5, 'a deferral');
		const stopped = stop();
		resolve(quotes);
		await stopped;
		expect(slow.original).not.toBeNull();
	});

	test('a wrong token is told at the start', async () => {
		const { fake } = await startBot(http);
		fake.refuse(/users\/@me$/u, 401);
		const again = await Endpoint.open();
		const { startDiscord } = await import('../../src/adapter/discord/start.ts');
		const { runner } = await startBot(http);
		const settings = { token: 'wrong-token-wrong-token', api: fake.api, publicKey: again.publicKey };
		await expect(startDiscord({ runner, settings, log: silentLog, front: again.front })).rejects.toThrow('wrong-token');
		await again.front.close();
	});
});

describe('the endpoint', () => {
	let endpoint: Endpoint;
	let taken: unknown[];
	const rest: Wire = {
		respond: async (to) => void taken.push(['by the API', to.id]),
		edit: async () => {},
		follow: async () => {},
		direct: async () => {},
	};
	beforeEach(async () => {
		taken = [];
		endpoint = await Endpoint.open();
		const { wire, listener } = interactionsBy(endpoint.publicKey, rest, silentLog);
		endpoint.front.mount(
			INTERACTIONS_PATH,
			listener(async (payload) => {
				taken.push(payload);
				const to = { id: '1', token: 't', application_id: '2' };
				if ((payload as { answer?: boolean }).answer) await wire.respond(to, { type: 1 });
			}),
		);
	});
	afterEach(() => endpoint.front.close());

	test('answers a ping', async () => {
		const response = await endpoint.post('{"type":1}');
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(await response.json()).toEqual({ type: 1 });
	});

	test.each<{ probe: string; headers: Record<string, string> }>([
		{ probe: 'a wrong signature', headers: { 'x-signature-ed25519': 'ab'.repeat(64) } },
		{ probe: 'a short one', headers: { 'x-signature-ed25519': 'ab' } },
		{ probe: 'no hexadecimal', headers: { 'x-signature-ed25519': 'zz'.repeat(64) } },
		{ probe: 'an empty one', headers: { 'x-signature-ed25519': '' } },
		{ probe: 'another time', headers: { 'x-signature-timestamp': '1' } },
		{ probe: 'no time', headers: { 'x-signature-timestamp': '' } },
	])('refuses $probe with 401 and hands nothing on', async ({ headers }) => {
		for (const body of ['{"type":1}', '{"type":2}']) {
			expect((await endpoint.post(body, headers)).status).toBe(401);
		}
		expect(taken).toEqual([]);
	});

	test('refuses a body that was changed on the way', async () => {
		const timestamp = '1700000000';
		const other = await Endpoint.open();
		const response = await endpoint.post('{"type":1}', { 'x-signature-timestamp': timestamp });
		expect(response.status).toBe(401);
		await other.front.close();
	});

	test.each(['', 'null', '[]', '{', '"x"', '{"type":"2"}', '\u0000'])('takes no signed %j', async (body) => {
		expect((await endpoint.post(body)).status).toBe(400);
		expect(taken).toEqual([]);
	});

	test('takes no other method, no other path and no flood', async () => {
		const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${endpoint.front.port}${path}`, init);
		expect((await at(INTERACTIONS_PATH)).status).toBe(405);
		expect((await at('/')).status).toBe(404);
		expect((await at('/discord')).status).toBe(404);
		expect((await at(`${INTERACTIONS_PATH}x`, { method: 'POST' })).status).toBe(404);
		expect((await endpoint.post(JSON.stringify({ type: 2, x: 'x'.repeat(1_000_001) }))).status).toBe(413);
		expect(taken).toEqual([]);
		expect(await (await at('/health')).text()).toBe('ok\n');
	});

	test('an interaction that needs no answer is taken with 202', async () => {
		expect((await endpoint.post('{"type":2,"id":"1"}')).status).toBe(202);
		expect(taken).toHaveLength(1);
	});

	test('when Discord has hung up, the API is asked', async () => {
		const answered = new Promise<void>((resolve) => {
			const call = request({ port: endpoint.front.port, path: '/health' }, (response) => {
				response.resume();
				response.on('end', resolve);
			});
			call.end();
		});
		await answered;
		const { wire } = interactionsBy(endpoint.publicKey, rest, silentLog);
		await wire.respond({ id: '7', token: 't', application_id: '2' }, { type: 1 });
		expect(taken).toEqual([['by the API', '7']]);
	});
});
