import { expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { anArticle, originOf, type Spec } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

const SECRET: Spec = {
	id: 'secret',
	headline: 'Hamnen säljs',
	lead: 'Affären blir av.',
	people: [{ name: 'Anna Dahl', role: 'hamndirektör', aliases: ['Dahlen'] }],
	says: [{ who: 'Anna Dahl', words: 'Kajen är såld.' }],
	boxes: [{ title: 'Hamnen', items: ['Byggd 1901'] }],
};

/** Everything that any reading method gives of the secret article. */
async function seen(store: Store): Promise<unknown[]> {
	const limit = 10;
	const lists = [
		(await store.articles({ limit })).rows,
		(await store.articles({ about: 'kajen', limit })).rows,
		(await store.articles({ article: 'secret', limit })).rows,
		await store.articlesByHeadline('', limit),
		await store.articlesByHeadline('hamnen', limit),
		await store.peopleOf('secret'),
		await store.people('', limit),
		await store.people('dahl', limit),
		await store.people('hamndirektör', limit),
		await store.nearPeople('Anna Dalh', limit),
		(await store.quotes('anna dahl', { limit })).rows,
		(await store.quotes('anna dahl', { about: 'kajen', limit })).rows,
		await store.quotesOf('secret'),
		await store.quotesLike('Kajen är såld.', limit),
		await store.peopleSince(new Date(0), limit),
		await store.revisions('secret'),
		(await store.factBoxes({ limit })).rows,
		(await store.factBoxes({ about: 'hamnen', limit })).rows,
	];
	const totals = [
		(await store.articles({ about: 'kajen', limit })).total,
		(await store.quotes('anna dahl', { limit })).total,
		(await store.factBoxes({ limit })).total,
		...Object.values(await store.counts()),
	];
	return [await store.article('secret'), ...lists.map((list) => list[0]), ...totals.map((total) => total || undefined)];
}

export function hiddenContract(open: OpenArchive): void {
	test.each(['withheld', 'canceled'] as const)('%s: nothing of it is ever given', async (status) => {
		const { store, add, setClock } = await open();
		await add({ ...SECRET, status });
		setClock('2199-01-01T00:00:00Z');
		expect((await seen(store)).filter((each) => each !== undefined)).toEqual([]);
	});

	test('an embargo ends by itself, to the millisecond', async () => {
		const { store, add, setClock } = await open();
		await add({ ...SECRET, embargoedUntil: '2026-01-02T06:00:00+01:00' });
		expect((await seen(store)).filter((each) => each !== undefined)).toEqual([]);
		setClock('2026-01-02T04:59:59.999Z');
		expect((await seen(store)).filter((each) => each !== undefined)).toEqual([]);
		setClock('2026-01-02T05:00:00Z');
		expect(await seen(store)).not.toContain(undefined);
	});

	test('an embargo that cannot be read never ends', async () => {
		const { store, add, setClock } = await open();
		await add({ ...SECRET, embargoedUntil: 'på fredag' });
		setClock('2199-01-01T00:00:00Z');
		expect((await seen(store)).filter((each) => each !== undefined)).toEqual([]);
	});

	test('of a person only what may be shown counts', async () => {
		const { store, add, setClock } = await open();
		await add(
			{ people: [{ name: 'Anna Dahl', role: 'lots' }], says: [{ who: 'Anna Dahl', words: 'God morgon.' }] },
			{
				says: [
					{ who: 'Bo Ek', words: 'Ett.' },
					{ who: 'Bo Ek', words: 'Två.' },
				],
			},
			{
				...SECRET,
				publishedAt: '2026-02-01T00:00:00Z',
				embargoedUntil: '2026-02-01T00:00:00Z',
				says: ['Ett.', 'Två.'].map((words) => ({ who: 'Anna Dahl', words })),
			},
		);
		const [bo, anna] = await store.people('', 5);
		expect(bo).toMatchObject({ key: 'bo ek', quotes: 2 });
		expect(anna).toMatchObject({ key: 'anna dahl', quotes: 1, articles: 1, role: 'lots' });
		expect(anna?.latest).toBe('2025-03-01T08:00:00+01:00');
		expect(await store.counts()).toEqual({ articles: 2, quotes: 3, people: 2, factBoxes: 0 });
		setClock('2026-02-01T00:00:00Z');
		expect((await store.people('', 5))[0]).toMatchObject({ key: 'anna dahl', quotes: 3, role: 'hamndirektör' });
		expect((await store.people('a', 5))[0]).toMatchObject({ quotes: 3, articles: 2 });
	});

	test('an article that is called back disappears with its next revision, and may return', async () => {
		const { store, add } = await open();
		await add(SECRET);
		expect(await seen(store)).not.toContain(undefined);
		const canceled = anArticle({ ...SECRET, status: 'canceled' });
		expect(await store.save(canceled, originOf(canceled))).toBe('revised');
		expect((await seen(store)).filter((each) => each !== undefined)).toEqual([]);
		await add(SECRET);
		expect(await seen(store)).not.toContain(undefined);
		expect((await store.article('secret'))?.revision).toBe(3);
	});

	test('that it is there and may not be shown is all that is told', async () => {
		const { store, add, setClock } = await open();
		await add(
			{ id: 'open' },
			{ id: 'withheld', status: 'withheld' },
			{ id: 'canceled', status: 'canceled' },
			{ id: 'later', embargoedUntil: '2026-02-01T12:00:00Z' },
		);
		const hidden = () => Promise.all(['open', 'withheld', 'canceled', 'later', 'none'].map((id) => store.isHidden(id)));
		expect(await hidden()).toEqual([false, true, true, true, false]);
		setClock('2026-02-01T12:00:01Z');
		expect(await hidden()).toEqual([false, true, true, false, false]);
	});
}
