import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/ask/command.ts';
import { nearest, parseText } from '../../src/ask/parse.ts';
import { NewsroomError } from '../../src/document/error.ts';

const find = (name: string): Command => {
	const command = commands.find((known) => known.name === name);
	if (!command) throw new Error(name);
	return command;
};
const quote = (text: string) => parseText(find('quote'), text).options;

describe('words and names', () => {
	test.each<[string, Record<string, string>]>([
		['', {}],
		['   ', {}],
		['Casco', { person: 'Casco' }],
		['  Caroline   Casco ', { person: 'Caroline Casco' }],
		['"Caroline Casco" polisen', { person: 'Caroline Casco', about: 'polisen' }],
		['“Caroline Casco” polisen', { person: 'Caroline Casco', about: 'polisen' }],
		['”Caroline Casco” »hela staden« "x y"', { person: 'Caroline Casco', about: 'hela staden', article: 'x y' }],
		['„Caroline Casco“ polisen', { person: 'Caroline Casco', about: 'polisen' }],
		['Casco about:polisen', { person: 'Casco', about: 'polisen' }],
		['about:polisen Casco', { person: 'Casco', about: 'polisen' }],
		['Casco about:"hela staden" since:2016', { person: 'Casco', about: 'hela staden', since: '2016' }],
		['Casco about:”hela staden”', { person: 'Casco', about: 'hela staden' }],
		['Casco ABOUT:Polisen', { person: 'Casco', about: 'Polisen' }],
		['Casco about: polisen', { person: 'Casco', about: 'polisen' }],
		['Casco about: "hela staden"', { person: 'Casco', about: 'hela staden' }],
		['Casco about:a about:b', { person: 'Casco', about: 'a b' }],
		['Casco since:2015 since:2016', { person: 'Casco', since: '2016' }],
		['article:https://gp.example/a?b=c,d', { article: 'https://gp.example/a?b=c,d' }],
		['person:"O’Brien"', { person: 'O’Brien' }],
		['"Caroline Casco', { person: 'Caroline Casco' }],
		['about:"hela staden', { about: 'hela staden' }],
		["d'Arc Jean-Luc", { person: "d'Arc Jean-Luc" }],
	])('%s', (text, options) => {
		expect(quote(text)).toEqual(options);
	});
});

describe('a colon that names no option', () => {
	test.each([
		'https://gp.example/nyheter/1.234',
		'http://gp.example',
		'kl 10:30',
		'2016-07-08T10:30',
		'EU:s kommissionär',
		'SVT:are',
		'PS5:an',
		'tv:n',
		'fn:s',
		'Räddningsmissionen: Kvinnor som utnyttjas',
		'Fakta: Sexköpslagen',
		'std::string',
		':-)',
		'::',
	])('%s', (text) => {
		expect(quote(text)).toEqual({ person: text });
	});

	test.each([
		['Casco abuot:polisen', 'abuot', 'about'],
		['Casco topic:polisen', 'topic', 'none'],
		['Casco sinc:2016', 'sinc', 'since'],
		['Casco foo:bar', 'foo', 'none'],
		['Casco foo:"two words"', 'foo', 'none'],
		['Casco __proto__x:polisen', 'none', 'none'],
	])('%s', (text, option, near) => {
		let thrown: unknown;
		try {
			quote(text);
		} catch (error) {
			thrown = error;
		}
		if (option === 'none') expect(thrown).toBeUndefined();
		else expect(thrown).toMatchObject({ code: 'unknown-option', details: { command: 'quote', option, near } });
	});
});

test('what is more than the options goes to the last of them', () => {
	expect(parseText(find('people'), '"a b" "c d" e').options).toEqual({ article: 'a b c d e' });
});

test('any text gives an invocation or one clear error, and loses no word', () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: fc.constantFrom('a', 'B', ':', '"', '”', '«', ' ', '\n', '/', 'about', 'since:', '1', 'ö', '​') }),
	);
	fc.assert(
		fc.property(text, fc.constantFrom(...commands), (typed, command) => {
			try {
				const { options, command: name } = parseText(command, typed);
				expect(name).toBe(command.name);
				for (const [key, value] of Object.entries(options)) {
					expect(Object.keys(command.options)).toContain(key);
					expect(typeof value).toBe('string');
				}
			} catch (error) {
				expect(error).toBeInstanceOf(NewsroomError);
				expect((error as NewsroomError).code).toBe('unknown-option');
			}
		}),
		{ numRuns: 500 },
	);
});

test('words without marks and colons all arrive in the first option', () => {
	const word = fc.stringMatching(/^[\p{L}\p{N}'.-]{1,8}$/u);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
			expect(quote(words.join('  '))).toEqual({ person: words.join(' ') });
		}),
	);
});

test('a quoted value comes out of a named option as it went in', () => {
	const value = fc.string({ unit: 'grapheme' }).filter((text) => /\S/u.test(text) && !/["“”„‟«»″＂]/u.test(text));
	fc.assert(
		fc.property(value, (words) => {
			expect(quote(`Casco about:"${words}"`)).toEqual({ person: 'Casco', about: words });
		}),
	);
});

test('the nearest name, or none', () => {
	expect(nearest('qoute', ['quote', 'facts'])).toBe('quote');
	expect(nearest('sum', ['quote', 'summary'])).toBe('summary');
	expect(nearest('weather', ['quote', 'facts'])).toBeUndefined();
	expect(nearest('', ['quote'])).toBeUndefined();
	expect(nearest('x', [])).toBeUndefined();
});
