import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { type Command, defineCommand } from '../../src/ask/command.ts';
import type { Reply } from '../../src/ask/reply.ts';
import { createRunner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { NewsroomError } from '../../src/document/error.ts';
import type { Fields } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { newsroom, wordsOf } from '../commands/newsroom.ts';

const texts = loadTexts('data/ui');
const caller = { platform: 'test', workspace: 'w', channel: 'c', user: 'u', locale: 'en' };
const dialect = { usage: (name: string) => `/${name}`, option: (name: string, value: string) => `${name}:${value}` };
const ask = (command: string, options: Record<string, string> = {}) => ({ command, options, cursor: null });

const answered = (text: string): Reply => ({
	outcome: 'answered',
	title: null,
	body: [{ type: 'text', text }],
	actions: [{ kind: 'share', label: 'Share', invocation: ask('echo'), primary: true }],
	visibility: 'private',
});

const echo = defineCommand({
	name: 'echo',
	options: {
		about: {
			kind: 'text',
			required: true,
			schema: z.string().max(5),
			complete: async () => [{ label: 'a', value: 'a' }],
		},
		why: { kind: 'choice', required: false, choices: ['yes'], schema: z.literal('yes') },
	},
	answer: async (values) => answered(JSON.stringify(values)),
});

const broken = (error: unknown): Command =>
	defineCommand({
		name: 'broken',
		options: { words: { kind: 'text', required: false, schema: z.string(), complete: () => Promise.reject(error) } },
		answer: () => Promise.reject(error),
	});

async function runnerWith(commands: readonly Command[], change: Partial<Store> = {}) {
	const { store } = await newsroom();
	const logged: { message: string; fields: Fields }[] = [];
	const record = (message: string, fields: Fields = {}) => void logged.push({ message, fields });
	const log = { debug: record, info: record, warn: record, error: record };
	const now = () => new Date('2026-06-01T12:00:00Z');
	const faulty = { ...store, ...change };
	return { logged, runner: createRunner({ commands, store: faulty, texts, now, log, newId: () => 'k7f2' }) };
}

describe('options', () => {
	test('arrive as their schemas make them, blank ones not at all', async () => {
		const { runner } = await runnerWith([echo]);
		const reply = await runner.run(ask('echo', { about: ' abc ', why: '' }), caller, dialect);
		expect(reply.body).toEqual([{ type: 'text', text: '{"about":"abc"}' }]);
	});

	test('a choice may be typed in the language of the reader', async () => {
		const { runner } = await runnerWith([echo]);
		const reply = await runner.run(ask('echo', { about: 'a', why: 'JA' }), { ...caller, locale: 'sv' }, dialect);
		expect(reply.body).toEqual([{ type: 'text', text: '{"about":"a","why":"yes"}' }]);
	});

	test.each([
		[{ about: 'abcdef' }, '“abcdef” does not work for “about”: use at most 5 characters.'],
		[{ about: 'a', why: 'perhaps' }, '“perhaps” does not work for “why”: choose one of yes.'],
		[{ about: 'a', abuot: 'b' }, '“echo” has no option “abuot”. Did you mean “about”? Options: about, why.'],
		[{}, '“about” is missing. Ask like this: /echo [why:yes]'],
	])('%o: one clear sentence', async (options, sentence) => {
		const { runner } = await runnerWith([echo]);
		const reply = await runner.run(ask('echo', options), caller, dialect);
		expect(reply).toMatchObject({ outcome: 'misuse' });
		expect(wordsOf(reply)).toContain(sentence);
	});
});

describe('faults', () => {
	test('an unknown command names the nearest and all', async () => {
		const { runner } = await runnerWith([echo, broken(0)]);
		const reply = await runner.run(ask('ecko'), caller, dialect);
		expect(reply.outcome).toBe('misuse');
		expect(wordsOf(reply)).toContain('There is no command “ecko”. Did you mean /echo? All commands: /echo, /broken');
		expect(() => runner.parse('ecko', '')).toThrow(NewsroomError);
	});

	test.each([new TypeError('secret inside'), 'a string', undefined, null])(
		'%s becomes a reply with the id of the log',
		async (error) => {
			const { runner, logged } = await runnerWith([broken(error)]);
			const reply = await runner.run(ask('broken'), caller, dialect);
			expect(reply).toMatchObject({ outcome: 'failed', visibility: 'private', actions: [] });
			expect(wordsOf(reply)).toContain('error k7f2');
			expect(wordsOf(reply)).not.toContain('secret');
			expect(logged).toContainEqual({ message: 'fault', fields: { id: 'k7f2', command: 'broken', error } });
		},
	);

	test('a fault of the installation says its own words and the id', async () => {
		const { runner } = await runnerWith([broken(new NewsroomError('database-locked', { file: 'n.sqlite' }))]);
		const reply = await runner.run(ask('broken'), { ...caller, locale: 'sv' }, dialect);
		expect(reply.outcome).toBe('failed');
		expect(wordsOf(reply)).toContain('Databasen n.sqlite används av en annan process. Inget har gått förlorat.');
		expect(wordsOf(reply)).toContain('Fel k7f2');
	});

	test('a fault while explaining a fault is still a reply', async () => {
		const suggesting = defineCommand({
			...broken(new Error('first')),
			options: {
				words: {
					kind: 'text',
					required: true,
					schema: z.string(),
					complete: () => Promise.reject(new Error('second')),
				},
			},
		});
		const { runner } = await runnerWith([suggesting]);
		expect((await runner.run(ask('broken'), caller, dialect)).outcome).toBe('failed');
	});
});

test('a public reply offers no sharing, whatever the command says', async () => {
	const { runner } = await runnerWith([echo]);
	expect((await runner.run(ask('echo', { about: 'a' }), caller, dialect)).actions).toHaveLength(1);
	const shared = await runner.run(ask('echo', { about: 'a' }), caller, dialect, 'public');
	expect(shared).toMatchObject({ visibility: 'public', actions: [] });
});

test('the log tells who asked what, and how it ended', async () => {
	const { runner, logged } = await runnerWith([echo]);
	await runner.run(ask('echo', { about: 'a' }), caller, dialect);
	expect(logged).toEqual([
		{
			message: 'asked',
			fields: {
				command: 'echo',
				options: { about: 'a' },
				platform: 'test',
				workspace: 'w',
				channel: 'c',
				user: 'u',
				outcome: 'answered',
				visibility: 'private',
				ms: 0,
			},
		},
	]);
});

describe('completion', () => {
	test('people by name with role, people near a slip, articles by headline, lengths, commands', async () => {
		const { runner } = await newsroom();
		const complete = (command: string, option: string, typed: string, locale = 'sv') =>
			runner.complete(command, option, typed, { ...caller, locale }, dialect);
		expect(await complete('quote', 'person', 'lind')).toEqual([
			{ label: expect.stringContaining('Vera Lindgård, '), value: 'Vera Lindgård' },
			{ label: 'Karin Lindgård, badchef', value: 'Karin Lindgård' },
		]);
		expect((await complete('quote', 'person', '')).length).toBeGreaterThan(2);
		expect((await complete('quote', 'person', 'Lindgren')).map(({ value }) => value)).toContain('Karin Lindgård');
		expect(await complete('summary', 'article', 'bad')).toEqual([
			{ label: 'Badhuset får ny chef (15 januari 2025)', value: 'badet' },
		]);
		expect((await complete('summary', 'article', '')).map(({ value }) => value)).toEqual([
			'badet',
			'bron',
			'harbour',
			'notis',
		]);
		expect(await complete('summary', 'length', 'L')).toEqual([{ label: 'Lång', value: 'long' }]);
		expect(await complete('help', 'command', 'qu')).toEqual([{ label: 'quote', value: 'quote' }]);
		expect(await complete('quote', 'why', '')).toEqual([{ label: 'Ja', value: 'yes' }]);
		expect(await complete('quote', 'about', 'x')).toEqual([]);
	});

	test('a value that was chosen is understood', async () => {
		const room = await newsroom();
		for (const [command, option] of [
			['quote', 'person'],
			['summary', 'article'],
			['summary', 'length'],
			['help', 'command'],
		] as const) {
			for (const { value } of await room.runner.complete(command, option, '', caller, dialect)) {
				expect((await room.run(ask(command, { [option]: value }))).outcome).not.toBe('misuse');
			}
		}
	});

	test('a fault gives no choices and a line in the log', async () => {
		const { runner, logged } = await runnerWith([broken(new Error('no'))]);
		expect(await runner.complete('broken', 'words', 'x', caller, dialect)).toEqual([]);
		expect(await runner.complete('broken', 'nothing', 'x', caller, dialect)).toEqual([]);
		expect(await runner.complete('nothing', 'words', 'x', caller, dialect)).toEqual([]);
		expect(logged.map(({ message }) => message)).toEqual(['fault', 'fault', 'fault']);
	});
});

describe('a rehearsal', () => {
	test('asks every command what completion offers, and leaves no trace', async () => {
		const written: string[] = [];
		const write = (name: string) => () => {
			written.push(name);
			return Promise.reject(new Error(name));
		};
		const { runner, logged } = await runnerWith([broken(new Error('no')), echo, ...commands], {
			keep: write('keep'),
			remember: write('remember'),
			claim: write('claim'),
			save: write('save'),
		});
		const replies = await runner.rehearse(dialect, 'en');
		expect(replies[0]?.body).toEqual([{ type: 'text', text: '{"about":"a"}' }]);
		expect(replies.length).toBeGreaterThan(6);
		expect([logged, written]).toEqual([[], []]);
	});

	test('is not needed: a store out of order is told of with the first question', async () => {
		const { runner } = await runnerWith([...commands], { people: () => Promise.reject(new Error('no')) });
		expect(await runner.rehearse(dialect, 'en')).toEqual([]);
	});
});

describe('what outlives a process', () => {
	test('an invocation comes back from its token', async () => {
		const { runner } = await runnerWith([echo]);
		const asked = { command: 'echo', options: { about: 'a' }, cursor: '["1"]' };
		const [token = ''] = await runner.keep([asked]);
		expect(token.length).toBeLessThanOrEqual(24);
		expect(await runner.recall(token)).toEqual(asked);
		expect(await runner.recall('no-such-token')).toBeUndefined();
	});

	test('those of one answer are kept together', async () => {
		const held: unknown[] = [];
		const keep = async (value: unknown) => `t${held.push(value)}`;
		const recall = async (token: string) => held[Number(token.slice(1)) - 1];
		const { runner } = await runnerWith([echo], { keep, recall });
		const tokens = await runner.keep([ask('echo', { about: 'a' }), ask('echo', { about: 'b' })]);
		expect(held).toHaveLength(1);
		expect(await Promise.all(tokens.map((token) => runner.recall(token)))).toMatchObject([
			{ options: { about: 'a' } },
			{ options: { about: 'b' } },
		]);
		expect(await runner.keep([])).toEqual([]);
		expect([await runner.recall('t1.2'), await runner.recall('t9.0')]).toEqual([undefined, undefined]);
	});

	test('what is no invocation does not come back', async () => {
		const { runner } = await runnerWith([echo], { recall: async () => ({ command: 3 }) });
		expect(await runner.recall('t')).toBeUndefined();
	});

	test('an event is new once; a store out of order lets it pass', async () => {
		const { runner } = await runnerWith([echo]);
		expect([await runner.first('e1'), await runner.first('e1'), await runner.first('e2')]).toEqual([true, false, true]);
		const { runner: faulty } = await runnerWith([echo], { claim: () => Promise.reject(new Error('no')) });
		expect(await faulty.first('e1')).toBe(true);
	});
});
