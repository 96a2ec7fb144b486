import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../src/source/read.ts';
import type { FetcherOptions, FetchOptions } from '../../../src/source/web/fetcher.ts';
import { faultOf, fetcher, type Handler, names, serve } from './server.ts';

/** Fetches one path of a local server that answers as told. */
async function visit(
	handler: Handler,
	options: Partial<FetcherOptions> & { request?: FetchOptions; path?: string } = {},
) {
	const { request, path = '/', ...more } = options;
	const server = await serve(handler);
	const fetch = fetcher({ allowed: [`127.0.0.1:${server.port}`], ...more });
	return fetch(`http://127.0.0.1:${server.port}${path}`, request);
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('an answer', () => {
	test('with its type, charset and marks for asking again', async () => {
		const answer = await visit((_, response) => {
			response.setHeader('content-type', 'Text/HTML; Charset="iso-8859-1"');
			response.setHeader('etag', '"abc"');
			response.setHeader('last-modified', 'Sun, 01 Mar 2026 10:00:00 GMT');
			response.end('hej');
		});
		expect(answer).toMatchObject({
			status: 200,
			mediaType: 'text/html',
			charset: 'iso-8859-1',
			etag: '"abc"',
			lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT',
			notModified: false,
			retryAfter: null,
		});
		expect(text(answer.bytes)).toBe('hej');
	});

	test('is asked for with the marks of the last one, and 304 holds nothing', async () => {
		const answer = await visit(
			(request, response) => {
				const same = request.headers['if-none-match'] === '"abc"' && request.headers['if-modified-since'] === 'then';
				response.writeHead(same ? 304 : 200).end();
			},
			{ request: { etag: '"abc"', lastModified: 'then' } },
		);
		expect(answer).toMatchObject({ status: 304, notModified: true });
		expect(answer.bytes).toHaveLength(0);
	});

	test('no cookies, no referrer, one name', async () => {
		const seen: Record<string, unknown>[] = [];
		await visit(
			(request, response) => {
				seen.push(request.headers);
				if (request.url === '/') response.writeHead(302, { location: '/next', 'set-cookie': 'a=1' }).end();
				else response.end();
			},
			{ userAgent: 'Redaktionen/1 (+https://bladet.example)' },
		);
		expect(seen).toHaveLength(2);
		for (const headers of seen) {
			expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
			expect(headers['user-agent']).toBe('Redaktionen/1 (+https://bladet.example)');
		}
	});

	test('the address after redirects, relative ones too, without what follows the number sign', async () => {
		const answer = await visit(
			(request, response) => {
				const next = { '/a/b': '../c#x', '/c': '?q=1', '/c?q=1': undefined }[request.url ?? ''];
				if (next === undefined) response.end('there');
				else response.writeHead(301, { location: next }).end();
			},
			{ path: '/a/b#part' },
		);
		expect(answer.url).toMatch(/\/c\?q=1$/u);
		expect(text(answer.bytes)).toBe('there');
	});

	test.each([
		['120', 120],
		['Sun, 01 Mar 2026 12:05:00 GMT', 300],
		['Sun, 01 Mar 2020 12:05:00 GMT', 0],
		['soon', null],
		['-5', null],
	])('Retry-After: %s', async (header, expected) => {
		const answer = await visit((_, response) => response.writeHead(503, { 'retry-after': header }).end('x'));
		expect(answer).toMatchObject({ status: 503, retryAfter: expected });
		expect(answer.bytes).toHaveLength(0);
	});

	test.each([
		['gzip', gzipSync],
		['br', brotliCompressSync],
		['deflate', deflateSync],
		['GZIP', gzipSync],
		['identity', (data: Buffer) => data],
		['gzip, br', (data: Buffer) => brotliCompressSync(gzipSync(data))],
	] as const)('packed with %s', async (encoding, pack) => {
		const answer = await visit((_, response) => {
			response.setHeader('content-encoding', encoding);
			response.end(pack(Buffer.from('Räven åt')));
		});
		expect(text(answer.bytes)).toBe('Räven åt');
	});
});

const ZEROS = Buffer.alloc(30_000_000);

describe('what is too much ends in one sentence', () => {
	test.each([
		['gzip', gzipSync(ZEROS)],
		['br', brotliCompressSync(ZEROS.subarray(0, 5_000_000))],
		['deflate', deflateSync(ZEROS)],
		['gzip, gzip', gzipSync(gzipSync(ZEROS))],
	])('a bomb of %s', async (encoding, body) => {
		const answer = visit((_, response) => {
			response.setHeader('content-encoding', encoding);
			response.end(body);
		});
		expect((await faultOf(answer)).code).toBe('too-large');
	});

	test.each([
		['five packings', 'gzip, gzip, gzip, gzip, gzip'],
		['an unknown packing', 'zip'],
		['not packed as said', 'gzip'],
	])('%s', async (_, encoding) => {
		const answer = visit((__, response) => {
			response.setHeader('content-encoding', encoding);
			response.end('plain words');
		});
		expect((await faultOf(answer)).code).toBe('damaged-answer');
	});

	test('a packed body that stops in the middle', async () => {
		const answer = visit((_, response) => {
			response.setHeader('content-encoding', 'gzip');
			response.end(gzipSync(Buffer.from('x'.repeat(5_000))).subarray(0, 30));
		});
		expect((await faultOf(answer)).code).toBe('damaged-answer');
	});

	test('more bytes than allowed, without end and whatever length is told', async () => {
		const endless: Handler = (_, response) => {
			const chunk = Buffer.alloc(100_000, 'x');
			const push = (): void => {
				while (!response.destroyed && response.write(chunk));
			};
			response.on('drain', push);
			push();
		};
		const fault = await faultOf(visit(endless, { limits: { bytes: 1_500_000 } }));
		expect(fault.code).toBe('too-large');
		expect(fault.details).toMatchObject({ limit: '1.5 MB' });
	});

	test('redirects without end', async () => {
		let count = 0;
		const fault = await faultOf(visit((_, response) => response.writeHead(302, { location: `/${count++}` }).end()));
		expect(fault.code).toBe('too-many-redirects');
		expect(count).toBe(6);
	});

	test.each<[string, Handler]>([
		['no answer', () => {}],
		['a drop at a time', (_, response) => void setInterval(() => response.write('x'), 20).unref()],
		[
			'headers a drop at a time',
			(request) => {
				request.socket.write('HTTP/1.1 200 OK\r\n');
				setInterval(() => request.socket.write('x: y\r\n'), 20).unref();
			},
		],
	])('%s', async (_, handler) => {
		const fault = await faultOf(visit(handler, { limits: { time: 300 } }));
		expect(fault.code).toBe('timed-out');
	});

	test.each<[string, Handler]>([
		['a connection that breaks', (request) => request.socket.destroy()],
		[
			'a body that breaks',
			(_, response) => {
				response.writeHead(200, { 'content-length': '100' });
				response.write('x');
				setTimeout(() => response.destroy(), 20);
			},
		],
		['what is no HTTP', (request) => request.socket.end('SSH-2.0-x\r\n')],
	])('%s', async (_, handler) => {
		expect((await faultOf(visit(handler))).code).toBe('unreachable');
	});

	test('a name that nobody knows, and a server that is not there', async () => {
		expect((await faultOf(fetcher()('http://nobody.example/'))).code).toBe('unreachable');
		const lookup = names({ 'closed.example': [['127.0.0.1']] });
		const fetch = fetcher({ lookup, allowed: ['closed.example'] });
		expect((await faultOf(fetch('http://closed.example:9/'))).code).toBe('unreachable');
	});

	test('who asked may give up', async () => {
		const stop = new AbortController();
		const answer = visit(() => stop.abort(new Error('enough')), { request: { signal: stop.signal } });
		await expect(answer).rejects.toThrow();
	});
});

describe('a link is read as an article', () => {
	const PAGE = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Bron</title>
		<link rel="canonical" href="https://bladet.example/bron?utm_source=x">
		<meta property="og:image" content="/bro.jpg"><meta property="og:image:alt" content="En bro">
		<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bron öppnar","isAccessibleForFree":"False",
		"datePublished":"2026-03-01T08:00:00+01:00"}</script></head><body><article><h1>Bron öppnar</h1>
		<figure><img src="/bro.jpg" alt="En bro i dimma"><figcaption>Bron i går. Foto: Pia Sundin</figcaption></figure>
		<p>${'Bron över sundet öppnar i morgon efter tre års arbete. '.repeat(5)}</p>
		<p>– Vi är nöjda, säger Maja Hallström.</p></article></body></html>`;

	async function read(handler: Handler) {
		const server = await serve(handler);
		const fetch = fetcher({ allowed: [`127.0.0.1:${server.port}`] });
		return readSource({ url: `http://127.0.0.1:${server.port}/bron`, fetcher: fetch });
	}

	test('with its canonical address, picture and paywall', async () => {
		const { text: words, metadata } = await read((_, response) => {
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(PAGE);
		});
		expect(words).toContain('– Vi är nöjda, säger Maja Hallström.');
		expect(metadata).toMatchObject({
			headline: 'Bron öppnar',
			url: 'https://bladet.example/bron?utm_source=x',
			paywalled: true,
			image: { caption: 'Bron i går. Foto: Pia Sundin', alt: 'En bro i dimma' },
		});
		expect(metadata.image?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/bro\.jpg$/u);
	});

	test('in the charset that the header names, be it an old one', async () => {
		for (const [charset, bytes] of [
			['windows-1252', Buffer.from(PAGE.replace('<meta charset="utf-8">', ''), 'latin1')],
			[
				'utf-32le',
				Buffer.concat([...PAGE].map((letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0) ?? 0).buffer))),
			],
		] as const) {
			const { metadata } = await read((_, response) => {
				response.setHeader('content-type', `text/html; charset=${charset}`);
				response.end(bytes);
			});
			expect(metadata.headline).toBe('Bron öppnar');
		}
	});

	test('plain text is plain text', async () => {
		const { text: words } = await read((_, response) => {
			response.setHeader('content-type', 'text/plain');
			response.end('Rubrik\n\nEn rad.');
		});
		expect(words).toBe('Rubrik\n\nEn rad.');
	});

	test.each<[string, number, string, string, string]>([
		['http-status', 404, 'text/html', 'gone', '404'],
		['http-status', 403, 'text/html', 'no', '403'],
		['not-a-page', 200, 'image/png', 'x', 'image/png'],
		['not-a-page', 200, 'video/mp4', 'x', 'video/mp4'],
		['is-a-feed', 200, 'text/html', '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', '/bron'],
		['is-a-feed', 200, 'application/json', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', '/bron'],
		['is-a-feed', 200, 'text/xml', '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', '/bron'],
		['empty-input', 200, 'text/html', '', '/bron'],
	])('%s: %i %s', async (code, status, type, body, named) => {
		const fault = await faultOf(read((_, response) => response.writeHead(status, { 'content-type': type }).end(body)));
		expect(fault.code).toBe(code);
		expect(fault.message).toContain(named);
	});
});
