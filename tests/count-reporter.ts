import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with one line that a machine can count; what failed outside of any test counts as well. Before it stands
 * how many payloads were held against the platforms' schemas and limits: one that was refused has failed its test.
 */
export class CountReporter implements Reporter {
	onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
		const tests = modules.flatMap((module) => [...module.children.allTests()]);
		const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
		const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
		const broken = groups.filter((group) => group.errors().length > 0).length;
		const passed = count('passed');
		const failed = count('failed') + broken + unhandled.length;
		const judged = new Map<string, number>();
		for (const module of modules) {
			for (const [platform, payloads] of Object.entries(module.meta().judged ?? {})) {
				judged.set(platform, (judged.get(platform) ?? 0) + payloads);
			}
		}
		const payloads = [...judged].filter(([, sum]) => sum > 0).map(([platform, sum]) => `${sum} for ${platform}`);
		process.on('exit', () => {
			if (payloads.length > 0) process.stdout.write(`payloads judged: ${payloads.join(', ')}\n`);
			process.stdout.write(`${passed} passed, ${failed} failed\n`);
		});
	}
}
