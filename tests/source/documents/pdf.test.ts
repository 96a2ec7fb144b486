import { describe, expect, test } from 'vitest';
import { Document } from '../../../src/document/document.ts';
import { joined, wordsOf } from '../../../src/source/pdf/hyphens.ts';
import { formatOf, readMaterial } from '../../../src/source/read.ts';
import { paper } from './paper.ts';

const read = async (content: Uint8Array): Promise<Document> =>
	Document.parse(await readMaterial({ name: 'page.pdf', content }));
const blocksOf = ({ text, blocks = [] }: Document): string[][] =>
	blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

const FIRST =
	'The only bridge across the Brackwater will close in March, the county said on Tuesday. It was built in 1931 and has been mended eleven times since then, most of them in secret.';
const SECOND =
	'“We would rather repair it now than lose it,” said Harriet Moss, who has been the county engineer for nine years.';
const THIRD =
	'About 4,000 drivers cross the bridge every day, and none of them has been asked what they think of it so far.';

describe('PDF', () => {
	test('lines become headline, subheads and paragraphs', async () => {
		const content = await paper((page) => {
			page.fontSize(24).text('Brackwater bridge to close for six weeks of the spring').moveDown(0.5);
			page.fontSize(11).text(FIRST).moveDown().text(SECOND).moveDown();
			page.fontSize(14).text('Nobody asked').moveDown(0.5);
			page.fontSize(11).text(THIRD);
		});
		expect(formatOf({ name: '', content }).name).toBe('pdf');
		const document = await read(content);
		expect(blocksOf(document)).toEqual([
			['headline', 'Brackwater bridge to close for six weeks of the spring'],
			['paragraph', FIRST],
			['paragraph', SECOND],
			['subhead', 'Nobody asked'],
			['paragraph', THIRD],
		]);
		expect(document.metadata).toEqual({ headline: 'Brackwater bridge to close for six weeks of the spring' });
	});

	test('a paragraph goes on over columns and pages; running heads and page numbers are junk', async () => {
		const content = await paper(
			(page) => {
				for (let number = 1; number <= 3; number++) {
					if (number > 1) page.addPage();
					page.fontSize(8).text('The Northern Post, 3 March', 72, 30, { lineBreak: false });
					page.text(`Page ${number}`, 500, 800, { lineBreak: false });
					page.fontSize(11);
					if (number === 1) {
						page.text('The bridge across the Brackwater will close in March, and', 72, 700, { lineBreak: false });
					} else if (number === 2) page.text('nobody knows for how long it will be.', 72, 100, { lineBreak: false });
					else page.text('It rains.', 72, 100, { lineBreak: false });
				}
			},
			{ margin: 0 },
		);
		const blocks = blocksOf(await read(content));
		expect(blocks.slice(0, 2)).toEqual([
			['paragraph', 'The bridge across the Brackwater will close in March, and nobody knows for how long it will be.'],
			['paragraph', 'It rains.'],
		]);
		expect(blocks.slice(2).map(([kind]) => kind)).toEqual(Array(6).fill('junk'));
	});

	test('columns are read one after the other, indented paragraphs apart', async () => {
		const content = await paper((page) => {
			page.fontSize(10).text(`${FIRST}\n${SECOND}\n${THIRD}\n`.repeat(4), { columns: 2, indent: 12, height: 300 });
		});
		const paragraphs = blocksOf(await read(content)).map(([, text]) => text);
		expect(paragraphs).toEqual(Array(4).fill([FIRST, SECOND, THIRD]).flat());
	});

	test('speech with dashes stands apart', async () => {
		const content = await paper((page) => {
			page.fontSize(11).text('Beskedet kom i onsdags.\n– Vi väntar, säger Moa Lind.\n– Länge till, säger hon.');
		});
		expect(blocksOf(await read(content)).map(([, text]) => text)).toEqual([
			'Beskedet kom i onsdags.',
			'– Vi väntar, säger Moa Lind.',
			'– Länge till, säger hon.',
		]);
	});

	test.each([
		[
			'a password',
			() => paper((page) => page.text('Words'), { userPassword: 'x', ownerPassword: 'y' }),
			'password-protected',
		],
		['pictures only', () => paper((page) => page.rect(10, 10, 100, 100).fill('red')), 'no-words'],
		['nothing', async () => Buffer.alloc(0), 'empty-input'],
		['nothing but its beginning', async () => Buffer.from('%PDF-1.7\n'), 'damaged-file'],
		['rubbish', async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xa7)]), 'damaged-file'],
	])('with %s is refused in one sentence', async (_, content, code) => {
		await expect(read(await content())).rejects.toMatchObject({ code, details: { file: 'page.pdf' } });
	});

	test('an owner’s password, which asks nobody to type it, is no reason to refuse', async () => {
		expect((await read(await paper((page) => page.text('Words of a story.'), { ownerPassword: 'y' }))).text).toContain(
			'Words of a story.',
		);
	});
});

describe('hyphens at the ends of lines', () => {
	test.each([
		['a cut word', ['Det är en för-', 'svarsfråga för alla.'], [], 'Det är en försvarsfråga för alla.'],
		['a word that is whole elsewhere', ['the well-', 'known man'], ['wellknown'], 'the wellknown man'],
		['a word that keeps its hyphen elsewhere', ['the well-', 'known man'], ['a well-known fact'], 'the well-known man'],
		['two words of the text', ['the river-', 'bank gate'], ['The river rose.', 'A bank.'], 'the river-bank gate'],
		['an abbreviation', ['säger EU-', 'kommissionen'], [], 'säger EU-kommissionen'],
		['a name', ['Anna-', 'Lena kom'], [], 'Anna-Lena kom'],
		['a part left out', ['in-', 'och utgående'], ['vi och ni'], 'in- och utgående'],
		['a soft hyphen', ['för\u00ad', 'svar'], [], 'försvar'],
		['a dash', ['han kom –', 'och gick'], [], 'han kom – och gick'],
		['a number', ['mellan 2-', '3 meter'], [], 'mellan 2- 3 meter'],
	])('%s', (_, lines, other, whole) => {
		expect(joined(lines, wordsOf([...other, ...lines]))).toBe(whole);
	});
});
