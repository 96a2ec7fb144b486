import { type Article, FactBox } from '../../document/article.ts';
import { corrected } from '../../document/correction.ts';
import type { BodyRow } from '../body.ts';
import { quoteHit, type TurnRow } from '../quote-hit.ts';
import { asTypedFirst, furtherThan } from '../spelling.ts';
import type { ArticleHead, FactBoxHit, Filter, Page, QuoteHit, Store } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import { aboutMatches, type Matches } from './about.ts';
import { isCommon, longestFirst } from './beginnings.ts';
import { correctionsOf } from './corrections.ts';
import type { Database } from './database.ts';
import { SPEAKER } from './deriving.ts';
import { atMost, type Condition, type Listed, pageOf, type Stages } from './page.ts';
import { articleOf, fromJson, HEAD, type HeadRow, headOf, textOf } from './rows.ts';

export const ARTICLES: Listed = { table: 'articles', article: 'number', order: ['moment', 'number'] };
export const TURNS: Listed = { table: 'turns', article: 'article', order: ['moment', 'article', 'place'] };
export const FACT_BOXES: Listed = { table: 'fact_boxes', article: 'article', order: ['moment', 'article', 'place'] };

const NOTHING: Page<never> = { rows: [], next: null, total: 0 };

export function article(db: Database, id: string): Article | undefined {
	const row = db.get<BodyRow>(
		`SELECT b.body, b.text FROM articles a JOIN bodies b ON b.article = a.number
		WHERE a.id = ? AND a.visible_from <= ?`,
		id,
		db.now(),
	);
	return row && corrected(articleOf(row), correctionsOf(db, id)).article;
}

export async function articles(db: Database, filter: Filter): Promise<Page<ArticleHead>> {
	const matches = await aboutMatches(db, filter.about);
	if (matches === null) return NOTHING;
	return db.reading(() => {
		const page = pageOf(db, ARTICLES, filter, [], inArticle(matches, 'number'));
		return { ...page, rows: page.rows.flatMap((number) => headNumbered(db, number) ?? []) };
	});
}

export function articlesByHeadline(db: Database, typed: string, limit: number): ArticleHead[] {
	const words = longestFirst(typedWords(typed));
	if (words.length === 0 && typed.trim() !== '') return [];
	return db.reading(() => {
		const begun = words.map((_, index) =>
			index === 0 && !isCommon(db, 'headline_words', words)
				? 'AND a.number IN (SELECT w.article FROM headline_words w WHERE w.word >= ? AND w.word < ?)'
				: 'AND EXISTS (SELECT 1 FROM headline_words w WHERE w.article = a.number AND w.word >= ? AND w.word < ?)',
		);
		const rows = db.all<HeadRow>(
			`SELECT ${HEAD} FROM articles a WHERE a.visible_from <= ? ${begun.join(' ')}
			ORDER BY a.moment DESC, a.number DESC LIMIT ?`,
			db.now(),
			...words.flatMap((word) => [word, afterPrefix(word)]),
			furtherThan(atMost(limit)),
		);
		return asTypedFirst(rows.map(headOf), typed, ({ headline }) => headline ?? '', atMost(limit));
	});
}

export async function quotes(
	db: Database,
	person: string | readonly string[],
	filter: Parameters<Store['quotes']>[1],
): Promise<Page<QuoteHit>> {
	const matches = await aboutMatches(db, filter.about);
	if (matches === null) return NOTHING;
	return db.reading(() => {
		const keys = [person].flat();
		const speakers = keys.flatMap(
			(key) => db.get<{ number: number }>('SELECT number FROM people WHERE key = ?', key)?.number ?? [],
		);
		if (speakers.length === 0 || (filter.together && speakers.length < keys.length)) return NOTHING;
		const said = saidBy(speakers, filter.together ? speakers.length : 1);
		const page = pageOf(
			db,
			TURNS,
			filter,
			[said],
			matches?.map((match) => [spokenBy(speakers, match)]),
		);
		const turns = page.rows.map((number) => db.get<TurnRow>(`${TURN} WHERE t.number = ?`, number));
		return { ...page, rows: quoteHits(db, turns) };
	});
}

export function quotesOf(db: Database, id: string): QuoteHit[] {
	return db.reading(() =>
		quoteHits(
			db,
			// SQLite takes the other columns from the row of the minimum: a joint turn stands in one row for each speaker.
			db.all<TurnRow>(
				`SELECT min(t.number) AS first, count(*) AS speakers, t.turn, t.place, ${HEAD}
				FROM turns t JOIN articles a ON a.number = t.article
				WHERE a.id = ? AND t.visible_from <= ? GROUP BY t.place ORDER BY t.place DESC`,
				id,
				db.now(),
			),
		),
	);
}

export async function factBoxes(db: Database, filter: Filter): Promise<Page<FactBoxHit>> {
	const matches = await aboutMatches(db, filter.about);
	if (matches === null) return NOTHING;
	return db.reading(() => {
		const page = pageOf(db, FACT_BOXES, filter, [], inArticle(matches, 'article'));
		const boxes = page.rows.flatMap(
			(number) =>
				db.get<HeadRow & { readonly box: string }>(
					`SELECT t.box, ${HEAD} FROM fact_boxes t JOIN articles a ON a.number = t.article WHERE t.number = ?`,
					number,
				) ?? [],
		);
		return { ...page, rows: boxes.map((row) => ({ article: headOf(row), box: fromJson(row.box, FactBox) })) };
	});
}

export const TURN = `SELECT t.turn, t.place, 1 AS speakers, ${HEAD} FROM turns t JOIN articles a ON a.number = t.article`;

export function quoteHits(db: Database, rows: readonly (TurnRow | undefined)[]): QuoteHit[] {
	const texts = new Map<number, string>();
	return rows.flatMap((row) => {
		if (!row) return [];
		const text = texts.get(row.number) ?? articleText(db, row.number);
		texts.set(row.number, text);
		return [quoteHit(row, text)];
	});
}

function articleText(db: Database, article: number): string {
	const row = db.get<{ text: string }>('SELECT text FROM bodies WHERE article = ?', article);
	return textOf(row?.text ?? '');
}

function headNumbered(db: Database, number: number): ArticleHead | undefined {
	const row = db.get<HeadRow>(`SELECT ${HEAD} FROM articles a WHERE a.number = ?`, number);
	return row && headOf(row);
}

const inArticle = (matches: Matches | undefined, column: Listed['article']): Stages | undefined =>
	matches?.map((match) => [
		{ sql: `t.${column} IN (SELECT rowid FROM article_stems WHERE article_stems MATCH ?)`, values: [match] },
	]);

/** What several said together has a row for each of them, of which the first counts. */
const saidBy = (speakers: readonly number[], least: number): Condition =>
	speakers.length === 1
		? { sql: 't.person = ?', values: speakers }
		: {
				sql: `t.number IN (SELECT min(s.number) FROM turns s WHERE s.person IN (${speakers.map(() => '?').join(', ')})
					GROUP BY s.article, s.place HAVING count(DISTINCT s.person) >= ?)`,
				values: [...speakers, least],
			};

/** The speaker is asked for with the words: far fewer rows than those of the words alone. */
const spokenBy = (speakers: readonly number[], match: string): Condition => ({
	sql: 't.number IN (SELECT rowid FROM turn_stems WHERE turn_stems MATCH ?)',
	values: [`(${speakers.map((speaker) => `"${SPEAKER}${speaker}"`).join(' OR ')}) AND (${match})`],
});
