import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../../src/document/error.ts';
import { boundedReadFeed } from '../../../src/source/feed/bounded.ts';
import type { Feed } from '../../../src/source/feed/feed.ts';
import { readFeed } from '../../../src/source/feed/read.ts';

const read = (text: string): Promise<Feed> =>
	readFeed({ url: 'https://feeds.example/all.xml', bytes: Buffer.from(text), charset: null });
const codeOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'read',
		(error) => (error instanceof NewsroomError ? error.code : String(error)),
	);
const feed = (inner: string): string =>
	`<rss version="2.0"><channel><title>t</title><link>https://a.example</link>${inner}</channel></rss>`;
const ITEM = '<item><title>x</title><link>https://a.example/1</link></item>';

describe('a hostile feed', () => {
	test('entities are not expanded', async () => {
		const lols = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
		const { items } = await read(
			`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${lols.join('')}]>${feed(
				'<item><title>&l9;</title><link>https://a.example/1</link><description>&l9;</description></item>',
			)}`,
		);
		expect(JSON.stringify(items).length).toBeLessThan(1_000);
	});

	test('no file and no address is fetched for an entity', async () => {
		const { items } = await read(
			`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1/">]>${feed(
				'<item><title>&x;</title><link>https://a.example/1</link></item>',
			)}`,
		);
		expect(items[0]?.title).not.toMatch(/root/u);
	});

	test.each([
		['levels', feed(`<item>${'<a>'.repeat(3_000)}${'</a>'.repeat(3_000)}</item>`)],
		['elements', feed('<a/>'.repeat(310_000))],
		['one tag', `<rss version="2.0" ${Array.from({ length: 5_000 }, (_, index) => `a${index}="x"`).join(' ')}></rss>`],
		['letters', feed(`<item><title>${'x'.repeat(5_100_000)}</title></item>`)],
	])('too many %s are refused', async (_, text) => expect(await codeOf(read(text))).toBe('too-large'));

	test.each([
		'<'.repeat(50_000),
		'<!--'.repeat(50_000),
		'<?x'.repeat(50_000),
		'<!doctype rss ['.repeat(20_000),
		'{'.repeat(50_000),
	])('nonsense ends in a sentence: %.12s…', async (text) => expect(await codeOf(read(text))).toBe('not-a-feed'));

	test('names of the language itself are names like others, and only web addresses are links', async () => {
		const { items } = await read(
			feed(
				`<item><__proto__><polluted>1</polluted></__proto__><constructor>a</constructor><title>a</title><link>javascript:alert(1)</link><description>b</description></item>
				<item><title>c</title><link>file:///etc/passwd</link></item>${ITEM}`,
			),
		);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(items.map(({ url }) => url)).toEqual([null, 'https://a.example/1']);
	});

	test('of very many items the first 500 are kept', async () => {
		const many = Array.from({ length: 700 }, (_, index) => ITEM.replace('/1<', `/${index}<`)).join('');
		const { items } = await read(feed(many));
		expect(items).toHaveLength(500);
		expect(items[0]?.url).toBe('https://a.example/0');
	});
});

describe('in a thread of its own', () => {
	const given = (text: string) => ({ url: 'https://feeds.example/all.xml', bytes: Buffer.from(text), charset: null });

	test('a feed is read, and a fault is the same as without', async () => {
		const bounded = boundedReadFeed({ timeout: 60_000, memory: 256 });
		expect(await bounded(given(feed(ITEM)))).toEqual(await read(feed(ITEM)));
		await expect(bounded(given('hello'))).rejects.toMatchObject({
			code: 'not-a-feed',
			details: { url: 'https://feeds.example/all.xml' },
		});
	});

	test('what takes too long is ended', async () => {
		const bounded = boundedReadFeed({ timeout: 1, memory: 256 });
		await expect(bounded(given(feed(ITEM)))).rejects.toMatchObject({ code: 'reading-timed-out' });
	});
});
