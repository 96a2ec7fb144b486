import { expect, test } from 'vitest';
import type { OpenArchive } from './store-archive.ts';

const LEASE = 10_000;
const AGE = 900_000;
const work = (key: string, kind = 'slack') => ({
	key,
	kind,
	payload: { text: `work ${key} \u0000 \ud83d`, list: [1, null] },
});

export function pendingContract(open: OpenArchive): void {
	test('work that is promised can be taken over once its owner is silent, with all that was kept', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T00:00:00Z');
		expect(await store.hold(work('a'), 'one', LEASE)).toBe(true);
		expect(await store.hold(work('a'), 'two', LEASE)).toBe(false);
		setClock('2026-01-01T00:00:09.999Z');
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([]);
		setClock('2026-01-01T00:00:10Z');
		expect(await store.takeOver('discord', 'two', LEASE, AGE)).toEqual([]);
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([work('a')]);
		expect(await store.takeOver('slack', 'three', LEASE, AGE)).toEqual([]);
	});

	test('an owner that says it lives keeps all of its work; done work is gone', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T00:00:00Z');
		for (const key of ['a', 'b', 'c']) await store.hold(work(key), key === 'c' ? 'other' : 'one', LEASE);
		setClock('2026-01-01T00:00:08Z');
		await store.renew('one', LEASE);
		await store.settle('a');
		await store.settle('a');
		setClock('2026-01-01T00:00:17Z');
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([work('c')]);
		setClock('2026-01-01T00:00:18Z');
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([work('b')]);
		expect(await store.hold(work('a'), 'two', LEASE)).toBe(true);
	});

	test('several that look at once share the work, each piece to one', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T00:00:00Z');
		for (let index = 0; index < 20; index++) await store.hold(work(String(index)), 'dead', LEASE);
		setClock('2026-01-01T00:01:00Z');
		const taken = await Promise.all(['one', 'two', 'three'].map((owner) => store.takeOver('slack', owner, LEASE, AGE)));
		expect(
			taken
				.flat()
				.map(({ key }) => key)
				.sort(),
		).toEqual(Array.from({ length: 20 }, (_, at) => String(at)).sort());
	});

	test('what is too old for an answer is dropped; a clock that was set back does not hold it for ever', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T12:00:00Z');
		await store.hold(work('old'), 'dead', LEASE);
		setClock('2026-01-01T12:15:00.001Z');
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([]);
		expect(await store.hold(work('old'), 'dead', LEASE)).toBe(true);
		setClock('2026-01-01T12:14:00Z');
		expect(await store.takeOver('slack', 'two', LEASE, AGE)).toEqual([work('old')]);
	});
}
