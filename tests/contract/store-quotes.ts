import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliceOf } from '../../src/document/span.ts';
import { allPages, type OpenArchive } from './store-archive.ts';

export function quotesContract(open: OpenArchive): void {
	test('a turn comes with its segments, paragraph, role, question and cue', async () => {
		const { store, add } = await open();
		const [article] = await add({
			headline: 'Bron öppnar',
			lead: 'I vår.',
			junk: ['ANNONS'],
			people: [{ name: 'Anna Dahl', role: 'bro-\nchef' }],
			says: [{ who: 'Anna Dahl', words: ['Vi är klara', 'Äntligen.'], question: 'Är ni klara?' }],
		});
		const { rows } = await store.quotes('anna dahl', { limit: 5 });
		const [hit] = rows;
		if (!hit || !article) throw new Error('no quote');
		expect(hit.article).toEqual((await store.articles({ limit: 1 })).rows[0]);
		expect(hit.segments).toEqual(article.quotes);
		expect(hit.paragraph.text).toBe('– Vi är klara, säger Anna Dahl. Äntligen.');
		expect(sliceOf(article.text, hit.paragraph.span)).toBe(hit.paragraph.text);
		// Headline, lead, the person's paragraph and the question before it; junk does not count.
		expect(hit.paragraph.number).toBe(5);
		expect(hit).toMatchObject({ role: 'bro- chef', question: 'Är ni klara?', cue: 'säger Anna Dahl' });
	});

	test('words of half a character pair and control characters stay as they are', async () => {
		const { store, add } = await open();
		const words = 'Half \ud83d pair, NUL \u0000, “marks”, 𝄞';
		await add({ says: [{ who: 'Anna Dahl', words }] });
		expect((await store.quotes('anna dahl', { limit: 1 })).rows[0]?.segments[0]?.text).toBe(words);
	});

	test('indirect speech, echoes and other speakers are left out, fragments are not', async () => {
		const { store, add } = await open();
		await add({
			id: 'a',
			says: [
				{ who: 'Anna Dahl', words: 'Vi är klara.' },
				{ who: 'Anna Dahl', words: 'att de är klara', kind: 'indirect' },
				{ who: 'Anna Dahl', words: 'klara', kind: 'partial' },
				{ who: 'Anna Dahl', words: 'Klara!', echo: 1 },
				{ who: 'Bo Ek', words: 'Jaså.' },
				{ description: 'en granne', words: 'Jaha.' },
				{ words: 'Vem vet.' },
			],
		});
		const texts = (rows: Awaited<ReturnType<typeof store.quotesOf>>) => rows.map((hit) => hit.segments[0]?.text);
		const page = await store.quotes('anna dahl', { limit: 10 });
		expect(texts(page.rows)).toEqual(['Vi är klara.', 'klara']);
		expect(page.total).toBe(2);
		expect(texts(await store.quotesOf('a'))).toEqual(['Vi är klara.', 'klara', 'Jaså.', 'Jaha.', 'Vem vet.']);
		expect((await store.articles({ limit: 1 })).rows[0]?.quotes).toBe(5);
		expect((await store.counts()).quotes).toBe(5);
		expect((await store.people('anna', 1))[0]?.quotes).toBe(2);
		expect((await store.quotes('nobody', { limit: 10 })).rows).toEqual([]);
		expect((await store.quotes('Anna Dahl', { limit: 10 })).total).toBe(0);
		expect(await store.quotesOf('b')).toEqual([]);
	});

	test('the same words of the same person stand once for each article', async () => {
		const { store, add } = await open();
		await add(
			{
				id: 'a',
				says: [
					{ who: 'Anna Dahl', words: 'Det är en utopi' },
					{ who: 'Bo Ek', words: 'Det är en utopi' },
					{ who: 'Anna Dahl', words: 'Det  är en UTOPI' },
				],
			},
			{ id: 'b', says: [{ who: 'Anna Dahl', words: 'Det är en utopi' }] },
		);
		expect((await store.quotes('anna dahl', { limit: 5 })).rows.map((hit) => hit.article.id)).toEqual(['b', 'a']);
		expect(await store.quotesOf('a')).toHaveLength(2);
	});

	test('newest article first, within an article in the order of the text, page by page', async () => {
		const words = (count: number) => Array.from({ length: count }, (_, index) => `Mening ${index}.`);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.constantFrom('2025-03-01', '2025-03-02', null), fc.integer({ min: 0, max: 4 })), {
					minLength: 3,
					maxLength: 8,
				}),
				fc.integer({ min: 1, max: 3 }),
				async (articles, limit) => {
					const { store, add } = await open();
					await add(
						...articles.map(([publishedAt, count], index) => ({
							id: `${index}`,
							publishedAt,
							says: words(count).map((said) => ({ who: 'Anna Dahl', words: said })),
						})),
					);
					const rows = (await allPages((cursor) => store.quotes('anna dahl', { cursor, limit }))).flat();
					const said = rows.map((hit) => `${hit.article.id} ${hit.segments[0]?.text}`);
					const heads = (await store.articles({ limit: 100 })).rows;
					expect(said).toEqual(
						heads.flatMap(({ id }) => words(articles[Number(id)]?.[1] ?? 0).map((each) => `${id} ${each}`)),
					);
					expect((await store.quotes('anna dahl', { limit })).total).toBe(said.length);
					await store.close();
				},
			),
			{ numRuns: 25 },
		);
	});

	test('a revision between two pages neither loses nor doubles a turn', async () => {
		const { store, add } = await open();
		const says = ['Ett.', 'Två.', 'Tre.', 'Fyra.'].map((words) => ({ who: 'Anna Dahl', words }));
		await add({ id: 'a', says }, { id: 'b', says });
		const said = (page: Awaited<ReturnType<typeof store.quotes>>) =>
			page.rows.map((hit) => `${hit.article.id} ${hit.segments[0]?.text}`);
		const first = await store.quotes('anna dahl', { limit: 2 });
		await add({ id: 'a', section: 'Inrikes', says }, { id: 'b', section: 'Inrikes', says });
		const second = await store.quotes('anna dahl', { limit: 10, cursor: first.next ?? '' });
		expect([...said(first), ...said(second)]).toEqual([
			...says.map(({ words }) => `b ${words}`),
			...says.map(({ words }) => `a ${words}`),
		]);
	});

	test('filters: article, since, until, about, and all of them together', async () => {
		const { store, add } = await open();
		const says = [
			{ who: 'Anna Dahl', words: 'Bron är stängd.' },
			{ who: 'Anna Dahl', words: 'Ingen kommer över.' },
		];
		await add(
			{ id: 'march', headline: 'Mars', publishedAt: '2025-03-01T08:00:00Z', says },
			{ id: 'april', headline: 'April', publishedAt: '2025-04-01T08:00:00Z', says },
			{ id: 'undated', headline: 'Odaterat', publishedAt: null, says },
		);
		const total = async (filter: object) => (await store.quotes('anna dahl', { limit: 1, ...filter })).total;
		expect(await total({})).toBe(6);
		expect(await total({ article: 'april' })).toBe(2);
		expect(await total({ article: 'may' })).toBe(0);
		expect(await total({ since: '2025-03-01' })).toBe(4);
		expect(await total({ since: '2025-03-02' })).toBe(2);
		expect(await total({ until: '2025-03-31' })).toBe(2);
		expect(await total({ about: 'bron' })).toBe(3);
		expect(await total({ about: 'april' })).toBe(2);
		expect(await total({ about: 'bron april' })).toBe(1);
		expect(await total({ about: 'bron', article: 'march', since: '2025-03-01', until: '2025-03-01' })).toBe(1);
		const pages = await allPages((cursor) => store.quotes('anna dahl', { about: 'bron', cursor, limit: 1 }));
		expect(pages.flat().map((hit) => hit.article.id)).toEqual(['april', 'march', 'undated']);
	});
}
