import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/document/article.ts';
import { loadStem } from '../../src/language/stem.ts';
import { type Identity, prepare } from '../../src/store/prepare.ts';
import type { Store } from '../../src/store/store.ts';
import { AROUND, FERRY, patterns } from '../store/alike/stories.ts';
import { anArticle } from './articles.ts';
import type { OpenArchive } from './store-archive.ts';

const UNNAMED: Identity = { named: false, replaces: null };

export function alikeContract(open: OpenArchive): void {
	const story = (id: string, lines: readonly string[], metadata: Partial<Article> = {}): Article => {
		const [headline = '', lead = '', ...body] = lines;
		return { ...anArticle({ id, headline, lead, body }), url: null, publisher: null, byline: [], ...metadata };
	};
	const said = { url: 'https://allehanda.example/farjan', publisher: 'Sundviks Allehanda', byline: ['Ida Holm'] };
	const changed = FERRY.map((line) => line.replace('protester', 'ilska'));
	const around = (lines: readonly string[]) => [...AROUND.before, ...lines, ...AROUND.after];
	async function saveAs(store: Store, article: Article, identity: Identity, place = article.id) {
		const stem = await loadStem();
		const [kept] = await store.saveAll([
			{ prepared: prepare(article, stem, identity), origin: { place, digest: place } },
		]);
		return kept;
	}
	const named: Identity = { named: true, replaces: null };

	describe('what no source has named', () => {
		test('is the stored article when it tells the same, whatever stands around it', async () => {
			const { store } = await open();
			await saveAs(store, story('web', FERRY, said), named);
			expect(await saveAs(store, story('paste', around(FERRY)), UNNAMED)).toEqual({ saved: 'unchanged', id: 'web' });
			expect(await saveAs(store, story('paste', around(FERRY)), UNNAMED)).toEqual({ saved: 'unchanged', id: 'web' });
			expect(await store.articleAt('paste')).toBe('web');
			expect((await store.counts()).articles).toBe(1);
			expect((await store.article('web'))?.text).toBe(story('web', FERRY).text);
		});

		test('is its next version when a few words are others, and keeps what the source said', async () => {
			const { store } = await open();
			await saveAs(store, story('web', FERRY, said), named);
			expect(await saveAs(store, story('paste', changed), UNNAMED)).toEqual({ saved: 'revised', id: 'web' });
			const now = await store.article('web');
			expect(now).toMatchObject({ id: 'web', revision: 2, ...said });
			expect(now?.text).toContain('ilska');
			expect((await store.articles({ about: 'ilska', limit: 5 })).rows.map(({ id }) => id)).toEqual(['web']);
			expect(await store.revisions('web')).toHaveLength(2);
		});

		test('finds also what was saved right before it', async () => {
			const { store } = await open();
			const stem = await loadStem();
			const items = [story('a', FERRY), story('b', around(FERRY)), story('c', changed)].map((article) => ({
				prepared: prepare(article, stem, UNNAMED),
				origin: { place: article.id, digest: article.id },
			}));
			expect(await store.saveAll(items)).toEqual([
				{ saved: 'new', id: 'a' },
				{ saved: 'unchanged', id: 'a' },
				{ saved: 'revised', id: 'a' },
			]);
		});

		test('shows nothing of an article that may not be shown', async () => {
			const { store, setClock } = await open();
			const later = { embargoedUntil: '2026-02-01T00:00:00Z' };
			const [court = [], other = []] = patterns.court ?? [];
			await saveAs(store, story('wire', FERRY, { ...said, status: 'withheld' }), named);
			await saveAs(store, story('early', court, later), named);
			expect(await saveAs(store, story('p1', changed), UNNAMED)).toEqual({ saved: 'unchanged', id: 'wire' });
			expect(await saveAs(store, story('p2', court), UNNAMED)).toEqual({ saved: 'unchanged', id: 'early' });
			expect(await saveAs(store, story('p3', other), UNNAMED)).toEqual({ saved: 'new', id: 'p3' });
			expect((await store.counts()).articles).toBe(1);
			expect(await store.isHidden('wire')).toBe(true);
			setClock('2026-02-01T00:00:00Z');
			expect((await store.counts()).articles).toBe(2);
		});

		test('stands where an article stood: its next version, however much is another', async () => {
			const { store } = await open();
			await saveAs(store, story('web', FERRY, said), named, '/srv/a.txt');
			const [court = []] = patterns.court ?? [];
			expect(await saveAs(store, story('web', court), UNNAMED, '/srv/a.txt')).toEqual({ saved: 'revised', id: 'web' });
		});

		test('is an old copy when the article has become another since', async () => {
			const { store } = await open();
			await saveAs(store, story('web', FERRY, said), named);
			await saveAs(store, story('paste', FERRY), UNNAMED);
			const [court = []] = patterns.court ?? [];
			await saveAs(store, story('web', court, said), named);
			expect(await saveAs(store, story('paste', FERRY), UNNAMED)).toEqual({ saved: 'outdated', id: 'web' });
		});

		test.each(Object.keys(patterns))('is an article of its own beside another of its pattern: %s', async (name) => {
			const { store } = await open();
			const [one = [], other = []] = patterns[name] ?? [];
			await saveAs(store, story('one', one), UNNAMED);
			expect(await saveAs(store, story('other', other), UNNAMED)).toEqual({ saved: 'new', id: 'other' });
			expect(await saveAs(store, story('third', around(other)), UNNAMED)).toMatchObject({ id: 'other' });
		});

		test('an article that is written anew is found by its new words alone', async () => {
			const { store } = await open();
			const [court = []] = patterns.court ?? [];
			await saveAs(store, story('a', FERRY, said), named);
			await saveAs(store, story('a', court, said), named);
			expect(await saveAs(store, story('b', FERRY), UNNAMED)).toEqual({ saved: 'new', id: 'b' });
			expect(await saveAs(store, story('c', court), UNNAMED)).toEqual({ saved: 'unchanged', id: 'a' });
		});
	});

	describe('what a source names', () => {
		test('takes over what was pasted before, and is known by both ids', async () => {
			const { store } = await open();
			await saveAs(store, story('paste', around(FERRY)), UNNAMED);
			expect(await saveAs(store, story('web', FERRY, said), named)).toEqual({ saved: 'revised', id: 'paste' });
			expect(await store.article('paste')).toMatchObject(said);
			const [court = []] = patterns.court ?? [];
			expect(await saveAs(store, story('web', court, said), named)).toEqual({ saved: 'revised', id: 'paste' });
			expect((await store.counts()).articles).toBe(1);
		});

		test('is never the copy of what another source has named', async () => {
			const { store } = await open();
			await saveAs(store, story('web', FERRY, said), named);
			const elsewhere = { ...said, url: 'https://posten.example/farjan' };
			expect(await saveAs(store, story('other', FERRY, elsewhere), named)).toEqual({ saved: 'new', id: 'other' });
		});
	});

	describe('what takes the place of another', () => {
		const [court = [], other = []] = patterns.court ?? [];
		const at = (hour: number) => ({ updatedAt: `2025-03-01T0${hour}:00:00Z` });

		test('is its next version, as is what takes the place of that', async () => {
			const { store } = await open();
			await saveAs(store, story('a', court, at(1)), named);
			expect(await saveAs(store, story('b', other, at(2)), { named: true, replaces: 'a' })).toEqual({
				saved: 'revised',
				id: 'a',
			});
			expect(await saveAs(store, story('c', FERRY, at(3)), { named: true, replaces: 'b' })).toEqual({
				saved: 'revised',
				id: 'a',
			});
			expect(await saveAs(store, story('b', FERRY, at(4)), named)).toMatchObject({ id: 'a' });
			expect((await store.counts()).articles).toBe(1);
			expect((await store.article('a'))?.revision).toBe(4);
		});

		test('has come first: the former is an earlier version', async () => {
			const { store } = await open();
			expect(await saveAs(store, story('b', other, at(2)), { named: true, replaces: 'a' })).toEqual({
				saved: 'new',
				id: 'b',
			});
			expect(await saveAs(store, story('a', court, at(1)), named)).toEqual({ saved: 'outdated', id: 'b' });
			expect((await store.counts()).articles).toBe(1);
		});
	});
}
