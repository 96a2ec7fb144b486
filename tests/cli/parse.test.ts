import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/ask/texts.ts';
import { linesOf } from '../../src/cli/lines.ts';
import { parseStream } from '../../src/cli/parse-stream.ts';
import type { World } from '../../src/cli/world.ts';
import { Article } from '../../src/document/article.ts';
import { silentLog } from '../../src/log.ts';
import { newsroom, project, temporary } from './newsroom.ts';

const seed = join(project, 'data', 'articles', 'gp-raddningsmissionen.txt');
const folder = temporary();
const file = (name: string, content: string | Buffer): string => {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
};
const articles = (stdout: string): Article[] =>
	stdout
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => Article.parse(JSON.parse(line)));

describe('one article', () => {
	test('as text: what each line is, who said what and why, people, boxes', async () => {
		const { code, stdout, stderr } = await newsroom(['parse', seed]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toMatch(/^Headline +Räddningsmissionen: Kvinnor som utnyttjas måste få hjälp$/mu);
		expect(stdout).toMatch(/^Question +Hur ser du på att Göteborgspolisen/mu);
		expect(stdout).toContain('│ En prostitutionsgrupp, som den som finns i Stockholm, hade varit guld värd\n');
		expect(stdout).toMatch(/Petra Malmström, socialsekreterare\n.*rule: pronoun · \d+% sure · “säger hon”/u);
		expect(stdout).toMatch(/^People \(5\)$/mu);
		expect(stdout).toContain('  1. Infördes 1999 och innebär ett förbjudet att köpa sex.\n');
	});

	test('as JSON, which the printed schema describes', async () => {
		const [printed, schema] = await Promise.all([newsroom(['parse', seed, '--format', 'json']), newsroom(['schema'])]);
		const article: unknown = JSON.parse(printed.stdout);
		expect(Article.parse(article)).toEqual(article);
		const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema.stdout));
		expect(valid(article)).toBe(true);
		expect(valid({ ...Article.parse(article), quotes: 'none' })).toBe(false);
	});

	test('from standard input, its text unchanged', async () => {
		const text = '“It held,” said Ada Quill, an engineer.\n';
		const { code, stdout } = await newsroom(['parse', '-', '--format', 'json'], {}, text);
		expect({ code, text: Article.parse(JSON.parse(stdout)).text }).toEqual({ code: 0, text });
	});

	test('in windows-1252', async () => {
		const path = file('1252.txt', Buffer.from('\x96 Nej, s\xe4ger \xc5sa \xd6berg.\n', 'latin1'));
		const { stdout } = await newsroom(['parse', path, '--json']);
		expect(Article.parse(JSON.parse(stdout)).text).toBe('– Nej, säger Åsa Öberg.\n');
	});

	test('in the language that is named', async () => {
		const { stdout } = await newsroom(['parse', seed, '--json', '--language', 'nb']);
		expect(Article.parse(JSON.parse(stdout)).language).toBe('nb');
	});
});

describe('what cannot be read: exit code 2, one sentence, no stack', () => {
	const huge = file('huge.txt', 'x');
	truncateSync(huge, 50_000_000);
	test.each([
		['no such file', join(folder, 'missing.txt'), 'There is no file'],
		['a folder', folder, 'cannot be read'],
		['an empty file', file('empty.txt', ''), '“empty.txt” is empty'],
		['a blank file', file('blank.txt', ' \n\n'), '“blank.txt” is empty'],
		['a picture', file('picture.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')), 'holds no text'],
		['50 MB', huge, '“huge.txt” is 50 MB, and the limit is'],
	])('%s', async (_what, path, sentence) => {
		const { code, stdout, stderr } = await newsroom(['parse', path]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(sentence);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	test('50 MB through a pipe', async () => {
		const { code, stderr } = await newsroom(['parse', '-'], {}, Buffer.alloc(50_000_000, 'word '));
		expect(code).toBe(2);
		expect(stderr).toContain('and the limit is');
	});
});

describe('a stream', () => {
	const line = (value: unknown) => `${JSON.stringify(value)}\n`;

	test('an article a line, in order; a bad line is named and left out', async () => {
		const input = [
			line({ id: 'a', text: '“It held,” said Ada Quill.', language: 'en', url: 'https://post.example/a' }),
			'{"id": broken\n',
			'\n',
			line({ id: 'd' }),
			line({ id: 'e', text: '' }),
			line({
				id: 'f',
				html: '<html><body><article><h1>Bron</h1><p>– Den höll, säger Ada Quill.</p></article></body></html>',
			}),
			line({ id: 'g', html: '' }),
			line({ id: 'h', text: 'both', html: 'both' }),
			JSON.stringify({ id: 'i', text: 'no line end' }),
		].join('');
		const { code, stdout, stderr } = await newsroom(['parse', '--jsonl'], {}, input);
		expect(code).toBe(0);
		const read = articles(stdout);
		expect(read.map(({ id }) => id)).toEqual(['a', 'e', 'f', 'i']);
		expect(read[0]).toMatchObject({
			language: 'en',
			url: 'https://post.example/a',
			text: '“It held,” said Ada Quill.',
		});
		expect(read[0]?.quotes[0]).toMatchObject({ text: 'It held', speaker: { name: 'Ada Quill' } });
		expect(read[2]?.headline).toBe('Bron');
		const numbers = stderr
			.trimEnd()
			.split('\n')
			.map((sentence) => /^Line (\d+) was left out/u.exec(sentence)?.[1]);
		expect(numbers).toEqual(['2', '4', '7', '8']);
	});

	test('nothing but bad lines is wrong use, no line at all is none', async () => {
		expect(await newsroom(['parse', '--jsonl'], {}, 'no\nno\n')).toMatchObject({ code: 2, stdout: '' });
		expect(await newsroom(['parse', '--jsonl'], {}, '')).toMatchObject({ code: 0, stdout: '', stderr: '' });
	});

	test('a file as one line', async () => {
		const { stdout } = await newsroom(['parse', seed, '--format', 'jsonl']);
		expect(stdout.match(/\n/gu)).toHaveLength(1);
		expect(articles(stdout)[0]?.people).toHaveLength(5);
	});

	test('a reader that leaves early is no fault', async () => {
		const child = spawn(process.execPath, [join(project, 'src', 'main.ts'), 'parse', '--jsonl']);
		let stderr = '';
		child.stderr.on('data', (data) => {
			stderr += data;
		});
		child.stdin.on('error', () => {});
		child.stdin.end(line({ id: 'a', text: 'One sentence. '.repeat(200) }).repeat(500));
		await once(child.stdout, 'data');
		child.stdout.destroy();
		const [code] = await once(child, 'close');
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	});

	test('reads no further than its output is taken', async () => {
		let pulled = 0;
		const stdin = Readable.from(
			(function* () {
				for (; pulled < 500; pulled++) yield Buffer.from(line({ id: `${pulled}`, text: 'x'.repeat(1_000) }));
			})(),
			{ objectMode: false, highWaterMark: 1_000 },
		);
		const stdout = new PassThrough({ highWaterMark: 10_000 });
		const texts = loadTexts(join(project, 'data', 'ui'))('en');
		const parser = ({ text }: { text: string }, { id = '' } = {}) => ({ id, text }) as Article;
		const world = { stdin, stdout, stderr: new PassThrough(), texts, log: silentLog, loadParser: async () => parser };
		const done = parseStream(world as unknown as World, {});
		while (pulled < 2) await setImmediate();
		for (let turn = 0; turn < 1_000; turn++) await setImmediate();
		expect(pulled).toBeLessThan(40);
		let taken = '';
		stdout.on('data', (data) => {
			taken += data;
		});
		expect(await done).toBe(0);
		await setImmediate();
		expect(taken.trimEnd().split('\n')).toHaveLength(500);
	});
});

describe('lines of bytes', () => {
	const collected = async (chunks: readonly string[], limit: number) => {
		const lines: [number, string | null][] = [];
		for await (const { number, bytes } of linesOf(Readable.from(chunks), limit)) {
			lines.push([number, bytes?.toString() ?? null]);
		}
		return lines;
	};

	test('over chunks, with and without CR, the last without an end', async () => {
		expect(await collected(['ab', 'c\r\n\nd', '\ne'], 100)).toEqual([
			[1, 'abc'],
			[3, 'd'],
			[4, 'e'],
		]);
	});

	test('a line over the limit is given as null, the next one is whole', async () => {
		expect(await collected(['1234', '567\n12', '345\n123456'], 5)).toEqual([
			[1, null],
			[2, '12345'],
			[3, null],
		]);
	});
});
