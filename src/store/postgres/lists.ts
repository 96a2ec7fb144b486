import sql, { join } from 'sql-template-tag';
import { type Article, FactBox } from '../../document/article.ts';
import { corrected } from '../../document/correction.ts';
import type { BodyRow } from '../body.ts';
import { asTypedFirst, furtherThan } from '../spelling.ts';
import { ARTICLES, FACT_BOXES } from '../sqlite/lists.ts';
import { atMost } from '../sqlite/page.ts';
import { articleOf, fromJson, type HeadRow, headOf } from '../sqlite/rows.ts';
import type { ArticleHead, FactBoxHit, Filter, Page } from '../store.ts';
import { afterPrefix, typedWords } from '../words.ts';
import { aboutQueries, answers } from './about.ts';
import { correctionsOf } from './corrections.ts';
import type { Database, Session } from './database.ts';
import { pageOf } from './page.ts';
import { ARTICLE, HEAD_COLUMNS, withId } from './rows.ts';

const NOTHING: Page<never> = { rows: [], next: null, total: 0 };

export async function article(session: Session, id: string): Promise<Article | undefined> {
	const row = await session.get<BodyRow>(sql`${ARTICLE} WHERE ${withId(id, session.now())}`);
	return row && corrected(articleOf(row), await correctionsOf(session, id)).article;
}

export function articles(db: Database, filter: Filter): Promise<Page<ArticleHead>> {
	return db.reading(async (session) => {
		const queries = await aboutQueries(session, filter.about);
		if (queries === null) return NOTHING;
		const stages = queries?.map((query) => [answers(sql`t.stems`, query)]);
		const page = await pageOf(session, ARTICLES, filter, [], stages);
		const rows = await session.all<HeadRow>(
			sql`SELECT ${HEAD_COLUMNS} FROM unnest(${page.rows}::bigint[]) WITH ORDINALITY AS asked (number, place)
			JOIN articles a ON a.number = asked.number ORDER BY asked.place`,
		);
		return { ...page, rows: rows.map(headOf) };
	});
}

export async function articlesByHeadline(db: Database, typed: string, limit: number): Promise<ArticleHead[]> {
	const words = typedWords(typed);
	if (words.length === 0 && typed.trim() !== '') return [];
	const begun = words.map(
		(word) => sql`AND EXISTS (SELECT 1 FROM headline_words w
			WHERE w.article = a.number AND w.word >= ${word} AND w.word < ${afterPrefix(word)})`,
	);
	const rows = await db.reading((session) =>
		session.all<HeadRow>(
			sql`SELECT ${HEAD_COLUMNS} FROM articles a
			WHERE a.visible_from <= ${session.now()} ${begun.length === 0 ? sql`` : join(begun, ' ')}
			ORDER BY a.moment DESC, a.number DESC LIMIT ${furtherThan(atMost(limit))}`,
		),
	);
	return asTypedFirst(rows.map(headOf), typed, ({ headline }) => headline ?? '', atMost(limit));
}

export function factBoxes(db: Database, filter: Filter): Promise<Page<FactBoxHit>> {
	return db.reading(async (session) => {
		const queries = await aboutQueries(session, filter.about);
		if (queries === null) return NOTHING;
		const stages = queries?.map((query) => [
			sql`t.article IN (SELECT m.number FROM articles m WHERE ${answers(sql`m.stems`, query)})`,
		]);
		const page = await pageOf(session, FACT_BOXES, filter, [], stages);
		const rows = await session.all<HeadRow & { readonly box: string }>(
			sql`SELECT t.box, ${HEAD_COLUMNS} FROM unnest(${page.rows}::bigint[]) WITH ORDINALITY AS asked (number, place)
			JOIN fact_boxes t ON t.number = asked.number JOIN articles a ON a.number = t.article ORDER BY asked.place`,
		);
		return { ...page, rows: rows.map((row) => ({ article: headOf(row), box: fromJson(row.box, FactBox) })) };
	});
}
