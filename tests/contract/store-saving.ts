import { expect, test } from 'vitest';
import { anArticle, originOf } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

export function savingContract(open: OpenArchive): void {
	const casco = anArticle({
		id: 'a',
		lead: 'Alla är överens.',
		junk: ['ANNONS'],
		people: [{ name: 'Caroline Casco', role: 'chef för stadsmissionen', aliases: ['Casco'] }],
		says: [{ who: 'Caroline Casco', words: ['Det är en utopi', 'Vi måste orka.'], question: 'Varför?' }],
		boxes: [{ title: 'Fakta', items: ['Ett', 'Två'] }],
	});

	test('an article comes back as it was saved', async () => {
		const { store } = await open();
		expect(await store.save(casco, originOf(casco))).toBe('new');
		expect(await store.article('a')).toEqual(casco);
		expect(await store.article('b')).toBeUndefined();
	});

	test('text comes back code unit by code unit', async () => {
		const { store } = await open();
		const odd = anArticle({ id: 'odd', body: ['NUL \u0000, half a pair \ud83d, “quotes” and\ttabs', '𝄞'] });
		await store.save(odd, originOf(odd));
		expect((await store.article('odd'))?.text).toBe(odd.text);
	});

	test('the same article again is unchanged, whatever revision it claims', async () => {
		const { store } = await open();
		await store.save({ ...casco, revision: 7 }, originOf(casco));
		expect(await store.save({ ...casco, revision: 3 }, originOf(casco))).toBe('unchanged');
		expect((await store.article('a'))?.revision).toBe(1);
		expect((await store.quotes('caroline casco', { limit: 5 })).total).toBe(1);
	});

	test.each([
		['text', { id: 'a', body: ['Allt är annorlunda.'] }],
		['headline', { id: 'a', headline: 'Bron stängs' }],
		['date', { id: 'a', publishedAt: '2025-04-01T08:00:00Z' }],
		['section', { id: 'a', section: 'Sport' }],
		['byline', { id: 'a', byline: ['Berit Ask'] }],
	])('another %s makes the next revision', async (_, spec) => {
		const { store, add } = await open();
		const next = anArticle(spec);
		await add({ id: 'a' });
		expect(await store.save(next, originOf(next))).toBe('revised');
		expect(await store.article('a')).toEqual({ ...next, revision: 2 });
		expect(await store.save(next, originOf(next))).toBe('unchanged');
	});

	test('a revision takes the place of all that the article gave', async () => {
		const { store, add } = await open();
		await add(
			{
				id: 'a',
				headline: 'Hamnen byggs ut',
				people: [{ name: 'Anna Dahl', role: 'hamnchef', aliases: ['Hamn-Anna'] }],
				says: [{ who: 'Anna Dahl', words: 'Kajen håller inte.' }],
				boxes: [{ title: 'Hamnen', items: ['Byggd 1901'] }],
			},
			{ id: 'b', says: [{ who: 'Anna Dahl', words: 'Vi väntar.' }] },
		);
		await add({ id: 'a', headline: 'Skolan flyttar', says: [{ who: 'Bo Ek', words: 'Eleverna är glada.' }] });

		expect((await store.quotes('anna dahl', { limit: 5 })).rows.map((hit) => hit.article.id)).toEqual(['b']);
		expect(await store.people('dahl', 5)).toMatchObject([{ quotes: 1, articles: 1, role: null }]);
		expect(await store.people('hamnchef', 5)).toEqual([]);
		expect(await store.people('hamn-anna', 5)).toEqual([]);
		expect((await store.people('bo', 5)).map(({ name }) => name)).toEqual(['Bo Ek']);
		expect(await store.articlesByHeadline('hamnen', 5)).toEqual([]);
		expect((await store.articlesByHeadline('skolan', 5)).map(({ revision }) => revision)).toEqual([2]);
		expect((await store.articles({ about: 'kajen', limit: 5 })).total).toBe(0);
		expect((await store.articles({ about: 'eleverna', limit: 5 })).total).toBe(1);
		expect((await store.factBoxes({ limit: 5 })).total).toBe(0);
		expect(await store.counts()).toEqual({ articles: 2, quotes: 2, people: 2, factBoxes: 0 });
	});

	test('a person whom the last article lost is forgotten, one whom another article has is not', async () => {
		const { store, add } = await open();
		await add({ id: 'a', people: ['Anna Dahl', 'Bo Ek'] }, { id: 'b', people: ['Anna Dahl'] });
		await add({ id: 'a', people: ['Cilla Falk'] });
		expect((await store.people('', 5)).map(({ key }) => key)).toEqual(['anna dahl', 'cilla falk']);
		expect(await store.nearPeople('Bo Ekk', 5)).toEqual([]);
	});

	test('a better reading of the same text is taken over without a revision', async () => {
		const { store } = await open();
		const better = anArticle({ id: 'a', says: [{ who: 'Anna Dahl', words: 'Vi väntar.' }] });
		const poorer = { ...better, people: [], quotes: [] };
		await store.save(poorer, originOf(poorer));
		expect((await store.counts()).quotes).toBe(0);
		expect(await store.save(better, originOf(better))).toBe('unchanged');
		expect(await store.article('a')).toEqual(better);
		expect((await store.quotes('anna dahl', { limit: 5 })).rows[0]?.segments[0]?.text).toBe('Vi väntar.');
	});

	test('the digest last read from a place is known', async () => {
		const { store } = await open();
		expect(await store.digest('/x')).toBeUndefined();
		expect(await store.articleAt('/x')).toBeUndefined();
		await store.save(casco, { place: '/x', digest: 'aa' });
		expect(await store.digest('/x')).toBe('aa');
		expect(await store.articleAt('/x')).toBe(casco.id);
		expect(await store.save(casco, { place: '/x', digest: 'bb' })).toBe('unchanged');
		await store.save(casco, { place: '/y', digest: 'cc' });
		expect([await store.digest('/x'), await store.digest('/y')]).toEqual(['bb', 'cc']);
	});

	test('an article may be known at several places', async () => {
		const { store } = await open();
		const article = anArticle({ id: 'a' });
		await store.save(article, { place: 'one', digest: 'd' });
		await store.alsoAt('two', 'a');
		await store.alsoAt('one', 'b');
		expect(await store.articleAt('one')).toBe('a');
		expect(await store.articleAt('two')).toBe('a');
		expect(await store.digest('one')).toBe('d');
		expect(await store.digest('two')).not.toBe('d');
	});
}
