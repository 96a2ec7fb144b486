import type { Article } from '../../document/article.ts';
import { type Derived, derivation } from '../derive.ts';
import { NEVER } from '../moment.ts';
import type { Turn } from '../turns.ts';
import type { Database } from './database.ts';
import { addPeople, removePeople, settlePeople } from './people-rows.ts';

/** Stands before the number of a person among the stems of a turn; no stem holds it. */
export const SPEAKER = '§';

/** Writes all rows of one article in the place of those it had, and gives its number. */
export function writeRows(db: Database, number: number | null, article: Article, derived: Derived): number {
	if (number !== null) removeLists(db, number);
	const before = number === null ? [] : removePeople(db, number);
	const written = writeHead(db, number, article, derived);
	if (derived.visibleFrom !== NEVER) {
		addLists(db, written, derived, article.language);
		addTurns(db, written, derived, addPeople(db, written, derived));
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
	db.insertRows(
		'INSERT INTO headline_words (word, article)',
		derived.headlineWords.map((word) => [word, article]),
	);
	db.run('INSERT INTO article_stems (rowid, stems) VALUES (?, ?)', article, derived.stems);
	const { day, moment, visibleFrom } = derived;
	db.insertRows(
		'INSERT INTO fact_boxes (article, place, day, moment, visible_from, box)',
		derived.factBoxes.map((box, index) => [article, -index, day, moment, visibleFrom, JSON.stringify(box)]),
	);
}

function addTurns(db: Database, article: number, derived: Derived, people: ReadonlyMap<string, number>): void {
	const { day, moment, visibleFrom } = derived;
	// What several people said has a row for each of them, all in the same place.
	const rows = derived.turns.flatMap(({ by, turn, stems }, index) =>
		(by.length > 0 ? by : [null]).map((speaking) => {
			const person = speaking && (people.get(speaking.key) ?? null);
			return {
				values: [-index, person, JSON.stringify({ ...turn, role: speaking?.role ?? null } satisfies Turn)],
				stems: `${SPEAKER}${person ?? ''} ${stems}`,
			};
		}),
	);
	const last = db.get<{ number: number }>('SELECT coalesce(max(number), 0) AS number FROM turns')?.number ?? 0;
	db.insertRows(
		'INSERT INTO turns (number, article, day, moment, visible_from, place, person, turn)',
		rows.map(({ values }, index) => [last + 1 + index, article, day, moment, visibleFrom, ...values]),
	);
	db.insertRows(
		'INSERT INTO turn_stems (rowid, stems)',
		rows.map(({ stems }, index) => [last + 1 + index, stems]),
	);
}

function removeLists(db: Database, article: number): void {
	db.run('DELETE FROM headline_words WHERE article = ?', article);
	db.run('DELETE FROM article_stems WHERE rowid = ?', article);
	db.run('DELETE FROM turn_stems WHERE rowid IN (SELECT number FROM turns WHERE article = ?)', article);
	db.run('DELETE FROM turns WHERE article = ?', article);
	db.run('DELETE FROM fact_boxes WHERE article = ?', article);
}
