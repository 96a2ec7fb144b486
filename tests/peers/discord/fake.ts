import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { FakeGateway } from './gateway.ts';
import { type Answered, refusal, respond, type World } from './rest.ts';

export interface Sent {
	readonly method: string;
	readonly path: string;
	readonly body: unknown;
	readonly status: number;
}

/** A refusal to be given instead of an answer, `times` times, to calls whose `METHOD /path` matches. */
export interface Refuse {
	readonly call: RegExp;
	readonly status: number;
	readonly code?: number;
	readonly headers?: Readonly<Record<string, string>>;
	times: number;
}

export interface Message {
	readonly id: string;
	/** The interaction or the direct channel that it belongs to. */
	readonly of: string;
	readonly private: boolean;
	components: readonly unknown[];
	/** How often it was changed. */
	edits: number;
}

/** The beginning of Discord's time; milliseconds. */
const EPOCH = 1_420_070_400_000;

/** Discord's REST API and gateway, as far as a bot of commands meets them, strict about what it is sent. */
export class FakeDiscord implements World {
	readonly token = 'fake-token-fake-token-fake-token';
	readonly application = '900000000000000001';
	readonly gateway = new FakeGateway(this.token, this.application);
	readonly sent: Sent[] = [];
	/** What Discord would have refused, or let pass although it is wrong. Empty at the end of every test. */
	readonly faults: string[] = [];
	readonly refusals: Refuse[] = [];
	readonly interactions: World['interactions'] = new Map();
	readonly messages: Message[] = [];
	readonly commands: World['commands'] = new Map();
	readonly guilds: string[] = [];
	portal: World['portal'] = {};
	/** How interactions reach the bot: by the gateway unless told otherwise. */
	deliver: (payload: Record<string, unknown>) => void = (payload) =>
		this.gateway.dispatch('INTERACTION_CREATE', payload);
	/** Told of every call as it comes. */
	heard: (sent: Sent) => void = () => {};
	/** Bodies that went through the schemas. */
	validated = 0;
	/** A list takes every payload and leaves judging it to `judge`: under load, that would be what is measured. */
	waiting: World['waiting'] = null;

	readonly #http: Server;
	readonly #waiting = new Set<() => void>();
	/** Snowflakes: two peers over one database must not tell of the same interaction. */
	#ids = BigInt(Date.now() - EPOCH) << 22n;

	private constructor() {
		this.#http = createServer((request, response) => {
			void this.#take(request).then(({ status, body, headers }) => {
				// An empty answer with a content type makes the client read JSON that is not there.
				const type = body === undefined ? {} : { 'content-type': 'application/json' };
				response.writeHead(status, { ...type, ...headers }).end(body === undefined ? '' : JSON.stringify(body));
				for (const look of this.#waiting) look();
			});
		});
	}

	static async start(): Promise<FakeDiscord> {
		const fake = new FakeDiscord();
		await new Promise<void>((resolve) => fake.#http.listen(0, '127.0.0.1', resolve));
		fake.gateway.listen(fake.#http, fake.#port);
		return fake;
	}

	get #port(): number {
		return (this.#http.address() as AddressInfo).port;
	}

	/** For `rest.api`. */
	get api(): string {
		return `http://127.0.0.1:${this.#port}/api`;
	}

	get gatewayUrl(): string {
		return this.gateway.url;
	}

	nextId(): string {
		this.#ids += 4_194_304n;
		return String(this.#ids);
	}

	refuse(call: RegExp, status: number, code?: number, headers?: Refuse['headers'], times = 1): void {
		this.refusals.push({
			call,
			status,
			times,
			...(code === undefined ? {} : { code }),
			...(headers ? { headers } : {}),
		});
	}

	/** Resolves when the condition holds; it is looked at after each call. Rejects after ten seconds. */
	async until(condition: () => boolean, what = String(condition)): Promise<void> {
		if (condition()) return;
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const look = (): void => {
			if (condition()) resolve();
		};
		const timer = setTimeout(() => reject(new Error(`never: ${what}\n${JSON.stringify(this.sent, null, 1)}`)), 10_000);
		this.#waiting.add(look);
		try {
			await promise;
		} finally {
			this.#waiting.delete(look);
			clearTimeout(timer);
		}
	}

	/** Makes the checks that wait; gives all faults. */
	judge(): readonly string[] {
		for (const check of this.waiting?.splice(0) ?? []) this.faults.push(...check());
		return this.faults;
	}

	async stop(): Promise<void> {
		await this.gateway.close();
		this.#http.closeAllConnections();
		await new Promise((resolve) => this.#http.close(resolve));
	}

	async #take(request: IncomingMessage): Promise<Answered> {
		const path = new URL(request.url ?? '/', this.api).pathname.replace(/^\/api\/v10/u, '');
		const method = request.method ?? 'GET';
		const raw = await text(request);
		const body: unknown = raw === '' ? undefined : JSON.parse(raw);
		const refused = this.refusals.find(({ call, times }) => times > 0 && call.test(`${method} ${path}`));
		if (refused) refused.times--;
		const answered = refused
			? refusal(refused.status, refused.code, refused.headers)
			: respond(this, { method, path, body, authorization: request.headers.authorization });
		const sent = { method, path, body, status: answered.status };
		this.sent.push(sent);
		this.heard(sent);
		return answered;
	}

	/** An answer that came as the answer to an interaction delivered by HTTP. */
	accept({ id, token }: { readonly id: string; readonly token: string }, body: unknown): void {
		const path = `/interactions/${id}/${token}/callback`;
		const { status } = respond(this, { method: 'POST', path, body, authorization: undefined });
		const sent = { method: 'POST', path, body, status };
		this.sent.push(sent);
		this.heard(sent);
		for (const look of this.#waiting) look();
	}
}
