import { expect, test } from 'vitest';
import type { OpenArchive } from './store-archive.ts';

export function memoryContract(open: OpenArchive): void {
	test('a claim is for the first, and for nobody else until its time is over', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T00:00:00Z');
		const race = await Promise.all(Array.from({ length: 20 }, () => store.claim('event-1', 60_000)));
		expect(race.filter(Boolean)).toHaveLength(1);
		expect(await store.claim('event-2', 60_000)).toBe(true);
		setClock('2026-01-01T00:00:59.999Z');
		expect(await store.claim('event-1', 60_000)).toBe(false);
		setClock('2026-01-01T00:01:00Z');
		expect(await store.claim('event-1', 60_000)).toBe(true);
		expect(await store.claim('event-1', 60_000)).toBe(false);
	});

	test('a claim that was released is for the next', async () => {
		const { store } = await open();
		await store.claim('event-1', 60_000);
		await store.claim('event-2', 60_000);
		await store.release('event-1');
		await store.release('event-3');
		expect(await store.claim('event-1', 60_000)).toBe(true);
		expect(await store.claim('event-2', 60_000)).toBe(false);
	});

	test('a value is kept for its time and no longer', async () => {
		const { store, setClock } = await open();
		setClock('2026-01-01T00:00:00Z');
		const value = { command: 'quote', options: { person: 'Åsa \u0000 \ud83d "x"' }, cursor: null, list: [1, true] };
		const token = await store.keep(value, 60_000);
		expect(token).toMatch(/^[\w-]{8,24}$/u);
		expect(await store.recall(token)).toEqual(value);
		setClock('2026-01-01T00:00:59.999Z');
		expect(await store.recall(token)).toEqual(value);
		setClock('2026-01-01T00:01:00Z');
		expect(await store.recall(token)).toBeUndefined();
		expect(await store.recall('nobody-gave-this')).toBeUndefined();
	});

	test.each([{ value: null }, { value: 0 }, { value: '' }, { value: false }, { value: [] }])(
		'$value is a value like any other',
		async ({ value }) => {
			const { store } = await open();
			expect(await store.recall(await store.keep(value, 60_000))).toEqual(value);
		},
	);

	test('tokens differ, however alike the values', async () => {
		const { store } = await open();
		const tokens = await Promise.all(Array.from({ length: 300 }, () => store.keep('same', 60_000)));
		expect(new Set(tokens).size).toBe(300);
		expect(await Promise.all(tokens.map((token) => store.recall(token)))).toEqual(tokens.map(() => 'same'));
	});

	test('a value without an end is remembered under its name, the last one set', async () => {
		const { store, setClock } = await open();
		expect(await store.remembered('channel-1')).toBeUndefined();
		await store.remember('channel-1', 'a');
		await store.remember('channel-1', 'b \u0000 \ud83d');
		await store.remember('channel-2', '');
		setClock('2199-01-01T00:00:00Z');
		expect(await store.remembered('channel-1')).toBe('b \u0000 \ud83d');
		expect(await store.remembered('channel-2')).toBe('');
	});

	test('what is forgotten is gone, and forgetting it twice is no fault', async () => {
		const { store } = await open();
		await store.remember('workspace-1', 'a');
		await store.remember('workspace-2', 'b');
		await store.forget('workspace-1');
		await store.forget('workspace-1');
		expect(await store.remembered('workspace-1')).toBeUndefined();
		expect(await store.remembered('workspace-2')).toBe('b');
		await store.remember('workspace-1', 'c');
		expect(await store.remembered('workspace-1')).toBe('c');
	});
}
