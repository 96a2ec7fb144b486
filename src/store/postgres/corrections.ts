import sql from 'sql-template-tag';
import { type Author, type Correction, corrected, type NewCorrection, spotsOf } from '../../document/correction.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import type { BodyRow } from '../body.ts';
import { derivedOf, Stored } from '../sqlite/corrections.ts';
import { articleOf, fromJson } from '../sqlite/rows.ts';
import type { Database, Session } from './database.ts';
import { writeRows } from './deriving.ts';
import { ARTICLE, withId } from './rows.ts';
import { refOf } from './text.ts';

type Row = { readonly number: number; readonly correction: string };

/** Those that nobody has taken back, in the order of their making. */
export async function correctionsOf(session: Session, article: string): Promise<Correction[]> {
	const rows = await session.all<Row>(
		sql`SELECT number, correction FROM corrections WHERE article = ${refOf(article)} AND undone IS NULL ORDER BY number`,
	);
	return rows.map(({ number, correction }) => ({ ...fromJson(correction, Stored), id: String(number) }));
}

/** Those that a reader sees: of a text that has their words, with no later one above them. */
export function correctionsSeen(db: Database, id: string): Promise<Correction[]> {
	return db.reading(async (session) => {
		const all = await correctionsOf(session, id);
		const row = all.length === 0 ? undefined : await rowOf(session, id);
		const seen = new Set(row && corrected(articleOf(row), all).by.values());
		return all.filter((correction) => seen.has(correction));
	});
}

/** Undefined when the article may not be shown, or is none. */
export async function correct(db: Database, made: NewCorrection): Promise<Correction | undefined> {
	const stem = await loadStem();
	return db.writing(async (session) => {
		const row = await rowOf(session, made.article);
		if (!row) return undefined;
		const { spans, ...told } = made;
		const at = new Date(session.now()).toISOString();
		const correction = { ...told, spots: spotsOf(articleOf(row), spans), at };
		const inserted = await session.get<{ number: number }>(
			sql`INSERT INTO corrections (article, correction) VALUES (${refOf(made.article)}, ${JSON.stringify(correction)})
			RETURNING number`,
		);
		await deriveRow(session, row, stem);
		return { ...correction, id: String(inserted?.number) };
	});
}

/** Takes one back; the correction as it was, undefined when there is none in force of that id. */
export async function undoCorrection(db: Database, id: string, by: Author): Promise<Correction | undefined> {
	const stem = await loadStem();
	return db.writing(async (session) => {
		const found = await session.get<Row>(
			sql`SELECT number, correction FROM corrections
			WHERE number = ${/^\d{1,15}$/u.test(id) ? Number(id) : -1} AND undone IS NULL`,
		);
		const correction = found && { ...fromJson(found.correction, Stored), id };
		const row = correction && (await rowOf(session, correction.article));
		if (!correction || !row) return undefined;
		await session.run(
			sql`UPDATE corrections SET undone = ${session.now()}, undone_by = ${JSON.stringify(by)}
			WHERE number = ${found.number}`,
		);
		await deriveRow(session, row, stem);
		return correction;
	});
}

type ArticleRow = BodyRow & { readonly number: number; readonly named: boolean };

const rowOf = (session: Session, id: string): Promise<ArticleRow | undefined> =>
	session.get<ArticleRow>(sql`${ARTICLE} WHERE ${withId(id, session.now())}`);

async function deriveRow(session: Session, row: ArticleRow, stem: Stem): Promise<void> {
	const article = articleOf(row);
	const head = { ...article, named: row.named };
	await writeRows(session, row.number, head, derivedOf(article, await correctionsOf(session, article.id), stem));
}
