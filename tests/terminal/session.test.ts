import { PassThrough } from 'node:stream';
import { text as collected } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createCompleter, keepingTyped } from '../../src/adapter/terminal/complete.ts';
import type { History } from '../../src/adapter/terminal/history.ts';
import { runLines, runPrompt } from '../../src/adapter/terminal/prompt.ts';
import { createSession } from '../../src/adapter/terminal/session.ts';
import type { Caller } from '../../src/ask/command.ts';
import { replyTo } from '../../src/ask/fault.ts';
import type { Reply } from '../../src/ask/reply.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { peerRunner } from '../peers/runner.ts';

const caller: Caller = { platform: 'terminal', workspace: null, channel: 'terminal', user: null, locale: 'en-GB' };
const look = () => ({ width: 80, color: false, links: false });

const answer = (text: string, more: Partial<Reply> = {}): Reply => ({
	outcome: 'answered',
	title: null,
	body: [{ type: 'text', text }],
	actions: [],
	visibility: 'private',
	...more,
});
const offer = (label: string, cursor: string | null, kind: 'run' | 'share' = 'run') => ({
	kind,
	label,
	invocation: { command: 'quote', options: { person: 'Quill' }, cursor },
	primary: false,
});

function conversation({ json = false } = {}) {
	const runner = peerRunner({
		completions: {
			person: [
				{ label: 'Ada Quill, engineer', value: 'Ada Quill' },
				{ label: 'Adam Berg', value: 'Adam Berg' },
			],
			article: [{ label: 'Bridge “closed”: now (8 July 2026)', value: 'post-77' }],
		},
	});
	const dialect = slashDialect(runner.commands);
	const complete = createCompleter(runner, caller, dialect);
	const texts = runner.texts('en-GB');
	const explain = (error: unknown) => replyTo(error, '', texts, 'private');
	const session = createSession({ runner, caller, dialect, texts, look, json, explain, meant: complete.meant });
	const says = async (line: string): Promise<string> => {
		const said = await session.say(line);
		if (said.kind !== 'answer') throw new Error(`no answer to ${line}: ${said.kind}`);
		return said.text;
	};
	return { runner, session, complete, says };
}

describe('a line', () => {
	test.each(['/quote Ada Quill about:bridge', 'quote Ada Quill about:bridge', '  QUOTE Ada Quill about:bridge '])(
		'%j asks the command',
		async (line) => {
			const { runner, says } = conversation();
			runner.answer(answer('It held.'));
			expect(await says(line)).toBe('It held.\n');
			expect(runner.asked[0]).toMatchObject({
				invocation: { command: 'quote', options: { person: 'Ada Quill', about: 'bridge' }, cursor: null },
				caller,
				visibility: 'private',
			});
		},
	);

	test.each(['exit', '/quit', ' Exit '])('%j leaves', async (line) => {
		expect(await conversation().session.say(line)).toEqual({ kind: 'leave' });
	});

	test('nothing is no question', async () => {
		expect(await conversation().session.say('  ')).toEqual({ kind: 'nothing' });
	});

	test('an unknown option is misuse, said in a sentence', async () => {
		const said = await conversation().session.say('facts colour:red');
		expect(said).toMatchObject({ kind: 'answer', reply: { outcome: 'misuse' } });
		expect(said).toMatchObject({ text: expect.stringContaining('“facts” has no option “colour”') });
	});

	test('an unknown command is left to the runner', async () => {
		const { runner, says } = conversation();
		runner.answer(answer('No such command.', { outcome: 'misuse' }));
		expect(await says('quoet Ada')).toBe('No such command.\n');
		expect(runner.asked[0]?.invocation).toEqual({ command: 'quoet', options: {}, cursor: null });
	});

	test('with json, a Reply a line', async () => {
		const { runner, says } = conversation({ json: true });
		const reply = answer('It held.', { actions: [offer('Next', 'p2')] });
		runner.answer(reply);
		expect(await says('quote Ada')).toBe(`${JSON.stringify(reply)}\n`);
	});
});

describe('a number', () => {
	test('chooses an action of the last answer; sharing is none of them', async () => {
		const { runner, says } = conversation();
		runner.answer(
			answer('Page 1', { actions: [offer('Share', null, 'share'), offer('Why', null), offer('Next', 'p2')] }),
		);
		const text = await says('quote Quill');
		expect(text).toBe('Page 1\n\n  1 Why\n  2 Next\n');
		await says('2');
		expect(runner.asked[1]?.invocation).toEqual({ command: 'quote', options: { person: 'Quill' }, cursor: 'p2' });
	});

	test('survives a slip in between', async () => {
		const { runner, says } = conversation();
		runner.answer(answer('Page 1', { actions: [offer('Next', 'p2')] }));
		await says('quote Quill');
		expect(await says('7')).toContain('There is no choice “7”: the last answer offers only 1.');
		await says('1');
		expect(runner.asked.at(-1)?.invocation.cursor).toBe('p2');
	});

	test('or the words of an action; a command stays a command', async () => {
		const { runner, says } = conversation();
		runner.answer(answer('Page 1', { actions: [offer('Next', 'p2'), offer('/facts', 'p3')] }));
		await says('quote Quill');
		await says('next');
		expect(runner.asked.at(-1)?.invocation.cursor).toBe('p2');
		await says('/facts');
		expect(runner.asked.at(-1)?.invocation).toEqual({ command: 'facts', options: {}, cursor: null });
	});

	test('with nothing offered says so', async () => {
		expect(await conversation().says('1')).toContain('There is no choice “1”: the last answer offers none.');
	});
});

describe('completion', () => {
	test.each([
		['', ['quote ', 'facts ', 'summary ', 'help '], ''],
		['/su', ['/summary '], '/su'],
		['FA', ['facts '], 'FA'],
		['quote Ada', ['"Ada Quill"', '"Adam Berg"'], 'Ada'],
		['/quote "Ada Q', ['"Ada Quill"'], '"Ada Q'],
		['quote Ada Q', ['"Ada Quill"'], 'Ada Q'],
		['quote about:x person:quill', ['person:"Ada Quill"'], 'person:quill'],
		['quote Ada article:brid', ['article:"Bridge closed: now (8 July 2026)"'], 'article:brid'],
		['summary length:m', ['length:medium'], 'length:m'],
		['quote colour:re', [], 'quote colour:re'],
		['nonsense x', [], 'nonsense x'],
		['help x', [], 'help x'],
	])('%j', async (line, hits, typed) => {
		expect(await conversation().complete(line)).toEqual([hits, typed]);
	});

	test.each([
		['names that begin otherwise leave the line', ['"Ada Quill"', '"Bo Quill"'], 'Quill', [' ']],
		['so do names that begin alike', ['"Ada Quill"', '"Adam Quill"'], 'quill', [' ']],
		['what goes on from the line is taken', ['"Ada Quill"', '"Adam Berg"'], 'ad', []],
		['so is the value of an option', ['article:"Bridge closed"', 'article:"Bridge open"'], 'article:brid', []],
		['and a single name', ['"Ada Quill"'], 'Quill', []],
		['none is none', [], 'x', []],
	])('%s', (_, hits, typed, more) => {
		expect(keepingTyped([hits, typed])).toEqual([[...hits, ...more], typed]);
	});

	test('a completed label means the value behind it', async () => {
		const { complete, runner, says } = conversation();
		const [[hit]] = await complete('quote Ada article:bridge');
		await says(`quote Ada ${hit}`);
		expect(runner.asked[0]?.invocation.options).toEqual({ person: 'Ada', article: 'post-77' });
	});
});

const history = (): History & { added: string[] } => {
	const added: string[] = [];
	return { added, read: async () => [], add: async (line) => void added.push(line) };
};

/** Types at a prompt, a piece each time that it is ready for one; gives what the screen showed. */
async function typed(pieces: readonly string[], kept = history()) {
	const { runner, session, complete } = conversation();
	runner.answer((asked) => answer(`Asked for ${asked.invocation.options.person}.`));
	const input = new PassThrough();
	const output = new PassThrough();
	let shown = '';
	const waiting = [...pieces];
	output.on('data', (data: Buffer) => {
		shown += data;
		// The prompt, and after it the order that puts the cursor there.
		if (!/newsroom> (?:.\[\d+G)?$/u.test(shown)) return;
		const next = waiting.shift();
		setImmediate(() => (next === undefined ? input.end() : input.write(next)));
	});
	await runPrompt({ session, complete, history: kept, input, output, welcome: 'Welcome.' });
	return { shown, runner, added: kept.added };
}

describe('the prompt', () => {
	test('welcomes, answers, keeps the questions, and leaves at the end of the input', async () => {
		const { shown, added } = await typed(['quote Ada\r', 'quote Bo\r']);
		expect(shown).toContain('Welcome.');
		expect(shown).toContain('Asked for Ada.');
		expect(shown).toContain('Asked for Bo.');
		expect(added).toEqual(['quote Ada', 'quote Bo']);
	});

	test('answers every line of a paste', async () => {
		const { runner } = await typed(['quote Ada\rquote Bo\rquote Cy\r']);
		expect(runner.asked.map(({ invocation }) => invocation.options.person)).toEqual(['Ada', 'Bo', 'Cy']);
	});

	test.each([['exit\r'], ['\x03'], ['\x04']])('%j leaves', async (key) => {
		const { runner } = await typed([key, 'quote Ada\r']);
		expect(runner.asked).toEqual([]);
	});

	test('Ctrl-C drops the line that is being typed', async () => {
		const { runner } = await typed(['quote Ada\x03quote Bo\r']);
		expect(runner.asked.map(({ invocation }) => invocation.options.person)).toEqual(['Bo']);
	});
});

test('through a pipe, a question a line until the end or a word of leave', async () => {
	const { runner, session } = conversation();
	runner.answer((asked) => answer(`Asked for ${asked.invocation.options.person}.`));
	const output = new PassThrough();
	const input = new PassThrough();
	input.end('quote Ada\r\n\nquote Bo\nexit\nquote Cy\n');
	await runLines(session, input, async ({ text }) => void output.write(text));
	output.end();
	expect(await collected(output)).toBe('Asked for Ada.\nAsked for Bo.\n');
});
