import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { Rule } from '../../src/document/article.ts';
import { RULES } from '../../src/parse/attribute/rules.ts';

const FOLDER = new URL('../../src/parse/attribute/', import.meta.url);
const DECLARES = /^export const (\w+): AttributionRule\b/mu;

/** File to the rule that it declares. */
async function declared(): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const file of await readdir(FOLDER)) {
		const name = DECLARES.exec(await readFile(new URL(file, FOLDER), 'utf8'))?.[1];
		if (name !== undefined) found.set(file, name);
	}
	return found;
}

describe('the rules of attribution', () => {
	test('are one a file, named like it', async () => {
		const rules = await declared();
		expect(rules.size).toBeGreaterThanOrEqual(10);
		for (const [file, name] of rules) expect(file).toBe(`${name}.ts`);
	});

	test('are all registered, and nothing else is', async () => {
		expect([...RULES.keys()].sort()).toEqual([...(await declared()).values()].sort());
	});

	test('are functions under their own names', async () => {
		for (const [name, rule] of RULES) {
			const module = await import(new URL(`${name}.ts`, FOLDER).href);
			expect(module[name]).toBe(rule);
		}
	});

	test('can be told by an article', () => {
		for (const name of RULES.keys()) expect(Rule.options).toContain(name);
	});
});
