import { describe, expect, test } from 'vitest';
import { Document } from '../../../src/document/document.ts';
import { NewsroomError } from '../../../src/document/error.ts';
import { limits } from '../../../src/source/limits.ts';
import { readDocuments } from '../../../src/source/read.ts';

/** The articles, or the code of the one fault that a person is told. */
async function outcome(name: string, content: string): Promise<readonly Document[] | string> {
	try {
		const documents = await readDocuments({ name, content: Buffer.from(content) });
		return documents.map((document) => Document.parse(document));
	} catch (error) {
		if (error instanceof NewsroomError) {
			expect(error.details.file).toBe(name);
			return error.code;
		}
		throw error;
	}
}

const nitf = (body: string, before = ''): string =>
	`<?xml version="1.0"?>${before}<nitf><body><body.head><hedline><hl1>Head</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`;
const item = (body: string): string =>
	`<newsItem guid="1"><contentSet><inlineXML><html><body>${body}</body></html></inlineXML></contentSet></newsItem>`;
const text = (documents: readonly Document[] | string): string =>
	typeof documents === 'string' ? documents : documents.map((document) => document.text).join('\n');

describe('entities', () => {
	const laughs = `<!DOCTYPE nitf [<!ENTITY a "ha">${'bcdefghijk'.replace(
		/./gu,
		(name, at: number) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`,
	)}]>`;

	test('that the message defines are never expanded', async () => {
		expect(text(await outcome('laughs.xml', nitf('<p>Words &k; more.</p>', laughs)))).toBe('Head\n\nWords &k; more.');
	});

	test('that name files are never read', async () => {
		const xxe =
			'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "http://127.0.0.1/">%y;]>';
		expect(text(await outcome('file.xml', nitf('<p>Words &x; more.</p>', xxe)))).toBe('Head\n\nWords &x; more.');
	});

	test('of HTML and numbers are letters; markup that they spell is words', async () => {
		expect(text(await outcome('a.xml', nitf('<p>&aring;&#229;&#xe5; &lt;script&gt; &amp;amp;</p>')))).toBe(
			'Head\n\nååå <script> &amp;',
		);
		expect(text(await outcome('a.xml', item('<p><![CDATA[<b>&amp;</b>]]></p>')))).toBe('<b>&amp;</b>');
	});
});

describe('nesting', () => {
	test.each([
		['XML', 'deep.xml', nitf('<block>'.repeat(200_000)), 'damaged-file'],
		['XML that is closed', 'deep.xml', nitf(`${'<block>'.repeat(500)}<p>x</p>${'</block>'.repeat(500)}`), 'too-large'],
		[
			'JSON',
			'deep.json',
			`{"uri":"urn:1","headline":"H","associations":${'[{"associations":'.repeat(100_000)}`,
			'damaged-file',
		],
		['JSON that is closed', 'deep.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'damaged-file'],
	])('of %s beyond reason ends in one sentence', async (_, name, content, code) => {
		expect(await outcome(name, content)).toBe(code);
	});

	test('of items in items is read as far as it makes sense', async () => {
		let inner: object = { uri: 'urn:9', type: 'text', headline: 'Inner', body_text: 'Inner words.' };
		for (let level = 0; level < 50; level++)
			inner = { uri: `urn:${level}`, type: 'composite', associations: { a: inner } };
		expect(await outcome('boxes.json', JSON.stringify(inner))).toBe('no-article');
	});

	test('of markup within JSON is bounded as that of pages is', async () => {
		const body = '<div>'.repeat(limits.open + 10);
		expect(await outcome('a.json', JSON.stringify({ uri: 'urn:1', headline: 'H', body_html: body }))).toBe('too-large');
	});
});

describe('amounts', () => {
	test.each([
		[
			'items',
			'many.json',
			JSON.stringify(Array(limits.package + 1).fill({ uri: 'urn:1', headline: 'H', body_text: 'W' })),
		],
		['items of XML', 'many.xml', `<newsMessage>${item('<p>x</p>').repeat(limits.package + 1)}</newsMessage>`],
		['elements', 'wide.xml', nitf('<p>x</p>'.repeat(limits.nodes))],
		['bytes', 'long.json', `{"uri": "${'x'.repeat(limits.wire)}"}`],
	])('of %s beyond the limit are refused', async (_, name, content) => {
		expect(await outcome(name, content)).toBe('too-large');
	});

	test('of attributes, names and white space end', async () => {
		const attributes = Array.from({ length: 20_000 }, (__, at) => `a${at}="x"`).join(' ');
		expect(text(await outcome('a.xml', nitf(`<p ${attributes}>Words.</p>`)))).toBe('Head\n\nWords.');
		expect(text(await outcome('a.xml', nitf(`<${'x'.repeat(100_000)}/><p>Words.</p>`)))).toBe('Head\n\nWords.');
		expect(text(await outcome('a.xml', nitf(`<p>Words${' '.repeat(1_000_000)}.</p>`)))).toBe('Head\n\nWords .');
		const spaces = JSON.stringify({
			uri: 'urn:1',
			headline: 'H',
			body_text: `W${' '.repeat(1_000_000)}\n${'\t'.repeat(100_000)}`,
		});
		expect(text(await outcome('a.json', spaces))).toBe('H\n\nW');
	});
});

describe('what is broken', () => {
	test.each([
		['a.json', '{"uri": "urn:1", "headline": '],
		['a.json', 'null'],
		['a.json', '"words"'],
		['a.json', '{"name": "package", "version": "1.0.0"}'],
		['a.json', '[]'],
		['a.xml', '<newsItem guid="1"><contentMeta>'],
		['a.xml', '<newsItem guid="1"><p></newsItem>'],
		['a.xml', 'no XML at all'],
		['a.xml', '<rss><channel/></rss>'],
		['a.xml', '<!DOCTYPE nitf [<!ENTITY a "b"'],
		['a.nitf', '<html><nitf/></html><'],
		['a.xml', '<nitf><body>&</body'],
		['a.xml', `<nitf><!-- ${'-'.repeat(50_000)}`],
		['a.xml', `<nitf><![CDATA[${']'.repeat(50_000)}`],
	])('%s, example %#, is damaged, and says so', async (name, content) => {
		expect(['damaged-file', 'empty-input']).toContain(await outcome(name, content));
	});

	test.each([
		['a.json', '{"uri": "urn:1", "type": "picture", "pubstatus": "usable"}'],
		['a.xml', '<packageItem guid="1"><groupSet><group><itemRef residref="2"/></group></groupSet></packageItem>'],
		['a.xml', '<newsMessage><itemSet/></newsMessage>'],
		['a.xml', '<newsItem guid="1"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>'],
		['a.xml', '<nitf><body><body.content/></body></nitf>'],
	])('%s, example %#, holds no article', async (name, content) => {
		expect(await outcome(name, content)).toBe('no-article');
	});

	test('fields of other types than the standard has are left out, not the item', async () => {
		const odd = {
			uri: 'urn:1',
			headline: 'Head',
			body_text: 'Words.',
			language: 7,
			versioncreated: { at: 'noon' },
			firstcreated: 'yesterday',
			byline: ['x'],
			bylines: [null, 3, { byline: 4 }],
			subject: 'transport',
			associations: [null, 'x', { type: {} }],
			pubstatus: null,
			copyrightholder: '',
			standard: 'ninjs',
		};
		expect(await outcome('odd.json', JSON.stringify(odd))).toMatchObject([
			{ text: 'Head\n\nWords.', metadata: { id: 'urn:1', headline: 'Head', byline: [] } },
		]);
		const later = { uri: 'urn:1', headlines: [3, { value: 'Head' }], bodies: [null, { value: 'Words.' }], by: {} };
		expect(await outcome('odd.json', JSON.stringify(later))).toMatchObject([{ text: 'Head\n\nWords.' }]);
	});

	test('names that mean something to the language mean nothing here', async () => {
		const content =
			'{"__proto__": {"status": "x"}, "constructor": {"prototype": {"y": 1}}, "uri": "urn:1", "headline": "H", "body_text": "W."}';
		expect(await outcome('a.json', content)).toMatchObject([{ text: 'H\n\nW.' }]);
		expect(({} as Record<string, unknown>).status).toBeUndefined();
		const elements = nitf('<__proto__>x</__proto__><constructor/><p __proto__="1">Words.</p>');
		expect(await outcome('a.xml', elements)).toBe('damaged-file');
	});
});

describe('restrictions', () => {
	test.each([
		['usable', 'usable'],
		['USABLE', 'usable'],
		['stat:usable', 'usable'],
		['withheld', 'withheld'],
		['embargoed', 'withheld'],
		['canceled', 'canceled'],
		['cancelled', 'canceled'],
		['killed', 'canceled'],
		['something-new', 'withheld'],
	])('pubstatus %s is %s', async (pubstatus, status) => {
		const read = await outcome('a.json', JSON.stringify({ uri: 'urn:1', headline: 'H', body_text: 'W.', pubstatus }));
		expect(read).toMatchObject([{ metadata: { status } }]);
	});

	test.each([
		['2026-03-04T06:00:00+01:00', { embargoedUntil: '2026-03-04T06:00:00+01:00' }],
		['20260304T060000Z', { embargoedUntil: '2026-03-04T06:00:00Z' }],
		['2026-03-04T06:00:00', { embargoedUntil: '2026-03-04T18:00:00.000Z' }],
		['2026-03-04', { embargoedUntil: '2026-03-05T12:00:00.000Z' }],
		['Wednesday, six o’clock', { status: 'withheld' }],
		[true, { status: 'withheld' }],
	])('an embargo until %s is kept', async (embargoed, metadata) => {
		const read = await outcome('a.json', JSON.stringify({ uri: 'urn:1', headline: 'H', body_text: 'W.', embargoed }));
		expect(read).toMatchObject([{ metadata }]);
	});

	test('what stands in the side file wins', async () => {
		const [read] = await readDocuments({
			name: 'a.json',
			content: JSON.stringify({ uri: 'urn:1', headline: 'H', body_text: 'W.', pubstatus: 'usable' }),
			side: { status: 'canceled', section: 'News' },
		});
		expect(read?.metadata).toMatchObject({ id: 'urn:1', status: 'canceled', section: 'News' });
	});
});
