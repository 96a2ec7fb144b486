import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Runner } from '../../ask/runner.ts';
import type { Log } from '../../log.ts';
import { faultOf } from './fault.ts';
import { connectGateway } from './gateway.ts';
import { createHandler } from './handle.ts';
import { type Account, restFor } from './rest.ts';
import { wireOf } from './wire.ts';

export interface DiscordOptions {
	readonly runner: Runner;
	readonly settings: Account;
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

/** Resolves once connected. Throws NewsroomError `wrong-token` or `platform-unreachable`. */
export async function startDiscord(options: DiscordOptions): Promise<Running> {
	const { runner, settings, log, grace = 10_000, patience = 1_000 } = options;
	const newId = options.newId ?? (() => randomBytes(3).toString('hex'));
	const rest = restFor(settings, log);
	const handle = createHandler({ runner, wire: wireOf(rest), log, newId, patience });
	const underWay = new Set<Promise<void>>();
	let stopping = false;

	const receive = (payload: unknown): void => {
		if (stopping) return;
		const work: Promise<void> = handle(payload).finally(() => underWay.delete(work));
		underWay.add(work);
	};
	try {
		const gateway = await connectGateway(rest, settings.token, receive, log);
		return {
			async stop() {
				stopping = true;
				await Promise.race([Promise.allSettled(underWay), wait(grace, undefined, { ref: false })]);
				await gateway.disconnect();
				log.info('discord stopped', { unfinished: underWay.size });
			},
		};
	} catch (error) {
		throw faultOf(error);
	}
}
