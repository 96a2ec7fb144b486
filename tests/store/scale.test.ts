import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';

// So many that a beginning counts as common and is looked for the other way round.
const COUNT = 1200;

test('beginnings that very many have find the same as rare ones', async () => {
	let clock = new Date('2026-01-01T00:00:00Z');
	const store = await openSqlite({ path: ':memory:', now: () => clock });
	const names = Array.from({ length: COUNT }, (_, index) => `Anna Berg${index % 2 ? 'lund' : 'ström'}${index}`);
	const turns = (who: string, count: number) =>
		Array.from({ length: count }, (_, index) => ({ who, words: `Ord ${index}.` }));
	const [first = '', second = '', third = ''] = names;
	const open = anArticle({ people: names, says: [...turns(first, 1), ...turns(third, 3), ...turns(second, 2)] });
	const later = anArticle({
		embargoedUntil: '2026-01-02T00:00:00Z',
		people: ['Anna Bergendahl'],
		says: [...turns(first, 5), ...turns('Anna Bergendahl', 4)],
	});
	for (const article of [open, later]) await store.save(article, originOf(article));

	const found = async (typed: string) => (await store.people(typed, 4)).map(({ name, quotes }) => `${name} ${quotes}`);
	expect(await found('anna')).toEqual([`${third} 3`, `${second} 2`, `${first} 1`, 'Anna Berglund1001 0']);
	expect(await found('')).toEqual(await found('a b'));
	expect(await found('anna bergl')).toEqual([
		`${second} 2`,
		'Anna Berglund1001 0',
		'Anna Berglund1003 0',
		'Anna Berglund1005 0',
	]);
	expect(await found('anna bergs')).toEqual([`${third} 3`, `${first} 1`, 'Anna Bergström10 0', 'Anna Bergström100 0']);
	expect(await found('anna x')).toEqual([]);
	expect(await found('a bergendahl')).toEqual([]);
	clock = new Date('2026-01-02T00:00:00Z');
	expect(await found('anna')).toEqual([`${first} 6`, 'Anna Bergendahl 4', `${third} 3`, `${second} 2`]);
	expect(await found('')).toEqual(await found('anna'));
	expect(await found('a bergendahl')).toEqual(['Anna Bergendahl 4']);
	expect((await store.counts()).people).toBe(COUNT + 1);
	await store.close();
});

test('headlines: common and rare beginnings, newest first', async () => {
	const store = await openSqlite({ path: ':memory:', now: () => new Date('2026-01-01T00:00:00Z') });
	for (let index = 0; index < COUNT; index++) {
		const article = anArticle({
			id: `${index}`,
			headline: `Bron öppnar ${index === 3 ? 'sent' : 'snart'}`,
			publishedAt: new Date(Date.UTC(2025, 0, 1, 0, index)).toISOString(),
		});
		await store.save(article, originOf(article));
	}
	const found = async (typed: string) => (await store.articlesByHeadline(typed, 2)).map(({ id }) => id);
	expect(await found('bron')).toEqual(['1199', '1198']);
	expect(await found('snart b')).toEqual(['1199', '1198']);
	expect(await found('sent öppnar')).toEqual(['3']);
	expect(await found('öppnar x')).toEqual([]);
	expect(await found('öppnarna b')).toEqual([]);
	await store.close();
});
