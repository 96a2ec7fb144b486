import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allPages, type OpenArchive } from './store-archive.ts';

export function articlesContract(open: OpenArchive): void {
	test('the head of an article tells what is in it', async () => {
		const { store, add } = await open();
		await add({
			id: 'a',
			headline: 'Bron öppnar',
			url: 'https://allehanda.example/bron',
			publishedAt: '2025-03-01T08:00:00+01:00',
			people: ['Anna Dahl'],
			says: [
				{ who: 'Bo Ek', words: 'Äntligen.' },
				{ description: 'en granne', words: 'Nja.' },
			],
			boxes: [{ title: 'Bron', items: ['Byggd 1901'] }],
		});
		expect((await store.articles({ limit: 1 })).rows).toEqual([
			{
				id: 'a',
				revision: 1,
				language: 'sv',
				headline: 'Bron öppnar',
				publisher: 'Aspnäs Allehanda',
				url: 'https://allehanda.example/bron',
				publishedAt: '2025-03-01T08:00:00+01:00',
				quotes: 2,
				people: 2,
				factBoxes: 1,
			},
		]);
	});

	test('newest first by the point in time, whatever the zone; without a date last', async () => {
		const { store, add } = await open();
		await add(
			{ id: 'none', publishedAt: null },
			{ id: 'second', publishedAt: '2025-03-01T09:00:00+02:00' },
			{ id: 'first', publishedAt: '2025-03-01T08:00:00Z' },
			{ id: 'old', publishedAt: '1889-03-01' },
			{ id: 'unreadable', publishedAt: 'i går' },
		);
		const { rows, total } = await store.articles({ limit: 10 });
		expect(rows.map(({ id }) => id)).toEqual(['first', 'second', 'old', 'unreadable', 'none']);
		expect(rows.at(-2)?.publishedAt).toBeNull();
		expect(total).toBe(5);
	});

	test('pages hold every article once, in one order, with equal and missing dates', async () => {
		const dates = ['2025-03-01T08:00:00Z', '2025-03-01T09:00:00+01:00', '2025-03-02', null];
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...dates), { minLength: 7, maxLength: 20 }),
				fc.integer({ min: 1, max: 4 }),
				async (published, limit) => {
					const { store, add } = await open();
					await add(...published.map((publishedAt, index) => ({ id: `${index}`, publishedAt })));
					const whole = await store.articles({ limit: 100 });
					const pages = await allPages((cursor) => store.articles({ cursor, limit }));
					expect(pages.flat()).toEqual(whole.rows);
					expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
					expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(published.length);
					expect(whole).toMatchObject({ next: null, total: published.length });
					const moments = whole.rows.map(({ publishedAt }) => (publishedAt ? Date.parse(publishedAt) : 0));
					expect(moments).toEqual(moments.toSorted((a, b) => b - a));
					await store.close();
				},
			),
			{ numRuns: 25 },
		);
	});

	test('an article saved between two pages moves none of the others', async () => {
		const { store, add } = await open();
		await add(...['a', 'b', 'c', 'd'].map((id) => ({ id, publishedAt: '2025-03-01' })));
		const first = await store.articles({ limit: 2 });
		await add({ id: 'new', publishedAt: '2025-04-01' });
		const second = await store.articles({ limit: 2, cursor: first.next ?? '' });
		expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
		expect(second).toMatchObject({ next: null, total: 5 });
	});

	test('since and until are days as the paper wrote them, both included', async () => {
		const { store, add } = await open();
		await add(
			{ id: 'before', publishedAt: '2025-02-28T23:59:59+01:00' },
			{ id: 'early', publishedAt: '2025-03-01T00:30:00+02:00' },
			{ id: 'late', publishedAt: '2025-03-02T23:30:00-05:00' },
			{ id: 'after', publishedAt: '2025-03-03T00:00:00Z' },
			{ id: 'none', publishedAt: null },
		);
		const within = await store.articles({ since: '2025-03-01', until: '2025-03-02', limit: 10 });
		expect(within.rows.map(({ id }) => id)).toEqual(['late', 'early']);
		expect(within.total).toBe(2);
		expect((await store.articles({ since: '2025-03-02', limit: 10 })).total).toBe(2);
		expect((await store.articles({ until: '2025-03-01', limit: 10 })).total).toBe(2);
		expect((await store.articles({ since: '2025-03-02', until: '2025-03-01', limit: 10 })).total).toBe(0);
	});

	test('headlines are found by the beginnings of their words, newest first', async () => {
		const { store, add } = await open();
		await add(
			{ id: 'old', headline: 'Räddningsmissionen söker hjälp', publishedAt: '2016-07-08' },
			{ id: 'new', headline: 'RÄDDNINGSTJÄNSTEN får hjälp av Åkerström-Ek', publishedAt: '2025-07-08' },
			{ id: 'other', headline: 'Skolan flyttar' },
			{ id: 'bare', headline: null },
		);
		const found = async (typed: string, limit = 10) =>
			(await store.articlesByHeadline(typed, limit)).map(({ id }) => id);
		expect(await found('raddn')).toEqual(['new', 'old']);
		expect(await found('hjälp RÄDD')).toEqual(['new', 'old']);
		expect(await found('hjälp sök')).toEqual(['old']);
		expect(await found('ek')).toEqual(['new']);
		expect(await found('Räddningsmissionen söker hjälp')).toEqual(['old']);
		expect(await found('missionen')).toEqual([]);
		expect(await found('raddn', 1)).toEqual(['new']);
		expect(await found('')).toHaveLength(4);
	});
}
