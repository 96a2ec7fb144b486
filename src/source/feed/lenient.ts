import FeedParser from 'feedparser';
import { type Feed, feedLimits } from './feed.ts';
import { itemOf, titleOf } from './items.ts';

/** As much of a broken feed as can be read; undefined when it is none. */
export function readLeniently(text: string, address: string): Promise<Feed | undefined> {
	return new Promise((resolve) => {
		const parser = new FeedParser({ feedurl: address, addmeta: false, resume_saxerror: true });
		const items: FeedParser.Item[] = [];
		let meta: FeedParser.Meta | undefined;
		// It begins on anything; only what it recognised has a type.
		const isFeed = (told: FeedParser.Meta | undefined): told is FeedParser.Meta => Boolean(told?.['#type']);
		const finish = (): void => resolve(isFeed(meta) ? feedOf(meta, items, address) : undefined);
		parser.on('meta', (told) => {
			meta = told;
		});
		parser.on('readable', () => {
			for (let item = parser.read(); item !== null; item = parser.read()) {
				if (items.length < feedLimits.items) items.push(item);
			}
		});
		// The items before the fault are whole.
		parser.on('error', finish);
		parser.on('end', finish);
		parser.end(text);
	});
}

function feedOf(meta: FeedParser.Meta, items: readonly FeedParser.Item[], address: string): Feed {
	return {
		format: meta['#type'],
		title: titleOf(meta.title),
		home: meta.link || null,
		language: meta.language || null,
		ttl: null,
		mended: true,
		items: items.flatMap((item) => {
			const { date, pubdate, author } = item;
			return (
				itemOf({
					id: item.guid,
					links: [item.link, item.origlink, /^https?:/iu.test(item.guid ?? '') ? item.guid : undefined],
					bases: [address],
					title: item.title,
					texts: [item.description, item.summary],
					byline: [author],
					section: item.categories?.[0],
					published: [isoOf(pubdate)],
					updated: [isoOf(date)],
				}) ?? []
			);
		}),
	};
}

const isoOf = (date: Date | null | undefined): string | undefined =>
	date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
