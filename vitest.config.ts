import { defineConfig } from 'vitest/config';
import { CountReporter } from './tests/count-reporter.ts';

export default defineConfig({
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/bench/**', 'node_modules/**'],
		reporters: ['default', new CountReporter()],
		setupFiles: ['tests/tally.ts'],
		testTimeout: 30_000,
	},
});
