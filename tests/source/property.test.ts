import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Document, Document as Schema } from '../../src/document/document.ts';
import { NewsroomError } from '../../src/document/error.ts';
import { type Input, readSource } from '../../src/source/read.ts';

/** A document, or nothing where the source was refused with a fault that a person can be told. */
async function attempt(input: Input): Promise<Document | undefined> {
	try {
		return Schema.parse(await readSource(input));
	} catch (fault) {
		if (fault instanceof NewsroomError) return undefined;
		throw fault;
	}
}

function expectTidy({ text, blocks = [] }: Document): void {
	let end = 0;
	for (const { span } of blocks) {
		expect(span.start).toBeGreaterThanOrEqual(end);
		const words = text.slice(span.start, span.end);
		expect(words).toBe(words.trim());
		expect(words).not.toBe('');
		expect(text.slice(end, span.start)).toMatch(/^\n*$/u);
		end = span.end;
	}
	if (blocks.length > 0) expect(end).toBe(text.length);
}

const tags =
	'p div h1 h2 ul ol li figure figcaption aside blockquote strong a span br table td script style article template'.split(
		' ',
	);
const piece = fc.oneof(
	fc.constantFrom(...tags).map((tag) => `<${tag}>`),
	fc.constantFrom(...tags).map((tag) => `</${tag}>`),
	fc
		.constantFrom('factbox', 'caption', 'lead', 'related', 'ad', 'byline', 'pullquote')
		.map((name) => `<div class="${name}">`),
	fc.string({ maxLength: 30 }),
	fc.lorem({ maxCount: 12 }),
	fc.constantFrom('&amp;', '&#0;', '<!--', '-->', ']]>', '<![CDATA[', '\r\n', '\u00a0', '– ', '?', '<a href="x">'),
);

test('any bytes are read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uint8Array({ maxLength: 400 }),
			fc.constantFrom('x.txt', 'x.html', 'x'),
			async (bytes, name) => {
				const document = await attempt({ bytes, name });
				if (document !== undefined) expectTidy(document);
			},
		),
		{ numRuns: 400 },
	);
});

test('any text is kept as it is', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
			const document = await attempt({ text });
			if (document !== undefined) expect(document.text).toBe(text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n'));
			else expect(text.trim()).toBe('');
		}),
	);
});

test('any markup gives blocks that cover the text without overlap', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
			const document = await attempt({ html: `<html><body>${pieces.join('')}</body></html>` });
			if (document !== undefined) expectTidy(document);
		}),
		{ numRuns: 300 },
	);
});
