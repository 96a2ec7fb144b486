import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { OpenArchive } from './store-archive.ts';

const HOSTILE = [
	'"',
	"'",
	'""',
	'" OR "',
	'*',
	'a*',
	'^a',
	'NEAR(a b, 2)',
	'NEAR',
	'AND',
	'a AND',
	'NOT',
	'OR OR',
	'(',
	')',
	'stems : anna',
	'{a b} : c',
	'%',
	'_',
	"'; DROP TABLE articles; --",
	'\\',
	'\u0000',
	'anna\u0000dahl',
	'\ud83d',
	'\udc00\ud83d',
	'\u{10ffff}',
	'\uffff',
	'§1',
	'§',
	'ﷺ ͺ ⒈',
	'a'.repeat(100_000),
	'anna '.repeat(50_000),
	'"'.repeat(10_000),
	Array.from({ length: 5000 }, (_, index) => `ord${index}`).join(' '),
	'Z̷̡a̸l̴g̵o̶',
	'-1',
	'1e999',
];

/** Asks every method that takes text. */
async function askAll(store: Store, text: string): Promise<void> {
	const filters = ['about', 'article', 'since', 'until', 'cursor'].map((name) => ({ [name]: text, limit: 3 }));
	for (const filter of filters) {
		await store.articles(filter);
		await store.quotes('anna dahl', filter);
		await store.factBoxes(filter);
	}
	await store.quotes(text, { about: text, limit: 3 });
	await store.articlesByHeadline(text, 3);
	await store.people(text, 3);
	await store.nearPeople(text, 3);
	await store.peopleOf(text);
	await store.quotesOf(text);
	await store.article(text);
	await store.digest(text);
	await store.recall(text);
	await store.remembered(text);
	await store.remember(text, text);
	await store.claim(text, 10);
}

export function hostileContract(open: OpenArchive): void {
	const spec = { says: [{ who: 'Anna Dahl', words: 'Vi väntar.' }], boxes: [{ title: 'Fakta', items: ['Ett'] }] };

	test('no text breaks a method, and the archive stays whole', async () => {
		const { store, add } = await open();
		await add(spec);
		const before = await store.counts();
		for (const text of HOSTILE) await askAll(store, text);
		expect(await store.counts()).toEqual(before);
		expect((await store.quotes('anna dahl', { limit: 1 })).total).toBe(1);
	});

	test('no random text does either', async () => {
		const { store, add } = await open();
		await add(spec);
		const part = fc.constantFrom(
			'"',
			'*',
			'anna',
			' ',
			'AND',
			'NEAR(',
			')',
			'§',
			'\u0000',
			'\ud800',
			':',
			'^',
			'-',
			'é',
		);
		const text = fc.oneof(
			fc.array(part).map((parts) => parts.join('')),
			fc.string({ unit: 'binary', maxLength: 40 }),
		);
		await fc.assert(
			fc.asyncProperty(text, (typed) => askAll(store, typed)),
			{ numRuns: 60 },
		);
	});

	test('marks are no wildcards', async () => {
		const { store, add } = await open();
		await add(spec);
		for (const typed of ['%', '_', '*', '.*', '?', '"', '§1']) {
			expect([typed, await store.people(typed, 3), await store.nearPeople(typed, 3)]).toEqual([typed, [], []]);
			expect((await store.quotes('anna dahl', { about: typed, limit: 3 })).rows).toEqual([]);
		}
		expect((await store.quotes('anna%', { limit: 3 })).rows).toEqual([]);
	});

	test('hostile text can be saved, found and read', async () => {
		const { store, add } = await open();
		for (const [index, text] of HOSTILE.entries()) {
			const [article] = await add({
				id: `id-${index}`,
				headline: text,
				lead: text,
				body: [text],
				language: index % 2 === 0 ? 'sv' : text.slice(0, 20),
				people: [{ name: `${text} x`, role: text, aliases: [text] }],
				says: [{ who: `${text} x`, words: `${text}!` }],
				boxes: [{ title: text, items: [text] }],
			});
			expect(await store.article(`id-${index}`)).toEqual(article);
			expect(await store.quotesOf(`id-${index}`)).toHaveLength(1);
		}
		expect((await store.factBoxes({ limit: 100 })).total).toBe(HOSTILE.length);
	});

	test('a cursor that no page gave begins at the beginning', async () => {
		const { store, add } = await open();
		await add(spec, spec);
		const first = await store.articles({ limit: 1 });
		for (const cursor of ['', 'x', '1', '1.', '.1', '1.2.3', '99999999999999999.1', '1;2']) {
			expect(await store.articles({ limit: 1, cursor })).toEqual(first);
		}
	});

	test.each([0, -1, Number.NaN, 0.5])('a limit of %d gives no rows', async (limit) => {
		const { store, add } = await open();
		await add(spec);
		expect(await store.articles({ limit })).toEqual({ rows: [], next: null, total: 1 });
		expect(await store.people('', limit)).toEqual([]);
		expect(await store.nearPeople('Dalh', limit)).toEqual([]);
		expect(await store.articlesByHeadline('', limit)).toEqual([]);
	});

	test('an endless limit gives all there is', async () => {
		const { store, add } = await open();
		await add(spec, spec);
		expect((await store.articles({ limit: Number.POSITIVE_INFINITY })).rows).toHaveLength(2);
	});
}
