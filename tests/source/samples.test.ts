import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Document } from '../../src/document/document.ts';
import { articleFiles, readSource } from '../../src/source/read.ts';

const FOLDER = join(import.meta.dirname, '../../data/articles');
const names = await readdir(FOLDER);
const articles = articleFiles(names);

describe('the sample articles', () => {
	test('are texts, pages and side files, and nothing else', () => {
		const sides = names.filter((name) => !articles.includes(name));
		const texts = articles.filter((name) => name.endsWith('.txt'));
		expect(sides.sort()).toEqual(texts.map((name) => name.replace(/\.txt$/u, '.json')));
		expect(articles.length).toBeGreaterThanOrEqual(10);
	});

	test('the first article stands byte for byte', async () => {
		const bytes = await readFile(join(FOLDER, 'gp-raddningsmissionen.txt'));
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(
			'10d95273bc96b4aa0a7759fa7f6f23c68b399c506d5c4828367199d1086f6160',
		);
	});

	test.each(articles)('%s is read', async (name) => {
		const document = Document.parse(await readSource({ path: join(FOLDER, name) }));
		const { metadata, text, blocks } = document;
		expect(metadata.publisher).toBeTypeOf('string');
		expect(metadata.language).toMatch(/^[a-z]{2}$/u);
		if (!name.startsWith('gp-')) {
			expect(metadata.publishedAt).toMatch(/^2026-/u);
			expect(metadata.url).toMatch(/^https:\/\/www\.[a-z]+\.example\//u);
			expect(metadata.byline?.length).toBeGreaterThan(0);
		}
		expect(text.split(/\s+/u).length).toBeGreaterThan(180);
		expect(name.endsWith('.html')).toBe(blocks !== undefined);
	});

	test('have all addresses but once', async () => {
		const documents = await Promise.all(articles.map((name) => readSource({ path: join(FOLDER, name) })));
		const urls = documents.flatMap(({ metadata: { url } }) => url ?? []);
		expect(new Set(urls).size).toBe(urls.length);
	});

	test('an interview page keeps its questions, its box and its numbers', async () => {
		const { text, blocks = [] } = await readSource({ path: join(FOLDER, 'polischefen-svarar.html') });
		const wordsOf = (kind: string): string[] =>
			blocks.filter((block) => block.kind === kind).map(({ span }) => text.slice(span.start, span.end));
		expect(wordsOf('question')).toHaveLength(4);
		expect(wordsOf('pullquote')).toEqual(['De som stjäl utombordare har släpvagn och köpare.']);
		expect(wordsOf('factbox')).toEqual([
			'Fakta: Så märker du din motor\n1. Anteckna serienumret och fotografera motorn.\n2. Rista in personnumret på två ställen.\n3. Registrera båten hos sjöpolisen, det är gratis.\nKälla: Polisen i Vinterhamn',
		]);
		expect(text).not.toMatch(/nyhetsbrev|kakor|Mer från Nyheter|ansvarig utgivare/iu);
	});
});
