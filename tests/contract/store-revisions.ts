import { expect, test } from 'vitest';
import { loadStem } from '../../src/language/stem.ts';
import { prepare } from '../../src/store/prepare.ts';
import { anArticle, originOf, type Spec } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

const at = (hour: number) => `2025-03-01T${String(hour).padStart(2, '0')}:00:00Z`;
const version = (words: string, more: Spec = {}): Spec => ({ id: 'a', says: [{ who: 'Anna Dahl', words }], ...more });

export function revisionsContract(open: OpenArchive): void {
	test('all versions are kept, the oldest first', async () => {
		const { store, add } = await open();
		await add(version('Ett.'), version('Två.'), version('Tre.'));
		const revisions = await store.revisions('a');
		expect(revisions.map(({ article }) => [article.revision, article.quotes[0]?.text])).toEqual([
			[1, 'Ett.'],
			[2, 'Två.'],
			[3, 'Tre.'],
		]);
		const noon = '2026-01-01T12:00:00.000Z';
		expect(revisions.map(({ replacedAt }) => replacedAt)).toEqual([noon, noon, null]);
		expect(await store.revisions('b')).toEqual([]);
	});

	test('a version that its source made earlier does not take the place of a later one', async () => {
		const { store, add } = await open();
		await add(version('Nytt.', { updatedAt: at(10) }));
		const late = anArticle(version('Gammalt.', { publishedAt: at(8), updatedAt: at(9) }));
		expect(await store.save(late, originOf(late))).toBe('outdated');
		expect((await store.article('a'))?.quotes[0]?.text).toBe('Nytt.');
		expect(await store.revisions('a')).toHaveLength(1);
	});

	test('a late version does not bring back what was canceled', async () => {
		const { store, add } = await open();
		await add(version('Ett.', { updatedAt: at(9) }), version('Ett.', { updatedAt: at(11), status: 'canceled' }));
		const late = anArticle(version('Ett.', { updatedAt: at(10) }));
		expect(await store.save(late, originOf(late))).toBe('outdated');
		expect(await store.article('a')).toBeUndefined();
	});

	test.each(['withheld', 'canceled'] as const)('%s: no version of it is given', async (status) => {
		const { store, add } = await open();
		await add(version('Ett.'), version('Två.', { status }));
		expect(await store.revisions('a')).toEqual([]);
		await add(version('Tre.'));
		expect((await store.revisions('a')).map(({ article }) => article.revision)).toEqual([1, 3]);
	});

	test('an embargo hides all versions until it ends, and then only a version that has one of its own', async () => {
		const { store, add, setClock } = await open();
		await add(version('Ett.', { embargoedUntil: at(10).replace('2025', '2027') }));
		await add(version('Två.', { embargoedUntil: at(10).replace('2025', '2026') }));
		expect(await store.revisions('a')).toEqual([]);
		setClock('2026-06-01T00:00:00Z');
		expect((await store.revisions('a')).map(({ article }) => article.revision)).toEqual([2]);
		setClock('2028-01-01T00:00:00Z');
		expect((await store.revisions('a')).map(({ article }) => article.revision)).toEqual([1, 2]);
	});

	test('many are saved in their order', async () => {
		const { store } = await open();
		const articles = [version('Ett.'), { id: 'b' }, version('Två.'), version('Två.')].map(anArticle);
		const stem = await loadStem();
		const saved = await store.saveAll(
			articles.map((article) => ({ prepared: prepare(article, stem), origin: originOf(article) })),
		);
		expect(saved.map((each) => each.saved)).toEqual(['new', 'new', 'revised', 'unchanged']);
		expect(await store.saveAll([])).toEqual([]);
		expect((await store.counts()).articles).toBe(2);
	});
}
