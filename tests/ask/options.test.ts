import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { about, since, until } from '../../src/ask/options.ts';
import { loadTexts } from '../../src/ask/texts.ts';

describe('days', () => {
	test.each([
		['2016-07-08', '2016-07-08', '2016-07-08'],
		['2016-7-8', '2016-07-08', '2016-07-08'],
		['2016-07', '2016-07-01', '2016-07-31'],
		['2016-02', '2016-02-01', '2016-02-29'],
		['2015-02', '2015-02-01', '2015-02-28'],
		['1900-02', '1900-02-01', '1900-02-28'],
		['0004-02', '0004-02-01', '0004-02-29'],
		['2016', '2016-01-01', '2016-12-31'],
	])('%s', (typed, first, last) => {
		expect(since.schema.parse(typed)).toBe(first);
		expect(until.schema.parse(typed)).toBe(last);
	});

	test.each(['2016-13', '2016-02-30', '2016-00', '16', '8 juli 2016', 'igår', '2016-07-08T10:00', '20160708', ''])(
		'%j is none',
		(typed) => {
			expect(since.schema.safeParse(typed).error?.issues[0]?.message).toBe('remedy.day');
		},
	);
});

test('words have a limit that is named', () => {
	expect(about.schema.parse('  polisen ')).toBe('polisen');
	expect(about.schema.safeParse('x'.repeat(201)).error?.issues[0]).toMatchObject({ code: 'too_big', maximum: 200 });
});

test('what is wrong with any value has a sentence in the UI files', () => {
	const { say } = loadTexts('data/ui')('en');
	for (const { options } of commands) {
		for (const { schema, choices } of Object.values(options)) {
			for (const hostile of ['', 'x'.repeat(3_000), '\u0000', '9999-99-99']) {
				const message = schema.safeParse(hostile).error?.issues[0]?.message;
				if (message !== undefined && !choices) expect(say(message, { limit: 1 })).not.toBe('');
			}
		}
	}
});
