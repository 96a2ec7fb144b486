import type { Writable } from 'node:stream';

/** Milliseconds between two drawings. */
const PACE = 100;
const CELLS = 24;

/** One line on a terminal that is drawn over and over; anywhere else nothing. */
export interface Progress {
	show(done: number, words: string): void;
	/** Takes the line away, so that something else can be written. */
	clear(): void;
}

export function progressOn(
	output: Writable & { readonly isTTY?: boolean },
	total: number,
	clock: () => number,
): Progress {
	let drawn = Number.NEGATIVE_INFINITY;
	let isShown = false;
	return {
		show(done, words) {
			if (!output.isTTY || clock() - drawn < PACE) return;
			drawn = clock();
			isShown = true;
			const full = Math.round((CELLS * done) / Math.max(1, total));
			output.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${done}/${total} ${words}`);
		},
		clear() {
			if (isShown) output.write('\r\u001b[2K');
			isShown = false;
		},
	};
}
