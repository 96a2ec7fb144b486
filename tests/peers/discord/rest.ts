import { z } from 'zod';
import type { Message } from './fake.ts';
import * as judge from './validate.ts';

/** What Discord keeps of an interaction. */
export interface Known {
	readonly id: string;
	readonly token: string;
	/** The message whose component was used. */
	readonly on: Message | null;
	/** The callback that it was acknowledged with. */
	acknowledged: number | null;
	/** What `@original` means: null until a deferred answer is there. */
	original: Message | null;
	/** The form that was opened. */
	modal: unknown;
	choices: readonly { readonly name: string; readonly value: string }[] | null;
	/** The token is older than 15 minutes. */
	expired: boolean;
}

/** The state that the routes work on. */
export interface World {
	readonly token: string;
	readonly application: string;
	readonly gatewayUrl: string;
	readonly faults: string[];
	readonly interactions: Map<string, Known>;
	readonly messages: Message[];
	/** By route: `/applications/1/commands`. */
	readonly commands: Map<string, readonly unknown[]>;
	readonly guilds: readonly string[];
	/** What was set up by hand, as `/applications/@me` tells it. */
	readonly portal: Readonly<Record<string, unknown>>;
	validated: number;
	/** Checks that wait until somebody asks for the faults; null to make each at once. */
	waiting: (() => string[])[] | null;
	nextId(): string;
}

export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly body: unknown;
	readonly authorization: string | undefined;
}

export interface Answered {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export const refusal = (status: number, code = 0, headers: Readonly<Record<string, string>> = {}): Answered => ({
	status,
	body: { code, message: `refused with ${code}`, ...(status === 429 ? { retry_after: 0.05, global: false } : {}) },
	headers,
});

const done: Answered = { status: 204 };
const EPHEMERAL = 64;

const Body = z.looseObject({ flags: z.number().default(0), components: z.array(z.unknown()).default([]) });
const Callback = z.object({ type: z.number(), data: z.looseObject({ flags: z.number().default(0) }).optional() });

/** One call of the REST API. */
export function respond(world: World, asked: Asked): Answered {
	const { method, path, body } = asked;
	const [, callback] = /^\/interactions\/\d+\/([^/]+)\/callback$/u.exec(path) ?? [];
	const [, hook, rest] = /^\/webhooks\/\d+\/([^/]+)(.*)$/u.exec(path) ?? [];
	if (callback !== undefined) return judged(world, judge.callback, body) ?? acknowledge(world, callback, body);
	if (hook !== undefined && method === 'POST') return judged(world, judge.followUp, body) ?? follow(world, hook, body);
	if (hook !== undefined && method === 'PATCH' && decodeURIComponent(rest ?? '') === '/messages/@original')
		return judged(world, judge.edit, body) ?? edit(world, hook, body);
	if (asked.authorization !== `Bot ${world.token}`) return refusal(401);
	return routes(world, asked);
}

function routes(world: World, { method, path, body }: Asked): Answered {
	if (path === '/gateway/bot')
		return {
			status: 200,
			body: {
				url: world.gatewayUrl,
				shards: 1,
				session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
			},
		};
	if (path === '/users/@me') return { status: 200, body: { id: world.application, username: 'newsroom', bot: true } };
	if (path === '/applications/@me')
		return { status: 200, body: { id: world.application, name: 'newsroom', ...world.portal } };
	if (path === '/users/@me/guilds') return { status: 200, body: world.guilds.map((id) => ({ id, name: 'A server' })) };
	if (path === '/users/@me/channels')
		return judged(world, judge.openChannel, body) ?? { status: 200, body: { id: '700000000000000001', type: 1 } };
	if (/^\/channels\/\d+\/messages$/u.test(path)) {
		const problem = judged(world, judge.direct, body);
		if (problem) return problem;
		return { status: 200, body: stored(world, 'direct', body, true) };
	}
	if (/^\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/u.test(path)) {
		const place = path.replace(/^\/applications\/\d+/u, '');
		if (method === 'GET') return { status: 200, body: world.commands.get(place) ?? [] };
		const problem = judged(world, judge.commands, body);
		if (problem) return problem;
		world.commands.set(place, z.array(z.unknown()).parse(body));
		return { status: 200, body };
	}
	world.faults.push(`no such route: ${method} ${path}`);
	return refusal(404);
}

/** Refuses a wrong body as Discord does, and remembers why. */
function judged(world: World, check: judge.Judge, body: unknown): Answered | undefined {
	world.validated++;
	if (world.waiting) {
		world.waiting.push(() => check(body));
		return undefined;
	}
	const faults = check(body);
	world.faults.push(...faults);
	return faults.length > 0 ? refusal(400, 50_035) : undefined;
}

function acknowledge(world: World, token: string, body: unknown): Answered {
	const known = world.interactions.get(token);
	if (!known) return refusal(404, 10_062);
	if (known.acknowledged !== null) return refusal(400, 40_060);
	const { type, data } = Callback.parse(body);
	known.acknowledged = type;
	if (type === 4) known.original = stored(world, known.id, data, ((data?.flags ?? 0) & EPHEMERAL) !== 0);
	if (type === 6) known.original = known.on;
	if (type === 7 && known.on) known.original = changed(known.on, data);
	if (type === 9) known.modal = data;
	if (type === 8) known.choices = z.array(z.object({ name: z.string(), value: z.string() })).parse(data?.choices);
	return done;
}

function follow(world: World, token: string, body: unknown): Answered {
	const known = world.interactions.get(token);
	if (!known || known.acknowledged === null) return refusal(404, 10_015);
	if (known.expired) return refusal(401, 50_027);
	return { status: 200, body: stored(world, known.id, body, (Body.parse(body).flags & EPHEMERAL) !== 0) };
}

function edit(world: World, token: string, body: unknown): Answered {
	const known = world.interactions.get(token);
	if (!known || known.acknowledged === null) return refusal(404, 10_015);
	if (known.expired) return refusal(401, 50_027);
	// A deferred answer becomes a message with its first edit.
	known.original = known.original ? changed(known.original, body) : stored(world, known.id, body, true);
	return { status: 200, body: known.original };
}

function stored(world: World, of: string, body: unknown, hidden: boolean): Message {
	const message = { id: world.nextId(), of, private: hidden, components: returned(body), edits: 0 };
	world.messages.push(message);
	return message;
}

function changed(message: Message, body: unknown): Message {
	message.components = returned(body);
	message.edits++;
	return message;
}

/** As Discord gives components back: with ids, and pictures with more about them than was said. */
function returned(body: unknown): unknown[] {
	let id = 0;
	const copy = JSON.stringify(Body.parse(body).components, (key, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		if ('type' in value) return { ...value, id: ++id };
		return key === 'media' ? { ...value, proxy_url: 'https://media.example/1', width: 1, height: 1 } : value;
	});
	return JSON.parse(copy) as unknown[];
}
