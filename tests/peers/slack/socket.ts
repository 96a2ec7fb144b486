import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

interface Acknowledgement {
	readonly envelope_id: string;
	readonly payload?: Record<string, unknown>;
}

/** Slack's side of Socket Mode: greets, sends envelopes, tells what is acknowledged. */
export class SocketPeer {
	url = '';
	/** How often a client has connected. */
	connections = 0;
	/** Whether a new connection is greeted. */
	greets = true;
	readonly #server = new WebSocketServer({ noServer: true, autoPong: true });
	readonly #acknowledged = new Map<string, PromiseWithResolvers<Acknowledgement>>();
	#open: WebSocket | undefined;
	#waiting: (() => void)[] = [];
	#sent = 0;

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		this.#server.handleUpgrade(request, socket, head, (client) => {
			this.#open = client;
			this.connections++;
			client.on('message', (data) => {
				const acknowledgement = JSON.parse(String(data)) as Acknowledgement;
				this.#of(acknowledgement.envelope_id).resolve(acknowledgement);
			});
			client.on('error', () => {});
			if (this.greets) client.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
			this.#wake();
		});
	}

	/** Whether somebody is connected just now. */
	get isOpen(): boolean {
		return this.#open?.readyState === this.#open?.OPEN && this.#open !== undefined;
	}

	/** Sends a payload in an envelope; gives its id. */
	send(type: 'slash_commands' | 'interactive' | 'events_api', payload: unknown): string {
		const id = `envelope-${++this.#sent}`;
		this.#open?.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true }));
		return id;
	}

	/** The acknowledgement of an envelope, once it is there. */
	ack(id: string): Promise<Acknowledgement> {
		return this.#of(id).promise;
	}

	async connected(times: number): Promise<void> {
		while (this.connections < times) await this.#next();
	}

	/** As Slack does when it recycles a host. */
	recycle(): void {
		this.#open?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
	}

	/** The connection breaks without a word. */
	cut(): void {
		this.#open?.terminate();
	}

	/** Pings once, then nothing more: how a dead connection looks that nobody has closed. */
	async fallSilent(): Promise<void> {
		this.#open?.ping();
		await new Promise<void>((resolve) => this.#open?.once('pong', () => resolve()));
	}

	stop(): void {
		for (const client of this.#server.clients) client.terminate();
		this.#server.close();
	}

	#of(id: string): PromiseWithResolvers<Acknowledgement> {
		const known = this.#acknowledged.get(id) ?? Promise.withResolvers<Acknowledgement>();
		this.#acknowledged.set(id, known);
		return known;
	}

	#next(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	#wake(): void {
		for (const wake of this.#waiting.splice(0)) wake();
	}
}
