import { z } from 'zod';
import type { Appearance, Derived } from '../derive.ts';
import type { Database } from './database.ts';
import { gramsOf } from './grams.ts';
import { fromJson } from './rows.ts';

export const Words = z.object({ named: z.array(z.string()), other: z.array(z.string()) });
export type Words = Appearance['words'];

type AppearanceRow = {
	readonly person: number;
	readonly quotes: number;
	readonly visible_from: number;
	readonly words: string;
};

/** What a person was before an article was written anew. */
export interface Before {
	readonly person: number;
	readonly article: number;
	readonly words: Words;
	readonly visibleFrom: number;
}

/** Adds the people of an article to the archive; gives the number of each by key. */
export function addPeople(db: Database, article: number, derived: Derived): ReadonlyMap<string, number> {
	const { people, visibleFrom, moment } = derived;
	const rows = db.insertRows<{ key: string; number: number }>(
		'INSERT INTO people (key, quotes, articles, settled)',
		people.map(({ key, quotes }) => [key, quotes, 1, visibleFrom]),
		`ON CONFLICT (key) DO UPDATE SET
			quotes = quotes + excluded.quotes, articles = articles + 1, settled = max(settled, excluded.settled)
		RETURNING key, number`,
	);
	const numbers = new Map(rows.map(({ key, number }) => [key, number]));
	const of = (key: string): number => numbers.get(key) ?? 0;
	db.insertRows(
		'INSERT INTO appearances (article, person, place, name, role, quotes, moment, visible_from, words)',
		people.map(({ key, name, role, quotes, words }, place) => {
			return [article, of(key), place, name, role, quotes, moment, visibleFrom, JSON.stringify(words)];
		}),
	);
	addWords(
		db,
		people.map(({ key, words }) => ({ person: of(key), words, visibleFrom })),
	);
	return numbers;
}

/** Takes an article's people out of the counts. Their words stay until `settlePeople`, for most come back. */
export function removePeople(db: Database, article: number): Before[] {
	const rows = db.all<AppearanceRow>(
		'SELECT person, quotes, visible_from, words FROM appearances WHERE article = ?',
		article,
	);
	db.run('DELETE FROM appearances WHERE article = ?', article);
	for (const { person, quotes } of rows) {
		db.run('UPDATE people SET quotes = quotes - ?, articles = articles - 1 WHERE number = ?', quotes, person);
	}
	return rows.map(({ person, words, visible_from }) => ({
		person,
		article,
		words: fromJson(words, Words),
		visibleFrom: visible_from,
	}));
}

/** Forgets people who are in no article any more, and words that no article gives them any more. */
export function settlePeople(db: Database, before: readonly Before[]): void {
	for (const { person, article, words, visibleFrom } of before) {
		const now = db.get<AppearanceRow>('SELECT * FROM appearances WHERE article = ? AND person = ?', article, person);
		const kept = now && now.visible_from <= visibleFrom && includes(fromJson(now.words, Words), words);
		if (!kept) writeWordsAnew(db, person);
	}
}

export const includes = (now: Words, before: Words): boolean =>
	before.named.every((word) => now.named.includes(word)) &&
	before.other.every((word) => now.other.includes(word) || now.named.includes(word));

function writeWordsAnew(db: Database, person: number): void {
	const had = db.all<{ word: string }>('SELECT word FROM name_words WHERE person = ? AND named', person);
	db.run('DELETE FROM name_words WHERE person = ?', person);
	const rows = db.all<AppearanceRow>('SELECT * FROM appearances WHERE person = ?', person);
	addWords(
		db,
		rows.map((row) => ({ person, words: fromJson(row.words, Words), visibleFrom: row.visible_from })),
	);
	if (rows.length === 0) db.run('DELETE FROM people WHERE number = ?', person);
	for (const { word } of had) {
		if (db.get('SELECT 1 FROM name_words WHERE word = ? AND named', word)) continue;
		for (const gram of gramsOf(word)) {
			db.run('DELETE FROM word_grams WHERE gram = ? AND size = ? AND word = ?', gram, word.length, word);
		}
	}
}

interface Named {
	readonly person: number;
	readonly words: Words;
	readonly visibleFrom: number;
}

function addWords(db: Database, people: readonly Named[]): void {
	db.insertRows(
		'INSERT INTO name_words (word, person, named, visible_from)',
		people.flatMap(({ person, words: { named, other }, visibleFrom }) => [
			...named.map((word) => [word, person, 1, visibleFrom]),
			...other.map((word) => [word, person, 0, visibleFrom]),
		]),
		`ON CONFLICT (word, person) DO UPDATE SET
			named = max(named, excluded.named), visible_from = min(visible_from, excluded.visible_from)
		WHERE named < excluded.named OR visible_from > excluded.visible_from`,
	);
	addGrams(db, new Set(people.flatMap(({ words }) => words.named)));
}

/** A word whose first trigram is there has all of them. */
function addGrams(db: Database, words: ReadonlySet<string>): void {
	if (words.size === 0) return;
	const firsts = [...words].map((word) => [gramsOf(word)[0] ?? '', word.length, word]);
	const unknown = db.all<{ word: string }>(
		`SELECT value ->> 2 AS word FROM json_each(?) WHERE NOT EXISTS (
			SELECT 1 FROM word_grams w WHERE w.gram = value ->> 0 AND w.size = value ->> 1 AND w.word = value ->> 2
		)`,
		JSON.stringify(firsts),
	);
	db.insertRows(
		'INSERT OR IGNORE INTO word_grams (gram, size, word)',
		unknown.flatMap(({ word }) => gramsOf(word).map((gram) => [gram, word.length, word])),
	);
}
