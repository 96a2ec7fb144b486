import { describe, expect, test } from 'vitest';
import { namesIn } from '../../src/source/html/authors.ts';
import { readPage } from '../../src/source/html/page.ts';
import { loadSites } from '../../src/source/html/site.ts';
import { writtenDate } from '../../src/source/html/written-date.ts';

const ADDRESS = 'https://courier.example/bridge';
const BODY = Array.from(
	{ length: 5 },
	(_, day) =>
		`<p>The harbour council of Saltby voted on day ${day} to close the old swing bridge for the whole summer, for the first time.</p>`,
).join('');

const structured = (...things: object[]): string =>
	things.map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`).join('');
const article = (more: object): object => ({
	'@type': 'NewsArticle',
	headline: 'Bridge closed for the summer',
	datePublished: '2026-05-04T06:30:00+02:00',
	...more,
});
const other = {
	'@type': 'NewsArticle',
	headline: 'Ferry captain retires',
	datePublished: '2020-01-01T00:00:00Z',
	author: { name: 'Odd Lien' },
	publisher: { name: 'The Holm Herald' },
	articleBody: 'He retires.',
};

async function metadataOf(head: string, { top = '', before = '', lang = 'en' } = {}) {
	const title = '<title>Bridge closed for the summer</title>';
	const body = `${before}<main><article><h1>Bridge closed for the summer</h1>${top}<div>${BODY}</div></article></main>`;
	const page = `<html lang="${lang}"><head>${title}${head}</head><body>${body}</body></html>`;
	return (await readPage(page, 'page.html', ADDRESS)).metadata;
}

describe('structured data', () => {
	test('who is only pointed at is found in the graph', async () => {
		const graph = [
			article({ author: { '@id': '#m' }, publisher: { '@id': '#c' } }),
			{ '@type': 'Person', '@id': '#m', name: 'Maren Holt' },
			{ '@type': 'Organization', '@id': '#c', name: 'The Saltby Courier' },
		];
		expect(await metadataOf(structured({ '@graph': graph }))).toMatchObject({
			byline: ['Maren Holt'],
			publisher: 'The Saltby Courier',
		});
	});

	test.each([
		['beside it', [other, article({ author: { name: 'Maren Holt' } })]],
		['in a list', [{ '@type': 'ItemList', itemListElement: [{ item: other }] }, article({ author: ['Maren Holt'] })]],
	])('another article that the page leads to, %s, is not taken for its own', async (_, things) => {
		expect(await metadataOf(structured(...things))).toMatchObject({
			byline: ['Maren Holt'],
			publishedAt: '2026-05-04T06:30:00+02:00',
		});
	});

	test.each([
		['a name in two parts', { author: { givenName: 'Maren', familyName: 'Holt' } }],
		['a contributor', { contributor: { name: 'Maren Holt' } }],
		[
			'the house beside its people',
			{ author: [{ name: 'The Courier' }, { name: 'Maren Holt' }], publisher: { name: 'The Courier' } },
		],
	])('%s', async (_, more) => {
		expect((await metadataOf(structured(article(more)))).byline).toEqual(['Maren Holt']);
	});
});

describe('names', () => {
	test.each([
		['By Maren Holt in Oslo', ['Maren Holt']],
		['Maren Holt, political editor', ['Maren Holt']],
		['Holt, Maren', ['Maren Holt']],
		['maren@courier.example (Maren Holt)', ['Maren Holt']],
		['Maren Holt <maren@courier.example>', ['Maren Holt']],
		['Text: Maren Holt Foto: Odd Lien', ['Maren Holt', 'Odd Lien']],
		['Av Maren Holt Publicerad', ['Maren Holt']],
		['Von Maren Holt und Odd Lien', ['Maren Holt', 'Odd Lien']],
		['Inger in de Wold', ['Inger in de Wold']],
		['admin', []],
	])('%s', async (written, names) => {
		expect(namesIn(written, (await loadSites()).general.separators)).toEqual(names);
	});

	test.each([
		['<div class="author-name">Maren Holt</div>'],
		['<p class="byline"><span>Maren Holt</span><span>Reporter</span></p>'],
		['<p>Words: <a href="/author/maren-holt">Maren Holt</a></p>'],
	])('in an element that holds nothing else: %s', async (top) => {
		expect((await metadataOf('', { top })).byline).toEqual(['Maren Holt']);
	});
});

describe('dates that readers see', () => {
	test.each([
		['sv', 'Publicerad 4 maj 2026 06:30', '2026-05-04T06:30:00Z'],
		['de', '4. Mai 2026, 06:30 Uhr', '2026-05-04T06:30:00Z'],
		['de', '04.05.2026', '2026-05-04T00:00:00Z'],
		['fi', '4. toukokuuta 2026 klo 6.30', '2026-05-04T06:30:00Z'],
		['fi', '4.5.2026 klo 6.30', '2026-05-04T06:30:00Z'],
		['fr', 'Publié le 4 mai 2026 à 06h30', '2026-05-04T06:30:00Z'],
		['es', '4 de mayo de 2026', '2026-05-04T00:00:00Z'],
		['en', 'May 4, 2026 6:30 p.m.', '2026-05-04T18:30:00Z'],
		['en', '25/12/2026', '2026-12-25T00:00:00Z'],
		['nb', '4/5/2026', '2026-05-04T00:00:00Z'],
		// Which of them is the month nobody can know.
		['en', '4/5/2026', undefined],
		['en', 'Chapter 4 Page 2026', undefined],
	])('%s: %s', (language, text, date) => {
		expect(writtenDate(text, language)).toBe(date);
	});

	test('stand for what the page tells machines nothing of', async () => {
		const top = '<p class="article-date">4 maj 2026 06:30</p>';
		expect((await metadataOf('', { top, lang: 'sv' })).publishedAt).toBe('2026-05-04T06:30:00Z');
	});

	test('of what stands beside the article are not its own', async () => {
		const before = '<aside><time datetime="2026-06-01T10:00:00Z">1 June</time></aside>';
		const top = '<time datetime="2026-05-04T06:30:00Z">4 May</time>';
		expect((await metadataOf('', { before, top })).publishedAt).toBe('2026-05-04T06:30:00Z');
	});
});

test('a word behind the headline is none of it', async () => {
	const told = '<meta property="og:title" content="Bridge closed for the summer">';
	const page = `<html><head>${told}</head><body><article><h1>Bridge closed for the summer<span>Plus</span></h1>${BODY}</article></body></html>`;
	expect((await readPage(page, 'page.html', ADDRESS)).metadata.headline).toBe('Bridge closed for the summer');
});
