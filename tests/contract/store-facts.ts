import { expect, test } from 'vitest';
import { allPages, type OpenArchive } from './store-archive.ts';

export function factsContract(open: OpenArchive): void {
	const boxes = (...titles: string[]) => titles.map((title) => ({ title, items: [`${title}: ett`, `${title}: två`] }));

	test('boxes as they were saved, newest article first, in the order of the text, page by page', async () => {
		const { store, add } = await open();
		const [old] = await add(
			{ id: 'old', publishedAt: '2025-03-01', boxes: boxes('A', 'B') },
			{ id: 'new', publishedAt: '2025-03-02', boxes: boxes('C', 'D', 'E') },
			{ id: 'none', publishedAt: null, boxes: boxes('F') },
			{ id: 'bare' },
		);
		const all = await store.factBoxes({ limit: 10 });
		expect(all.rows.map(({ article, box }) => `${article.id} ${box.title}`)).toEqual([
			'new C',
			'new D',
			'new E',
			'old A',
			'old B',
			'none F',
		]);
		expect(all).toMatchObject({ total: 6, next: null });
		expect(all.rows.slice(3, 5).map(({ box }) => box)).toEqual(old?.factBoxes);
		const pages = await allPages((cursor) => store.factBoxes({ cursor, limit: 2 }));
		expect(pages.map((page) => page.length)).toEqual([2, 2, 2]);
		expect(pages.flat()).toEqual(all.rows);
	});

	test('filters: article, since, until, and words of the box or its article', async () => {
		const { store, add } = await open();
		await add(
			{ id: 'old', headline: 'Hamnen', publishedAt: '2025-03-01', boxes: boxes('Kranarna') },
			{ id: 'new', headline: 'Skolan', publishedAt: '2025-03-02', body: ['Om eleverna.'], boxes: boxes('Betygen') },
		);
		const found = async (filter: object) =>
			(await store.factBoxes({ limit: 5, ...filter })).rows.map(({ box }) => box.title);
		expect(await found({ article: 'old' })).toEqual(['Kranarna']);
		expect(await found({ since: '2025-03-02' })).toEqual(['Betygen']);
		expect(await found({ until: '2025-03-01' })).toEqual(['Kranarna']);
		expect(await found({ about: 'kran' })).toEqual(['Kranarna']);
		expect(await found({ about: 'skola elev' })).toEqual(['Betygen']);
		expect(await found({ about: 'kran skola' })).toEqual([]);
	});
}
