import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { isListed, openOptions } from '../../src/ask/command.ts';
import { Reply } from '../../src/ask/reply.ts';
import { SUBCOMMANDS } from '../../src/cli/subcommands.ts';
import { newsroom, type Ran } from './newsroom.ts';

const ask = (...args: string[]): Promise<Ran> => newsroom(args);

// Reads the sample articles, so that every question below finds them.
beforeAll(async () => {
	expect((await ask('articles')).code).toBe(0);
});

const WORDS = 'Att Göteborg skulle vara förskonat från det är en utopi.';

describe('a question', () => {
	test('is answered with the words, the speaker and the source, and nothing else', async () => {
		const { code, stdout, stderr } = await ask('quote', 'Casco');
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toContain(WORDS);
		expect(stdout).toContain('  Caroline Casco, ');
		expect(stdout).toContain('Räddningsmissionen: Kvinnor som utnyttjas måste få hjälp');
		expect(stdout.replaceAll('\n', '')).toMatch(/^[^\p{Cc}]*$/u);
	});

	test.each([
		['quote', '/quote', 'Caroline', 'Casco'],
		['a quoted name', 'quote', 'Caroline Casco'],
		['an option', 'quote', '--person', 'casco'],
		['an option with =', 'quote', '--person=CASCO'],
		['words that name an option', 'quote', 'person:Casco'],
		['an option of several words', 'quote', 'Casco', '--about', 'hotell lägenheter'],
		['the same in one word of the shell', 'quote', 'Casco', 'about:hotell lägenheter'],
	])('%s', async (_what, ...args) => {
		const { code, stdout } = await ask(...args);
		expect({ code, words: stdout.includes(WORDS) }).toEqual({ code: 0, words: true });
	});

	test.each([['Casco'], ['caroline', 'casco', '--about', 'hotell']])('a name alone is one: %j', async (...args) => {
		const { code, stdout } = await ask(...args);
		expect({ code, words: stdout.includes(WORDS) }).toEqual({ code: 0, words: true });
	});

	test('what nobody is called is no command', async () => {
		const { code, stderr } = await ask('xyzzy');
		expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('“xyzzy”') });
	});

	test('with --json, wherever it stands, is answered with a Reply', async () => {
		for (const args of [
			['quote', 'Casco', '--json'],
			['--json', 'quote', 'Casco'],
		]) {
			const { stdout } = await ask(...args);
			const reply = Reply.parse(JSON.parse(stdout));
			expect(reply.outcome).toBe('answered');
			expect(reply.body.some((part) => part.type === 'quote' && part.segments.join(' ').includes(WORDS))).toBe(true);
		}
	});

	test('is turned over by its cursor', async () => {
		const first = Reply.parse(JSON.parse((await ask('articles', '--json')).stdout));
		const next = first.actions.find(({ invocation }) => invocation.cursor !== null)?.invocation;
		const second = Reply.parse(JSON.parse((await ask('articles', '--json', '--cursor', next?.cursor ?? '')).stdout));
		expect(second.outcome).toBe('answered');
		expect(second.body).not.toEqual(first.body);
	});

	test('nobody found: exit code 1 and a sentence', async () => {
		const { code, stdout, stderr } = await ask('quote', 'Zzyzx');
		expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
		expect(stdout).toContain('“Zzyzx”');
	});

	test('in Swedish where the reader is Swedish', async () => {
		const { stdout } = await newsroom(['quote', 'Zzyzx'], { NEWSROOM_LOCALE: '', LANG: 'sv_SE.UTF-8' });
		expect(stdout).toContain('Ingen i artiklarna');
	});
});

describe('wrong use: exit code 2 and one sentence on standard error', () => {
	test.each([
		[['quote'], /“person” is missing.*newsroom quote <name>/u],
		[['quote', 'Casco', '--colour', 'red'], /“quote” has no option “colour”.*person, about/u],
		[['quote', 'Casco', 'colour:red'], /“quote” has no option “colour”/u],
		[['quote', 'Casco', '--about'], /“about” needs a value.*newsroom quote <name>/u],
		[['quote', 'Casco', '--about', '--json'], /“about” needs a value/u],
		[['quote', 'Casco', '--since', 'long ago'], /“long ago” does not work for “since”/u],
		[['quoet', 'Casco'], /no command “quoet”.*newsroom quote/u],
		[['7'], /no choice “7”/u],
		[['why'], /“why” is about one quote.*newsroom quote <name>/u],
		[['correct', '--reason', 'x'], /“correct” is about one quote/u],
		[['schema', 'extra'], /newsroom schema/u],
		[['slack'], /newsroom slack manifest/u],
		[['discord', 'register', '--server', '1'], /no option “server”/u],
	])('%j', async (args, sentence) => {
		const { code, stdout, stderr } = await ask(...args);
		expect({ code, stdout: args.includes('--json') ? '' : stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toMatch(sentence);
		expect(stderr).not.toMatch(/\n\s+at /u);
	});

	test('a script gets a Reply all the same', async () => {
		const { code, stdout } = await ask('quote', 'Casco', '--about', '--json');
		expect({ code, outcome: Reply.parse(JSON.parse(stdout)).outcome }).toEqual({ code: 2, outcome: 'misuse' });
	});
});

describe('help', () => {
	test('names every command and subcommand', async () => {
		const { code, stdout } = await ask('--help');
		expect(code).toBe(0);
		for (const { name } of commands.filter(isListed)) expect(stdout).toContain(`newsroom ${name}`);
		for (const name of ['parse', 'schema', 'slack manifest', 'discord register', 'terminal']) {
			expect(stdout).toContain(`newsroom ${name}`);
		}
	});

	// A subcommand of the same name goes before: it takes files and folders, too.
	const asked = commands.filter((command) => isListed(command) && !Object.hasOwn(SUBCOMMANDS, command.name));
	test.each(asked.map((command) => [command.name, command] as const))(
		'of %s names every option',
		async (name, command) => {
			const { code, stdout } = await ask(name, '--help');
			expect(code).toBe(0);
			for (const [option] of openOptions(command)) expect(stdout).toContain(`--${option}`);
		},
	);

	test('of a subcommand, and of nothing', async () => {
		expect((await ask('parse', '-h')).stdout).toContain('newsroom parse <file|URL|->');
		expect(await ask('nonsense', '--help')).toMatchObject({ code: 2, stdout: '' });
	});

	test('the version is that of the package', async () => {
		const { default: own } = await import('../../package.json', { with: { type: 'json' } });
		expect((await ask('--version')).stdout).toBe(`${own.version}\n`);
	});
});

describe('through a pipe', () => {
	test('a question a line, and the exit code of the worst answer', async () => {
		const { code, stdout } = await newsroom([], {}, 'quote Casco\n/facts about:sexköp\nquote Zzyzx\n');
		expect(code).toBe(1);
		expect(stdout).toContain(WORDS);
		expect(stdout).toContain('1. Infördes 1999');
		expect(stdout).toContain('“Zzyzx”');
	});

	test('with --json, a Reply a line', async () => {
		const { code, stdout } = await newsroom(['--json'], {}, 'quote Casco\npeople\nexit\nquote Zzyzx\n');
		const replies = stdout
			.trimEnd()
			.split('\n')
			.map((line) => Reply.parse(JSON.parse(line)).outcome);
		expect({ code, replies }).toEqual({ code: 0, replies: ['answered', 'answered'] });
	});
});
