import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

type Shelf = Pick<Store, 'hold' | 'renew' | 'takeOver' | 'settle'>;

export interface JournalOptions {
	readonly store: Shelf;
	/** Whose work it is: work of one platform is taken over by processes that serve it, too. */
	readonly kind: string;
	readonly log: Log;
	/** Milliseconds after which a silent process counts as dead. */
	readonly lease?: number;
}

/**
 * What was promised to a platform, by acknowledging it, is kept until it is done: when this process dies, another one,
 * or its successor, does it.
 */
export interface Journal {
	/** Keeps a payload before it is acknowledged; gives what to call when it is done. Never rejects, never takes long. */
	hold(payload: unknown): Promise<() => Promise<void>>;
	/** From now on does the work of processes that have died. `work` never rejects. */
	mind(work: (payload: unknown) => Promise<void>): void;
	/** What is not done by now is left to others. */
	stop(): void;
}

const LEASE = 10_000;
/** Milliseconds: what is older nobody can answer any more, and nobody waits for. */
const AGE = 14 * 60_000;
/** Milliseconds: platforms wait three seconds for an acknowledgement, which matters more than this. */
const PATIENCE = 1_000;

export function createJournal({ store, kind, log, lease = LEASE }: JournalOptions): Journal {
	const owner = randomUUID();
	const timers: NodeJS.Timeout[] = [];
	const trouble = (error: unknown): void => log.warn('journal', { kind, error });

	const settle = async (key: string): Promise<void> => {
		await store.settle(key).catch(trouble);
	};
	const hold = async (payload: unknown): Promise<() => Promise<void>> => {
		const key = `${kind}:${randomUUID()}`;
		const { promise: late, resolve } = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, PATIENCE);
		const held = store.hold({ key, kind, payload }, owner, lease).then(() => {}, trouble);
		await Promise.race([held, late]);
		clearTimeout(timer);
		// Kept late it must still go, or it would be done a second time.
		return () => held.then(() => settle(key));
	};

	return {
		hold,
		mind(work) {
			const look = async (): Promise<void> => {
				try {
					const found = await store.takeOver(kind, owner, lease, AGE);
					if (found.length > 0) log.info('work of another process taken over', { kind, count: found.length });
					for (const { key, payload } of found) void work(payload).then(() => settle(key));
				} catch (error) {
					trouble(error);
				}
			};
			const renew = () => store.renew(owner, lease).catch(trouble);
			void look();
			timers.push(
				setInterval(() => void renew(), lease / 3).unref(),
				setInterval(() => void look(), lease / 2).unref(),
			);
		},
		stop() {
			for (const timer of timers) clearInterval(timer);
		},
	};
}

/** Keeps nothing, for where there is no store. */
export const noJournal: Journal = {
	hold: async () => async () => {},
	mind() {},
	stop() {},
};
