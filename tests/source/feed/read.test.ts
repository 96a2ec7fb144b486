import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FeedItem } from '../../../src/source/feed/feed.ts';
import { readFeed } from '../../../src/source/feed/read.ts';

const Expected = z.record(
	z.string(),
	z.object({
		format: z.string().optional(),
		title: z.string().optional(),
		language: z.string().optional(),
		ttl: z.number().optional(),
		items: z.number(),
		first: z.looseObject({ contains: z.string().optional() }).optional(),
		dates: z.array(z.string().nullable()).optional(),
	}),
);

/** Every feed of a folder with what is expected of it; a feed without an expectation, or the reverse, is a fault. */
function feedsIn(folder: string): [name: string, bytes: Uint8Array, expected: z.infer<typeof Expected>[string]][] {
	const place = new URL(`./${folder}/`, import.meta.url);
	const expected = Expected.parse(JSON.parse(readFileSync(new URL('expected.json', place), 'utf8')));
	const names = readdirSync(place).flatMap((file) => (file.endsWith('.feed') ? file.slice(0, -5) : []));
	expect(Object.keys(expected).sort()).toEqual(names.sort());
	return Object.entries(expected).map(([name, one]) => [name, readFileSync(new URL(`${name}.feed`, place)), one]);
}

const read = (bytes: Uint8Array, charset: string | null = null) =>
	readFeed({ url: 'https://feeds.example/all.xml', bytes, charset });

function checkFirst(item: FeedItem | undefined, first: Record<string, unknown> & { contains?: string | undefined }) {
	const { contains, ...fields } = first;
	expect(item).toMatchObject(fields);
	if (contains !== undefined) expect(item?.content).toContain(contains);
}

describe('well-formed feeds', () => {
	const feeds = feedsIn('well');
	let count = 0;

	test.each(feeds)('%s', async (_, bytes, { items, first, dates, ...fields }) => {
		const feed = await read(bytes);
		expect(feed).toMatchObject(fields);
		expect(feed.items).toHaveLength(items);
		if (first !== undefined) checkFirst(feed.items[0], first);
		if (dates !== undefined) expect(feed.items.map(({ publishedAt }) => publishedAt)).toEqual(dates);
		count++;
	});

	test('at least 30, and all are read', () => {
		process.stdout.write(`well-formed feeds: ${count} of ${feeds.length} read\n`);
		expect(feeds.length).toBeGreaterThanOrEqual(30);
		expect(count).toBe(feeds.length);
	});
});

describe('broken feeds', () => {
	const feeds = feedsIn('broken');
	let count = 0;

	test.each(feeds)('%s', async (_, bytes, { items, first }) => {
		const feed = await read(bytes);
		expect(feed.items).toHaveLength(items);
		if (first !== undefined) checkFirst(feed.items[0], first);
		count++;
	});

	test('at least 13, and no more than two are lost', () => {
		process.stdout.write(`broken feeds: ${count} of ${feeds.length} read\n`);
		expect(feeds.length).toBeGreaterThanOrEqual(13);
		expect(count).toBeGreaterThanOrEqual(feeds.length - 2);
	});
});
