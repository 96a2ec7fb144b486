import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that a machine can count. */
export class CountReporter implements Reporter {
	onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
		let passed = 0;
		let failed = 0;
		for (const module of modules) {
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				if (state === 'passed') passed++;
				if (state === 'failed') failed++;
			}
			if (!module.ok() && module.children.size === 0) failed++;
		}
		process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
	}
}
