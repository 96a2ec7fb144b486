import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';

/** Adapters take commands as they come: what is true of one by its name is said in its definition. */

const names = new Set(commands.map(({ name }) => name));
/** Words of the platforms that a command happens to share. */
const THEIRS: Readonly<Record<string, readonly string[]>> = {
	// The tab that Slack calls so.
	'src/adapter/slack/listen.ts': ['home'],
};

/** Literals that are a name, with or without a slash, or begin with one and a blank. */
function namedIn(source: string): string[] {
	const bare = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '').replace(/^import .*$/gmu, '');
	const literals = [...bare.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/gu)];
	return literals.flatMap(([, single, double, template]) => {
		const [, name = ''] = /^\/?([a-z]+)(?:$| )/u.exec(single ?? double ?? template ?? '') ?? [];
		return names.has(name) ? [name] : [];
	});
}

test('the look finds what it is for', () => {
	expect(namedIn("if (name === 'quote') {}")).toEqual(['quote']);
	expect(namedIn('say("/facts about:x"); say(`help x`)')).toEqual(['facts', 'help']);
	expect(namedIn("// 'quote'\n/* 'facts' */ say('quoted', 'additional')")).toEqual([]);
});

describe.each(globSync('src/adapter/**/*.ts'))('%s', (file) => {
	test('names no command', () => {
		expect(namedIn(readFileSync(file, 'utf8')).filter((name) => !THEIRS[file]?.includes(name))).toEqual([]);
	});
});
