import { describe, expect, test } from 'vitest';
import { findArticle } from '../../src/ask/find-article.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { createParser } from '../../src/parse/parse.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const now = () => new Date('2026-06-01T12:00:00Z');
const url = 'https://tidning.example/nyheter/1.2345';

describe('an article as the parser names it', async () => {
	const store = await openSqlite({ path: ':memory:', now });
	const parse = await createParser();
	const text = 'Bron stängs\n\nBron över Lillån stängs den 3 september. Trafiken leds om över torget.\n';
	const article = parse({ text, metadata: { url, headline: 'Bron stängs' } });
	await store.save(article, { place: 'bron', digest: 'd' });
	await store.alsoAt('https://tidning.example/?p=17', article.id);
	const find = (typed: string, locale = 'sv') => findArticle(typed, { store, texts: loadTexts('data/ui')(locale) });

	test.each([
		article.id,
		url,
		`${url}/`,
		`${url}?utm_source=chat`,
		`${url}#:~:text=Bron`,
		`${url}/amp`,
		url.replace('https://', 'http://www.'),
		'http://www.tidning.example/?p=17&utm_source=feed',
		`<${url}>`,
		`<${url}|Bron stängs>`,
		'Bron stängs',
		'bron',
		'stän',
		'senaste',
		'latest',
		'torget',
		'Lillån september',
	])('%s', async (typed) => {
		expect(await find(typed)).toEqual({ kind: 'one', id: article.id });
	});

	test.each(['https://tidning.example/nyheter/1.999', 'https://', 'rymden', '?'])('%j is none', async (typed) => {
		expect(await find(typed)).toEqual({ kind: 'none' });
	});
});
