import type { Article } from '../../document/article.ts';
import { type Author, Correction, corrected, type NewCorrection, spotsOf } from '../../document/correction.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import type { BodyRow } from '../body.ts';
import { type Derived, derive } from '../derive.ts';
import type { Database } from './database.ts';
import { writeRows, writingRows } from './deriving.ts';
import { articleOf, fromJson } from './rows.ts';
import type { WordIndex } from './word-index.ts';

type Row = { readonly number: number; readonly correction: string };

/** Those that nobody has taken back, in the order of their making. */
export function correctionsOf(db: Database, article: string): Correction[] {
	return db
		.all<Row>(
			'SELECT number, correction FROM corrections WHERE article = ? AND undone IS NULL ORDER BY number',
			article,
		)
		.map(({ number, correction }) => ({ ...fromJson(correction, Stored), id: String(number) }));
}

/** As a row keeps it: its number is the id. */
export const Stored = Correction.omit({ id: true });

/** Those that a reader sees: of a text that has their words, with no later one above them. */
export function correctionsSeen(db: Database, id: string): Correction[] {
	const all = correctionsOf(db, id);
	const row = all.length === 0 ? undefined : rowOf(db, id);
	const seen = new Set(row && corrected(articleOf(row), all).by.values());
	return all.filter((correction) => seen.has(correction));
}

/** The rows of an article as people have corrected it. */
export function derivedOf(article: Article, corrections: readonly Correction[], stem: Stem): Derived {
	const now = corrected(article, corrections);
	return derive(now.article, stem, now.by);
}

/** Undefined when the article may not be shown, or is none. */
export async function correct(db: Database, made: NewCorrection): Promise<Correction | undefined> {
	const stem = await loadStem();
	return writingRows(db, (index) => {
		const row = rowOf(db, made.article);
		if (!row) return undefined;
		const { spans, ...told } = made;
		const correction = { ...told, spots: spotsOf(articleOf(row), spans), at: new Date(db.now()).toISOString() };
		const number = db.insert(
			'INSERT INTO corrections (article, correction) VALUES (?, ?)',
			made.article,
			JSON.stringify(correction),
		);
		deriveRow(db, index, row, stem);
		return { ...correction, id: String(number) };
	});
}

/** Takes one back; the correction as it was, undefined when there is none in force of that id. */
export async function undoCorrection(db: Database, id: string, by: Author): Promise<Correction | undefined> {
	const stem = await loadStem();
	return writingRows(db, (index) => {
		const found = db.get<Row>(
			'SELECT number, correction FROM corrections WHERE number = ? AND undone IS NULL',
			/^\d{1,15}$/u.test(id) ? Number(id) : -1,
		);
		const correction = found && { ...fromJson(found.correction, Stored), id };
		const row = correction && rowOf(db, correction.article);
		if (!correction || !row) return undefined;
		db.run(
			'UPDATE corrections SET undone = ?, undone_by = ? WHERE number = ?',
			db.now(),
			JSON.stringify(by),
			found.number,
		);
		deriveRow(db, index, row, stem);
		return correction;
	});
}

type ArticleRow = BodyRow & { readonly number: number; readonly named: number };

const rowOf = (db: Database, id: string): ArticleRow | undefined =>
	db.get<ArticleRow>(
		`SELECT a.number, a.named, b.body, b.text FROM articles a JOIN bodies b ON b.article = a.number
		WHERE a.id = ? AND a.visible_from <= ?`,
		id,
		db.now(),
	);

function deriveRow(db: Database, index: WordIndex, row: ArticleRow, stem: Stem): void {
	const article = articleOf(row);
	const head = { ...article, named: row.named === 1 };
	writeRows(db, index, row.number, head, derivedOf(article, correctionsOf(db, article.id), stem));
}
