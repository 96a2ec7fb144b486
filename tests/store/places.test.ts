import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, type Spec } from '../contract/articles.ts';

const open = (): Promise<Store> => openSqlite({ path: ':memory:', now: () => new Date('2026-01-01T12:00:00Z') });
const times = { publishedAt: '2025-03-01T08:00:00Z', updatedAt: '2025-03-01T10:00:00Z' };
const read = (store: Store, place: string, spec: Spec) =>
	store.save(anArticle({ id: 'a', ...spec }), { place, digest: JSON.stringify(spec) });

test('an edited file is a new version, though its editor took the time of the update out', async () => {
	const store = await open();
	await read(store, '/a.txt', { ...times, body: ['Bron är stängd.'] });
	expect(await read(store, '/a.txt', { ...times, updatedAt: null, body: ['Bron är öppen.'] })).toBe('revised');
	expect((await store.article('a'))?.text).toContain('öppen');
});

test('a version that tells an earlier time stays out, also from the same place', async () => {
	const store = await open();
	await read(store, '/a.txt', { ...times, body: ['Bron är stängd.'] });
	const earlier = { ...times, updatedAt: '2025-03-01T09:00:00Z', body: ['Bron är öppen.'] };
	expect(await read(store, '/a.txt', earlier)).toBe('outdated');
});

test('an older copy elsewhere does not take the place of a newer version, however often it is read', async () => {
	const store = await open();
	const copy = { ...times, updatedAt: null };
	await read(store, 'https://tidning.example/bron', { ...copy, body: ['Bron stängs.'] });
	await read(store, '/wire/2.xml', { ...times, body: ['Bron är stängd.'] });
	expect(await read(store, 'https://tidning.example/bron', { ...copy, body: ['Bron stängs snart.'] })).toBe('outdated');
	expect((await store.article('a'))?.text).toContain('är stängd');
});

test('what was canceled does not come back by a version without a time', async () => {
	const store = await open();
	await read(store, '/a.txt', { ...times, status: 'canceled' });
	expect(await read(store, '/a.txt', { ...times, updatedAt: null })).toBe('outdated');
});
