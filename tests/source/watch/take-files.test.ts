import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NewsroomError } from '../../../src/document/error.ts';
import { createIntake, type Taken } from '../../../src/source/intake.ts';
import { createReader } from '../../../src/source/reader.ts';
import { takeFiles } from '../../../src/source/take-files.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

const reader = createReader({ workers: 1, timeout: 30_000, memory: 512 });
afterAll(() => reader.close());
const now = () => new Date('2026-03-03T12:00:00Z');

async function desk(changed: Partial<Store> = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'deliver-'));
	const store = await openSqlite({ path: ':memory:', now });
	const intake = createIntake({ store: { ...store, ...changed }, reader, version: '1' });
	const told: Taken[] = [];
	const paths = (...names: string[]): string[] => names.map((name) => join(folder, name));
	return {
		store,
		told,
		paths,
		put: (name: string, item: object | string): void =>
			writeFileSync(join(folder, name), typeof item === 'string' ? item : JSON.stringify(item)),
		take: (names: readonly string[], signal = new AbortController().signal) =>
			takeFiles(paths(...names), { intake, signal, told: async (taken) => void told.push(taken) }),
		outcomes: (): string[] => told.map(({ status, error }) => error?.code ?? status),
		shown: async (): Promise<number> => (await store.articles({ limit: 10 })).total,
	};
}

const item = (version: string, given: object = {}) => ({
	uri: 'urn:example:1',
	versioncreated: `2026-03-03T${version}:00Z`,
	firstcreated: '2026-03-03T08:00:00Z',
	pubstatus: 'usable',
	headline: 'The bridge is shut',
	body_text: 'Nobody knows why.\n“It creaks”, says Bo Ek.',
	...given,
});

describe('what is delivered', () => {
	test('is saved in its order, each file told of', async () => {
		const { put, take, outcomes, shown, store } = await desk();
		put('a.json', item('09:00'));
		put('b.json', item('10:00', { body_text: 'Rust, says the county.' }));
		put('bad.json', '{"uri": ');
		put('c.txt', 'Other words of another story stand here.');
		expect(await take(['a.json', 'b.json', 'bad.json', 'c.txt'])).toEqual([]);
		expect(outcomes()).toEqual(['new', 'revised', 'damaged-file', 'new']);
		expect(await shown()).toBe(2);
		const { rows } = await store.articles({ limit: 10 });
		expect(rows[0]).toMatchObject({ headline: 'The bridge is shut', revision: 2 });
	});

	test('is the next version of the item from which it evolved, in whatever order they come', async () => {
		const words = (text: string) => ({ body_text: `${text} That is what the county said on Tuesday.` });
		const first = item('08:00', words('The bridge is shut.'));
		const second = item('10:00', {
			...words('The bridge is open again.'),
			uri: 'urn:example:2',
			firstcreated: '2026-03-03T10:00:00Z',
			evolvedfrom: 'urn:example:1',
		});
		for (const order of [
			['a.json', 'b.json'],
			['b.json', 'a.json'],
		]) {
			const { put, take, outcomes, shown, store } = await desk();
			put('a.json', first);
			put('b.json', second);
			await take(order);
			expect(outcomes()).toEqual(order[0] === 'a.json' ? ['new', 'revised'] : ['new', 'outdated']);
			put('a.json', { ...first, slugline: 'sent again' });
			await take(['a.json']);
			expect(outcomes().at(-1)).toBe('outdated');
			expect(await shown()).toBe(1);
			const { rows } = await store.articles({ limit: 1 });
			expect((await store.article(rows[0]?.id ?? ''))?.text).toContain('open again');
		}
	});

	test('is read again only when its bytes are others', async () => {
		const { put, take, told, outcomes } = await desk();
		put('a.json', item('09:00'));
		await take(['a.json']);
		await take(['a.json']);
		expect(told.map(({ ready }) => ready !== undefined)).toEqual([true, false]);
		put('a.json', item('09:30'));
		await take(['a.json']);
		expect(outcomes()).toEqual(['new', 'unchanged', 'revised']);
	});

	test.each([
		['canceled', { pubstatus: 'canceled', headline: undefined, body_text: undefined }],
		['withheld', { pubstatus: 'withheld' }],
		['under embargo', { embargoed: '2026-03-03T12:00:01Z' }],
		['of a status that nobody knows', { pubstatus: 'hold-for-desk' }],
	])('is gone from every answer once it is %s', async (_, given) => {
		const { put, take, shown, outcomes } = await desk();
		put('a.json', item('09:00'));
		await take(['a.json']);
		expect(await shown()).toBe(1);
		put('b.json', item('09:30', given));
		await take(['b.json']);
		expect(outcomes()).toEqual(['new', 'revised']);
		expect(await shown()).toBe(0);
	});

	test('late does not bring back what was canceled', async () => {
		const { put, take, shown, outcomes } = await desk();
		put('kill.json', item('10:00', { pubstatus: 'canceled' }));
		put('old.json', item('09:00'));
		await take(['kill.json', 'old.json']);
		expect(outcomes()).toEqual(['new', 'outdated']);
		expect(await shown()).toBe(0);
		put('new.json', item('11:00'));
		await take(['new.json']);
		expect(await shown()).toBe(1);
	});

	test('takes an article back, though its time be an earlier one, and for good', async () => {
		const { put, take, shown, outcomes } = await desk();
		put('a.json', item('10:00'));
		put('kill.json', item('00:00', { pubstatus: 'canceled' }));
		put('again.json', item('10:00', { urgency: 4 }));
		await take(['a.json', 'kill.json', 'again.json']);
		expect(outcomes()).toEqual(['new', 'revised', 'outdated']);
		expect(await shown()).toBe(0);
	});

	test('without any time is taken as it comes', async () => {
		const { put, take, shown } = await desk();
		const bare = { versioncreated: undefined, firstcreated: undefined };
		put('a.json', item('10:00', bare));
		put('kill.json', item('10:00', { ...bare, pubstatus: 'canceled' }));
		await take(['a.json', 'kill.json']);
		expect(await shown()).toBe(0);
	});

	test('as a package is several articles, none of which is read twice', async () => {
		const { put, take, outcomes, shown } = await desk();
		put('p.json', { items: [item('09:00'), item('09:00', { uri: 'urn:example:2', headline: 'Another' })] });
		await take(['p.json']);
		await take(['p.json']);
		expect(outcomes()).toEqual(['new', 'new', 'unchanged']);
		expect(await shown()).toBe(2);
	});

	test('while the database is busy is given back', async () => {
		let busy = true;
		const { store, put, take, outcomes, paths } = await desk({
			saveAll: (items) => {
				if (!busy) return store.saveAll(items);
				busy = false;
				return Promise.reject(new NewsroomError('database-locked', { file: 'x' }));
			},
		});
		put('a.json', item('09:00'));
		put('b.txt', 'Other words of another story stand here.');
		const left = await take(['a.json', 'b.txt']);
		expect(left).toEqual(paths('a.json', 'b.txt'));
		await take(['a.json', 'b.txt']);
		expect(outcomes()).toEqual(['new', 'new']);
	});

	test('stops at the signal, and gives back the rest', async () => {
		const { put, take, paths, told } = await desk();
		for (const name of ['a.txt', 'b.txt', 'c.txt']) put(name, `Words of the story in ${name} stand here.`);
		const names = ['a.txt', 'b.txt', 'c.txt'];
		expect(await take(names, AbortSignal.abort())).toEqual(paths(...names));
		expect(told).toEqual([]);
	});

	test('into a damaged database ends in its own fault', async () => {
		const { put, take } = await desk({
			saveAll: () => Promise.reject(new NewsroomError('database-corrupt', { file: 'x' })),
		});
		put('a.json', item('09:00'));
		await expect(take(['a.json'])).rejects.toMatchObject({ code: 'database-corrupt' });
	});
});
