import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { retryAfter } from './web.ts';

type Client = SocketModeReceiver['client'];

/** Milliseconds. A lost connection is made again at once, a refused one ever more slowly. */
const FIRST = 250;
const SLOWEST = 30_000;
/** After a connection opens, Slack greets; without a greeting it is a dead one. */
const GREETING = 15_000;

/**
 * Keeps one socket open until it is stopped. The SDK's own way back waits five seconds after each disconnection, and
 * ends the process when Slack cannot be reached just then: the client must be made without it. The promise settles
 * when the first connection stands, or rejects with what refused it.
 */
export async function keepSocket(
	client: Client,
	{ log, wait, random = Math.random }: { log: Log; wait: (ms: number) => Promise<void>; random?: () => number },
): Promise<{ stop(): Promise<void> }> {
	let stopped = false;
	let { lost } = await connect(client);
	log.info('slack connected', { mode: 'socket' });

	const keep = async (): Promise<void> => {
		for (let failures = 0; !stopped; ) {
			await lost;
			if (stopped) return;
			const pause = Math.min(SLOWEST, FIRST * 2 ** failures);
			await wait(pause / 2 + (random() * pause) / 2);
			if (stopped) return;
			try {
				({ lost } = await connect(client));
				failures = 0;
				if (stopped) await client.disconnect();
				else log.info('slack connected again');
			} catch (error) {
				failures++;
				const seconds = retryAfter(error);
				log.warn('slack not connected', { failures, error });
				if (seconds !== undefined) await wait(seconds * 1_000);
			}
		}
	};
	const kept = keep();
	return {
		async stop() {
			stopped = true;
			await client.disconnect();
			await Promise.race([kept, wait(FIRST)]);
		},
	};
}

/** Opens a connection; `lost` settles when it is gone. */
async function connect(client: Client): Promise<{ lost: Promise<void> }> {
	const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
	const onLost = () => lose();
	client.once('disconnected', onLost);
	const { promise: silence, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		void client.disconnect();
		reject(new Error('no greeting from Slack'));
	}, GREETING);
	try {
		await Promise.race([client.start(), silence]);
		return { lost };
	} catch (error) {
		client.off('disconnected', onLost);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}
