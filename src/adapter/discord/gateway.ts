import { setTimeout as wait } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { GatewayCloseCodes, GatewayDispatchEvents } from 'discord-api-types/v10';
import { NewsroomError } from '../../document/error.ts';
import type { Log } from '../../log.ts';
import { wrongToken } from './fault.ts';

export interface Gateway {
	disconnect(): Promise<void>;
}

/** Milliseconds that a connection in the making is waited for, to be closed properly. */
const MAKING = 1_000;
/** Closings after which it is of no use to come back. */
const FOR_GOOD: readonly number[] = [
	GatewayCloseCodes.AuthenticationFailed,
	GatewayCloseCodes.InvalidShard,
	GatewayCloseCodes.ShardingRequired,
	GatewayCloseCodes.InvalidAPIVersion,
	GatewayCloseCodes.InvalidIntents,
	GatewayCloseCodes.DisallowedIntents,
];

/**
 * Receives interactions by the gateway, in as many shards as Discord recommends and without any intent: commands need
 * none. Lost connections and zombies are mended underneath, missed events delivered late. Rejects with what went wrong
 * on connecting for the first time.
 */
export async function connectGateway(
	rest: REST,
	token: string,
	receive: (payload: unknown) => void,
	log: Log,
): Promise<Gateway> {
	const sessions = new Map<number, SessionInfo | null>();
	const lost = new Set<number>();
	let stopped = false;
	const gateway = new WebSocketManager({
		token,
		intents: 0,
		rest,
		// A lost connection is made anew after a pause that nothing else can end: it asks here first.
		retrieveSessionInfo: (shard) => (stopped ? new Promise(() => {}) : (sessions.get(shard) ?? null)),
		updateSessionInfo: (shard, session) => {
			sessions.set(shard, session);
		},
	});
	const { promise: refused, reject: refuse } = Promise.withResolvers<never>();
	refused.catch(() => {});

	gateway.on(WebSocketShardEvents.Dispatch, ({ data }) => {
		if (data.t === GatewayDispatchEvents.InteractionCreate) receive(data.d);
	});
	gateway.on(WebSocketShardEvents.Error, ({ error, shardId }) => log.warn('discord connection', { shardId, error }));
	gateway.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
		lost.add(shardId);
		if (!FOR_GOOD.includes(code)) return log.info('discord connection closed', { shardId, code });
		lost.delete(shardId);
		log.error('discord connection closed for good', { shardId, code });
		const cause = new Error(`closed with ${code}`);
		refuse(
			code === GatewayCloseCodes.AuthenticationFailed
				? wrongToken(cause)
				: new NewsroomError('internal', {}, { cause }),
		);
	});
	gateway.on(WebSocketShardEvents.Ready, ({ shardId }) => {
		lost.delete(shardId);
		log.info('discord connected', { shardId });
	});
	gateway.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
		lost.delete(shardId);
		log.info('discord resumed', { shardId });
	});

	await Promise.race([gateway.connect(), refused]);
	return {
		async disconnect() {
			stopped = true;
			for (let waited = 0; lost.size > 0 && waited < MAKING; waited += 50) await wait(50);
			await gateway.destroy();
		},
	};
}
