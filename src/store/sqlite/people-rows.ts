import { z } from 'zod';
import type { Appearance, Derived } from '../derive.ts';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';
import { forgetWord, type WordIndex } from './word-index.ts';

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
export function addPeople(db: Database, index: WordIndex, article: number, derived: Derived): Map<string, number> {
	const { people, visibleFrom, moment } = derived;
	const numbers = new Map<string, number>();
	for (const [place, { key, name, role, quotes, words }] of people.entries()) {
		const number = addPerson(db, key, quotes, visibleFrom);
		numbers.set(key, number);
		db.run(
			`INSERT INTO appearances (article, person, place, name, role, quotes, moment, visible_from, words)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			article,
			number,
			place,
			name,
			role,
			quotes,
			moment,
			visibleFrom,
			JSON.stringify(words),
		);
		index.person(number, words, visibleFrom);
	}
	return numbers;
}

function addPerson(db: Database, key: string, quotes: number, visibleFrom: number): number {
	const row = db.get<{ number: number }>(
		`INSERT INTO people (key, quotes, articles, settled) VALUES (?, ?, 1, ?)
		ON CONFLICT (key) DO UPDATE SET
			quotes = quotes + excluded.quotes, articles = articles + 1, settled = max(settled, excluded.settled)
		RETURNING number`,
		key,
		quotes,
		visibleFrom,
	);
	return row?.number ?? 0;
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
export function settlePeople(db: Database, index: WordIndex, before: readonly Before[]): void {
	for (const { person, article, words, visibleFrom } of before) {
		const now = db.get<AppearanceRow>('SELECT * FROM appearances WHERE article = ? AND person = ?', article, person);
		const kept = now && now.visible_from <= visibleFrom && includes(fromJson(now.words, Words), words);
		if (!kept) writeWordsAnew(db, index, person);
	}
}

export const includes = (now: Words, before: Words): boolean =>
	before.named.every((word) => now.named.includes(word)) &&
	before.other.every((word) => now.other.includes(word) || now.named.includes(word));

function writeWordsAnew(db: Database, index: WordIndex, person: number): void {
	const had = db.all<{ word: string }>('SELECT word FROM name_words WHERE person = ? AND named', person);
	db.run('DELETE FROM name_words WHERE person = ?', person);
	const rows = db.all<AppearanceRow>('SELECT * FROM appearances WHERE person = ?', person);
	for (const row of rows) index.person(person, fromJson(row.words, Words), row.visible_from);
	if (rows.length === 0) db.run('DELETE FROM people WHERE number = ?', person);
	index.flush();
	for (const { word } of had) forgetWord(db, word);
}
