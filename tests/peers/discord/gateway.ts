import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const Frame = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number() });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface Session {
	readonly id: string;
	readonly events: { readonly t: string; readonly d: unknown; readonly s: number }[];
	socket: WebSocket | null;
}

/** Discord's gateway, one shard: hello, identify, heartbeats, resume with what was missed. */
export class FakeGateway {
	readonly identifies: z.infer<typeof Identify>[] = [];
	resumes = 0;
	/** Answers heartbeats; a connection without answers is a zombie. */
	beating = true;
	heartbeat = 45_000;
	/** Lets nobody connect. */
	shut = false;
	/** Takes no token for the right one. */
	refuseAll = false;

	readonly #server = new WebSocketServer({ noServer: true });
	readonly #sessions: Session[] = [];
	readonly #forgotten = new Set<string>();
	readonly #token: string;
	readonly #application: string;
	#port = 0;

	constructor(token: string, application: string) {
		this.#token = token;
		this.#application = application;
	}

	listen(http: Server, port: number): void {
		this.#port = port;
		http.on('upgrade', (request, socket: Duplex, head) => {
			if (this.shut) socket.destroy();
			else this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
		});
	}

	get url(): string {
		return `ws://127.0.0.1:${this.#port}`;
	}

	/** Open sockets, logged in or not. */
	get connected(): number {
		return this.#server.clients.size;
	}

	/** Sends an event to every session; one whose socket is gone gets it on resuming. */
	dispatch(t: string, d: unknown): void {
		for (const session of this.#sessions) {
			const event = { t, d, s: session.events.length + 1 };
			session.events.push(event);
			if (session.socket) send(session.socket, { op: 0, ...event });
		}
	}

	/** Every session ends: the next connection starts anew. */
	forget(): void {
		for (const session of this.#sessions) this.#forgotten.add(session.id);
	}

	/** Looks again and again; rejects after ten seconds. */
	async until(condition: () => boolean): Promise<void> {
		for (let tries = 0; !condition(); tries++) {
			if (tries > 2000) throw new Error(`never: ${condition}`);
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}

	/** Closes every connection, as Discord does for maintenance. */
	drop(code = 4000): void {
		for (const session of this.#sessions) {
			session.socket?.close(code);
			session.socket = null;
		}
	}

	async close(): Promise<void> {
		for (const client of this.#server.clients) client.terminate();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
	}

	#greet(socket: WebSocket): void {
		send(socket, { op: 10, d: { heartbeat_interval: this.heartbeat } });
		socket.on('message', (raw) => this.#take(socket, Frame.parse(JSON.parse(String(raw)))));
		socket.on('close', () => {
			for (const session of this.#sessions) if (session.socket === socket) session.socket = null;
		});
	}

	#take(socket: WebSocket, { op, d }: z.infer<typeof Frame>): void {
		if (op === 1 && this.beating) send(socket, { op: 11 });
		if (op === 2) this.#identify(socket, Identify.parse(d));
		if (op === 6) this.#resume(socket, Resume.parse(d));
	}

	#identify(socket: WebSocket, asked: z.infer<typeof Identify>): void {
		this.identifies.push(asked);
		if (asked.token !== this.#token || this.refuseAll) {
			socket.close(4004);
			return;
		}
		this.#sessions.length = 0;
		this.#sessions.push({ id: `session-${this.identifies.length}`, events: [], socket });
		this.dispatch('READY', {
			v: 10,
			user: { id: this.#application, username: 'newsroom', discriminator: '0', avatar: null, bot: true },
			guilds: [],
			session_id: `session-${this.identifies.length}`,
			resume_gateway_url: this.url,
			application: { id: this.#application, flags: 0 },
		});
	}

	#resume(socket: WebSocket, { token, session_id, seq }: z.infer<typeof Resume>): void {
		const session = this.#sessions.find(({ id }) => id === session_id);
		if (!session || this.#forgotten.has(session_id) || token !== this.#token) {
			send(socket, { op: 9, d: false });
			return;
		}
		this.resumes++;
		session.socket = socket;
		for (const event of session.events.filter(({ s }) => s > seq)) send(socket, { op: 0, ...event });
		this.dispatch('RESUMED', {});
	}
}

const send = (socket: WebSocket, frame: unknown): void => {
	if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
};
