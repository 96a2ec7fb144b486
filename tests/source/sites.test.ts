import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { readPage } from '../../src/source/html/page.ts';
import { loadSites, Site, type Sites, siteFor } from '../../src/source/html/site.ts';

const STORY = [
	'The tide came in at four, as the almanac had promised, and took the sandbags with it, one after another.',
	'By five the water stood in the cellar of the inn, where the landlord counted his barrels, and swore.',
	'Nobody was hurt, the coastguard says, although a goat had to be carried up the stairs, which it disliked.',
];
const paragraphs = STORY.map((words) => `<p>${words}</p>`).join('');
const ADDRESS = 'https://www.tidepost.example/flood';

const textOf = ({ text, blocks = [] }: Document, kind: string): string[] =>
	blocks.filter((block) => block.kind === kind).map(({ span }) => text.slice(span.start, span.end));

const siteWith = (selectors: Site['selectors']): Site => ({ hosts: ['tidepost.example'], selectors, names: {} });

async function sitesWith(selectors: Site['selectors']): Promise<Sites> {
	return { general: (await loadSites()).general, publishers: [siteWith(selectors)] };
}

describe('site files', () => {
	test('every file of the folder is valid', async () => {
		const { general, publishers } = await loadSites();
		expect(general.names.factbox).toContain('fact-box');
		expect(publishers).toBeInstanceOf(Array);
	});

	test('a wrong file says where it is wrong', () => {
		const wrong = Site.safeParse({ hosts: [], selectors: { factbux: '.x' }, names: { lead: ['Big Lead'] } });
		expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining(['names.lead.0']));
		expect(wrong.success).toBe(false);
	});

	test('a publisher is found by its host and subdomains', () => {
		const own = siteWith({});
		expect(siteFor([own], 'https://www.tidepost.example/a')).toBe(own);
		expect(siteFor([own], 'https://sport.tidepost.example/a')).toBe(own);
		expect(siteFor([own], 'https://nottidepost.example/a')).toBeUndefined();
		expect(siteFor([own], 'no address')).toBeUndefined();
		expect(siteFor([own], undefined)).toBeUndefined();
	});

	test('selectors give roles that the names do not', async () => {
		const page = `<html><body><article><h1>Water in the inn</h1>${paragraphs}<div class="x1"><b>Tides</b><p>High at four.</p></div></article></body></html>`;
		expect(textOf(await readPage(page, '', ADDRESS), 'factbox')).toEqual([]);
		const own = await readPage(page, '', ADDRESS, await sitesWith({ factbox: '.x1' }));
		expect(textOf(own, 'factbox')).toEqual(['Tides\nHigh at four.']);
	});

	test('a selector for the body decides what the body is', async () => {
		const page = `<html><body><h1>Water in the inn</h1><div class="long">${paragraphs.repeat(5)}</div><div class="x2"><p>The goat is well.</p></div></body></html>`;
		const own = await readPage(page, '', ADDRESS, await sitesWith({ content: '.x2' }));
		expect(textOf(own, 'paragraph')).toEqual(['The goat is well.']);
	});
});

describe('pages that hide their article', () => {
	test('a few words in an article element', async () => {
		const page =
			'<html><body><ul><li><a href="/">Home</a></li></ul><article><h1>Goat is well</h1><p>It ate.</p></article></body></html>';
		expect(textOf(await readPage(page, '', undefined), 'paragraph')).toEqual(['It ate.']);
	});

	test.each([
		['lines', STORY.join('\n\n')],
		['markup', paragraphs],
	])('the text only in JSON-LD, as %s', async (_, articleBody) => {
		const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'Water in the inn', articleBody }).replaceAll(
			'<',
			'\\u003c',
		);
		const page = `<html><head><script type="application/ld+json">${data}</script></head><body><div id="app">Loading</div></body></html>`;
		const document = await readPage(page, '', undefined);
		expect(textOf(document, 'headline')).toEqual(['Water in the inn']);
		expect(textOf(document, 'paragraph')).toEqual(STORY);
	});

	test('a first paragraph in bold is the lead', async () => {
		const page = `<html><body><article><h1>Water in the inn</h1><p><strong>${STORY[0]}</strong></p><p>${STORY[1]}</p><p>${STORY[2]}</p></article></body></html>`;
		expect(textOf(await readPage(page, '', undefined), 'lead')).toEqual([STORY[0]]);
	});

	test('comments longer than the article stay out', async () => {
		const comments = `<section class="comments">${'<p>I have said it before, and I say it again, goats do not belong in inns.</p>'.repeat(30)}</section>`;
		const page = `<html><body><article><h1>Water in the inn</h1>${paragraphs}</article>${comments}</body></html>`;
		expect((await readPage(page, '', undefined)).text).not.toContain('I say it again');
	});
});
