import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, GatewayDispatchEvents, Options } from 'discord.js';
import type { Runner } from '../../ask/runner.ts';
import type { Log } from '../../log.ts';
import { faultOf } from './fault.ts';
import { createHandler } from './handle.ts';
import { wireOf } from './wire.ts';

export interface DiscordOptions {
	readonly runner: Runner;
	readonly settings: {
		readonly token: string;
		/** Another address than Discord's own, for tests. */
		readonly api?: string;
	};
	readonly log: Log;
	readonly newId?: () => string;
	/** Milliseconds until an answer that is not ready is announced. */
	readonly patience?: number;
	/** Milliseconds that `stop` waits for running answers. */
	readonly grace?: number;
}

export interface Running {
	/** Takes nothing new, waits for what is under way, then disconnects. */
	stop(): Promise<void>;
}

/**
 * Connects by the gateway, without any intent: commands need none. Resolves once connected. Throws NewsroomError
 * `wrong-token` or `platform-unreachable`; later losses of the connection are mended by discord.js and logged.
 */
export async function startDiscord(options: DiscordOptions): Promise<Running> {
	const { runner, settings, log, grace = 10_000, patience = 1_000 } = options;
	const newId = options.newId ?? (() => randomBytes(3).toString('hex'));
	const client = clientFor(settings.api);
	const handle = createHandler({ runner, wire: wireOf(client.rest), log, newId, patience });
	const underWay = new Set<Promise<void>>();

	const receive = (payload: unknown): void => {
		const work: Promise<void> = handle(payload).finally(() => underWay.delete(work));
		underWay.add(work);
	};
	client.ws.on(GatewayDispatchEvents.InteractionCreate, receive);
	client.on(Events.Error, (error) => log.error('discord client', { error }));
	client.on(Events.Warn, (warning) => log.warn('discord client', { warning }));
	client.on(Events.ShardError, (error, shard) => log.warn('discord connection', { shard, error }));
	client.on(Events.ShardReconnecting, (shard) => log.info('discord reconnecting', { shard }));
	client.on(Events.ShardResume, (shard) => log.info('discord resumed', { shard }));
	client.on(Events.ShardDisconnect, ({ code }, shard) => log.error('discord disconnected for good', { shard, code }));

	try {
		await client.login(settings.token);
	} catch (error) {
		throw faultOf(error);
	}
	log.info('discord connected', { shards: client.ws.shards.size });

	return {
		async stop() {
			client.ws.off(GatewayDispatchEvents.InteractionCreate, receive);
			await Promise.race([Promise.allSettled(underWay), wait(grace, undefined, { ref: false })]);
			await client.destroy();
			log.info('discord stopped', { unfinished: underWay.size });
		},
	};
}

/** Nothing is looked up in a cache here, so nothing but the bot's own user stays in one. */
function clientFor(api: string | undefined): Client {
	return new Client({
		intents: [],
		makeCache: Options.cacheWithLimits({
			...Options.DefaultMakeCacheSettings,
			GuildMemberManager: 0,
			MessageManager: 0,
			UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
		}),
		...(api === undefined ? {} : { rest: { api } }),
	});
}
