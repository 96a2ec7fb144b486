import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../src/document/error.ts';
import { limits } from '../../src/source/limits.ts';
import { readSource } from '../../src/source/read.ts';

const STORY =
	'The ferry left at nine, with forty people on board, and came back at ten, with all of them, to some surprise.';
const page = (body: string, head = ''): string =>
	`<html><head>${head}</head><body><article><h1>A ferry came back</h1>${body}<p>${STORY}</p></article></body></html>`;

const outcome = async (html: string): Promise<string> => {
	try {
		const { text } = await readSource({ html });
		return text.includes(STORY) ? 'read' : 'lost';
	} catch (fault) {
		if (fault instanceof NewsroomError) return fault.code;
		throw fault;
	}
};

describe('a crafted page is read or refused', () => {
	test.each([
		['100,000 elements deep', '<div>'.repeat(100_000) + '</div>'.repeat(100_000), 'too-large'],
		['100,000 unclosed elements', '<b>'.repeat(100_000), 'too-large'],
		['deep, and then closed by others', '<b>'.repeat(4_000) + '</i>'.repeat(100_000), 'read'],
		['1,000 elements deep', `${'<div>'.repeat(1_000)}x${'</div>'.repeat(1_000)}`, 'read'],
		['too many elements', '<p>a</p>'.repeat(limits.nodes), 'too-large'],
		['too many words', `<p>${'word, '.repeat(limits.words / 5)}</p>`, 'too-large'],
		['a class of a megabyte', `<p class="${'a-b '.repeat(250_000)}">x</p>`, 'read'],
		['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}=b`).join(' ')}>x</p>`, 'read'],
		['a megabyte of blanks that do not break', `<p>a${'\u00a0'.repeat(1_000_000)}b</p>`, 'read'],
		['a megabyte of white space', `<p>a${' \n'.repeat(500_000)}b</p>`, 'read'],
		['unclosed comments', '<!-- x --'.repeat(50_000), 'empty-input'],
		['nested articles and lists', '<article><ul><li>'.repeat(300), 'read'],
		['numbers of signs that are none', '&#0;&#x110000;&#xd800;&bogus;'.repeat(1_000), 'read'],
	])('%s', async (_, body, expected) => {
		expect(await outcome(page(body))).toBe(expected);
	});

	test.each([
		['JSON-LD of brackets', `<script type="application/ld+json">${'['.repeat(900_000)}</script>`],
		[
			'JSON-LD, deep',
			`<script type="application/ld+json">{"@type":"NewsArticle","author":${'['.repeat(200_000)}"x"${']'.repeat(200_000)}}</script>`,
		],
		['JSON-LD of commas', `<script type="application/ld+json">{${', '.repeat(400_000)}}</script>`],
		['100,000 authors', '<meta name="author" content="a, b, c and d">'.repeat(100_000)],
		['a title of a megabyte', `<title>${'word - '.repeat(150_000)}</title>`],
	])('%s', async (_, head) => {
		expect(await outcome(page('', head))).toBe('read');
	});
});
