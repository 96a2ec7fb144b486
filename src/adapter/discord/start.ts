import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Routes } from 'discord-api-types/v10';
import { createJournal, noJournal } from '../../ask/journal.ts';
import type { Runner } from '../../ask/runner.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import type { Front } from '../http/front.ts';
import { faultOf } from './fault.ts';
import { connectGateway } from './gateway.ts';
import { createHandler, type Handler } from './handle.ts';
import { INTERACTIONS_PATH, interactionsBy } from './interactions.ts';
import { type Account, restFor } from './rest.ts';
import { warm } from './warm.ts';
import { type Wire, wireOf } from './wire.ts';

export interface DiscordOptions {
	readonly runner: Runner;
	/** With a public key Discord delivers by HTTP, else by the gateway. */
	readonly settings: Account & { readonly publicKey?: string };
	readonly log: Log;
	/** Where answers that are announced and not there yet are kept. */
	readonly store?: Store | undefined;
	/** Where HTTP arrives; needed with a public key alone. */
	readonly front?: Front | undefined;
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
	const { runner, settings, log, front, grace = 10_000, patience = 1_000 } = options;
	const newId = options.newId ?? (() => randomBytes(3).toString('hex'));
	const rest = restFor(settings, log);
	const underWay = new Set<Promise<void>>();
	let stopping = false;
	const journal = options.store ? createJournal({ store: options.store, kind: 'discord', log }) : noJournal;

	/** Counts what is under way, and takes nothing once it is told to stop. */
	const counted =
		(handle: Handler): Handler =>
		(payload) => {
			if (stopping) return Promise.resolve();
			const work: Promise<void> = handle(payload).finally(() => underWay.delete(work));
			underWay.add(work);
			return work;
		};
	const handlerOn = (wire: Wire) => counted(createHandler({ runner, wire, log, newId, patience, journal }));
	const connect = async (): Promise<() => Promise<void>> => {
		if (settings.publicKey === undefined || front === undefined) {
			const handle = handlerOn(wireOf(rest));
			const gateway = await connectGateway(rest, settings.token, (payload) => void handle(payload), log);
			return () => gateway.disconnect();
		}
		// A wrong token would show only at the first answer that goes by the API.
		await rest.get(Routes.user());
		const http = interactionsBy(settings.publicKey, wireOf(rest), log);
		const unmount = front.mount(INTERACTIONS_PATH, http.listener(handlerOn(http.wire)));
		log.info('discord listening', { mode: 'http', port: front.port });
		return async () => unmount();
	};
	try {
		await warm(runner);
		const disconnect = await connect();
		return {
			async stop() {
				stopping = true;
				await Promise.race([Promise.allSettled(underWay), wait(grace, undefined, { ref: false })]);
				journal.stop();
				await disconnect();
				log.info('discord stopped', { unfinished: underWay.size });
			},
		};
	} catch (error) {
		throw faultOf(error);
	}
}
