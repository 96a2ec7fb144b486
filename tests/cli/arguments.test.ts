import { describe, expect, test } from 'vitest';
import quote from '../../commands/quote.ts';
import { parseText } from '../../src/ask/parse.ts';
import { invocationOf, readLine } from '../../src/cli/arguments.ts';
import { exitCodeOf } from '../../src/cli/exit.ts';
import { ErrorCode, NewsroomError } from '../../src/document/error.ts';

const asked = (...args: string[]) =>
	invocationOf(
		quote,
		readLine(args),
		(_name, text) => parseText(quote, text),
		() => 'newsroom quote <name>',
	).options;

describe('a command line', () => {
	test('words, options and switches in any order', () => {
		expect(readLine(['--json', 'quote', 'Ada', '--since', '2016', '--about=two words', 'Quill', '-h'])).toEqual({
			words: ['quote', 'Ada', 'Quill'],
			options: { since: '2016', about: 'two words' },
			switches: { json: true, help: true, version: false },
		});
	});

	test('the last of the same options counts; after -- everything is a word', () => {
		expect(readLine(['--since', '1', '--since', '2', '--', '--json'])).toMatchObject({
			words: ['--json'],
			options: { since: '2' },
			switches: { json: false },
		});
	});

	test('a value that was forgotten is null, and a switch in its place is still one', () => {
		expect(readLine(['--about', '--json'])).toMatchObject({ options: { about: null }, switches: { json: true } });
		expect(readLine(['--about', '--since', '2016'])).toMatchObject({ options: { about: null, since: '2016' } });
		expect(readLine(['--about'])).toMatchObject({ options: { about: null } });
		expect(readLine(['--about', '-'])).toMatchObject({ options: { about: '-' } });
	});

	test('an option that stands without a value', () => {
		expect(readLine(['parse', '--jsonl', 'a.txt'], ['jsonl'])).toMatchObject({
			words: ['parse', 'a.txt'],
			options: { jsonl: '' },
		});
	});
});

describe('a question', () => {
	test.each([
		[['Ada', 'Quill'], { person: 'Ada Quill' }],
		[['Ada Quill', 'old bridge'], { person: 'Ada Quill', about: 'old bridge' }],
		[['Quill', 'about:old bridge'], { person: 'Quill', about: 'old bridge' }],
		[['Quill', '--about', 'say "yes" twice'], { person: 'Quill', about: 'say "yes" twice' }],
		[['say "yes" twice'], { person: 'say yes twice' }],
		[['Quill', 'article:Elm: a bridge'], { person: 'Quill', article: 'Elm: a bridge' }],
		[['Quill', 'Elm: a bridge'], { person: 'Quill', about: 'Elm: a bridge' }],
		[['Quill', '--why'], { person: 'Quill', why: 'yes' }],
		[['Quill', '--cursor', '["a"]'], { person: 'Quill' }],
	])('%j', (args, options) => {
		expect(asked(...args)).toEqual(options);
	});

	test('a value that is missing is named, with the usage', () => {
		expect(() => asked('Quill', '--since')).toThrow(
			expect.objectContaining({ code: 'missing-value', details: { option: 'since', usage: 'newsroom quote <name>' } }),
		);
	});
});

test('every fault has an exit code; what was handed in wrongly is 2', () => {
	const codes = Object.fromEntries(ErrorCode.map((code) => [code, exitCodeOf(new NewsroomError(code))]));
	expect(Object.values(codes).every((code) => code === 2 || code === 3)).toBe(true);
	expect(codes).toMatchObject({
		'no-such-file': 2,
		'unknown-option': 2,
		'bad-setting': 2,
		'database-corrupt': 3,
		internal: 3,
	});
	expect(exitCodeOf(new Error('unexpected'))).toBe(3);
});
