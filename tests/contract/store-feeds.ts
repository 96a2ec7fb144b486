import { expect, test } from 'vitest';
import type { FeedItemState, FeedState } from '../../src/store/feed-state.ts';
import type { OpenArchive } from './store-archive.ts';

const aFeed = (url: string, more: Partial<FeedState> = {}): FeedState => ({
	url,
	title: null,
	addedAt: '2026-01-01T12:00:00.000Z',
	etag: null,
	lastModified: null,
	checkedAt: null,
	nextAt: '2026-01-01T12:00:00.000Z',
	failures: 0,
	fault: null,
	...more,
});
const anItem = (more: Partial<FeedItemState> = {}): FeedItemState => ({
	digest: 'abc',
	article: 'article-1',
	failures: 0,
	retryAt: null,
	...more,
});

const ONE = 'https://bladet.example/feed';
const TWO = 'https://posten.example/rss?del=”1”';

export function feedsContract(open: OpenArchive): void {
	test('feeds come in the order of adding, with all that is known of them', async () => {
		const { store, setClock } = await open();
		expect(await store.feeds()).toEqual([]);
		const later = aFeed(TWO, { title: 'Östra "Posten"\u2028', etag: 'W/"1\ud83d"', fault: 'unreachable', failures: 3 });
		expect(await store.addFeed(later)).toBe(true);
		setClock('2026-01-02T12:00:00Z');
		expect(await store.addFeed(aFeed(ONE))).toBe(true);
		expect(await store.feeds()).toEqual([later, aFeed(ONE)]);
	});

	test('a feed is added once, and the second time changes nothing', async () => {
		const { store } = await open();
		const race = await Promise.all(
			Array.from({ length: 10 }, (_, index) => store.addFeed(aFeed(ONE, { failures: index }))),
		);
		expect(race.filter(Boolean)).toHaveLength(1);
		expect(await store.feeds()).toHaveLength(1);
		const [kept] = await store.feeds();
		expect(await store.addFeed(aFeed(ONE, { failures: 99 }))).toBe(false);
		expect(await store.feeds()).toEqual([kept]);
	});

	test('a poll changes a feed, but brings none back that was removed meanwhile', async () => {
		const { store } = await open();
		await store.addFeed(aFeed(ONE));
		const polled = aFeed(ONE, { title: 'Bladet', checkedAt: '2026-01-01T13:00:00.000Z', etag: '"2"' });
		expect(await store.saveFeed(polled)).toBe(true);
		expect(await store.feeds()).toEqual([polled]);
		expect(await store.removeFeed(ONE)).toBe(true);
		expect(await store.removeFeed(ONE)).toBe(false);
		expect(await store.saveFeed(polled)).toBe(false);
		await store.saveFeedItem(ONE, 'a', anItem());
		expect(await store.feeds()).toEqual([]);
		await store.addFeed(aFeed(ONE));
		expect(await store.feedItem(ONE, 'a')).toBeUndefined();
	});

	test('items are known by feed and key, the last state of each', async () => {
		const { store } = await open();
		await store.addFeed(aFeed(ONE));
		await store.addFeed(aFeed(TWO));
		const failed = anItem({ article: null, failures: 2, retryAt: '2026-01-01T14:00:00.000Z' });
		await store.saveFeedItem(ONE, 'tag:”ä”', failed);
		await store.saveFeedItem(TWO, 'tag:”ä”', anItem({ digest: 'other' }));
		expect(await store.feedItem(ONE, 'tag:”ä”')).toEqual(failed);
		expect(await store.feedItem(TWO, 'tag:”ä”')).toEqual(anItem({ digest: 'other' }));
		expect(await store.feedItem(ONE, 'tag:”a”')).toBeUndefined();
		await store.saveFeedItem(ONE, 'tag:”ä”', anItem({ digest: 'new' }));
		expect(await store.feedItem(ONE, 'tag:”ä”')).toEqual(anItem({ digest: 'new' }));
	});

	test('with a feed go its items, its articles stay', async () => {
		const { store, add } = await open();
		const [article] = await add({});
		await store.addFeed(aFeed(ONE));
		await store.addFeed(aFeed(TWO));
		await store.saveFeedItem(ONE, 'a', anItem({ article: article?.id ?? null }));
		await store.saveFeedItem(TWO, 'a', anItem());
		await store.removeFeed(ONE);
		await store.addFeed(aFeed(ONE));
		expect(await store.feedItem(ONE, 'a')).toBeUndefined();
		expect(await store.feedItem(TWO, 'a')).toEqual(anItem());
		expect((await store.counts()).articles).toBe(1);
	});

	test('what was read more than a year ago is forgotten with the next poll', async () => {
		const { store, setClock } = await open();
		await store.addFeed(aFeed(ONE));
		await store.saveFeedItem(ONE, 'old', anItem());
		setClock('2026-12-30T12:00:00Z');
		await store.saveFeedItem(ONE, 'young', anItem());
		await store.saveFeed(aFeed(ONE));
		expect(await store.feedItem(ONE, 'old')).toEqual(anItem());
		setClock('2027-01-02T12:00:00Z');
		await store.saveFeed(aFeed(ONE));
		expect(await store.feedItem(ONE, 'old')).toBeUndefined();
		expect(await store.feedItem(ONE, 'young')).toEqual(anItem());
	});
}
