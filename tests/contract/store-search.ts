import { describe, expect, test } from 'vitest';
import type { OpenArchive } from './store-archive.ts';

export function searchContract(open: OpenArchive): void {
	const says = [{ who: 'Anna Dahl', words: 'Kvinnorna måste få en lägenhet.' }];

	test.each([
		['sv', 'kvinna', 'kvinnornas'],
		['sv', 'kommunen', 'kommuner'],
		['sv', 'lösningarna', 'lösning'],
		['sv', 'LOSNINGAR', 'lösningen'],
		['sv', 'hotell', 'hotellet'],
		['sv', 'sexköp', 'sexköpslagen'],
		['nb', 'kvinner', 'kvinnen'],
		['nb', 'løsningene', 'løsning'],
		['da', 'kommunerne', 'kommune'],
		['en', 'house', 'houses'],
		['en', 'policies', 'policy'],
		['de', 'Wohnung', 'Wohnungen'],
		['fi', 'vaaleissa', 'vaalit'],
		['fi', 'Suomessa', 'Suomi'],
		['ru', 'Полиция', 'полиции'],
		['und', 'Straßen', 'strassen'],
		['sv', 'EU', 'EU-parlamentet'],
		['sv', '2016', '2016'],
	])('%s: %s finds %s', async (language, typed, printed) => {
		const { store, add } = await open();
		await add(
			{ id: 'a', language, headline: 'x', body: [`Abc ${printed} def.`] },
			{ language: 'sv' },
			{ language: 'en' },
		);
		expect((await store.articles({ about: typed, limit: 5 })).rows.map(({ id }) => id)).toEqual(['a']);
	});

	test.each([
		['EU', 'Europa'],
		['bil', 'bilden'],
		['kvinna', 'man'],
		['kvinnor lägenheter', 'kvinnor'],
	])('%s does not find %s', async (typed, printed) => {
		const { store, add } = await open();
		await add({ headline: 'x', body: [`Abc ${printed} def.`] });
		expect((await store.articles({ about: typed, limit: 5 })).rows).toEqual([]);
	});

	test('articles: headline, lead, body and names of people, but neither junk nor half of the words', async () => {
		const { store, add } = await open();
		await add({ headline: 'Bron', lead: 'Öppnar', body: ['I vår'], junk: ['Prenumerera'], people: ['Anna Dahl'] });
		const total = async (about: string) => (await store.articles({ about, limit: 5 })).total;
		expect(await total('bron öppnar vår anna dahl')).toBe(1);
		expect(await total('bron stängs')).toBe(0);
		expect(await total('prenumerera')).toBe(0);
	});

	test('quotes: the words said, headline and lead together, but not the rest of the article', async () => {
		const { store, add } = await open();
		await add({ headline: 'Bostäder', lead: 'Kommunen bygger', body: ['Annat om hamnen'], says });
		const total = async (about: string) => (await store.quotes('anna dahl', { about, limit: 5 })).total;
		expect(await total('lägenheter')).toBe(1);
		expect(await total('kvinna lägenheten bostad kommuner')).toBe(1);
		expect(await total('hamn')).toBe(0);
		expect(await total('lägenheter hamn')).toBe(0);
	});

	test('no words ask for nothing in particular, marks alone find nothing', async () => {
		const { store, add } = await open();
		await add({ says });
		for (const about of [undefined, '', '  ']) expect((await store.articles({ about, limit: 5 })).total).toBe(1);
		for (const about of ['***', '"', '–', '👍']) {
			expect((await store.articles({ about, limit: 5 })).total).toBe(0);
			expect((await store.quotes('anna dahl', { about, limit: 5 })).total).toBe(0);
			expect((await store.factBoxes({ about, limit: 5 })).total).toBe(0);
		}
	});

	describe('a word is first what it is spelt like, then what it is without diacritics', () => {
		const homework = { headline: 'Läxan delar skolan', lead: 'Läxa på sommaren.', publishedAt: '2026-02-01T08:00:00Z' };
		const salmon = { headline: 'Laxen är tillbaka', lead: 'Lax i ån.', publishedAt: '2025-02-01T08:00:00Z' };
		const boxes = (title: string) => ({ boxes: [{ title, items: ['Ett', 'Två'] }] });
		const who = 'Anna Dahl';

		test.each([
			['lax', ['salmon', 'homework']],
			['laxen', ['salmon', 'homework']],
			['läxa', ['homework', 'salmon']],
			['LÄXAN', ['homework', 'salmon']],
		])('%s: %j', async (about, ids) => {
			const { store, add } = await open();
			await add(
				{ id: 'homework', ...homework, says: [{ who, words: 'Läxan får vänta.' }], ...boxes('Fakta: Läxan') },
				{ id: 'salmon', ...salmon, says: [{ who, words: 'Laxen får vänta.' }], ...boxes('Fakta: Laxen') },
			);
			const filter = { about, limit: 5 };
			expect((await store.articles(filter)).rows.map(({ id }) => id)).toEqual(ids);
			expect((await store.factBoxes(filter)).rows.map(({ article }) => article.id)).toEqual(ids);
			expect((await store.quotes('anna dahl', filter)).rows.map(({ article }) => article.id)).toEqual(ids);
			expect((await store.quotesLike(`${about} får vänta`, 5)).map(({ article }) => article.id)).toEqual(ids);
		});

		test('page after page, each once', async () => {
			const { store, add } = await open();
			const day = (index: number) => `2025-03-${String(index + 10)}T08:00:00Z`;
			for (let index = 0; index < 7; index++) {
				const fish = index % 2 === 0;
				await add({ id: `${fish ? 'l' : 'h'}${index}`, ...(fish ? salmon : homework), publishedAt: day(index) });
			}
			const seen: string[] = [];
			let cursor: string | undefined;
			do {
				const { rows, next, total } = await store.articles({ about: 'lax', limit: 2, cursor });
				expect(total).toBe(7);
				seen.push(...rows.map(({ id }) => id));
				cursor = next ?? undefined;
			} while (cursor !== undefined);
			expect(seen).toEqual(['l6', 'l4', 'l2', 'l0', 'h5', 'h3', 'h1']);
		});

		test('names of people and headlines', async () => {
			const { store, add } = await open();
			const says = (name: string, count: number) =>
				Array.from({ length: count }, (_, index) => ({ who: name, words: `Ord ${index} står här.` }));
			await add(
				{ id: 'a', ...homework, says: says('Åsa Öberg', 3) },
				{ id: 'b', ...salmon, says: says('Asa Oberg-Lind', 1) },
			);
			const people = async (typed: string) => (await store.people(typed, 5)).map(({ name }) => name);
			expect(await people('asa')).toEqual(['Asa Oberg-Lind', 'Åsa Öberg']);
			expect(await people('oberg')).toEqual(['Asa Oberg-Lind', 'Åsa Öberg']);
			expect(await people('öb')).toEqual(['Åsa Öberg', 'Asa Oberg-Lind']);
			expect(await people('åsa')).toEqual(['Åsa Öberg', 'Asa Oberg-Lind']);
			const headlines = async (typed: string) => (await store.articlesByHeadline(typed, 5)).map(({ id }) => id);
			expect(await headlines('lax')).toEqual(['b', 'a']);
			expect(await headlines('läx')).toEqual(['a', 'b']);
		});
	});
}
