import { expect, test } from 'vitest';
import type { Article } from '../../src/document/article.ts';
import type { Author, NewCorrection } from '../../src/document/correction.ts';
import type { Store } from '../../src/store/store.ts';
import type { Spec } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

/** What people say about who said something stands above what the program found. */
export function correctionsContract(open: OpenArchive): void {
	const by: Author = { platform: 'test', workspace: 'w', user: 'u1', name: 'Eva Lind' };
	const words = ['Bron måste stå kvar', 'Annars flyttar jag.'];
	const spec: Spec = {
		id: 'a',
		people: [
			{ name: 'Anna Dahl', role: 'kassör' },
			{ name: 'Bo Ek', role: 'rektor' },
		],
		says: [
			{ who: 'Anna Dahl', words },
			{ who: 'Bo Ek', words: 'Nej.' },
			{ who: 'Anna Dahl', words: 'Ja.' },
		],
	};
	const spansOf = (article: Article | undefined, turn: number) =>
		(article?.quotes ?? []).filter((quote) => quote.turn === turn).map(({ span }) => span);
	const change = async (store: Store, speaker: string | null, more: Partial<NewCorrection> = {}) => {
		const spans = more.spans ?? spansOf(await store.article('a'), 1);
		return store.correct({ article: 'a', speaker, before: 'Anna Dahl', reason: 'heard it', by, ...more, spans });
	};
	const saidBy = async (store: Store, key: string) =>
		(await store.quotes(key, { limit: 9 })).rows.map(({ segments }) => segments.map(({ text }) => text).join(' '));

	test('every list tells the corrected speaker, and who said so and when', async () => {
		const { store, add } = await open();
		await add(spec);
		const made = await change(store, 'Bo Ek');
		expect(made).toMatchObject({ speaker: 'Bo Ek', before: 'Anna Dahl', reason: 'heard it', by, article: 'a' });
		expect(made?.at).toBe('2026-01-01T12:00:00.000Z');
		expect(await saidBy(store, 'anna dahl')).toEqual(['Ja.']);
		expect(await saidBy(store, 'bo ek')).toEqual([words.join(' '), 'Nej.']);
		const [hit, untouched] = (await store.quotes('bo ek', { limit: 9 })).rows;
		expect(hit).toMatchObject({ role: 'rektor', correction: { id: made?.id, by } });
		expect(hit?.segments[0]?.speaker).toEqual({ person: 'bo-ek', name: 'Bo Ek' });
		expect(untouched?.correction).toBeNull();
		expect(await store.people('', 9)).toMatchObject([
			{ name: 'Bo Ek', quotes: 2 },
			{ name: 'Anna Dahl', quotes: 1 },
		]);
		expect((await store.quotesOf('a')).map(({ correction }) => correction?.id)).toEqual([
			made?.id,
			undefined,
			undefined,
		]);
		const article = await store.article('a');
		expect(article?.quotes.filter(({ turn }) => turn === 1).map(({ speaker }) => speaker)).toEqual([
			{ person: 'bo-ek', name: 'Bo Ek' },
			{ person: 'bo-ek', name: 'Bo Ek' },
		]);
		expect(await store.corrections('a')).toEqual([made]);
	});

	test('somebody whom the article does not name, or nobody', async () => {
		const { store, add } = await open();
		await add(spec, { id: 'b', says: [{ who: 'Cilla Ask', words: 'Hej.' }] });
		await change(store, 'Cilla Ask');
		expect(await store.people('cilla', 9)).toMatchObject([{ key: 'cilla ask', quotes: 2, articles: 2 }]);
		expect((await store.article('a'))?.people.map(({ name }) => name)).toEqual(['Anna Dahl', 'Bo Ek', 'Cilla Ask']);
		await change(store, null);
		expect(await store.people('cilla', 9)).toMatchObject([{ quotes: 1, articles: 1 }]);
		expect((await store.quotesOf('a'))[0]).toMatchObject({ role: null, correction: { speaker: null } });
		expect((await store.quotesOf('a'))[0]?.segments[0]?.speaker).toBeNull();
	});

	test('the latest counts; taken back, the one before it does, then the article itself', async () => {
		const { store, add } = await open();
		await add(spec);
		const first = await change(store, 'Bo Ek');
		const second = await change(store, 'Cilla Ask');
		expect(await saidBy(store, 'cilla ask')).toEqual([words.join(' ')]);
		expect(await store.corrections('a')).toEqual([second]);
		expect(await store.undoCorrection(second?.id ?? '', by)).toEqual(second);
		expect(await saidBy(store, 'bo ek')).toContain(words.join(' '));
		expect(await store.people('cilla', 9)).toEqual([]);
		await store.undoCorrection(first?.id ?? '', by);
		expect(await saidBy(store, 'anna dahl')).toEqual([words.join(' '), 'Ja.']);
		expect(await store.corrections('a')).toEqual([]);
		for (const id of [first?.id ?? '', '999', 'x', '']) expect(await store.undoCorrection(id, by)).toBeUndefined();
	});

	test('survives another reading and a revision that has the words, wherever they stand', async () => {
		const { store, add } = await open();
		await add(spec);
		await change(store, 'Bo Ek');
		await add(spec);
		expect(await saidBy(store, 'bo ek')).toContain(words.join(' '));
		await add({ ...spec, lead: 'Nya uppgifter.', body: ['Mer text.'], says: [...(spec.says ?? [])].reverse() });
		expect((await store.article('a'))?.revision).toBe(2);
		expect(await saidBy(store, 'bo ek')).toContain(words.join(' '));
		expect(await saidBy(store, 'anna dahl')).toEqual(['Ja.']);
	});

	test('lapses with the words, and comes back with them', async () => {
		const { store, add } = await open();
		await add(spec);
		await change(store, 'Bo Ek');
		await add({ ...spec, says: [{ who: 'Anna Dahl', words: 'Något helt annat.' }] });
		expect(await saidBy(store, 'anna dahl')).toEqual(['Något helt annat.']);
		expect((await store.quotesOf('a'))[0]?.correction).toBeNull();
		expect(await store.corrections('a')).toEqual([]);
		await add(spec);
		expect(await saidBy(store, 'bo ek')).toContain(words.join(' '));
	});

	test('of the same words in two places only those that were meant', async () => {
		const { store, add } = await open();
		const twice: Spec = {
			id: 'a',
			says: [
				{ who: 'Anna Dahl', words: 'Nej.' },
				{ who: 'Bo Ek', words: 'Nej.' },
			],
		};
		const [article] = await add(twice);
		await change(store, 'Cilla Ask', { spans: spansOf(article, 2) });
		expect((await store.quotesOf('a')).map(({ segments }) => segments[0]?.speaker)).toMatchObject([
			{ name: 'Anna Dahl' },
			{ name: 'Cilla Ask' },
		]);
		// Once the place cannot be told any more, nobody is given what another may have said.
		await add({ ...twice, says: [{ who: 'Anna Dahl', words: 'Nej.' }] });
		expect((await store.quotesOf('a')).map(({ segments }) => segments[0]?.speaker)).toMatchObject([
			{ name: 'Anna Dahl' },
		]);
	});

	test('a caption that repeats the words follows', async () => {
		const { store, add } = await open();
		await add({ ...spec, says: [...(spec.says ?? []), { who: 'Anna Dahl', words: words[0] ?? '', echo: 1 }] });
		await change(store, 'Bo Ek');
		const quotes = (await store.article('a'))?.quotes ?? [];
		expect(quotes.find(({ echo }) => echo === 1)?.speaker).toMatchObject({ name: 'Bo Ek' });
	});

	test('what may not be shown cannot be corrected; what was corrected stays hidden', async () => {
		const { store, add, setClock } = await open();
		const span = { start: 0, end: 3 };
		expect(await change(store, 'Bo Ek', { spans: [span] })).toBeUndefined();
		await add({ ...spec, embargoedUntil: '2026-02-01T00:00:00Z' });
		expect(await change(store, 'Bo Ek', { spans: [span] })).toBeUndefined();
		setClock('2026-02-01T00:00:00Z');
		await change(store, 'Cilla Ask');
		expect(await store.people('cilla', 9)).toHaveLength(1);
		await add({ ...spec, status: 'canceled' });
		expect(await store.people('cilla', 9)).toEqual([]);
	});
}

/** The stored turns nearest to any text. */
export function likeContract(open: OpenArchive): void {
	const found = async (store: Store, text: string) =>
		(await store.quotesLike(text, 3)).map(({ segments }) => segments.map((each) => each.text).join(' '));

	test('are those that share its rarest words, in any inflection', async () => {
		const { store, add } = await open();
		await add(
			{ id: 'a', headline: 'Ett', says: [{ who: 'Anna Dahl', words: 'Kajen håller inte ett år till.' }] },
			{ id: 'b', headline: 'Två', says: [{ who: 'Bo Ek', words: 'Skolan får nya fönster.' }] },
			{ id: 'c', headline: 'Tre', says: [{ who: 'Bo Ek', words: 'Skolan är stängd hela året.' }] },
		);
		expect((await found(store, 'Hon sa att kajer inte håller'))[0]).toBe('Kajen håller inte ett år till.');
		expect((await found(store, 'en skola med nya hus'))[0]).toBe('Skolan får nya fönster.');
		expect(await found(store, 'xylofon')).toEqual([]);
		expect(await found(store, '')).toEqual([]);
		expect(await store.quotesLike('skolan', 1)).toHaveLength(1);
		expect(await store.quotesLike('skolan', 0)).toEqual([]);
	});

	test('in the middle of a long text, too', async () => {
		const { store, add } = await open();
		const words = (from: number) => Array.from({ length: 120 }, (_, index) => `ord${from + index}`).join(' ');
		await add(
			{ id: 'a', says: [{ who: 'Anna Dahl', words: 'Kajen håller inte ett år till.' }] },
			...Array.from({ length: 9 }, (_, index) => ({
				says: [{ who: 'Bo Ek', words: `Så ord${index} och ord${index + 200} är.` }],
			})),
		);
		const hits = await store.quotesLike(`${words(0)} kajen håller inte ett år till ${words(150)}`, 5);
		expect(hits.map(({ segments }) => segments[0]?.text)).toContain('Kajen håller inte ett år till.');
	});

	test('whoever spoke, several together once, nothing under embargo', async () => {
		const { store, add, setClock } = await open();
		await add(
			{ id: 'a', says: [{ who: ['Anna Dahl', 'Bo Ek'], words: 'Vi ror hem.' }, { words: 'Alla ror hem.' }] },
			{ id: 'b', embargoedUntil: '2026-02-01T00:00:00Z', says: [{ who: 'Bo Ek', words: 'Jag ror hem.' }] },
		);
		expect((await found(store, 'ror hem')).toSorted()).toEqual(['Alla ror hem.', 'Vi ror hem.']);
		setClock('2026-02-01T00:00:00Z');
		expect(await found(store, 'ror hem')).toHaveLength(3);
	});

	test('hostile and endless text finds or does not find, and never fails', async () => {
		const { store, add } = await open();
		await add({ id: 'a', says: [{ who: 'Anna Dahl', words: 'Kajen håller.' }] });
		for (const text of ['" OR 1', '§1', '*', '((', '\u0000', '😀', 'å'.repeat(100_000), 'kajen '.repeat(20_000)]) {
			expect((await found(store, text)).length).toBeLessThanOrEqual(1);
		}
	});
}
