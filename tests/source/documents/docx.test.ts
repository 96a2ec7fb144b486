import { describe, expect, test } from 'vitest';
import { Document } from '../../../src/document/document.ts';
import { unzip, zipOf } from '../../../src/source/docx/zip.ts';
import { formatOf, readMaterial } from '../../../src/source/read.ts';
import { changed, item, noted, p, packed, word, wordFiles } from './word.ts';

const read = async (content: Uint8Array, name = 'story.docx'): Promise<Document> =>
	Document.parse(await readMaterial({ name, content }));
const blocksOf = ({ text, blocks = [] }: Document): string[][] =>
	blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

describe('Word documents', () => {
	test('keep headline, lead, subheads, questions, lists, boxes and captions by their styles', async () => {
		const content = word(
			[
				p('The ferry is late', 'Title'),
				p('Nobody on the island knows when the new ferry comes.', 'Subtitle'),
				p('“We cannot promise a day”, says Moa Lind, head of traffic.'),
				p('Engines', 'heading1'),
				p('The engines are still in a shed & wait.'),
				p('What happens now?', undefined, true),
				p('“We wait”, says Moa Lind.'),
				p('The old ferry at the quay.', 'caption'),
				p('Facts: The ferry', 'heading2'),
				item('Built in 1962.'),
				item('Takes twelve cars.'),
			].join(''),
		);
		expect(formatOf({ name: '', content }).name).toBe('docx');
		const document = await read(content);
		expect(blocksOf(document)).toEqual([
			['headline', 'The ferry is late'],
			['lead', 'Nobody on the island knows when the new ferry comes.'],
			['paragraph', '“We cannot promise a day”, says Moa Lind, head of traffic.'],
			['subhead', 'Engines'],
			['paragraph', 'The engines are still in a shed & wait.'],
			['question', 'What happens now?'],
			['paragraph', '“We wait”, says Moa Lind.'],
			['caption', 'The old ferry at the quay.'],
			['factbox', 'Facts: The ferry\nBuilt in 1962.\nTakes twelve cars.'],
		]);
		expect(document.metadata).toEqual({ headline: 'The ferry is late' });
	});

	test('leave what was struck out behind, and numbers of footnotes', async () => {
		const { text } = await read(
			word(changed('The ferry comes in ', 'March', 'May') + noted('“It creaks”, says Bo Ek.'), 'A footnote.'),
		);
		expect(text).toContain('The ferry comes in May');
		expect(text).toContain('“It creaks”, says Bo Ek. It rained.');
		expect(text).toContain('A footnote.');
		expect(text).not.toMatch(/March|\[1\]|↑/u);
	});

	test('without any style are lines, for whoever classifies lines', async () => {
		const document = await read(word(p('The ferry is late') + p('Nobody knows when it comes.')));
		expect(document).toEqual({ text: 'The ferry is late\n\nNobody knows when it comes.', metadata: {} });
	});

	test.each([
		[
			'a password',
			Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('xEncryptedPackage', 'utf16le')]),
			'password-protected',
		],
		['an older Word', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600, 65)]), 'damaged-file'],
		['a sealed file inside', packed(wordFiles(p('Words')), { flags: 1 }), 'password-protected'],
		['no words', word('<w:p/>'), 'no-words'],
		['half of it', word(p('Words of a story.')).subarray(0, 700), 'damaged-file'],
		['another zip file', packed([['sheet.xml', Buffer.from('<a/>')]]), 'damaged-file'],
		['broken markup', packed(wordFiles('<w:p><w:r>')), 'damaged-file'],
		['an unknown way of packing', packed(wordFiles(p('Words')), { method: 99 }), 'damaged-file'],
		['files larger than they say', packed(wordFiles(p('Words')), { size: 3 }), 'damaged-file'],
		['files that say they are huge', packed(wordFiles(p('Words')), { size: 90_000_000 }), 'too-large'],
		['a bomb', packed([...wordFiles(p('Words')), ['word/bomb.xml', Buffer.alloc(30_000_000, 32)]]), 'too-large'],
		['nothing', Buffer.alloc(0), 'empty-input'],
	])('with %s are refused in one sentence', async (_, content, code) => {
		await expect(read(content)).rejects.toMatchObject({ code, details: { file: 'story.docx' } });
	});

	test('nested beyond reason are refused and hang nobody up', async () => {
		const deep = '<w:tbl><w:tr><w:tc>'.repeat(3_000) + p('x') + '</w:tc></w:tr></w:tbl>'.repeat(3_000);
		const result = await read(word(deep)).then(
			(document) => document.text,
			({ code }) => code,
		);
		expect(['x', 'damaged-file', 'too-large']).toContain(result);
	});
});

describe('zip files', () => {
	const all = { name: 'x.zip', format: 'zip', wanted: () => true };

	test('go to files and back', () => {
		const files = [
			['a/å.txt', Buffer.from('Å')],
			['b', Buffer.alloc(0)],
		] as const;
		const zip = zipOf(files);
		expect([...unzip(zip, all)].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
			['a/å.txt', 'Å'],
			['b', ''],
		]);
		expect(unzip(Buffer.concat([zip]), { ...all, wanted: (name) => name === 'b' }).size).toBe(1);
	});

	test('whose files overlap are refused', () => {
		const zip = zipOf([
			['a', Buffer.alloc(5_000)],
			['b', Buffer.alloc(5_000)],
			['c', Buffer.alloc(5_000)],
		]);
		// The second and third entry of the directory claim the bytes of all of them.
		let at = 0;
		for (let entry = 0; entry < 3; entry++) {
			at = zip.indexOf('PK\x01\x02', at, 'latin1');
			zip.writeUInt32LE(14_000, at + 20);
			at += 4;
		}
		expect(() => unzip(zip, all)).toThrow(expect.objectContaining({ code: 'too-large' }));
	});
});
