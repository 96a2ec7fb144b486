import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { NewsroomError } from '../../../src/document/error.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/source/web/fetcher.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Served {
	readonly port: number;
	/** Requests that arrived, as "GET /path". */
	readonly hits: readonly string[];
	readonly connections: () => number;
}

/** A server on this machine for one test; it counts what reaches it. */
export async function serve(handler: Handler, host = '127.0.0.1'): Promise<Served> {
	const hits: string[] = [];
	let connections = 0;
	const server = createServer((request, response) => {
		hits.push(`${request.method} ${request.url}`);
		handler(request, response);
	});
	server.on('connection', () => connections++);
	await new Promise<void>((resolve, reject) => {
		server.on('error', reject);
		server.listen(0, host, resolve);
	});
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return { port: (server.address() as AddressInfo).port, hits, connections: () => connections };
}

/** Names to addresses, without a network; each name may answer differently every time, the last answer stays. */
export function names(known: Readonly<Record<string, readonly (readonly string[])[]>>): LookupFunction {
	const asked = new Map<string, number>();
	return (hostname, _, callback) => {
		const turns = known[hostname.replace(/\.$/u, '')];
		const turn = asked.get(hostname) ?? 0;
		asked.set(hostname, turn + 1);
		const addresses = turns?.[Math.min(turn, turns.length - 1)];
		if (addresses === undefined) return callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), []);
		callback(
			null,
			addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
		);
	};
}

export const fetcher = (options: Partial<FetcherOptions> = {}): Fetcher =>
	createFetcher({
		userAgent: 'newsroom-test/1',
		now: () => new Date('2026-03-01T12:00:00Z'),
		lookup: names({}),
		...options,
	});

/** The fault of something that must fail. */
export async function faultOf(work: Promise<unknown>): Promise<NewsroomError> {
	try {
		await work;
	} catch (error) {
		if (error instanceof NewsroomError) return error;
		throw error;
	}
	throw new Error('it did not fail');
}
