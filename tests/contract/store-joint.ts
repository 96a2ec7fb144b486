import { expect, test } from 'vitest';
import { originOf } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

/** What several people said together; the speaker of such a quote has their names, joined. */
export function jointContract(open: OpenArchive): void {
	const people = [
		{ name: 'Helge Karlsen', role: 'ordförande' },
		{ name: 'Christina Moberg', role: 'kassör' },
	];
	const both = ['Helge Karlsen', 'Christina Moberg'];
	const says = [
		{ who: 'Christina Moberg', words: 'Jag hoppas.' },
		{ who: both, words: ['Vi är förkrossade', 'Bron måste stå kvar.'] },
		{ words: 'Vem vet.' },
	];

	test('each of them is counted and listed, nobody else is', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people, says });
		expect(await store.people('', 9)).toMatchObject([
			{ key: 'christina moberg', name: 'Christina Moberg', role: 'kassör', quotes: 2, articles: 1 },
			{ key: 'helge karlsen', name: 'Helge Karlsen', role: 'ordförande', quotes: 1, articles: 1 },
		]);
		expect((await store.peopleOf('a')).map(({ name }) => name)).toEqual(both);
		expect(await store.people('helge christina', 9)).toEqual([]);
		expect((await store.nearPeople('Helge Karlson', 9)).map(({ key }) => key)).toEqual(['helge karlsen']);
		expect(await store.counts()).toEqual({ articles: 1, quotes: 3, people: 2, factBoxes: 0 });
		expect((await store.articles({ limit: 1 })).rows[0]).toMatchObject({ quotes: 3, people: 2 });
	});

	test('asked by person: the quote as it is, with the role of the one asked for', async () => {
		const { store, add } = await open();
		const [article] = await add({ id: 'a', people, says });
		const joint = article?.quotes.filter(({ turn }) => turn === 2);
		expect(joint?.[0]?.speaker).toEqual({
			person: 'helge-karlsen; christina-moberg',
			name: 'Helge Karlsen; Christina Moberg',
		});
		const helge = await store.quotes('helge karlsen', { limit: 9 });
		expect(helge.rows.map(({ segments, role }) => ({ segments, role }))).toEqual([
			{ segments: joint, role: 'ordförande' },
		]);
		const christina = await store.quotes('christina moberg', { limit: 9 });
		expect(christina.rows.map(({ role }) => role)).toEqual(['kassör', 'kassör']);
		expect(christina.rows[1]?.segments).toEqual(joint);
		expect([helge.total, christina.total]).toEqual([1, 2]);
		expect((await store.quotes('helge karlsen; christina moberg', { limit: 9 })).total).toBe(0);
	});

	test('asked by several: what any of them said, each turn once, page by page', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people, says }, { id: 'b', publishedAt: '2025-05-01', people, says });
		const keys = ['helge karlsen', 'christina moberg'];
		const all = await store.quotes(keys, { limit: 9 });
		expect(all.rows.map(({ article, segments }) => [article.id, segments[0]?.text])).toEqual([
			['b', 'Jag hoppas.'],
			['b', 'Vi är förkrossade'],
			['a', 'Jag hoppas.'],
			['a', 'Vi är förkrossade'],
		]);
		expect(all.total).toBe(4);
		const first = await store.quotes(keys, { limit: 3 });
		const second = await store.quotes(keys, { limit: 3, cursor: first.next ?? '' });
		expect([...first.rows, ...second.rows]).toEqual(all.rows);
		expect((await store.quotes(keys, { about: 'förkrossade', article: 'a', limit: 9 })).total).toBe(1);
		expect((await store.quotes(['nobody', 'helge karlsen'], { limit: 9 })).total).toBe(2);
		expect((await store.quotes([], { limit: 9 })).total).toBe(0);
	});

	test('asked by article: each turn once, in order, the joint one with the role of neither', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people, says });
		const hits = await store.quotesOf('a');
		expect(hits.map(({ segments, role }) => [segments.map(({ text }) => text), role])).toEqual([
			[['Jag hoppas.'], 'kassör'],
			[['Vi är förkrossade', 'Bron måste stå kvar.'], null],
			[['Vem vet.'], null],
		]);
	});

	test('words, days and pages find it for each of them', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people, says }, { id: 'b', publishedAt: '2025-05-01', people, says });
		for (const key of ['helge karlsen', 'christina moberg']) {
			const found = async (filter: object) => (await store.quotes(key, { limit: 9, ...filter })).rows;
			expect((await found({ about: 'förkrossade' })).map((hit) => hit.article.id)).toEqual(['b', 'a']);
			expect(await found({ about: 'förkrossade', article: 'a' })).toHaveLength(1);
			expect(await found({ about: 'förkrossade', since: '2025-05-01' })).toHaveLength(1);
			const first = await store.quotes(key, { about: 'förkrossade', limit: 1 });
			const second = await store.quotes(key, { about: 'förkrossade', limit: 1, cursor: first.next ?? '' });
			const ids = [first, second].map(({ rows }) => rows.map((hit) => hit.article.id));
			expect([...ids, first.total, second.next]).toEqual([['b'], ['a'], 2, null]);
		}
	});

	test('people whom the article does not list, or only one of them', async () => {
		const { store, add } = await open();
		const [article] = await add({ id: 'a', people, says });
		if (!article) throw new Error('no article');
		const neither = { ...article, id: 'b', people: [] };
		await store.save(neither, originOf(neither));
		const one = { ...article, id: 'c', people: article.people.slice(0, 1) };
		await store.save(one, originOf(one));
		expect(await store.people('', 9)).toMatchObject([
			{ name: 'Christina Moberg', quotes: 6, articles: 3 },
			{ name: 'Helge Karlsen', quotes: 3, articles: 3 },
		]);
		expect((await store.peopleOf('b')).map(({ name }) => name)).toEqual(['Christina Moberg', 'Helge Karlsen']);
		expect((await store.quotes('helge karlsen', { limit: 9 })).rows.map(({ role }) => role)).toEqual([
			'ordförande',
			null,
			'ordförande',
		]);
		expect(await store.counts()).toMatchObject({ articles: 3, quotes: 9, people: 2 });
	});

	test('the same words of the same people stand once, whoever is named first', async () => {
		const { store, add } = await open();
		const words = 'Bron måste stå kvar.';
		await add({
			id: 'a',
			people,
			says: [
				{ who: both, words },
				{ who: both.toReversed(), words },
			],
		});
		expect(await store.quotesOf('a')).toHaveLength(1);
		expect(await store.people('', 9)).toMatchObject([{ quotes: 1 }, { quotes: 1 }]);
	});

	test('a revision that tells one of them apart takes the words from the other', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people, says: [{ who: both, words: 'Vi sörjer.' }] });
		await add({ id: 'a', people, says: [{ who: 'Helge Karlsen', words: 'Jag väntar.' }] });
		expect((await store.quotes('christina moberg', { limit: 9 })).total).toBe(0);
		expect((await store.quotes('helge karlsen', { about: 'sörjer', limit: 9 })).total).toBe(0);
		expect(await store.quotesOf('a')).toHaveLength(1);
		expect(await store.counts()).toMatchObject({ quotes: 1, people: 2 });
	});

	test('three together, under embargo until its end', async () => {
		const { store, add, setClock } = await open();
		const three = [...both, 'Bo Ek'];
		await add({ id: 'a', embargoedUntil: '2026-02-01T00:00:00Z', says: [{ who: three, words: 'Vi tre.' }] });
		expect(await store.people('', 9)).toEqual([]);
		expect(await store.quotesOf('a')).toEqual([]);
		setClock('2026-02-01T00:00:00Z');
		for (const name of three) expect((await store.quotes(name.toLowerCase(), { limit: 9 })).total).toBe(1);
		expect(await store.quotesOf('a')).toHaveLength(1);
		expect((await store.counts()).quotes).toBe(1);
	});
}
