import { afterAll, beforeAll } from 'vitest';
import { judged } from './peers/tally.ts';

declare module 'vitest' {
	interface TaskMeta {
		/** Payloads of a file of tests, by platform. */
		judged?: Readonly<Record<string, number>>;
	}
}

// Files of tests share a process.
let before = { ...judged };
beforeAll(() => {
	before = { ...judged };
});
// biome-ignore lint/correctness/noEmptyPattern: the runner looks for a pattern here.
afterAll(({}, { file }) => {
	file.meta.judged = { Slack: judged.Slack - before.Slack, Discord: judged.Discord - before.Discord };
});
