import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { stemmingVersion } from '../../src/language/stem.ts';
import { createParser } from '../../src/parse/parse.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle, originOf } from '../contract/articles.ts';
import { temporaryFolder } from './folder.ts';

const now = () => new Date('2026-01-01T12:00:00Z');

test('the parser and the store join and part names alike', async () => {
	const parse = await createParser();
	const text =
		'Bron rivs\n\nHelge Karlsen och Christina Moberg bor intill.\n\n– Vi är förkrossade, säger Helge Karlsen och Christina Moberg.\n';
	const article = parse({ text, metadata: {} }, { language: 'sv' });
	const store = await openSqlite({ path: ':memory:', now });
	await store.save(article, originOf(article));
	for (const key of ['helge karlsen', 'christina moberg']) {
		expect((await store.quotes(key, { limit: 5 })).rows.map(({ segments }) => segments)).toEqual([article.quotes]);
	}
	expect((await store.people('', 5)).map(({ name }) => name).toSorted()).toEqual(['Christina Moberg', 'Helge Karlsen']);
	await store.close();
});

test('an archive in which two people were one more person is put right when it is opened', async () => {
	const path = join(temporaryFolder(), 'news.sqlite');
	const both = ['Helge Karlsen', 'Christina Moberg'];
	const article = anArticle({ id: 'a', says: [{ who: both, words: 'Vi är förkrossade.' }] });
	const store = await openSqlite({ path, now });
	await store.save(article, originOf(article));
	const right = [await store.people('', 5), await store.quotesOf('a'), await store.counts()];
	await store.close();

	// As the first version wrote it.
	const raw = new DatabaseSync(path);
	raw.exec(`
		INSERT INTO people (number, key, quotes, articles, settled) VALUES (77, 'helge karlsen; christina moberg', 1, 1, 0);
		INSERT INTO appearances SELECT article, 77, 2, 'Helge Karlsen; Christina Moberg', NULL, 1, moment, visible_from, words
			FROM appearances LIMIT 1;
		INSERT INTO name_words VALUES ('helge', 77, 1, 0);
		UPDATE appearances SET quotes = 0 WHERE person <> 77;
		UPDATE people SET quotes = 0 WHERE number <> 77;
		DELETE FROM turns WHERE number > 1;
		UPDATE turns SET person = 77;
		UPDATE articles SET derivation = '1.${stemmingVersion()}';
	`);
	raw.close();

	const again = await openSqlite({ path, now });
	expect([await again.people('', 5), await again.quotesOf('a'), await again.counts()]).toEqual(right);
	for (const { key } of await again.people('', 5)) {
		expect((await again.quotes(key, { about: 'förkrossad', limit: 5 })).total).toBe(1);
	}
	await again.close();
});
