import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { readSource } from '../../src/source/read.ts';

const FILLER = [
	'The harbour master walked the quay before breakfast, counted the boats, and found that two were missing.',
	'Nobody had heard an engine in the night, although the wind had dropped, and the moon had been bright enough.',
	'By noon the news had reached the fish market, where it was discussed at length, and with some pleasure.',
];

const page = (body: string, head = ''): string =>
	`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body><header><a href="/">The Courier</a></header>
	<main><article><h1>Two boats gone</h1>${body}${FILLER.map((words) => `<p>${words}</p>`).join('\n')}</article></main>
	<footer><p>All rights reserved.</p></footer></body></html>`;

const read = (body: string, head?: string): Promise<Document> => readSource({ html: page(body, head) });

const blocksOf = ({ text, blocks = [] }: Document): string[] =>
	blocks.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);

describe('blocks', () => {
	test('headline and paragraphs, and nothing from around them', async () => {
		expect(blocksOf(await read(''))).toEqual([
			'headline: Two boats gone',
			...FILLER.map((words) => `paragraph: ${words}`),
		]);
	});

	test.each([
		[
			'a lead by its name',
			'<p class="article__lead">Two boats have left the harbour.</p>',
			['lead: Two boats have left the harbour.'],
		],
		['a subhead', '<h2>A quiet night</h2>', ['subhead: A quiet night']],
		['a bold line as a subhead', '<p><b>A quiet night</b></p>', ['subhead: A quiet night']],
		['a bold question', '<p><strong>Did you hear anything?</strong></p>', ['question: Did you hear anything?']],
		[
			'a caption with its credit',
			'<figure><img src="a.jpg"><figcaption><span>The quay at dawn.</span><span class="credit">Photo: Ann Wold</span></figcaption></figure>',
			['caption: The quay at dawn. Photo: Ann Wold'],
		],
		[
			'a caption without markup',
			'<div><img src="a.jpg"><div>The quay at dawn.</div></div>',
			['caption: The quay at dawn.'],
		],
		[
			'a caption that the picture tells',
			'<img src="a.jpg" alt="The quay at dawn"><p>The quay at dawn</p>',
			['caption: The quay at dawn'],
		],
		[
			'a pull quote',
			`<blockquote><p>“${FILLER[1]?.slice(0, 60)}”</p></blockquote>`,
			[`pullquote: “${FILLER[1]?.slice(0, 60)}”`],
		],
		[
			'a letter in a block quotation',
			'<blockquote><p>Dear harbour master, you sleep too well.</p></blockquote>',
			['paragraph: Dear harbour master, you sleep too well.'],
		],
		['a list', '<ul><li>One red boat</li><li>One <b>blue</b> boat</li></ul>', ['list: One red boat\nOne blue boat']],
		[
			'a numbered list',
			'<ol start="3"><li>One red boat</li><li>One blue boat</li></ol>',
			['list: 3. One red boat\n4. One blue boat'],
		],
		[
			'a fact box',
			'<aside class="factbox"><h3>The boats</h3><ol><li>Built in 1961.</li><li>Both <i>insured</i>.</li></ol><p>Source: harbour office</p></aside>',
			['factbox: The boats\n1. Built in 1961.\n2. Both insured.\nSource: harbour office'],
		],
		[
			'a link to more',
			'<p><a href="/b">Read more: the storm of last year</a></p>',
			['related: Read more: the storm of last year'],
		],
		[
			'a byline',
			'<div class="byline">By Ann Wold <time datetime="2026-01-02">2 January 2026</time></div>',
			['byline: By Ann Wold 2 January 2026'],
		],
		[
			'an advertisement',
			'<p>Nobody on the quay had slept that night, it seems.</p><div class="ad-slot">Advertisement</div>',
			['paragraph: Nobody on the quay had slept that night, it seems.', 'junk: Advertisement'],
		],
		[
			'lines that only a break parts',
			'<p>– Did you see it?<br>– No, I slept, as one does.</p>',
			['paragraph: – Did you see it?', 'paragraph: – No, I slept, as one does.'],
		],
		[
			'words in a span of any class',
			'<p>The <span class="caption">Minnow</span> and the <b class="ad">Perch</b> are gone, he said.</p>',
			['paragraph: The Minnow and the Perch are gone, he said.'],
		],
		[
			'no words for screen readers',
			'<p>The boats were <a href="/c">old<span class="sr-only">(opens in a new window)</span></a>, he said at last.</p>',
			['paragraph: The boats were old, he said at last.'],
		],
		[
			'white space as a browser shows it',
			'<p>Two\n\t boats,\u00a0both  &amp; more,   are\ngone from here.</p>',
			['paragraph: Two boats,\u00a0both & more, are gone from here.'],
		],
	])('%s', async (_, body, expected) => {
		const blocks = blocksOf(await read(body));
		expect(blocks[0]).toBe('headline: Two boats gone');
		expect(blocks.slice(1, -FILLER.length)).toEqual(expected);
	});

	test('junk and related links carry their reason', async () => {
		const { blocks = [] } = await read(`<p>${FILLER[0]}</p><div class="newsletter"><p>Get our letter.</p></div>`);
		expect(blocks.find(({ kind }) => kind === 'junk')?.reason).toBe('promo');
	});

	test('scripts, styles, templates, forms and hidden parts are never text', async () => {
		const { text } = await read(
			'<script>var words = "secret one";</script><style>.a::after { content: "secret two" }</style><template><p>secret three</p></template>' +
				'<form><label>secret four</label></form><div hidden>secret five</div><p style="display: none">secret six</p><noscript>secret seven</noscript>',
		);
		expect(text).not.toContain('secret');
		expect(text).toContain('harbour master');
	});

	test('teasers of other stories stay out', async () => {
		const teasers = [1, 2, 3].map(
			(n) => `<article><a href="/${n}"><h3>Another story number ${n}</h3><p>Something else happened.</p></a></article>`,
		);
		const { text } = await readSource({
			html: page('').replace('</main>', `<section><h2>More</h2>${teasers.join('')}</section></main>`),
		});
		expect(text).not.toContain('Another story');
	});
});

describe('metadata', () => {
	const ld = (thing: object): string => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

	test('comes from JSON-LD first', async () => {
		const { metadata } = await read(
			'',
			`${ld({
				'@graph': [
					{ '@type': 'WebSite', name: 'A site' },
					{
						'@type': ['ReportageNewsArticle'],
						headline: 'Two boats gone',
						author: [{ '@type': 'Person', name: 'Ann Wold' }, 'Bo Lind and Cy Moor'],
						publisher: { name: 'The Courier' },
						articleSection: ['News', 'Sea'],
						datePublished: '2026-03-01T07:00:00+01:00',
						dateModified: '2026-03-02T07:00:00Z',
						mainEntityOfPage: { '@id': 'https://courier.example/boats' },
						inLanguage: 'en-GB',
					},
				],
			})}<meta name="author" content="Somebody Else"><meta property="og:title" content="Boats!">`,
		);
		expect(metadata).toEqual({
			language: 'en',
			url: 'https://courier.example/boats',
			publisher: 'The Courier',
			section: 'News',
			headline: 'Two boats gone',
			byline: ['Ann Wold', 'Bo Lind', 'Cy Moor'],
			publishedAt: '2026-03-01T07:00:00+01:00',
			updatedAt: '2026-03-02T07:00:00Z',
		});
	});

	test('then from meta elements and links', async () => {
		const { metadata } = await read(
			'',
			`<link rel="canonical" href="https://courier.example/boats"><meta property="og:site_name" content="The Courier">
			<meta property="article:published_time" content="2026-03-01"><meta name="author" content="By Ann Wold, Bo Lind">`,
		);
		expect(metadata).toMatchObject({
			url: 'https://courier.example/boats',
			publisher: 'The Courier',
			publishedAt: '2026-03-01T00:00:00Z',
			byline: ['Ann Wold', 'Bo Lind'],
		});
	});

	test('then from the page', async () => {
		const { metadata } = await readSource({
			html: page('<a rel="author" href="/ann">Ann Wold</a><time datetime="2026-03-01T07:00:00+01:00">today</time>'),
			url: 'https://www.courier.example/boats',
		});
		expect(metadata).toMatchObject({
			url: 'https://www.courier.example/boats',
			publisher: 'courier.example',
			headline: 'Two boats gone',
			byline: ['Ann Wold'],
			publishedAt: '2026-03-01T07:00:00+01:00',
		});
	});

	test('broken JSON-LD and nonsense lose themselves only', async () => {
		const { metadata } = await read(
			'',
			`<script type="application/ld+json">{"@type": "NewsArticle", </script>${ld({ '@type': 'NewsArticle', datePublished: 'soon', author: { name: [{}] } })}
			<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="2026-03-01">`,
		);
		expect(metadata).toMatchObject({ headline: 'Two boats gone', publishedAt: '2026-03-01T00:00:00Z' });
		expect(metadata.url).toBeUndefined();
		expect(metadata.byline).toBeUndefined();
	});

	test('a title loses the name of the site', async () => {
		const { metadata } = await readSource({
			html: page(
				'',
				'<title>Two boats are gone - The Courier</title><meta property="og:site_name" content="The Courier">',
			).replace(/<h1>.*<\/h1>/u, ''),
		});
		expect(metadata.headline).toBe('Two boats are gone');
	});
});

describe('bytes', () => {
	test('a page in the charset that it declares', async () => {
		const bytes = Buffer.from(
			page('<p>Räksmörgåsen är slut, säger kocken, och går hem.</p>').replace('utf-8', 'ISO-8859-1'),
			'latin1',
		);
		expect((await readSource({ bytes, name: 'a.html' })).text).toContain('Räksmörgåsen är slut, säger kocken');
	});
});
