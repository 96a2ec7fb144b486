import { afterAll } from 'vitest';
import { judged } from './peers/tally.ts';

declare module 'vitest' {
	interface TaskMeta {
		/** Payloads of a file of tests, by platform. */
		judged?: Readonly<Record<string, number>>;
	}
}

// biome-ignore lint/correctness/noEmptyPattern: the runner looks for a pattern here.
afterAll(({}, { file }) => {
	file.meta.judged = { ...judged };
});
