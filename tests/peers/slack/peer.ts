import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SocketPeer } from './socket.ts';
import { faultsOfHome, faultsOfMessage, faultsOfUnfurls, faultsOfView } from './validate.ts';

type Json = Record<string, unknown>;

/** One call that the adapter made, of the Web API or to a `response_url`. */
export interface Call {
	/** "chat.postMessage", or "respond". */
	readonly method: string;
	readonly args: Json;
	readonly token: string | undefined;
	/** What a payload check found wrong with it, when it came; the call was refused if it found anything. */
	readonly faults: readonly string[];
}

interface Canned {
	readonly status?: number;
	readonly headers?: Record<string, string>;
	readonly body?: Json;
	/** Closes the connection without an answer. */
	readonly hangUp?: boolean;
}

const MESSAGES = ['chat.postMessage', 'chat.postEphemeral'];
/** Methods the adapter has a scope for; others are refused as Slack does. */
const ANSWERS: Record<string, (args: Json, peer: SlackPeer) => Json> = {
	'auth.test': () => ({
		url: 'https://vikby.slack.example/',
		team: 'Vikby',
		team_id: 'T1',
		user: 'newsroom',
		user_id: 'UBOT',
		bot_id: 'B1',
	}),
	'users.info': ({ user }, peer) => ({ user: { id: user, name: `user-${user}`, ...peer.people[String(user)] } }),
	'views.open': ({ view }) => ({ view: { id: 'V1', ...(view as Json) } }),
	'views.publish': ({ view }) => ({ view: { id: 'V2', ...(view as Json) } }),
	'chat.unfurl': () => ({}),
	'chat.postMessage': ({ channel }) => ({ channel, ts: '1700000000.000100', message: {} }),
	'chat.postEphemeral': () => ({ message_ts: '1700000000.000200' }),
	'apps.connections.open': (_, peer) => ({ url: peer.socket.url }),
};

/** Slack, as far as this project uses it: Web API, `response_url`s and sockets; records and checks all it gets. */
export class SlackPeer {
	readonly calls: Call[] = [];
	/** What `users.info` tells of a person. */
	readonly people: Record<string, Json> = {};
	readonly socket = new SocketPeer();
	readonly #server: Server;
	readonly #canned = new Map<string, Canned[]>();
	readonly #uses = new Map<string, number>();
	#waiting: (() => void)[] = [];
	/** Told of every call as it comes. */
	heard: (call: Call, path: string) => void = () => {};
	/** Uses of one `response_url` before it is spent. */
	uses = 5;
	/** Takes every payload, and judges it when `faults` is asked for: under load, judging would be what is measured. */
	judgesLater = false;

	private constructor(server: Server) {
		this.#server = server;
	}

	static async start(): Promise<SlackPeer> {
		const server = createServer((request, response) => {
			void peer.#serve(request, response);
		});
		const peer = new SlackPeer(server);
		server.on('upgrade', (request, socket, head) => peer.socket.upgrade(request, socket, head));
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		peer.socket.url = `ws://127.0.0.1:${peer.#port}/socket`;
		return peer;
	}

	get #port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	get apiUrl(): string {
		return `http://127.0.0.1:${this.#port}/api/`;
	}

	responseUrl(name: string): string {
		return `http://127.0.0.1:${this.#port}/respond/${name}`;
	}

	/** The next calls of a method get these answers, one each, instead of the usual one. */
	next(method: string, ...answers: Canned[]): void {
		this.#canned.set(method, [...(this.#canned.get(method) ?? []), ...answers]);
	}

	refuse(method: string, error: string, times = 1): void {
		this.next(method, ...Array.from({ length: times }, () => ({ body: { ok: false, error } })));
	}

	/** Calls of a method so far. */
	of(method: string): Json[] {
		return this.calls.filter((call) => call.method === method).map(({ args }) => args);
	}

	/** Resolves with all calls of a method once there are so many. The test's own time limit is the only one. */
	async until(method: string, count = 1): Promise<Json[]> {
		while (this.of(method).length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
		return this.of(method);
	}

	get faults(): string[] {
		return this.calls.flatMap(({ method, args, faults }) => {
			const found = this.judgesLater ? faultsOf(method, args) : faults;
			return found.map((fault) => `${method}: ${fault}`);
		});
	}

	async stop(): Promise<void> {
		this.socket.stop();
		this.#server.close();
		this.#server.closeAllConnections();
		await once(this.#server, 'close');
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const path = request.url ?? '';
		const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'respond';
		const args = parse(Buffer.concat(chunks).toString(), request.headers['content-type'] ?? '');
		const token = request.headers.authorization?.replace('Bearer ', '');
		const faults = this.judgesLater ? [] : faultsOf(method, args);
		const { status, headers, body, hangUp } =
			this.#canned.get(method)?.shift() ?? this.#usual(method, path, args, faults);
		const call = { method, args, token, faults };
		this.calls.push(call);
		this.heard(call, path);
		for (const wake of this.#waiting.splice(0)) wake();
		if (hangUp) return void response.destroy();
		response.writeHead(status ?? 200, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify(body ?? {}));
	}

	#usual(method: string, path: string, args: Json, faults: readonly string[]): Canned {
		if (faults.length > 0) return { body: { ok: false, error: 'invalid_blocks' } };
		if (method !== 'respond') {
			const answer = ANSWERS[method];
			return { body: answer ? { ok: true, ...answer(args, this) } : { ok: false, error: 'unknown_method' } };
		}
		const used = (this.#uses.get(path) ?? 0) + 1;
		this.#uses.set(path, used);
		return used > this.uses ? { status: 404, body: { ok: false, error: 'used_url' } } : { body: { ok: true } };
	}
}

function faultsOf(method: string, args: Json): string[] {
	if (method === 'views.open') return faultsOfView(args.view);
	if (method === 'views.publish') return faultsOfHome(args.view);
	if (method === 'chat.unfurl') return faultsOfUnfurls(args);
	if (method === 'respond' && args.delete_original === true) return [];
	if (method === 'respond' || MESSAGES.includes(method)) {
		const { unfurl_links, unfurl_media } = args;
		const quiet = method === 'chat.postEphemeral' || (unfurl_links === false && unfurl_media === false);
		return [...(quiet ? [] : ['unfurls links']), ...faultsOfMessage(args)];
	}
	return [];
}

/** The SDK sends forms, whose nested values are JSON; a `response_url` gets JSON. */
function parse(body: string, type: string): Json {
	if (type.includes('json')) return JSON.parse(body) as Json;
	return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, readValue(name, value)]));
}

function readValue(name: string, text: string): unknown {
	if (text === 'true' || text === 'false') return text === 'true';
	return ['blocks', 'view', 'unfurls'].includes(name) ? JSON.parse(text) : text;
}
