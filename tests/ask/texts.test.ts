import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { isListed, openOptions } from '../../src/ask/command.ts';
import { explain } from '../../src/ask/fault.ts';
import { SENTENCES, sentencesOf } from '../../src/ask/length.ts';
import { LENGTHS } from '../../src/ask/options.ts';
import { keysOf } from '../../src/ask/parse.ts';
import { loadTexts, readMessages } from '../../src/ask/texts.ts';
import { Rule } from '../../src/document/article.ts';
import { ErrorCode, NewsroomError } from '../../src/document/error.ts';
import { fold, foldedWords } from '../../src/document/fold.ts';

const FOLDER = 'data/ui';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const texts = loadTexts(FOLDER);

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** What the parser calls plain text; "name", "total, number" and the like have numbers of their own. */
const LITERAL = 0;

/** "name 1", "topic: other yes", "count cardinal": every argument, with how it is used and its branches. */
function argumentsOf(ast: Ast, found = new Set<string>()): Set<string> {
	for (const element of ast) {
		if ('pluralType' in element) found.add(`${element.value} ${element.pluralType}`);
		else if ('options' in element) found.add(`${element.value}: ${Object.keys(element.options).sort().join(' ')}`);
		else if ('value' in element && element.type !== LITERAL) found.add(`${element.value} ${element.type}`);
		if ('options' in element) for (const option of Object.values(element.options)) argumentsOf(option.value, found);
	}
	return found;
}

/** The forms of number that a message tells apart, "=0" and the like left aside. */
function formsOf(ast: Ast): string[] {
	return ast.flatMap((element) => {
		if (!('options' in element)) return [];
		const own = 'pluralType' in element ? Object.keys(element.options) : [];
		const inner = Object.values(element.options).flatMap((option) => formsOf(option.value));
		return [...own.filter((form) => !form.startsWith('=')), ...inner];
	});
}

const parsed = (message: string, language: string): Ast =>
	new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();

test('several names as the reader says them', () => {
	const names = ['Helge Karlsen', 'Christina Moberg', 'Bo Ek'];
	expect(texts('sv').list(names.slice(0, 2))).toBe('Helge Karlsen och Christina Moberg');
	expect(texts('sv-SE').list(names)).toBe('Helge Karlsen, Christina Moberg och Bo Ek');
	expect(texts('en-GB').list(names)).toBe('Helge Karlsen, Christina Moberg and Bo Ek');
	// No file for the language: the words are those of the reference, so are the conjunctions.
	expect(texts('fr').list(names.slice(0, 2))).toBe('Helge Karlsen and Christina Moberg');
	expect([texts('sv').list(names.slice(0, 1)), texts('sv').list([])]).toEqual(['Helge Karlsen', '']);
});

describe.each(files)('%s', (file) => {
	const language = file.replace('.json', '');
	const messages = readMessages(join(FOLDER, file));
	const reference = readMessages(join(FOLDER, 'en.json'));

	test('has the keys of the reference, sorted', () => {
		expect([...messages.keys()].sort()).toEqual([...reference.keys()].sort());
		expect([...messages.keys()]).toEqual([...messages.keys()].sort());
	});

	test('has the arguments and branches of the reference in every message', () => {
		for (const [key, message] of messages) {
			const own = argumentsOf(parsed(message, language));
			const other = argumentsOf(parsed(reference.get(key) ?? '', 'en'));
			expect([key, ...[...own].sort()]).toEqual([key, ...[...other].sort()]);
		}
	});

	test('counts in the forms that the language has', () => {
		const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
		for (const [key, message] of messages)
			expect(pluralCategories, key).toEqual(expect.arrayContaining(formsOf(parsed(message, language))));
	});

	test('describes every command and option in at most 100 characters', () => {
		const say = texts(language).say;
		for (const { name, options } of commands) {
			expect(say(`command.${name}.description`).length).toBeLessThanOrEqual(100);
			expect(say(`command.${name}.hint`)).not.toBe('');
			for (const [option, { choices, kind }] of Object.entries(options)) {
				expect(say(`command.${name}.option.${option}`).length).toBeLessThanOrEqual(100);
				expect(say(`value.${option}`)).toMatch(/^\S+$/u);
				expect(say(`placeholder.${option}`)).not.toBe('');
				for (const choice of kind === 'choice' ? (choices ?? []) : []) {
					expect(say(`choice.${option}.${choice}`)).not.toBe('');
				}
			}
		}
	});

	test('names every form, every command about messages, and what may be typed for an option', () => {
		const { say } = texts(language);
		for (const command of commands) {
			const { name, form, message } = command;
			// The narrowest platform shows 24 characters of a heading, a button and an entry of a menu.
			const short = [...(form ? [`form.${name}`, `form.${name}.submit`] : []), ...(message ? [`message.${name}`] : [])];
			for (const key of short) expect(say(key).length, key).toBeLessThanOrEqual(24);
			for (const [option] of isListed(command) ? openOptions(command) : []) {
				expect(say(`key.${option}`), option).toMatch(/^\p{L}+(?: \p{L}+)*$/u);
				expect(say(`field.${option}`).length, option).toBeLessThanOrEqual(45);
			}
		}
	});

	test('lets no word stand for two options of a command', () => {
		for (const command of commands.filter(isListed)) {
			const all = openOptions(command).flatMap(([option]) => texts(language).say(`key.${option}`).split(' '));
			expect(new Set(all).size, command.name).toBe(all.length);
		}
	});

	test('takes the words that it tells people to type', () => {
		const own = texts(language);
		const known = foldedWords(`${own.say('word.latest')} ${own.say('word.all')}`);
		for (const command of commands.filter(({ options }) => 'article' in options)) {
			const told = own.say(`command.${command.name}.option.article`).matchAll(/[“”„«»](\p{L}+)[“”«»]/gu);
			for (const [, word = ''] of told) expect(known, `${command.name}: ${word}`).toContain(fold(word));
		}
		for (const length of LENGTHS) {
			const word = own.say(`choice.length.${length}`);
			expect(sentencesOf(word, own)).toBe(SENTENCES[length]);
			for (const key of ['remedy.length', 'command.summary.option.length', 'placeholder.length'])
				expect(foldedWords(own.say(key, { limit: 50 })), key).toContain(fold(word));
		}
		const cancel = foldedWords(own.say('word.cancel'));
		expect(foldedWords(own.say('terminal.form')).some((word) => cancel.includes(word))).toBe(true);
	});

	test('takes its own names of options, which mean nothing else in another language', () => {
		const keys = keysOf(commands, texts);
		for (const command of commands.filter(isListed)) {
			const names = openOptions(command).map(([name]) => name);
			for (const name of names) {
				for (const word of foldedWords(texts(language).say(`key.${name}`)))
					expect(names.includes(word) ? word : keys(word), word).toBe(name);
			}
		}
	});

	test.each(ErrorCode)('explains %s whatever details there are', (code) => {
		const details = { setting: 'PORT', remedy: 'remedy.day' };
		const text = explain(new NewsroomError(code, details), texts(language), 'x1y2');
		expect(text).toMatch(/\p{L}{3}/u);
	});

	test.each(Rule.options)('words the rule %s', (rule) => {
		expect(texts(language).say(`rule.${rule}`, { pronoun: 'she' })).not.toBe('');
	});
});

test('a locale finds its language, its region its order of dates', () => {
	expect(texts('sv-SE').language).toBe('sv');
	expect(texts('sv_FI.UTF-8').language).toBe('sv');
	expect(texts('sv').date('2016-07-08T23:30:00+02:00')).toBe('8 juli 2016');
	expect(texts('en-GB').date('2016-07-08')).toBe('8 July 2016');
	expect(texts('en-US').date('2016-07-08')).toBe('July 8, 2016');
	expect(texts('sv').date(null)).toBeNull();
	expect(texts('sv').date('i går')).toBe('i går');
});

test('readers of a neighbouring language get the one that is theirs, with its dates', () => {
	for (const locale of ['no', 'no-NO', 'nb_NO.UTF-8', 'nn', 'nn-NO']) {
		expect(texts(locale).language, locale).toBe('nb');
		expect(texts(locale).date('2016-07-08')).toBe('8. juli 2016');
	}
	expect(texts('fo').language).toBe('da');
	expect(texts('fo').date('2016-05-08')).toBe('8. maj 2016');
	expect(texts('gsw-CH').language).toBe('de');
	expect(texts.languages).toEqual(['da', 'de', 'en', 'fi', 'nb', 'sv']);
});

test('no language code belongs to two files', () => {
	const all = texts.languages.flatMap((language) => texts(language).say('language.codes').split(' '));
	expect(new Set(all).size).toBe(all.length);
	for (const language of texts.languages) expect(texts(language).say('language.codes').split(' ')).toContain(language);
});

test.each(['', 'C', 'POSIX', 'tlh', '../../etc', '💥', 'x'.repeat(500)])(
	'locale %j falls back to the reference',
	(locale) => {
		expect(texts(locale).language).toBe('en');
		expect(texts(locale).say('action.next')).toBe('Next');
	},
);

test('values are put in as they are', () => {
	const typed = `<b>{x}</b> '{' # & "`;
	expect(texts('en').say('shared.by', { user: typed })).toBe(`Shared by ${typed}`);
});

test('an unknown key is a fault', () => {
	expect(() => texts('en').say('no.such.key')).toThrow(NewsroomError);
});

describe('files of others', () => {
	const folderWith = (name: string, content: string): string => {
		const folder = mkdtempSync(join(tmpdir(), 'newsroom-ui-'));
		writeFileSync(join(folder, 'en.json'), readFileSync(join(FOLDER, 'en.json')));
		writeFileSync(join(folder, name), content);
		return folder;
	};

	test('a new file is a new language; what it lacks stands in the reference', () => {
		const own = loadTexts(folderWith('fi.json', JSON.stringify({ action: { next: 'Seuraava' } })));
		expect(own.languages).toEqual(['en', 'fi']);
		expect(own('fi-FI').say('action.next')).toBe('Seuraava');
		expect(own('fi-FI').say('action.previous')).toBe('Previous');
		expect(own('fi-FI').date('2016-07-08')).toBe('8. heinäkuuta 2016');
	});

	test.each([
		['{"action": {"next": 3}}', 'action.next'],
		['{"action": ', ''],
		['[]', ''],
	])('%s is refused with its path', (content, path) => {
		const folder = folderWith('fi.json', content);
		const error = (() => {
			try {
				return loadTexts(folder);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toMatchObject({ code: 'bad-ui-file', details: { file: join(folder, 'fi.json'), path } });
	});
});
