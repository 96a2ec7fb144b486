import type { Log } from '../log.ts';

/** Milliseconds between two looks at the folders, and how much longer than a look itself the pause is at least. */
const PAUSE = 5_000;
const SPARING = 50;

/**
 * Looks again and again for what has come into the folders, each time after the last look is over; never keeps the
 * process alive. Gives what ends it.
 */
export function keepLooking(look: () => Promise<void>, clock: () => number, log: Log): () => Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	let isOver = false;
	const plan = (took: number): void => {
		if (isOver) return;
		timer = setTimeout(
			() => {
				const started = clock();
				running = look()
					.catch((error: unknown) => log.error('folders could not be looked at', { error }))
					.then(() => plan(clock() - started));
			},
			Math.max(PAUSE, took * SPARING),
		);
		timer.unref();
	};
	plan(0);
	return async () => {
		isOver = true;
		clearTimeout(timer);
		await running;
	};
}
