import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { SUBCOMMANDS } from '../../src/cli/subcommands.ts';
import { Settings } from '../../src/config.ts';
import { loadLanguages } from '../../src/language/load.ts';
import { newsroom } from '../cli/newsroom.ts';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/slack.md', 'docs/discord.md'];
/** Those that tell where things stand in the code. */
const ABOUT_CODE = ['README.md', 'CONTRIBUTING.md'];
const read = (path: string): string => readFileSync(path, 'utf8');
const { scripts, version } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; version: string };
const codeIn = (text: string): string[] =>
	[...text.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/gu)].map(([, block, inline]) => block ?? inline ?? '');
/** As GitHub and others make them of headings. */
const anchorsOf = (text: string): string[] =>
	[...text.matchAll(/^#+ (.*)$/gmu)].map(
		([, words = '']) =>
			`#${words
				.toLowerCase()
				.replace(/[^\p{L}\p{N} -]/gu, '')
				.replaceAll(' ', '-')}`,
	);

describe.each(DOCUMENTS)('%s', (document) => {
	const text = read(document);

	test('links to files that are there, pictures with words beside them', () => {
		for (const [, bang, words, target = ''] of text.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/gu)) {
			if (bang) expect(words, target).toMatch(/\w{3,}.*\w{3,}/su);
			if (target.startsWith('#')) expect(anchorsOf(text)).toContain(target);
			else if (!target.includes('://')) expect(existsSync(join(dirname(document), target)), target).toBe(true);
		}
	});

	test('names paths that are there', () => {
		const paths = codeIn(text).flatMap(
			(code) =>
				code.match(/(?<![\w./-])(?:src|tests|data|commands|docs|\.ci)\/[\w./-]*\w(?![\w/<…-]|\.\w|\/<)/gu) ?? [],
		);
		if (ABOUT_CODE.includes(document)) expect(paths.length).toBeGreaterThan(5);
		for (const path of paths) expect(existsSync(path), path).toBe(true);
	});

	test('names scripts and commands that there are', () => {
		for (const code of codeIn(text)) {
			for (const [, script = ''] of code.matchAll(/npm run ([\w:]+)/gu)) expect(scripts).toHaveProperty(script);
			for (const [, name = ''] of code.matchAll(/(?:^|npx |\$ )newsroom ([a-z]+)/gmu)) {
				expect([...commands.map((command) => command.name), ...Object.keys(SUBCOMMANDS)]).toContain(name);
			}
		}
	});

	test('names settings that there are', () => {
		const named = codeIn(text).flatMap((code) => code.match(/\b[A-Z]+(?:_[A-Z]+)+\b/gu) ?? []);
		for (const name of named) expect(Object.keys(Settings.shape)).toContain(name);
	});
});

test('the release stands in the change log', () => {
	expect(read('CHANGELOG.md')).toContain(`\n## [${version}] - 20`);
});

test('the README names every language', async () => {
	const names = new Intl.DisplayNames('en', { type: 'language' });
	for (const code of (await loadLanguages()).keys()) {
		expect(read('README.md')).toContain(names.of(code)?.split(' ').at(-1));
	}
});

test('the answer that opens the README is what the program prints', async () => {
	const [, args = '', shown] = read('README.md').match(/```console\n\$ newsroom (.*)\n([\s\S]*?)```/u) ?? [];
	expect(args).not.toBe('');
	expect((await newsroom(args.split(' '))).stdout).toBe(shown);
});

test('pictures are small, and each is shown', () => {
	for (const path of globSync('docs/pictures/*')) {
		expect(statSync(path).size, path).toBeLessThan(150_000);
		expect(
			DOCUMENTS.some((document) => read(document).includes(path.slice('docs/'.length))),
			path,
		).toBe(true);
	}
});
