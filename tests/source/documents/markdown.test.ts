import { describe, expect, test } from 'vitest';
import { Document } from '../../../src/document/document.ts';
import { formatOf, readMaterial } from '../../../src/source/read.ts';

const read = async (content: string, name = 'story.md'): Promise<Document> =>
	Document.parse(await readMaterial({ name, content: Buffer.from(content) }));
const blocksOf = ({ text, blocks = [] }: Document): string[][] =>
	blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

describe('Markdown', () => {
	test('keeps what its marks say, and none of the marks', async () => {
		const document = await read(
			[
				'# The ferry is *late*',
				'**“We cannot promise a day”**, says [Moa Lind](https://example.com/moa), head\nof traffic &amp; quays.',
				'## Engines',
				'The engines wait.  \nThey are in a shed.<br>',
				'**What happens now?**',
				'> “We wait”, says Moa Lind.',
				'![The old ferry at the quay](ferry.jpg)',
				'## Facts: The ferry\n\n- Built in **1962**.\n- Takes twelve cars.',
				'## Before you go\n\n3. Call first.\n4. Bring food.',
				'```\nlet ferry = null;\n```',
				'<script>alert(1)</script>',
			].join('\n\n'),
		);
		expect(blocksOf(document)).toEqual([
			['headline', 'The ferry is late'],
			['paragraph', '“We cannot promise a day”, says Moa Lind, head of traffic & quays.'],
			['subhead', 'Engines'],
			['paragraph', 'The engines wait. They are in a shed.'],
			['question', 'What happens now?'],
			['paragraph', '“We wait”, says Moa Lind.'],
			['caption', 'The old ferry at the quay'],
			['factbox', 'Facts: The ferry\nBuilt in 1962.\nTakes twelve cars.'],
			['subhead', 'Before you go'],
			['list', '3. Call first.\n4. Bring food.'],
			['junk', 'let ferry = null;'],
		]);
		expect(document.metadata).toEqual({ headline: 'The ferry is late' });
	});

	test('front matter is metadata, under the names that there are', async () => {
		const source = [
			'---',
			'title: "The ferry is late"',
			'date: 2026-03-03 10:00:00 +0100',
			'lastmod: 2026-03-04',
			'authors:',
			'  - Tom Ashdown',
			'  - name: Priya Rao',
			'lang: en',
			'canonical: https://www.example.com/ferry',
			'categories: [Traffic, Islands]',
			'description: Nobody knows when it comes.',
			'embargo: 2026-03-05T06:00:00+01:00',
			'---',
			'',
			'The engines wait.',
		].join('\n');
		expect(formatOf({ name: '', content: source }).name).toBe('markdown');
		const document = await read(source);
		expect(document.metadata).toEqual({
			headline: 'The ferry is late',
			publishedAt: '2026-03-03T10:00:00+01:00',
			updatedAt: '2026-03-04T00:00:00Z',
			byline: ['Tom Ashdown', 'Priya Rao'],
			language: 'en',
			url: 'https://www.example.com/ferry',
			section: 'Traffic',
			embargoedUntil: '2026-03-05T06:00:00+01:00',
		});
		expect(blocksOf(document)).toEqual([
			['headline', 'The ferry is late'],
			['lead', 'Nobody knows when it comes.'],
			['paragraph', 'The engines wait.'],
		]);
	});

	test.each([
		['draft: true', { status: 'withheld' }],
		['status: canceled', { status: 'canceled' }],
		['status: published', { status: 'usable' }],
		['status: ready', {}],
		['embargo: next Friday', { status: 'withheld' }],
		['embargo: 2026-03-05', { embargoedUntil: '2026-03-06T12:00:00.000Z' }],
	])('%s is obeyed', async (line, metadata) => {
		expect((await read(`---\n${line}\n---\n\nWords.\n`)).metadata).toEqual(metadata);
	});

	test('a long rule is no nesting', async () => {
		expect((await read(`Words.\n\n${'-'.repeat(200)}\n\n${'* '.repeat(100)}\n\nMore.\n`)).text).toBe('Words.\n\nMore.');
	});

	test('without a headline of its own is read too, and a rule is no front matter', async () => {
		expect(blocksOf(await read('---\nJust words\n---\n\nMore words.\n'))[0]).toEqual(['subhead', 'Just words']);
		expect(blocksOf(await read('First line\n\nSecond line.\n')).map(([kind]) => kind)).toEqual([
			'paragraph',
			'paragraph',
		]);
	});

	test.each([
		['front matter that is none', '---\ntitle: "open\nstatus: [\n---\n\nWords.', 'damaged-file'],
		[
			'aliases that multiply',
			`---\na: &a [x, x]\n${'bcdefghij'.replace(/./gu, (key, at: number) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]\n`)}---\n\nWords.`,
			'damaged-file',
		],
		['nothing', '', 'empty-input'],
		['white space', ' \n\n ', 'empty-input'],
		['marks alone', '---\n\n***\n', 'empty-input'],
		['bytes that are no text', '\0\x01\x02', 'binary-input'],
	])('with %s is refused in one sentence', async (_, source, code) => {
		await expect(read(source)).rejects.toMatchObject({ code, details: { file: 'story.md' } });
	});

	test.each([
		['quotations', `${'>'.repeat(20_000)} words`],
		['lists', `${'- '.repeat(50)}words`],
		['lists beyond reason', `${'- '.repeat(5_000)}words`],
		['brackets', `${'['.repeat(5_000)}words`],
		['emphasis', `${'*a '.repeat(5_000)}words`],
		['backticks', Array.from({ length: 60 }, (_, count) => '`'.repeat(count)).join(' a ')],
	])('nested %s end', async (_, source) => {
		const result = await read(source).then(
			({ text }) => text.length > 0,
			({ code }) => code,
		);
		expect([true, 'damaged-file', 'too-large']).toContain(result);
	});
});
