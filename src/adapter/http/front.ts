import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The one HTTP server of the process: platforms that deliver by HTTP are mounted at paths of their own. */
export interface Front {
	readonly port: number;
	/** `path` itself and everything below it; a platform that stops is unmounted by what comes back. */
	mount(path: string, listener: Listener): () => void;
	/** Takes no new request; resolves when those under way are answered. */
	close(): Promise<void>;
}

/** Milliseconds for a request to arrive whole: platforms send a few kilobytes at once, who drips is not one. */
const ARRIVAL = 10_000;
/** What a load balancer asks. */
const HEALTH = '/health';

/** Listens on a port, 0 for any free one. Throws NewsroomError `bad-setting` when that cannot be. */
export async function openFront(port: number, log: Log): Promise<Front> {
	const mounted = new Map<string, Listener>();
	const server = createServer({ requestTimeout: ARRIVAL, headersTimeout: ARRIVAL }, (request, response) => {
		try {
			const path = pathOf(request);
			if (path === HEALTH) return end(response, 200, 'ok\n');
			const listener = [...mounted].find(([place]) => path === place || path?.startsWith(`${place}/`))?.[1];
			if (listener === undefined) return end(response, 404);
			listener(request, response);
		} catch (error) {
			log.warn('request not taken', { method: request.method ?? '', error });
			end(response, 404);
		}
	});
	const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
	server.once('error', (cause) => reject(new NewsroomError('bad-setting', { setting: 'PORT' }, { cause })));
	server.listen(port, resolve);
	await listening;
	server.on('error', (error) => log.error('http server', { error }));
	return {
		port: (server.address() as AddressInfo).port,
		mount(path, listener) {
			mounted.set(path, listener);
			return () => void mounted.delete(path);
		},
		async close() {
			const closed = new Promise<void>((done) => server.close(() => done()));
			server.closeIdleConnections();
			await closed;
		},
	};
}

/** Undefined for what is no path at all ("//", "*"). */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
	return URL.parse(url, 'http://localhost')?.pathname;
}

export function end(response: ServerResponse, status: number, words = ''): void {
	if (response.headersSent) return void response.end();
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
}
