import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { end, type Listener } from '../http/front.ts';
import type { Handler } from './handle.ts';
import { isSigned, publicKeyOf } from './signature.ts';
import { refusalOf, type Wire } from './wire.ts';

/** Where Discord sends interactions: the "Interactions Endpoint URL" ends with it. */
export const INTERACTIONS_PATH = '/discord/interactions';

/** Bytes; an interaction with a long message in it has some ten thousand. */
const LIMIT = 1_000_000;

/** Milliseconds that Discord may take to take in an answer, and how long to wait before asking again. */
const SETTLING = 5_000;
const PAUSES = [100, 400, 1_000, 2_000];

const Sent = z.looseObject({ type: z.int(), id: z.string().optional() });

/**
 * Interactions by HTTP in place of a gateway. The first answer to each goes back as the answer to the request itself,
 * everything later by the REST API: `wire` gives the handler both as one.
 */
export function interactionsBy(publicKey: string, rest: Wire, log: Log) {
	const key = publicKeyOf(publicKey);
	const open = new Map<string, ServerResponse>();
	/** When the first answer went out, by interaction; milliseconds. */
	const sent = new Map<string, number>();

	/**
	 * The API may be asked about an answer that Discord has not taken in yet: for a moment it then knows of none, which
	 * otherwise means that it is too late.
	 */
	const settled = async (to: { readonly id: string }, call: () => Promise<void>): Promise<void> => {
		for (const pause of PAUSES) {
			try {
				return await call();
			} catch (error) {
				const since = performance.now() - (sent.get(to.id) ?? 0);
				if (refusalOf(error) !== 'late' || since > SETTLING) throw error;
				await wait(pause);
			}
		}
		return call();
	};

	const wire: Wire = {
		...rest,
		edit: (to, message) => settled(to, () => rest.edit(to, message)),
		follow: (to, message) => settled(to, () => rest.follow(to, message)),
		async respond(to, body) {
			const response = open.get(to.id);
			open.delete(to.id);
			// Discord has hung up, or this is a second answer: the API says what is still possible.
			if (response === undefined || response.destroyed) return rest.respond(to, body);
			response.writeHead(200, { 'content-type': 'application/json' });
			await new Promise<void>((flushed) => response.end(JSON.stringify(body), flushed));
			sent.set(to.id, performance.now());
			setTimeout(() => sent.delete(to.id), SETTLING).unref();
		},
	};

	const take = async (request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> => {
		if (request.method !== 'POST') return end(response, 405);
		const body = await bytesOf(request);
		if (body === undefined) return end(response, 413);
		// Discord itself sends wrong signatures now and then, to see them refused.
		const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
		if (!isSigned(key, body, signature, timestamp)) return end(response, 401);
		const payload = jsonOf(body);
		const known = Sent.safeParse(payload).data;
		if (known === undefined) return end(response, 400);
		if (known.type === InteractionType.Ping) {
			response.writeHead(200, { 'content-type': 'application/json' });
			return void response.end(JSON.stringify({ type: InteractionResponseType.Pong }));
		}
		const id = known.id ?? '';
		// The same interaction again while it is being answered: the first request has the answer.
		if (!open.has(id)) open.set(id, response);
		await handle(payload);
		if (open.get(id) === response) open.delete(id);
		// Nothing to say: seen before, or not understood.
		if (!response.headersSent) end(response, 202);
	};

	const listener =
		(handle: Handler): Listener =>
		(request, response) => {
			take(request, response, handle).catch((error: unknown) => {
				log.warn('discord request not taken', { error });
				end(response, 400);
			});
		};
	return { wire, listener };
}

/** Undefined when there are too many. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > LIMIT) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function jsonOf(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
