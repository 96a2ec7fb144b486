import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../../src/document/error.ts';
import { pollFeed } from '../../../src/source/feed/poll.ts';
import { runFeeds } from '../../../src/source/feed/run.ts';
import type { FeedState } from '../../../src/store/feed-state.ts';
import { FEED, newsroom, page, rss, SITE, words } from './site.ts';

const only = async (room: { store: { feeds(): Promise<readonly FeedState[]> } }): Promise<FeedState> => {
	const [feed, ...more] = await room.store.feeds();
	expect(more).toEqual([]);
	if (feed === undefined) throw new Error('no feed');
	return feed;
};

/** Minutes from the last poll to the next. */
const pauseOf = ({ checkedAt, nextAt }: FeedState): number =>
	(Date.parse(nextAt) - Date.parse(checkedAt ?? '')) / 60_000;

describe('reading a feed', () => {
	test('follows the link of a teaser, and reads what stands whole in the feed from there', async () => {
		const room = await newsroom({
			[FEED]: rss([
				{ id: '1', link: `${SITE}/ett` },
				{ id: '2', link: `${SITE}/tva`, title: 'Badhuset byggs', text: words('Det blir fint') },
			]),
			[`${SITE}/ett`]: page('Bron öppnar', 'Vi är nöjda'),
		});
		await room.add(FEED);
		room.seen();
		const [polled] = await room.poll();
		expect(polled).toMatchObject({ outcome: 'read', title: 'Aspnäs Allehanda', fault: null });
		expect(room.seen()).toEqual([FEED, `${SITE}/ett`]);
		expect(await room.headlines()).toEqual(['Badhuset byggs', 'Bron öppnar']);
		const whole = polled?.items.find(({ item }) => item.key === '2')?.article;
		expect(whole).toMatchObject({
			publisher: 'Aspnäs Allehanda',
			url: `${SITE}/tva`,
			publishedAt: '2026-03-01T08:00:00Z',
		});
		expect(whole?.quotes.map(({ text, speaker }) => [text, speaker])).toMatchObject([
			['Det blir fint', { name: 'Karin Ljung' }],
		]);
		// The page has no date of its own.
		expect(polled?.items.find(({ item }) => item.key === '1')?.article?.publishedAt).toBe('2026-03-01T08:00:00Z');
	});

	test('a long text that breaks off is a teaser', async () => {
		const room = await newsroom({
			[FEED]: rss([
				{ id: '1', link: `${SITE}/ett`, text: `${words('Nja')}<p>Mer om badhuset […] <a href="/ett">Läs hela</a></p>` },
			]),
			[`${SITE}/ett`]: page('Hela', 'Hela meningen'),
		});
		await room.add(FEED);
		await room.poll();
		expect(await room.headlines()).toEqual(['Hela']);
	});

	test('asks next time whether anything changed, and reads only what did', async () => {
		const first = { id: '1', link: `${SITE}/ett` };
		const room = await newsroom({ [FEED]: rss([first]), [`${SITE}/ett`]: page('Ett', 'Först') });
		await room.add(FEED);
		await room.poll();
		room.seen();
		expect(await room.poll()).toEqual([]);
		room.pass(15);
		expect(await room.poll()).toMatchObject([{ outcome: 'unchanged', items: [] }]);
		expect(room.visits.map(({ marks }) => marks)).toEqual([true]);
		room.seen();

		room.pass(15);
		room.pages[FEED] = rss([{ id: '2', link: `${SITE}/tva`, text: words('Sedan') }, first]);
		expect(await room.poll()).toMatchObject([{ outcome: 'read', known: 1, items: [{ saved: 'new' }] }]);
		expect(room.seen()).toEqual([FEED]);

		room.pass(15);
		room.pages[FEED] = rss([{ ...first, title: 'Ett, rättad' }]);
		room.pages[`${SITE}/ett`] = page('Ett', 'Först och sist');
		expect(await room.poll()).toMatchObject([{ items: [{ saved: 'revised', article: { headline: 'Ett' } }] }]);
		expect((await room.store.counts()).articles).toBe(2);
	});

	test('reads the newest items first of all, and the rest with the next polls', async () => {
		const items = Array.from({ length: 120 }, (_, index) => ({
			id: `${index}`,
			link: `${SITE}/${index}`,
			text: words(`Svar ${index}`),
		}));
		const room = await newsroom({ [FEED]: rss(items) });
		await room.add(FEED);
		const keys: string[] = [];
		for (let poll = 0; poll < 3; poll++) {
			const [polled] = await room.poll();
			keys.push(...(polled?.items.map(({ item }) => item.key) ?? []));
			room.pass(15);
		}
		expect(keys).toHaveLength(120);
		expect(keys[0]).toBe('49');
		expect(keys[49]).toBe('0');
		expect((await room.store.counts()).articles).toBe(120);
		expect(await room.poll()).toMatchObject([{ outcome: 'unchanged' }]);
	});
});

describe('the same story by two routes is one article', () => {
	test('another feed, tracking, AMP, http and www', async () => {
		const canonical = `${SITE}/nyheter/bron-oppnar`;
		const text = words('Vi är nöjda');
		const ways = [
			`${canonical}?utm_source=rss&utm_medium=feed`,
			`${canonical}/amp`,
			`${canonical}#kommentarer`,
			`${canonical.replace('https://', 'http://www.')}/`,
			`${canonical}?fbclid=1`,
		];
		const room = await newsroom(
			Object.fromEntries(
				ways.map((link, index) => [`${SITE}/${index}.xml`, rss([{ id: `x${index}`, link, title: 'Bron', text }])]),
			),
		);
		for (const index of ways.keys()) await room.add(`${SITE}/${index}.xml`);
		const saved = (await room.poll()).flatMap(({ items }) => items.map((item) => item.saved));
		expect(saved.sort()).toEqual(['new', ...ways.slice(1).map(() => 'unchanged')]);
		expect((await room.store.counts()).articles).toBe(1);
	});

	test('a link whose page has its own address, and then the same link with the text in the feed', async () => {
		const room = await newsroom({
			[FEED]: rss([{ id: 'a', link: `${SITE}/?p=17` }]),
			[`${SITE}/?p=17`]: { moved: `${SITE}/bron?ref=1` },
			[`${SITE}/bron?ref=1`]: page('Bron', 'Vi är nöjda', `${SITE}/bron`),
			[`${SITE}/2.xml`]: rss([{ id: 'b', link: `${SITE}/?p=17`, title: 'Bron', text: words('Vi är nöjda') }]),
		});
		await room.add(FEED);
		const [one] = (await room.poll()).flatMap(({ items }) => items);
		await room.add(`${SITE}/2.xml`);
		const [two] = (await room.poll()).flatMap(({ items }) => items);
		expect(one?.article?.url).toBe(`${SITE}/bron`);
		expect(two?.article?.id).toBe(one?.article?.id);
		expect((await room.store.counts()).articles).toBe(1);
	});

	test('an id that is the same everywhere, whatever the address', async () => {
		const id = 'tag:allehanda.example,2026:bron';
		const room = await newsroom({
			[FEED]: rss([{ id, link: 'https://a.example/r/1', title: 'Bron', text: words('Ja') }]),
			[`${SITE}/2.xml`]: rss([{ id, link: 'https://b.example/r/2', title: 'Bron', text: words('Ja') }]),
			[`${SITE}/3.xml`]: rss([{ id: '17', link: 'https://c.example/17', title: 'Annat', text: words('Nej') }]),
			[`${SITE}/4.xml`]: rss([{ id: '17', link: 'https://d.example/17', title: 'Tredje', text: words('Kanske') }]),
		});
		for (const url of [FEED, `${SITE}/2.xml`, `${SITE}/3.xml`, `${SITE}/4.xml`]) await room.add(url);
		await room.poll();
		expect(await room.headlines()).toEqual(['Annat', 'Bron', 'Tredje']);
	});
});

test('what was withheld or canceled is not brought back by a feed', async () => {
	const room = await newsroom({ [FEED]: rss([{ id: '1', link: `${SITE}/ett`, title: 'Ett', text: words('Ja') }]) });
	await room.add(FEED);
	const [first] = (await room.poll()).flatMap(({ items }) => items);
	if (first?.article == null) throw new Error('not read');
	await room.store.save({ ...first.article, status: 'canceled' }, { place: 'wire/1.xml', digest: 'x' });
	room.pass(15);
	room.pages[FEED] = rss([{ id: '1', link: `${SITE}/ett`, title: 'Ett, igen', text: words('Jo') }]);
	expect(await room.poll()).toMatchObject([{ items: [{ saved: null, fault: { code: 'held-back' } }] }]);
	room.pages[`${SITE}/2.xml`] = rss([{ id: '9', link: `${SITE}/ett?utm_source=x`, title: 'Ett', text: words('Ja') }]);
	await room.add(`${SITE}/2.xml`);
	expect(await room.poll()).toMatchObject([{ items: [{ fault: { code: 'held-back' } }] }]);
	expect(await room.headlines()).toEqual([]);
});

describe('manners', () => {
	test('one host is visited every two seconds at most, all feeds together; others meanwhile', async () => {
		const other = 'https://posten.example/rss.xml';
		const links = ['a', 'b', 'c'].map((name) => ({ id: name, link: `${SITE}/${name}` }));
		const room = await newsroom({
			[FEED]: rss(links),
			[`${SITE}/2.xml`]: rss([{ id: 'd', link: `${SITE}/d` }]),
			[other]: rss([{ id: 'e', link: 'https://posten.example/e' }]),
			...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${SITE}/${name}`, page(name, name)])),
			'https://posten.example/e': page('e', 'e'),
		});
		for (const url of [FEED, `${SITE}/2.xml`, other]) await room.add(url);
		await room.poll();
		for (const host of [SITE, 'https://posten.example']) {
			const times = room.visits
				.filter(({ url }) => url.startsWith(host) && !url.endsWith('robots.txt'))
				.map(({ at }) => at);
			expect(times.length).toBeGreaterThan(2);
			// The clock runs on a little between a turn and its visit.
			const all = (times.at(-1) ?? 0) - (times[0] ?? 0);
			expect(all).toBeGreaterThanOrEqual((times.length - 1) * 2_000 - 1_000);
		}
		expect((await room.store.counts()).articles).toBe(5);
	});

	test('robots.txt keeps out of what it names, and says how slowly to go', async () => {
		const room = await newsroom({
			[`${SITE}/robots.txt`]:
				'User-agent: newsroom-test\nDisallow: /hemligt\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /',
			[FEED]: rss([
				{ id: '1', link: `${SITE}/ett` },
				{ id: '2', link: `${SITE}/hemligt/tva` },
				{ id: '3', link: `${SITE}/tre` },
			]),
			[`${SITE}/ett`]: page('Ett', 'Ja'),
			[`${SITE}/tre`]: { moved: `${SITE}/hemligt/tre` },
			[`${SITE}/hemligt/tva`]: page('Två', 'Nej'),
			[`${SITE}/hemligt/tre`]: page('Tre', 'Nej'),
		});
		await room.add(FEED);
		room.visits.splice(0);
		const [polled] = await room.poll();
		expect(polled?.items.map(({ fault }) => fault?.code ?? null)).toEqual([
			'robots-forbidden',
			'robots-forbidden',
			null,
		]);
		expect(room.visits.map(({ url }) => url)).toEqual([FEED, `${SITE}/tre`, `${SITE}/ett`]);
		expect((room.visits[1]?.at ?? 0) - (room.visits[0]?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
		expect(await room.headlines()).toEqual(['Ett']);
		// What is forbidden is not asked again.
		room.seen();
		room.pass(60);
		await room.poll();
		expect(room.seen()).toEqual([FEED]);
	});

	test('a feed that robots.txt forbids is not followed, and of a site that cannot tell nothing is read', async () => {
		const room = await newsroom({ [`${SITE}/robots.txt`]: 'User-agent: *\nDisallow: /rss', [FEED]: rss([]) });
		await expect(room.add(FEED)).rejects.toMatchObject({ code: 'robots-forbidden' });
		for (const answer of [{ status: 503 }, { fault: new NewsroomError('timed-out') }]) {
			const down = await newsroom({ [`${SITE}/robots.txt`]: answer, [FEED]: rss([]) });
			await expect(down.add(FEED)).rejects.toMatchObject({ code: 'unreachable' });
			expect(down.seen()).toEqual([]);
		}
		const none = await newsroom({ [`${SITE}/robots.txt`]: { status: 403 }, [FEED]: rss([]) });
		expect((await none.add(FEED)).isNew).toBe(true);
	});

	test.each([
		['nothing said', '', {}, 15],
		['ttl', '<ttl>120</ttl>', {}, 120],
		['a ttl of a minute', '<ttl>1</ttl>', {}, 15],
		['a ttl of a month', '<ttl>43200</ttl>', {}, 1_440],
		['Retry-After', '', { retryAfter: 7_200 }, 120],
	])('the next poll after %s', async (_, extra, more, minutes) => {
		const room = await newsroom({ [FEED]: { body: rss([], extra), ...more } });
		await room.add(FEED);
		await room.poll();
		expect(pauseOf(await only(room))).toBe(minutes);
	});

	test('failures make the pauses longer, up to a day, and success ends them', async () => {
		const room = await newsroom({ [FEED]: rss([]) });
		await room.add(FEED);
		const pauses: number[] = [];
		const answers = [{ status: 500 }, { fault: new NewsroomError('unreachable') }, { body: 'sorry' }, { status: 404 }];
		for (let failure = 0; failure < 9; failure++) {
			room.pages[FEED] = answers[failure % answers.length] ?? '';
			expect(await room.poll()).toMatchObject([{ outcome: 'failed' }]);
			const feed = await only(room);
			pauses.push(pauseOf(feed));
			expect(feed).toMatchObject({ failures: failure + 1, title: 'Aspnäs Allehanda' });
			room.pass(pauseOf(feed));
		}
		expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1_440, 1_440, 1_440]);
		room.pages[FEED] = rss([]);
		expect(await room.poll()).toMatchObject([{ outcome: 'unchanged' }]);
		expect(await only(room)).toMatchObject({ failures: 0, fault: null });
	});

	test('429 with Retry-After is obeyed', async () => {
		const room = await newsroom({ [FEED]: rss([]) });
		await room.add(FEED);
		room.pages[FEED] = { status: 429, retryAfter: 3 * 3_600 };
		expect(await room.poll()).toMatchObject([{ outcome: 'failed', fault: { code: 'http-status' } }]);
		expect(pauseOf(await only(room))).toBe(180);
	});

	test('an article that cannot be had is tried again, five times, and the others are read', async () => {
		const room = await newsroom({
			[FEED]: rss([
				{ id: '1', link: `${SITE}/ett` },
				{ id: '2', link: `${SITE}/tva` },
			]),
			[`${SITE}/tva`]: page('Två', 'Ja'),
		});
		await room.add(FEED);
		room.seen();
		let tries = 0;
		for (let poll = 0; poll < 40; poll++) {
			await room.poll();
			tries += room.seen().filter((url) => url === `${SITE}/ett`).length;
			room.pass(60);
		}
		expect(tries).toBe(5);
		expect(await room.headlines()).toEqual(['Två']);
		// Changed in the feed, it is worth another try.
		room.pages[FEED] = rss([{ id: '1', link: `${SITE}/ett`, title: 'Nu' }]);
		room.pages[`${SITE}/ett`] = page('Ett', 'Ja');
		await room.poll();
		expect(await room.headlines()).toEqual(['Ett', 'Två']);
	});
});

describe('several at once', () => {
	test('two processes do not poll one feed at the same time', async () => {
		const room = await newsroom({
			[FEED]: rss([{ id: '1', link: `${SITE}/ett` }]),
			[`${SITE}/ett`]: page('Ett', 'Ja'),
		});
		await room.add(FEED);
		const feed = await only(room);
		const both = await Promise.all([pollFeed(feed, room.options), pollFeed(feed, room.options)]);
		expect(both.map(({ outcome }) => outcome).sort()).toEqual(['busy', 'read']);
		// Afterwards it is free again.
		expect((await pollFeed(feed, room.options)).outcome).toBe('unchanged');
	});

	test('a feed that is removed during a poll stays removed', async () => {
		const room = await newsroom({
			[FEED]: rss([{ id: '1', link: `${SITE}/ett` }]),
			[`${SITE}/ett`]: page('Ett', 'Ja'),
		});
		await room.add(FEED);
		const read: typeof room.options.read = async (...given) => {
			await room.store.removeFeed(FEED);
			return room.options.read(...given);
		};
		expect((await pollFeed(await only(room), { ...room.options, read })).outcome).toBe('read');
		expect(await room.store.feeds()).toEqual([]);
		expect(await room.headlines()).toEqual(['Ett']);
	});

	test('a reader that fails on one article does not stop the others', async () => {
		const room = await newsroom({
			[FEED]: rss([
				{ id: '1', text: words('Ett') },
				{ id: '2', text: words('Två') },
				{ id: '3', text: words('Tre') },
			]),
		});
		await room.add(FEED);
		const read: typeof room.options.read = async (material, hint) => {
			if (String(material.content).includes('Två')) throw new Error('a fault of the program');
			return room.options.read(material, hint);
		};
		const { items } = await pollFeed(await only(room), { ...room.options, read });
		expect(items.map(({ fault }) => fault?.code ?? null)).toEqual([null, 'internal', null]);
	});

	test('running goes on until it is stopped', async () => {
		const room = await newsroom({ [FEED]: rss([]) });
		await room.add(FEED);
		const stop = new AbortController();
		let polls = 0;
		const tell = (): void => {
			if (++polls === 3) stop.abort();
		};
		await runFeeds({ ...room.options, tell, signal: stop.signal });
		expect(polls).toBe(3);
	});
});

describe('adding', () => {
	test('the address of a page whose head names a feed', async () => {
		const room = await newsroom({
			[`${SITE}/`]: `<html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed">
				<link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hej</body></html>`,
			[FEED]: rss([{ id: '1' }]),
		});
		expect(await room.add(`${SITE}/`)).toMatchObject({ isNew: true, state: { url: FEED, title: 'Aspnäs Allehanda' } });
		expect(await room.add(`${FEED}?utm_source=x`)).toMatchObject({ isNew: false });
	});

	test.each([
		['not-a-feed', '<html><head></head><body>Hej</body></html>'],
		['not-a-feed', 'hello'],
		['empty-input', ''],
		['http-status', { status: 410 }],
		['unreachable', { fault: new NewsroomError('unreachable') }],
	])('what is none is refused: %s', async (code, answer) => {
		const room = await newsroom({ [FEED]: answer });
		await expect(room.add(FEED)).rejects.toMatchObject({ code });
		expect(await room.store.feeds()).toEqual([]);
	});
});
