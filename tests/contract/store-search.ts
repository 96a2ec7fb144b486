import { expect, test } from 'vitest';
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
}
