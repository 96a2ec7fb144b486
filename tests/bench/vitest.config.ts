import { defineConfig } from 'vitest/config';

/** Measures; one file after the other, so that none disturbs another. */
export default defineConfig({
	test: {
		include: [],
		benchmark: { enabled: true, include: ['tests/bench/**/*.bench.ts'] },
		fileParallelism: false,
		testTimeout: 120_000,
	},
});
