import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { Language } from '../../src/language/language.ts';
import { LANGUAGES, loadLanguages } from '../../src/language/load.ts';
import { createParser } from '../../src/parse/parse.ts';

const files = (await readdir(LANGUAGES)).filter((name) => name.endsWith('.json')).sort();
const written = async (name: string): Promise<Record<string, unknown>> =>
	JSON.parse(await readFile(new URL(name, LANGUAGES), 'utf8'));

describe('the languages of the repository', () => {
	test('every file loads, under the code that is its name', async () => {
		const languages = await loadLanguages();
		expect(files.length).toBeGreaterThanOrEqual(7);
		expect([...languages.keys()].sort()).toEqual(files.map((name) => name.replace('.json', '')));
		for (const [code, { language }] of languages) expect(language.code).toBe(code);
	});

	test('nothing else lies in the folder', async () => {
		expect((await readdir(LANGUAGES)).sort()).toEqual(files);
	});

	test('every language can speak: cues, pronouns, titles, box headings, junk', async () => {
		for (const { language } of (await loadLanguages()).values()) {
			const { code, verbs, pronouns, titles, unnamed, labels, junk, firstNames } = language;
			const lists = {
				say: verbs.say,
				think: verbs.think,
				titles,
				unnamed,
				box: labels.box,
				junk,
				women: firstNames.she,
			};
			for (const [what, words] of Object.entries(lists))
				expect({ code, what, many: words.length > 3 }).toEqual({ code, what, many: true });
			const third = [...pronouns.she, ...pronouns.he, ...pronouns.either];
			expect({ code, third: third.length > 0 }).toEqual({ code, third: true });
		}
	});
});

describe('word lists', () => {
	/** Given names are written with a capital; examples are texts. */
	const AS_PRINTED = new Set(['firstNames.she', 'firstNames.he', 'examples', 'name']);

	/** Every list of words under a value, with its path. */
	function* lists(value: unknown, path: string): Generator<[path: string, words: readonly string[]]> {
		if (path === 'examples') return;
		if (Array.isArray(value)) {
			yield [path, value.map((entry) => (Array.isArray(entry) ? entry.join(' + ') : String(entry)))];
		} else if (value !== null && typeof value === 'object') {
			for (const [key, inner] of Object.entries(value)) yield* lists(inner, path === '' ? key : `${path}.${key}`);
		}
	}

	describe.each(files)('%s', (file) => {
		test('name no word twice', async () => {
			const twice: Record<string, string[]> = {};
			for (const [path, words] of lists(await written(file), '')) {
				const repeated = words.filter((word, at) => words.indexOf(word) !== at);
				if (repeated.length > 0) twice[path] = repeated;
			}
			expect(twice).toEqual({});
		});

		test('are in lower case, names apart', async () => {
			const upper: Record<string, string[]> = {};
			for (const [path, words] of lists(await written(file), '')) {
				const wrong = words.filter((word) => (word !== word.toLowerCase()) !== AS_PRINTED.has(path));
				if (wrong.length > 0) upper[path] = wrong;
			}
			expect(upper).toEqual({});
		});

		test('have no white space at the edges, and composed letters', async () => {
			for (const [path, words] of lists(await written(file), ''))
				expect([path, words.filter((word) => word !== word.trim().normalize('NFC'))]).toEqual([path, []]);
		});

		test('give a first name one gender', async () => {
			const { firstNames } = Language.parse(await written(file));
			expect(firstNames.she.filter((name) => firstNames.he.includes(name))).toEqual([]);
		});
	});
});

describe('a file that is wrong', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'languages-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function failure(content: string): Promise<NewsroomError> {
		await writeFile(join(folder, 'sv.json'), content);
		const error: unknown = await loadLanguages(pathToFileURL(`${folder}/`)).catch((fault: unknown) => fault);
		if (!(error instanceof NewsroomError)) throw new Error(`no NewsroomError, but ${String(error)}`);
		return error;
	}
	/** The Swedish file with one value changed; undefined takes the key away. */
	async function changed(path: string, value: unknown): Promise<string> {
		const data = await written('sv.json');
		const keys = path.split('.');
		const last = keys.pop() ?? '';
		const owner = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, data);
		owner[last] = value;
		return JSON.stringify(data);
	}

	test('the folder loads before anything is wrong', async () => {
		await writeFile(join(folder, 'sv.json'), await changed('name', 'Svenska'));
		expect([...(await loadLanguages(pathToFileURL(`${folder}/`))).keys()]).toEqual(['sv']);
	});

	const WRONG: [path: string, value: unknown][] = [
		['verbs.say', undefined],
		['verbs.say', 'säger'],
		['verbs.say', [7]],
		['verbs.say', ['']],
		['verbs.particle', [['lägger']]],
		['verbs.sya', ['säger']],
		['pronouns.she', undefined],
		['labels.box', null],
		['dashSpeech', 'yes'],
		['indirectSpan', 'everything'],
		['code', 'Swedish'],
		['colour', 'blue'],
		['examples', [{ text: '– Ja, säger Bo Ek.' }]],
	];
	test.each(WRONG)('%s = %j is named with its file', async (path, value) => {
		const { code, details } = await failure(await changed(path, value));
		expect(code).toBe('bad-language-file');
		expect(details.file).toBe(join(folder, 'sv.json'));
		const [first] = path.split('.');
		expect(details.reason).toContain(first);
		expect(details.reason).toContain(path.split('.').at(-1));
	});

	test.each(['', '{', 'null', '[]', '"sv"'])('%j is no language', async (content) => {
		const { code, details } = await failure(content);
		expect(code).toBe('bad-language-file');
		expect(details.file).toBe(join(folder, 'sv.json'));
	});

	test('the parser does not start', async () => {
		await failure(await changed('verbs', {}));
		await expect(createParser(pathToFileURL(`${folder}/`))).rejects.toMatchObject({ code: 'bad-language-file' });
	});
});
