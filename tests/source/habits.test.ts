import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/source/html/page.ts';

const PARAGRAPHS = [
	'The harbour council of Saltby voted on Tuesday to close the old swing bridge for the whole summer, the first long closure since it was built in 1931.',
	'Engineers found cracks in two of the bearings during an inspection in April, and said that lorries must use the northern road until new ones are cast.',
	'“We cannot wait for the autumn storms to decide for us,” said Maren Holt, who heads the council, after the vote had been counted twice.',
	'Shopkeepers on the quay fear for their trade, because most of their customers come across the bridge on foot between noon and four in the afternoon.',
	'The ferry company has promised two extra boats on weekdays, but it has not said what a crossing will cost or who is to pay for the landing stage.',
	'A final decision about the money is expected in June, when the county publishes the budget that it has put off three times since last November.',
];
const HEADLINE = '<h1>Bridge closed for the summer</h1>';
const BODY = new Set(['lead', 'paragraph', 'subhead', 'list', 'question']);

const inP = (text: string, name = ''): string => `<p${name === '' ? '' : ` class="${name}"`}>${text}</p>`;
const all = PARAGRAPHS.map((text) => inP(text));

/** The article with something in the middle of it. */
const around = (inserted: string): string => [...all.slice(0, 3), inserted, ...all.slice(3)].join('\n');

const page = (body: string, { head = '', top = HEADLINE, before = '', after = '' } = {}): string =>
	`<html lang="en"><head><title>Bridge closed for the summer | The Saltby Courier</title>${head}</head><body>
	<header><a href="/">The Saltby Courier</a></header>${before}<main><article>${top}<div class="text">${body}</div></article>
	${after}</main><footer>The Saltby Courier, Quay Street 4</footer></body></html>`;

const blocksOf = async (source: string): Promise<{ kind: string; text: string }[]> => {
	const { text, blocks = [] } = await readPage(source, 'page.html', 'https://courier.example/bridge');
	return blocks.map(({ kind, span }) => ({ kind, text: text.slice(span.start, span.end) }));
};

const storyIn = (blocks: readonly { kind: string; text: string }[]): string =>
	blocks
		.filter(({ kind }) => BODY.has(kind))
		.map(({ text }) => text)
		.join('\n');

const picture = (number: number): string =>
	`<img src="${number}.jpg"><span>${number} of 3</span>${inP(`Workers on the span, number ${number} of the day.`)}`;
const links = [
	'Ferry captain of thirty years retires to his garden at last',
	'Northern road to get a new surface before the autumn',
]
	.flatMap((title) => [title, `${title}, says council`, `${title}: what we know`])
	.map((title) => `<li><a href="/x">${title}</a></li>`)
	.join('');
const consent =
	'<p>We and our partners store and access information on a device, such as cookies, for personalised content, measurement and insights.</p>';

describe('habits of publishers', () => {
	test.each([
		['a long list of links', around(`<ul>${links}</ul>`), 'Ferry captain'],
		[
			'a newsletter without a name',
			around('<div><h3>The morning</h3><p>News in your inbox before breakfast.</p><form><input></form></div>'),
			'inbox',
		],
		['an announced advertisement', around('<p>Advertisement</p><p>Article continues below</p>'), 'continues below'],
		['the same in another language', around('<div>ANNONS</div><p>Anzeige:</p>'), 'Anzeige'],
		['a slanted caption', around('<p><img src="a.jpg"></p><p><em>The bridge in April. Odd Lien</em></p>'), 'Odd Lien'],
		[
			'a caption of an accelerated page',
			around('<div><amp-img src="a.jpg"></amp-img><p>The bridge in April, seen from the quay.</p></div>'),
			'seen from the quay',
		],
		[
			'a gallery that is a list',
			around(`<ul>${[1, 2, 3].map((at) => `<li>${picture(at)}</li>`).join('')}</ul>`),
			'Workers',
		],
		[
			'numbers of pictures',
			around(`<div>${[1, 2, 3].map((at) => `<div>${picture(at)}</div>`).join('')}</div>`),
			'1 of 3',
		],
		[
			'tags',
			page(`${all.join('')}<p>Tags: <a href="/t">Saltby</a>, <a href="/u">bridges</a>, <a href="/v">traffic</a></p>`),
			'Tags',
		],
		['how long it takes to read', page(`<p>3 min read</p>${all.join('')}`), '3 min read'],
		[
			'a long notice beside the article',
			page(all.join(''), { before: `<div id="cookie-consent">${consent.repeat(20)}</div>` }),
			'our partners',
		],
	])('%s is no part of the body', async (_, source, words) => {
		const blocks = await blocksOf(source.startsWith('<html') ? source : page(source));
		const story = storyIn(blocks);
		expect(story).not.toContain(words);
		for (const paragraph of PARAGRAPHS) expect(story.split(paragraph)).toHaveLength(2);
	});

	test.each([
		['a class', '<p class="crosshead">Fear on the quay</p>', 'subhead'],
		['a class of another language', '<div class="article__mellanrubrik">Fear on the quay</div>', 'subhead'],
		['a role', '<div role="heading" aria-level="2">Fear on the quay</div>', 'subhead'],
	])('a subhead is told by %s', async (_, markup, kind) => {
		const blocks = await blocksOf(page(around(markup)));
		expect(blocks).toContainEqual({ kind, text: 'Fear on the quay' });
	});

	test('words that stand once more in an element of their own are a pull quote', async () => {
		const text = 'We cannot wait for the autumn storms to decide for us';
		const blocks = await blocksOf(page(around(`<div class="big">${inP(text)}</div>`)));
		expect(blocks).toContainEqual({ kind: 'pullquote', text });
	});

	test('a copy for another kind of screen is left out', async () => {
		const blocks = await blocksOf(page(`${all.join('')}<div style="display:none">${all.join('')}</div>`));
		for (const paragraph of PARAGRAPHS) expect(storyIn(blocks).split(paragraph)).toHaveLength(2);
	});

	test('a lead set as a heading stays', async () => {
		const top = `${HEADLINE}<h2>${PARAGRAPHS[0]}</h2>`;
		const blocks = await blocksOf(page(all.slice(1).join(''), { top }));
		expect(blocks).toContainEqual({ kind: 'lead', text: PARAGRAPHS[0] });
	});
});
