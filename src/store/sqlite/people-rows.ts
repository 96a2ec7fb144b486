import { z } from 'zod';
import type { Appearance, Derived } from '../derive.ts';
import type { Database } from './database.ts';
import { gramsOf } from './grams.ts';
import { fromJson } from './rows.ts';

const Words = z.object({ named: z.array(z.string()), other: z.array(z.string()) });
type Words = Appearance['words'];

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

/** Adds one person of an article to the archive; gives the number of the person. */
export function addPerson(db: Database, article: number, person: Appearance, place: number, derived: Derived): number {
	const { visibleFrom, moment } = derived;
	const row = db.get<{ number: number }>(
		`INSERT INTO people (key, quotes, articles, settled) VALUES (?, ?, 1, ?)
		ON CONFLICT (key) DO UPDATE SET
			quotes = quotes + excluded.quotes, articles = articles + 1, settled = max(settled, excluded.settled)
		RETURNING number`,
		person.key,
		person.quotes,
		visibleFrom,
	);
	const number = row?.number ?? 0;
	db.run(
		`INSERT INTO appearances (article, person, place, name, role, quotes, moment, visible_from, words)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		article,
		number,
		place,
		person.name,
		person.role,
		person.quotes,
		moment,
		visibleFrom,
		JSON.stringify(person.words),
	);
	addWords(db, number, person.words, visibleFrom);
	return number;
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

const includes = (now: Words, before: Words): boolean =>
	before.named.every((word) => now.named.includes(word)) &&
	before.other.every((word) => now.other.includes(word) || now.named.includes(word));

function writeWordsAnew(db: Database, person: number): void {
	const had = db.all<{ word: string }>('SELECT word FROM name_words WHERE person = ? AND named', person);
	db.run('DELETE FROM name_words WHERE person = ?', person);
	const rows = db.all<AppearanceRow>('SELECT * FROM appearances WHERE person = ?', person);
	for (const row of rows) addWords(db, person, fromJson(row.words, Words), row.visible_from);
	if (rows.length === 0) db.run('DELETE FROM people WHERE number = ?', person);
	for (const { word } of had) {
		if (db.get('SELECT 1 FROM name_words WHERE word = ? AND named', word)) continue;
		for (const gram of gramsOf(word)) {
			db.run('DELETE FROM word_grams WHERE gram = ? AND size = ? AND word = ?', gram, word.length, word);
		}
	}
}

function addWords(db: Database, person: number, { named, other }: Words, visibleFrom: number): void {
	const add = (word: string, isNamed: 0 | 1) =>
		db.run(
			`INSERT INTO name_words (word, person, named, visible_from) VALUES (?, ?, ?, ?)
			ON CONFLICT (word, person) DO UPDATE SET
				named = max(named, excluded.named), visible_from = min(visible_from, excluded.visible_from)`,
			word,
			person,
			isNamed,
			visibleFrom,
		);
	for (const word of named) {
		add(word, 1);
		addGrams(db, word);
	}
	for (const word of other) add(word, 0);
}

function addGrams(db: Database, word: string): void {
	const grams = gramsOf(word);
	const [first] = grams;
	if (first === undefined) return;
	const known = db.get('SELECT 1 FROM word_grams WHERE gram = ? AND size = ? AND word = ?', first, word.length, word);
	if (known) return;
	for (const gram of grams) {
		db.run('INSERT OR IGNORE INTO word_grams (gram, size, word) VALUES (?, ?, ?)', gram, word.length, word);
	}
}
