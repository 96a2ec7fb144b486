import { describe, expect, test } from 'vitest';
import type { Metadata } from '../../src/document/document.ts';
import { readSource } from '../../src/source/read.ts';

const URL_ = 'https://bladet.example/nyheter/bron';

/** A page with something more in its head and before its text. */
async function metadataOf(head: string, body = ''): Promise<Metadata> {
	const html = `<!doctype html><html lang="sv"><head><title>Bron</title>${head}</head><body><article><h1>Bron öppnar</h1>${body}
		<p>${'Bron över sundet öppnar i morgon efter tre års arbete. '.repeat(6)}</p></article></body></html>`;
	return (await readSource({ bytes: Buffer.from(html), name: 'bron.html', url: URL_ })).metadata;
}
const ld = (fields: object): string =>
	`<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bron öppnar', ...fields })}</script>`;

describe('the main picture', () => {
	test.each<[string, string, string]>([
		['meta, relative', '<meta property="og:image" content="/b.jpg">', 'https://bladet.example/b.jpg'],
		['an address', ld({ image: 'https://cdn.example/b.jpg' }), 'https://cdn.example/b.jpg'],
		['a list', ld({ image: ['https://cdn.example/1.jpg', 'https://cdn.example/2.jpg'] }), 'https://cdn.example/1.jpg'],
		[
			'a thing',
			ld({ image: { '@type': 'ImageObject', url: 'https://cdn.example/b.jpg' } }),
			'https://cdn.example/b.jpg',
		],
		[
			'its content',
			ld({ image: { '@id': `${URL_}#image`, contentUrl: 'https://cdn.example/b.jpg' } }),
			'https://cdn.example/b.jpg',
		],
		['what is shared', '<meta name="twitter:image" content="https://cdn.example/t.jpg">', 'https://cdn.example/t.jpg'],
	])('%s', async (_, head, url) => expect((await metadataOf(head)).image).toEqual({ url }));

	test('has the caption and the alternative text of the page, else those of the head', async () => {
		const head =
			'<meta property="og:image" content="/b.jpg"><meta property="og:image:alt" content="En bro &amp; dimma">';
		expect((await metadataOf(head)).image).toMatchObject({ alt: 'En bro & dimma' });
		const figure =
			'<figure><img src="/b.jpg" alt="Bron från luften"><figcaption>Bron i går. Foto: Pia Sundin</figcaption></figure>';
		expect((await metadataOf(head, figure)).image).toMatchObject({
			caption: 'Bron i går. Foto: Pia Sundin',
			alt: 'Bron från luften',
		});
		const told = ld({ image: { url: 'https://cdn.example/b.jpg', caption: 'Bron &ndash; före' } });
		expect((await metadataOf(told)).image).toMatchObject({ caption: 'Bron – före' });
	});

	test.each([
		'',
		'<meta property="og:image" content="data:image/png;base64,AAAA">',
		'<meta property="og:image" content="javascript:alert(1)">',
	])('none: %s', async (head) => expect((await metadataOf(head)).image).toBeUndefined());
});

describe('a paywall', () => {
	test.each<[string, string, boolean | undefined]>([
		['false as a word', ld({ isAccessibleForFree: 'False' }), true],
		['false', ld({ isAccessibleForFree: false }), true],
		['the vocabulary’s own', ld({ isAccessibleForFree: 'https://schema.org/False' }), true],
		['true', ld({ isAccessibleForFree: true }), undefined],
		[
			'true against the meta element',
			`${ld({ isAccessibleForFree: 'True' })}<meta property="article:content_tier" content="locked">`,
			undefined,
		],
		['the meta element', '<meta property="article:content_tier" content="metered">', true],
		['free', '<meta property="article:content_tier" content="free">', undefined],
		['nothing told', '', undefined],
	])('%s', async (_, head, expected) => expect((await metadataOf(head)).paywalled).toBe(expected));
});
