import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../src/document/article.ts';
import { loadStem } from '../../../src/language/stem.ts';
import { createIntake } from '../../../src/source/intake.ts';
import type { StoreHint } from '../../../src/source/reader/protocol.ts';
import { readyFrom, readyOf } from '../../../src/source/reader/ready.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { anArticle, temporary } from '../../cli/newsroom.ts';
import { FERRY } from '../../store/alike/stories.ts';

async function archive() {
	const store = await openSqlite({ path: ':memory:', now: () => new Date() });
	const reader = {
		width: 2,
		ready: (source: Parameters<typeof readyOf>[0], hint: StoreHint) =>
			readyOf(source, hint, ({ text }, { id } = {}) => anArticle({ id: id ?? text.trim(), text })),
	};
	return { store, intake: createIntake({ store, reader, version: '1' }) };
}

test('many are told of in their order, and a bad one keeps no other out', async () => {
	const { store, intake } = await archive();
	const folder = temporary();
	const items = ['a', 'b', 'c', 'd'].map((name) => ({ path: join(folder, `${name}.txt`) }));
	for (const { path } of items.filter((_, index) => index !== 1)) writeFileSync(path, `words of ${path}`);
	const taken = [];
	for await (const one of intake.addAll(items)) taken.push(one);
	expect(taken.map(({ status }) => status)).toEqual(['new', 'refused', 'new', 'new']);
	expect(taken[1]?.error?.code).toBe('no-such-file');
	expect((await store.counts()).articles).toBe(3);
	expect((await intake.add(items[0] ?? { text: '' }))[0]?.status).toBe('unchanged');
	writeFileSync(items[0]?.path ?? '', 'other words');
	expect((await intake.add(items[0] ?? { text: '' }))[0]?.status).toBe('revised');
});

test('two pasted texts are two articles', async () => {
	const { store, intake } = await archive();
	await intake.add({ text: 'one' });
	await intake.add({ text: 'two' });
	expect((await store.counts()).articles).toBe(2);
});

test('after the signal nothing more is begun, and what was read is saved', async () => {
	const { store, intake } = await archive();
	const stopping = new AbortController();
	const items = function* () {
		for (let number = 0; ; number++) {
			if (number === 5) stopping.abort();
			yield { text: `text ${number}` };
		}
	};
	let told = 0;
	for await (const _ of intake.addAll(items(), { signal: stopping.signal })) told++;
	expect([told, (await store.counts()).articles]).toEqual([5, 5]);
});

test('a link that a feed has brought is the same article, a page that names another address is not', async () => {
	const page = (url: string | null, id: string) => anArticle({ id, url, text: 'Bron är stängd.' });
	const store = await openSqlite({ path: ':memory:', now: () => new Date() });
	let read = page('https://tidning.example/bron', 'fed');
	await store.save(read, { place: 'https://tidning.example/bron', digest: 'd' });
	const intake = createIntake({
		store,
		reader: { width: 1, ready: async () => ({ digest: 'd', ready: [readyFrom(read, await loadStem())] }) },
		loadFetcher: async () => async (url) => ({
			url,
			status: 200,
			bytes: Buffer.from('<p>'),
			mediaType: 'text/html',
			charset: null,
			etag: null,
			lastModified: null,
			notModified: false,
			retryAfter: null,
		}),
		version: '1',
	});
	for (const [url, given] of [
		['https://tidning.example/bron', 'https://www.tidning.example/bron/?utm_source=x'],
		[null, 'http://tidning.example/bron'],
	] as const) {
		read = page(url, 'by-itself');
		expect((await intake.add({ url: given }))[0]?.id).toBe('fed');
	}
	read = page('https://tidning.example/skolan', 'other');
	expect(await intake.add({ url: 'https://tidning.example/bron' })).toMatchObject([{ id: 'other', status: 'new' }]);
	expect((await store.counts()).articles).toBe(2);
});

test('a copy of what may not be shown is refused, and what is kept is told of by its id', async () => {
	const store = await openSqlite({ path: ':memory:', now: () => new Date() });
	const stem = await loadStem();
	const text = FERRY.join('\n\n');
	const stored = (id: string, given: Partial<Article>) =>
		anArticle({ id, language: 'sv', url: `https://a.example/${id}`, text, ...given });
	await store.save(stored('ferry', { status: 'withheld' }), { place: 'a', digest: 'a' });
	const intake = createIntake({
		store,
		reader: {
			width: 1,
			ready: async (source) => {
				const words = 'content' in source ? String(source.content) : '';
				const article = anArticle({ id: 'copy', language: 'sv', text: words });
				return { digest: 'd', ready: [readyFrom(article, stem, { named: false, replaces: null })] };
			},
		},
		version: '1',
	});
	const [held] = await intake.add({ text });
	expect(held?.error?.code).toBe('copy-held-back');
	await store.save(stored('ferry', { updatedAt: '2026-01-01T00:00:00Z' }), { place: 'a', digest: 'b' });
	const [taken] = await intake.add({ text: `${text}\n\nDela artikeln` });
	expect([taken?.status, taken?.id]).toEqual(['unchanged', 'ferry']);
	expect((await store.counts()).articles).toBe(1);
});
