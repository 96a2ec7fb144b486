import { expect, test } from 'vitest';
import { actionsOf, type Invocation } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { sampleRunner } from '../preview/archive.ts';

const caller = { platform: 'test', workspace: null, channel: 'c', user: 'u', locale: 'en-GB' };

test('every button that can be reached from the sample articles answers, and every form opens', async () => {
	const runner = await sampleRunner();
	const dialect = slashDialect(runner.commands);
	const seen = new Set<string>();
	const dead: string[] = [];
	const waiting: Invocation[] = ['home', 'articles', 'facts'].map((command) => ({
		command,
		options: {},
		cursor: null,
	}));
	for (const asked of waiting) {
		const reply = await runner.run(asked, caller, dialect);
		if (reply.outcome !== 'answered') dead.push(`${reply.outcome}: ${JSON.stringify(asked)}`);
		for (const { kind, invocation } of actionsOf(reply)) {
			const key = JSON.stringify([kind, invocation]);
			if (seen.has(key)) continue;
			seen.add(key);
			if (kind === 'form') await runner.form(invocation, caller, dialect);
			else waiting.push(invocation);
		}
	}
	expect(dead).toEqual([]);
	expect(seen.size).toBeGreaterThan(300);
});
