import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that a machine can count; what failed outside of any test counts as well. */
export class CountReporter implements Reporter {
	onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
		const tests = modules.flatMap((module) => [...module.children.allTests()]);
		const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
		const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
		const broken = groups.filter((group) => group.errors().length > 0).length;
		const passed = count('passed');
		const failed = count('failed') + broken + unhandled.length;
		process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
	}
}
