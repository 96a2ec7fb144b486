import type { Article } from '../../document/article.ts';
import { type Derived, derivation } from '../derive.ts';
import { NEVER } from '../moment.ts';
import type { Turn } from '../turns.ts';
import type { Database } from './database.ts';
import { addPerson, removePeople, settlePeople } from './people-rows.ts';

/** Stands before the number of a person among the stems of a turn; no stem holds it. */
export const SPEAKER = '§';

/** Writes all rows of one article in the place of those it had, and gives its number. */
export function writeRows(db: Database, number: number | null, article: Article, derived: Derived): number {
	if (number !== null) removeLists(db, number);
	const before = number === null ? [] : removePeople(db, number);
	const written = writeHead(db, number, article, derived);
	if (derived.visibleFrom !== NEVER) {
		addLists(db, written, derived, article.language);
		const people = derived.people.map((person, place) => addPerson(db, written, person, place, derived));
		const numbers = new Map(derived.people.map(({ key }, index) => [key, people[index] ?? null]));
		addTurns(db, written, derived, numbers);
	}
	settlePeople(db, before);
	return written;
}

function writeHead(db: Database, number: number | null, article: Article, derived: Derived): number {
	const values = [
		article.id,
		article.revision,
		article.language,
		derived.headline,
		article.publisher,
		article.url,
		derived.publishedAt,
		derived.day,
		derived.moment,
		derived.visibleFrom,
		derived.turns.length,
		derived.people.length,
		derived.factBoxes.length,
		derivation(),
	];
	if (number === null) {
		return db.insert(
			`INSERT INTO articles (id, revision, language, headline, publisher, url, published_at, day, moment,
				visible_from, quotes, people, fact_boxes, derivation)
			VALUES (${values.map(() => '?').join(', ')})`,
			...values,
		);
	}
	db.run(
		`UPDATE articles SET id = ?, revision = ?, language = ?, headline = ?, publisher = ?, url = ?, published_at = ?,
			day = ?, moment = ?, visible_from = ?, quotes = ?, people = ?, fact_boxes = ?, derivation = ?
		WHERE number = ?`,
		...values,
		number,
	);
	return number;
}

function addLists(db: Database, article: number, derived: Derived, language: string): void {
	db.run('INSERT OR IGNORE INTO languages (code) VALUES (?)', language);
	for (const word of derived.headlineWords) {
		db.run('INSERT INTO headline_words (word, article) VALUES (?, ?)', word, article);
	}
	db.run('INSERT INTO article_stems (rowid, stems) VALUES (?, ?)', article, derived.stems);
	for (const [index, box] of derived.factBoxes.entries()) {
		db.run(
			'INSERT INTO fact_boxes (article, place, day, moment, visible_from, box) VALUES (?, ?, ?, ?, ?, ?)',
			article,
			-index,
			derived.day,
			derived.moment,
			derived.visibleFrom,
			JSON.stringify(box),
		);
	}
}

function addTurns(db: Database, article: number, derived: Derived, people: ReadonlyMap<string, number | null>) {
	for (const [index, { by, turn, stems }] of derived.turns.entries()) {
		// What several people said has a row for each of them, all in the same place.
		for (const speaking of by.length > 0 ? by : [null]) {
			const speaker = speaking && (people.get(speaking.key) ?? null);
			const number = db.insert(
				'INSERT INTO turns (article, place, person, day, moment, visible_from, turn) VALUES (?, ?, ?, ?, ?, ?, ?)',
				article,
				-index,
				speaker,
				derived.day,
				derived.moment,
				derived.visibleFrom,
				JSON.stringify({ ...turn, role: speaking?.role ?? null } satisfies Turn),
			);
			db.run('INSERT INTO turn_stems (rowid, stems) VALUES (?, ?)', number, `${SPEAKER}${speaker ?? ''} ${stems}`);
		}
	}
}

function removeLists(db: Database, article: number): void {
	db.run('DELETE FROM headline_words WHERE article = ?', article);
	db.run('DELETE FROM article_stems WHERE rowid = ?', article);
	db.run('DELETE FROM turn_stems WHERE rowid IN (SELECT number FROM turns WHERE article = ?)', article);
	db.run('DELETE FROM turns WHERE article = ?', article);
	db.run('DELETE FROM fact_boxes WHERE article = ?', article);
}
