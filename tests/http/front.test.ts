import { request } from 'node:http';
import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { end, type Front, openFront } from '../../src/adapter/http/front.ts';
import { silentLog } from '../../src/log.ts';

let front: Front;
const at = async (path: string): Promise<[number, string]> => {
	const response = await fetch(`http://127.0.0.1:${front.port}${path}`);
	return [response.status, await response.text()];
};

beforeEach(async () => {
	front = await openFront(0, silentLog);
});
afterEach(() => front.close());

describe('the HTTP server that platforms share', () => {
	test('hands each its own paths, until it is unmounted', async () => {
		const unmount = front.mount('/one', (_request, response) => end(response, 200, 'one'));
		front.mount('/other', (_request, response) => end(response, 200, 'other'));
		expect(await at('/one')).toEqual([200, 'one']);
		expect(await at('/one/below?x=1')).toEqual([200, 'one']);
		expect(await at('/other/')).toEqual([200, 'other']);
		expect((await at('/ones'))[0]).toBe(404);
		expect((await at('/'))[0]).toBe(404);
		unmount();
		expect((await at('/one'))[0]).toBe(404);
		expect(await at('/health')).toEqual([200, 'ok\n']);
	});

	test('a platform that throws answers 404 and harms nobody', async () => {
		front.mount('/bad', () => {
			throw new Error('no such route');
		});
		expect((await at('/bad'))[0]).toBe(404);
		expect((await at('/health'))[0]).toBe(200);
	});

	test.each(['//', '*', 'http://[', '/%', '/one%00', '/\u00ff'])('a target such as %j is answered', async (target) => {
		const status = new Promise<number>((resolve, reject) => {
			const call = request({ port: front.port, path: encodeURI(target) }, (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			});
			call.on('error', reject).end();
		});
		expect(await status).toBe(404);
	});

	test('what is no HTTP ends the connection alone', async () => {
		const socket = createConnection(front.port, '127.0.0.1');
		const closed = new Promise((resolve) => socket.once('close', resolve));
		socket.resume().write('\u0000\u0001 nonsense\r\n\r\n');
		await closed;
		expect((await at('/health'))[0]).toBe(200);
	});

	test('a port in use is named as a setting', async () => {
		await expect(openFront(front.port, silentLog)).rejects.toThrow('bad-setting setting=PORT');
	});

	test('closing waits for what is under way', async () => {
		const other = await openFront(0, silentLog);
		const { promise: taken, resolve: take } = Promise.withResolvers<() => void>();
		other.mount('/slow', (_request, response) => take(() => end(response, 200, 'done')));
		const answer = fetch(`http://127.0.0.1:${other.port}/slow`);
		const finish = await taken;
		const closed = other.close();
		finish();
		expect(await (await answer).text()).toBe('done');
		await closed;
	});
});
