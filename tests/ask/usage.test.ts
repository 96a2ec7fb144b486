import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { isListed } from '../../src/ask/command.ts';
import { parseText } from '../../src/ask/parse.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { commandTable, slashDialect, usageOf } from '../../src/ask/usage.ts';

const texts = loadTexts('data/ui');
const dialect = slashDialect(commands);

test('every file of the folder is a command of the list, and nothing else is', () => {
	const files = readdirSync('commands').filter((name) => name !== 'index.ts');
	expect(commands.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test('required options come before the others, as Discord wants them', () => {
	for (const { options } of commands) {
		const required = Object.values(options).map((option) => option.required);
		expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
	}
});

test('usage comes from the definition', () => {
	const [quote] = commands;
	if (!quote) throw new Error('no command');
	expect(usageOf(quote, { dialect, texts: texts('sv') })).toBe(
		'/quote <namn> [about:<ord>] [article:<rubrik>] [since:<dag>] [until:<dag>] [why:yes]',
	);
});

test('what the slash dialect writes is what the parser reads', () => {
	const [quote] = commands;
	if (!quote) throw new Error('no command');
	const options = { person: 'Caroline Casco', about: 'hela staden', since: '2016' };
	const written = slashDialect(commands, 'gp-').usage('quote', options);
	expect(written).toBe('/gp-quote Caroline Casco about:"hela staden" since:2016');
	expect(parseText(quote, written.replace('/gp-quote ', '')).options).toEqual(options);
});

test('the table of the README is current', () => {
	const table = commandTable(commands, texts('en'));
	const listed = commands.filter(isListed);
	expect(table.split('\n')).toHaveLength(listed.length + 2);
	for (const { name } of listed) expect(table).toContain(`/${name}`);
	const readme = readFileSync('README.md', 'utf8');
	const between = readme.match(/<!-- commands -->\n([\s\S]*?)\n?<!-- \/commands -->/u)?.[1];
	expect(between?.trim()).toBe(table);
});
