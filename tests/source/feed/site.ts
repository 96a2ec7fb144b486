import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { NewsroomError } from '../../../src/document/error.ts';
import { silentLog } from '../../../src/log.ts';
import { createParser } from '../../../src/parse/parse.ts';
import { addFeed } from '../../../src/source/feed/add.ts';
import { politeFetcher } from '../../../src/source/feed/polite.ts';
import type { Polled } from '../../../src/source/feed/poll.ts';
import { readFeed } from '../../../src/source/feed/read.ts';
import { createRobots } from '../../../src/source/feed/robots.ts';
import { pollFeeds, type RunOptions } from '../../../src/source/feed/run.ts';
import { readMaterial } from '../../../src/source/read.ts';
import type { Fetched, Fetcher } from '../../../src/source/web/fetcher.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

export interface Answer {
	readonly status?: number;
	readonly body?: string;
	readonly type?: string;
	readonly retryAfter?: number;
	/** The address that answers in the end. */
	readonly moved?: string;
	readonly fault?: NewsroomError;
}

const parser = createParser(new URL('../../../data/languages/', import.meta.url));

/** A little web without a network, a clock that runs only while somebody waits, and a newsroom that reads feeds. */
export async function newsroom(pages: Record<string, Answer | string>, store?: Store) {
	let clock = Date.parse('2026-03-01T12:00:00Z');
	const now = () => new Date(clock);
	const visits: { url: string; at: number; marks: boolean }[] = [];
	const fetcher: Fetcher = async (url, { etag, onRedirect } = {}): Promise<Fetched> => {
		visits.push({ url, at: clock, marks: etag != null });
		const page = pages[url] ?? { status: 404 };
		const {
			status = 200,
			body = '',
			type = 'text/html',
			retryAfter = null,
			moved,
			fault,
		} = typeof page === 'string' ? { body: page } : page;
		if (fault !== undefined) throw fault;
		if (moved !== undefined) {
			await onRedirect?.(moved);
			return { ...(await fetcher(moved)), url: moved };
		}
		const mark = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`;
		const same = etag === mark;
		return {
			url,
			status: same ? 304 : status,
			bytes: same || status >= 300 ? new Uint8Array() : Buffer.from(body),
			mediaType: type,
			charset: 'utf-8',
			etag: mark,
			lastModified: null,
			notModified: same,
			retryAfter,
		};
	};
	const kept = store ?? (await openSqlite({ path: ':memory:', now }));
	if (store === undefined) onTestFinished(() => kept.close());
	const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
		signal?.throwIfAborted();
		clock += ms;
	};
	const robots = createRobots({ fetcher, userAgent: 'newsroom-test/1.0', now });
	const polled: Polled[] = [];
	const parse = await parser;
	const options: RunOptions = {
		store: kept,
		fetcher: politeFetcher({ fetcher, robots, store: kept, wait }),
		readFeed,
		read: async (material, hint) => [
			parse(await readMaterial(material), hint?.id === undefined ? {} : { id: hint.id }),
		],
		now,
		log: silentLog,
		tell: (one) => void polled.push(one),
		wait,
	};
	return {
		pages,
		store: kept,
		options,
		visits,
		/** Addresses visited since the last look, robots.txt apart. */
		seen: () => visits.splice(0).flatMap(({ url }) => (url.endsWith('/robots.txt') ? [] : [url])),
		pass: (minutes: number) => {
			clock += minutes * 60_000;
		},
		add: (url: string) => addFeed(url, options),
		poll: async (which: 'due' | 'all' = 'due'): Promise<readonly Polled[]> => {
			await pollFeeds(options, which);
			return polled.splice(0);
		},
		headlines: async () => (await kept.articles({ limit: 50 })).rows.map(({ headline }) => headline).sort(),
	};
}

export const SITE = 'https://allehanda.example';
export const FEED = `${SITE}/rss.xml`;

export interface Item {
	readonly id: string;
	readonly link?: string;
	readonly title?: string;
	readonly text?: string;
	readonly date?: string;
}

export const rss = (items: readonly Item[], extra = ''): string =>
	`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Aspnäs Allehanda</title>
	<link>${SITE}/</link><description/>${extra}${items
		.map(
			({ id, link, title = `Nyhet ${id}`, text = '', date = 'Sun, 01 Mar 2026 08:00:00 GMT' }) =>
				`<item><guid isPermaLink="false">${id}</guid><title>${title}</title>${link === undefined ? '' : `<link>${link.replaceAll('&', '&amp;')}</link>`}
				<pubDate>${date}</pubDate><description>Kort.</description>${text && `<content:encoded><![CDATA[${text}]]></content:encoded>`}</item>`,
		)
		.join('')}</channel></rss>`;

/** Long enough to be an article, with one quote. */
export const words = (said: string): string =>
	`<p>${'Kommunen bygger ett nytt badhus vid sjön under våren. '.repeat(24)}</p><p>– ${said}, säger Karin Ljung.</p>`;

export const page = (headline: string, said: string, canonical?: string): string =>
	`<!doctype html><html lang="sv"><head><title>${headline}</title>
	${canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`}</head>
	<body><article><h1>${headline}</h1>${words(said)}</article></body></html>`;
