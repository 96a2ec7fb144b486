import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { digestOf, openFile, sidePath } from '../../src/source/open.ts';
import { articleFiles, formatOf, formats, readSource } from '../../src/source/read.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newsroom-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fault(act: Promise<unknown>): Promise<NewsroomError> {
	const error = await act.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof NewsroomError) return error;
	throw new Error('no NewsroomError', { cause: error });
}

describe('files', () => {
	test('a text is read with its side file', async () => {
		await writeFile(at('bridge.txt'), 'The bridge is shut.\r\nNobody knows why.\r\n');
		await writeFile(
			at('bridge.json'),
			JSON.stringify({ publisher: 'The Courier', publishedAt: '2026-03-01T08:00:00+01:00' }),
		);
		expect(await readSource({ path: at('bridge.txt') })).toEqual({
			text: 'The bridge is shut.\nNobody knows why.\n',
			metadata: { publisher: 'The Courier', publishedAt: '2026-03-01T08:00:00+01:00' },
		});
	});

	test('what stands in the side file wins over the page', async () => {
		await writeFile(
			at('page.html'),
			'<html lang="en"><title>One</title><body><h1>One headline</h1><p>Some words of a page.</p>',
		);
		await writeFile(at('page.json'), JSON.stringify({ language: 'sv', section: 'News' }));
		const { metadata } = await readSource({ path: at('page.html') });
		expect(metadata).toMatchObject({ language: 'sv', section: 'News', headline: 'One headline' });
	});

	test('a wrong side file is named with the place of the fault', async () => {
		await writeFile(at('wrong.txt'), 'Words.');
		await writeFile(at('wrong.json'), JSON.stringify({ publishedAt: 'yesterday' }));
		expect(await fault(openFile(at('wrong.txt')))).toMatchObject({
			code: 'bad-metadata',
			details: { file: 'wrong.json', path: 'publishedAt' },
		});
		await writeFile(at('wrong.json'), '{');
		expect((await fault(openFile(at('wrong.txt')))).code).toBe('bad-metadata');
	});

	test('the digest tells a change of the text, of the side file and of the program', async () => {
		await writeFile(at('a.txt'), 'Words.');
		const digest = async (version = '1') => digestOf(await openFile(at('a.txt')), version);
		const first = await digest();
		expect(await digest()).toBe(first);
		expect(await digest('2')).not.toBe(first);
		await writeFile(at('a.json'), '{"publisher": "The Courier"}');
		const second = await digest();
		expect(second).not.toBe(first);
		await writeFile(at('a.txt'), 'Other words.');
		expect(await digest()).not.toBe(second);
	});

	test('a pipe is waited for, up to as much as a file may hold', async () => {
		execFileSync('mkfifo', [at('pipe')]);
		const [{ content }] = await Promise.all([openFile(at('pipe')), writeFile(at('pipe'), 'Words from a pipe.')]);
		expect(content.toString()).toBe('Words from a pipe.');
		expect((await fault(openFile('/dev/zero'))).code).toBe('too-large');
	});

	test('no file, a folder, no permission', async () => {
		expect(await fault(readSource({ path: at('nothing.txt') }))).toMatchObject({
			code: 'no-such-file',
			details: { file: at('nothing.txt') },
		});
		await mkdir(at('inner'));
		expect((await fault(readSource({ path: at('inner') }))).code).toBe('unreadable-file');
		expect((await fault(readSource({ path: join(at('a.txt'), 'b.txt') }))).code).toBe('no-such-file');
		await writeFile(at('locked.txt'), 'Words.');
		await chmod(at('locked.txt'), 0o000);
		const isRoot = process.getuid?.() === 0;
		if (isRoot) expect((await readSource({ path: at('locked.txt') })).text).toBe('Words.');
		else expect((await fault(readSource({ path: at('locked.txt') }))).code).toBe('unreadable-file');
	});

	test('nothing, white space alone, a picture', async () => {
		await writeFile(at('empty.txt'), '');
		await writeFile(at('blank.txt'), ' \n\t\r\n');
		await writeFile(at('picture.txt'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
		expect(await fault(readSource({ path: at('empty.txt') }))).toMatchObject({
			code: 'empty-input',
			details: { file: 'empty.txt' },
		});
		expect((await fault(readSource({ path: at('blank.txt') }))).code).toBe('empty-input');
		expect((await fault(readSource({ path: at('picture.txt') }))).code).toBe('binary-input');
		expect((await fault(readSource({ text: '\n \n' }))).code).toBe('empty-input');
		expect((await fault(readSource({ html: '<html><body><script>let a = 1;</script></body></html>' }))).code).toBe(
			'empty-input',
		);
	});

	test('too much is refused with both figures, and not read', async () => {
		await writeFile(at('huge.txt'), '');
		await truncate(at('huge.txt'), 60_000_000);
		expect(await fault(readSource({ path: at('huge.txt') }))).toMatchObject({
			code: 'too-large',
			details: { file: 'huge.txt', size: '60 MB', limit: '50 MB' },
		});
		expect((await fault(readSource({ text: 'word '.repeat(1_000_001) }))).details).toMatchObject({
			size: '5.1 MB',
			limit: '5 MB',
		});
	});
});

describe('formats', () => {
	const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

	test.each([
		['a.txt', 'Plain words.', 'text'],
		['a.html', 'Plain words in a page.', 'html'],
		['a.txt', '<!DOCTYPE html><html><body>', 'html'],
		['', '\n<!-- a --><!-- b -->\n<html>', 'html'],
		['', '<?xml version="1.0"?><!DOCTYPE html><html>', 'html'],
		['a.unknown', '<p>words', 'text'],
		['a.json', '{"uri": "urn:1", "pubstatus": "usable"}', 'ninjs'],
		['', '[{"headlines": []}]', 'ninjs'],
		['a.txt', '{not json}', 'text'],
		['', '<?xml version="1.0"?>\n<!-- x -->\n<newsItem guid="1">', 'newsml'],
		['a.xml', '<n:newsMessage xmlns:n="x">', 'newsml'],
		['a.xml', '<!DOCTYPE nitf SYSTEM "x" [<!ENTITY a "b">]><nitf>', 'nitf'],
	])('%s beginning with %s is %s', (name, content, format) => {
		expect(formatOf({ name, content: bytes(content) }).name).toBe(format);
	});

	test('no two formats claim one ending, and plain text, which takes all, is asked last', () => {
		const extensions = formats.flatMap((format) => format.extensions);
		expect(new Set(extensions).size).toBe(extensions.length);
		expect(formats.at(-1)?.name).toBe('text');
	});

	test('a page in UTF-16 is a page', () => {
		expect(formatOf({ name: '', content: Buffer.from('\ufeff<!DOCTYPE html><html>', 'utf16le') }).name).toBe('html');
	});

	test('a folder holds articles and side files', () => {
		expect(sidePath('/x/fire.html')).toBe('/x/fire.json');
		expect(articleFiles(['b.TXT', 'a.html', 'a.json', 'notes.odt', 'b.json', 'README'])).toEqual(['a.html', 'b.TXT']);
		expect(articleFiles(['wire.json', 'a.xml', 'a.json', 'sub/wire.html'])).toEqual([
			'a.xml',
			'sub/wire.html',
			'wire.json',
		]);
	});
});
