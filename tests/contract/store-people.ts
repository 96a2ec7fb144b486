import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedWords } from '../../src/document/fold.ts';
import type { OpenArchive } from './store-archive.ts';

export function peopleContract(open: OpenArchive): void {
	test('a person is one over all articles that give the same full name, folded', async () => {
		const { store, add } = await open();
		await add(
			{
				publishedAt: '2025-01-01',
				people: [{ name: 'Åsa Åkerström-Ek', role: 'rektor' }],
				says: [{ who: 'Åsa Åkerström-Ek', words: 'Ett.' }],
			},
			{ publishedAt: '2025-03-01', says: [{ who: 'åsa  åkerström-ek', words: 'Två.' }] },
			{
				publishedAt: '2025-02-01',
				people: [{ name: 'Asa Akerstrom-Ek', role: 'tidigare\n rektor' }],
				says: [{ who: 'Asa Akerstrom-Ek', words: 'Tre.' }],
			},
			{ publishedAt: null, people: ['Åkerström-Ek'] },
		);
		expect(await store.people('åsa', 5)).toEqual([
			{
				key: 'asa akerstrom-ek',
				name: 'åsa  åkerström-ek',
				role: 'tidigare rektor',
				quotes: 3,
				articles: 3,
				latest: '2025-03-01',
			},
		]);
		expect((await store.people('ek', 5)).map(({ key }) => key)).toEqual(['asa akerstrom-ek', 'akerstrom-ek']);
		expect((await store.people('ek', 5))[1]).toMatchObject({ quotes: 0, articles: 1, latest: null, role: null });
	});

	test('every typed word begins a word of name, alias or role, in any case and without diacritics', async () => {
		const { store, add } = await open();
		await add({
			people: [
				{ name: 'Jörgen Ångström', role: 'chefen för polisen i Storåker', aliases: ['polischefen', 'Jögge'] },
				{ name: 'Anna-Karin d’Oré' },
			],
		});
		const found = async (typed: string) => (await store.people(typed, 5)).map(({ name }) => name);
		for (const typed of ['jorg', 'ÅNGSTRÖM', 'angstrom j', 'polischef', 'chefen storå', 'jogge polisen', 'i ångs']) {
			expect([typed, await found(typed)]).toEqual([typed, ['Jörgen Ångström']]);
		}
		for (const typed of ['anna karin', 'karin', 'annakarin', 'ANNA-K', 'd’oré', "d'ore", 'oré', 'dore']) {
			expect([typed, await found(typed)]).toEqual([typed, ['Anna-Karin d’Oré']]);
		}
		for (const typed of ['örgen', 'jorgen karin', 'chef sjö', 'xyz']) {
			expect([typed, await found(typed)]).toEqual([typed, []]);
		}
	});

	test('who was quoted lately: counted over articles since then that may be shown, the most quoted first', async () => {
		const { store, add, setClock } = await open();
		setClock('2026-01-10T12:00:00Z');
		const says = (...who: string[]) => who.map((name, index) => ({ who: name, words: `Ord ${index}.` }));
		await add(
			{ publishedAt: '2026-01-09T08:00:00Z', people: ['Tyst Ek'], says: says('Bo Al', 'Bo Al', 'Eva Rönn') },
			{ publishedAt: '2026-01-05T12:00:00Z', says: says('Eva Rönn', 'Eva Rönn', 'Cay Sten') },
			{ publishedAt: '2025-12-01T08:00:00Z', says: says('Cay Sten', 'Cay Sten', 'Cay Sten', 'Förr Lind') },
			{ publishedAt: null, says: says('Utan Dag') },
			{ publishedAt: '2026-01-09T08:00:00Z', embargoedUntil: '2026-01-11T00:00:00Z', says: says('Snart Gran') },
			{ publishedAt: '2026-01-09T08:00:00Z', status: 'canceled', says: says('Borta Asp') },
		);
		const since = async (iso: string, limit = 10) =>
			(await store.peopleSince(new Date(iso), limit)).map(({ name, quotes }) => [name, quotes]);
		expect(await since('2026-01-05T12:00:00Z')).toEqual([
			['Eva Rönn', 3],
			['Bo Al', 2],
			['Cay Sten', 1],
		]);
		expect(await since('2026-01-05T12:00:00Z', 1)).toEqual([['Eva Rönn', 3]]);
		expect(await since('2026-01-05T12:00:00.001Z')).toEqual([
			['Bo Al', 2],
			['Eva Rönn', 1],
		]);
		expect(await since('2026-01-10T00:00:00Z')).toEqual([]);
		setClock('2026-01-12T00:00:00Z');
		expect(await since('2026-01-06T00:00:00Z')).toContainEqual(['Snart Gran', 1]);
	});

	test('the most quoted come first, all people for an empty string, no more than asked for', async () => {
		const { store, add } = await open();
		const says = (who: string, count: number) =>
			Array.from({ length: count }, (_, index) => ({ who, words: `Ord ${index}.` }));
		await add({ says: [...says('Cilla Berg', 1), ...says('Bo Berg', 3)], people: ['Dag Berg'] });
		await add({ says: says('Anna Berg', 2) });
		const names = async (typed: string, limit: number) => (await store.people(typed, limit)).map(({ name }) => name);
		expect(await names('', 10)).toEqual(['Bo Berg', 'Anna Berg', 'Cilla Berg', 'Dag Berg']);
		expect(await names('berg', 10)).toEqual(['Bo Berg', 'Anna Berg', 'Cilla Berg', 'Dag Berg']);
		expect(await names('   ', 2)).toEqual(['Bo Berg', 'Anna Berg']);
		expect(await names('berg', 1)).toEqual(['Bo Berg']);
		expect(await names('berg', 0)).toEqual([]);
	});

	test('two people of one surname are two, in one article and over several', async () => {
		const { store, add } = await open();
		await add(
			{
				says: [
					{ who: 'Erik Nord', words: 'Ja.' },
					{ who: 'Eva Nord', words: 'Ja.' },
				],
			},
			{ says: [{ who: 'Eva Nord', words: 'Nej.' }] },
		);
		expect(await store.people('nord', 5)).toMatchObject([
			{ name: 'Eva Nord', quotes: 2, articles: 2 },
			{ name: 'Erik Nord', quotes: 1, articles: 1 },
		]);
		expect((await store.people('er nord', 5)).map(({ name }) => name)).toEqual(['Erik Nord']);
	});

	test('the people of one article in the order in which they appear', async () => {
		const { store, add } = await open();
		await add(
			{
				id: 'a',
				people: [{ name: 'Cilla Falk', role: 'läkare' }, 'Anna Dahl'],
				says: [{ who: 'Bo Ek', words: 'Ja.' }],
			},
			{
				publishedAt: '2025-12-01',
				people: [{ name: 'Cilla Falk', role: 'minister' }],
				says: [{ who: 'Bo Ek', words: 'Nej.' }],
			},
		);
		expect(await store.peopleOf('a')).toMatchObject([
			{ name: 'Cilla Falk', role: 'läkare', articles: 2 },
			{ name: 'Anna Dahl', role: null, quotes: 0 },
			{ name: 'Bo Ek', quotes: 2, articles: 2 },
		]);
		expect((await store.people('cilla', 1))[0]?.role).toBe('minister');
		expect(await store.peopleOf('b')).toEqual([]);
	});

	test('a speaker whom the article does not list is found too', async () => {
		const { store, add } = await open();
		const [article] = await add({ id: 'a', says: [{ who: 'Bo Ek', words: 'Ja.' }] });
		if (!article) throw new Error('no article');
		await store.save({ ...article, id: 'b', people: [] }, { place: '/b', digest: '00' });
		expect(await store.people('ek', 5)).toMatchObject([{ quotes: 2, articles: 2 }]);
	});

	test('whoever matches is found, and nobody else', async () => {
		const names = ['Åsa Dahl', 'Asa Dahlberg', 'Bo Ek', 'Bo-Erik Ås', 'Ek Bergström', 'Örjan af Ek', 'O’Hara Bo'];
		const typed = fc.constantFrom('a', 'å', 'bo', 'BO E', 'ek', 'ek b', 'dahl', 'as', 'o', 'hara', 'af', 'bo-e', 'q');
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
				typed,
				async (articles, words) => {
					const { store, add } = await open();
					await add(...articles.map((people) => ({ people })));
					const expected = new Set(articles.flat().filter((name) => matches(name, words)));
					expect(new Set((await store.people(words, 50)).map(({ name }) => name))).toEqual(expected);
					await store.close();
				},
			),
			{ numRuns: 40 },
		);
	});
}

/** What the interface says, in the plainest way. */
function matches(name: string, typed: string): boolean {
	const words = foldedWords(name).flatMap((word) => [word, ...word.split(/['-]/u), word.replaceAll(/['-]/gu, '')]);
	return foldedWords(typed).every((part) => words.some((word) => word.startsWith(part)));
}
