import { defineConfig } from 'vitest/config';
import { CountReporter } from './tests/count-reporter.ts';

export default defineConfig({
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/bench/**', 'node_modules/**'],
		reporters: ['default', new CountReporter()],
		// What one file has loaded serves the next: a third of the time. No test leaves anything behind.
		isolate: false,
		setupFiles: ['tests/tally.ts'],
		testTimeout: 30_000,
	},
});
