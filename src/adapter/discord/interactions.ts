import type { IncomingMessage, ServerResponse } from 'node:http';
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { end, type Listener } from '../http/front.ts';
import type { Handler } from './handle.ts';
import { isSigned, publicKeyOf } from './signature.ts';
import type { Wire } from './wire.ts';

/** Where Discord sends interactions: the "Interactions Endpoint URL" ends with it. */
export const INTERACTIONS_PATH = '/discord/interactions';

/** Bytes; an interaction with a long message in it has some ten thousand. */
const LIMIT = 1_000_000;

const Sent = z.looseObject({ type: z.int(), id: z.string().optional() });

/**
 * Interactions by HTTP in place of a gateway. The first answer to each goes back as the answer to the request itself,
 * everything later by the REST API: `wire` gives the handler both as one.
 */
export function interactionsBy(publicKey: string, rest: Wire, log: Log) {
	const key = publicKeyOf(publicKey);
	const open = new Map<string, ServerResponse>();

	const wire: Wire = {
		...rest,
		async respond(to, body) {
			const response = open.get(to.id);
			open.delete(to.id);
			// Discord has hung up, or this is a second answer: the API says what is still possible.
			if (response === undefined || response.destroyed) return rest.respond(to, body);
			response.writeHead(200, { 'content-type': 'application/json' });
			// What follows by the API must find this answer there.
			await new Promise<void>((sent) => response.end(JSON.stringify(body), sent));
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
		const sent = Sent.safeParse(payload).data;
		if (sent === undefined) return end(response, 400);
		if (sent.type === InteractionType.Ping) {
			response.writeHead(200, { 'content-type': 'application/json' });
			return void response.end(JSON.stringify({ type: InteractionResponseType.Pong }));
		}
		const id = sent.id ?? '';
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
