import { type Derived, derivation } from '../derive.ts';
import { NEVER } from '../moment.ts';
import type { Prepared } from '../prepare.ts';
import type { Database } from './database.ts';
import { addPeople, removePeople, settlePeople } from './people-rows.ts';
import { WordIndex } from './word-index.ts';

/** Stands before the number of a person among the stems of a turn; no stem holds it. */
export const SPEAKER = '§';

/** What the row of an article says of it besides what is derived. */
export type Head = Pick<Prepared, 'id' | 'language' | 'publisher' | 'url' | 'named'> & { readonly revision: number };

/** Changes rows of articles; the words go into their indexes at the end. */
export const writingRows = <T>(db: Database, work: (index: WordIndex) => T): T =>
	db.writing(() => {
		const index = new WordIndex(db);
		const result = work(index);
		index.flush();
		return result;
	});

/** Writes all rows of one article in the place of those it had, and gives its number. */
export function writeRows(db: Database, index: WordIndex, number: number | null, head: Head, derived: Derived): number {
	if (number !== null) {
		index.flush();
		removeLists(db, number);
	}
	const before = number === null ? [] : removePeople(db, number);
	const written = writeHead(db, number, head, derived);
	for (const print of derived.prints) db.run('INSERT INTO prints (print, article) VALUES (?, ?)', print, written);
	if (derived.visibleFrom !== NEVER) {
		addLists(db, index, written, derived, head.language);
		addTurns(db, index, written, derived, addPeople(db, index, written, derived));
	}
	settlePeople(db, index, before);
	return written;
}

function writeHead(db: Database, number: number | null, article: Head, derived: Derived): number {
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
		derived.quotes,
		derived.people.length,
		derived.factBoxes.length,
		derivation(),
		Number(article.named),
		JSON.stringify(derived.prints),
		JSON.stringify(derived.telling),
	];
	if (number === null) {
		const inserted = db.insert(
			`INSERT INTO articles (id, revision, language, headline, publisher, url, published_at, day, moment,
				visible_from, quotes, people, fact_boxes, derivation, named, prints, telling)
			VALUES (${values.map(() => '?').join(', ')})`,
			...values,
		);
		return inserted ?? 0;
	}
	db.run(
		`UPDATE articles SET id = ?, revision = ?, language = ?, headline = ?, publisher = ?, url = ?, published_at = ?,
			day = ?, moment = ?, visible_from = ?, quotes = ?, people = ?, fact_boxes = ?, derivation = ?, named = ?, prints = ?, telling = ?
		WHERE number = ?`,
		...values,
		number,
	);
	return number;
}

function addLists(db: Database, index: WordIndex, article: number, derived: Derived, language: string): void {
	db.run('INSERT OR IGNORE INTO languages (code) VALUES (?)', language);
	for (const word of derived.headlineWords) {
		db.run('INSERT INTO headline_words (word, article) VALUES (?, ?)', word, article);
	}
	const { day, moment, visibleFrom } = derived;
	for (const [place, box] of derived.factBoxes.entries()) {
		db.run(
			'INSERT INTO fact_boxes (article, place, day, moment, visible_from, box) VALUES (?, ?, ?, ?, ?, ?)',
			article,
			-place,
			day,
			moment,
			visibleFrom,
			box,
		);
	}
	index.article(article, derived.stems);
}

function addTurns(
	db: Database,
	index: WordIndex,
	article: number,
	derived: Derived,
	people: ReadonlyMap<string, number>,
): void {
	const { day, moment, visibleFrom } = derived;
	for (const { place, speaker, turn, stems } of derived.turns) {
		const person = speaker === null ? null : (people.get(speaker) ?? null);
		const number = db.insert(
			'INSERT INTO turns (article, place, person, day, moment, visible_from, turn) VALUES (?, ?, ?, ?, ?, ?, ?)',
			article,
			-place,
			person,
			day,
			moment,
			visibleFrom,
			turn,
		);
		index.turn(number ?? 0, `${SPEAKER}${person ?? ''} ${stems}`);
	}
}

function removeLists(db: Database, article: number): void {
	db.run(
		`DELETE FROM prints WHERE article = ?1
			AND print IN (SELECT value FROM json_each((SELECT prints FROM articles WHERE number = ?1)))`,
		article,
	);
	db.run('DELETE FROM headline_words WHERE article = ?', article);
	db.run('DELETE FROM article_stems WHERE rowid = ?', article);
	db.run('DELETE FROM turn_stems WHERE rowid IN (SELECT number FROM turns WHERE article = ?)', article);
	db.run('DELETE FROM turns WHERE article = ?', article);
	db.run('DELETE FROM fact_boxes WHERE article = ?', article);
}
