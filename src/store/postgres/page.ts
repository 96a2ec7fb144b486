import sql, { join, raw, type Sql } from 'sql-template-tag';
import { atMost, cursorValues, type Listed } from '../sqlite/page.ts';
import type { Filter, Page } from '../store.ts';
import type { Session } from './database.ts';
import { refOf } from './text.ts';

/** The numbers of the rows on one page, newest first. Conditions are on the row `t`. */
export async function pageOf(
	session: Session,
	listed: Listed,
	filter: Filter,
	also: readonly Sql[],
): Promise<Page<number>> {
	const conditions = [...conditionsOf(session, listed, filter), ...also];
	const from = (all: readonly Sql[]) => sql`FROM ${raw(listed.table)} t WHERE ${join(all, ' AND ')}`;
	const { count = 0 } = (await session.get<{ count: number }>(sql`SELECT count(*) AS count ${from(conditions)}`)) ?? {};
	const limit = atMost(filter.limit);
	if (limit === 0 || count === 0) return { rows: [], next: null, total: count };

	const columns = listed.order.map((column) => `t.${column}`);
	const rows = await session.all<{ number: number; [column: string]: number }>(
		sql`SELECT t.number, ${raw(columns.join(', '))} ${from([...conditions, ...after(filter.cursor, columns)])}
		ORDER BY ${raw(columns.map((column) => `${column} DESC`).join(', '))} LIMIT ${limit + 1}`,
	);
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		rows: shown.map(({ number }) => number),
		next: last ? listed.order.map((column) => last[column]).join('.') : null,
		total: count,
	};
}

function conditionsOf(session: Session, { article }: Listed, filter: Filter): Sql[] {
	const conditions = [sql`t.visible_from <= ${session.now()}`];
	if (filter.since !== undefined) conditions.push(sql`t.day >= ${filter.since}`);
	if (filter.until !== undefined) conditions.push(sql`t.day <= ${filter.until}`);
	if (filter.article !== undefined) {
		conditions.push(sql`t.${raw(article)} = (SELECT number FROM articles WHERE ref = ${refOf(filter.article)})`);
	}
	return conditions;
}

/** A cursor that no page gave begins at the beginning. */
function after(cursor: string | undefined, columns: readonly string[]): Sql[] {
	const values = cursorValues(cursor, columns.length);
	return values ? [sql`(${raw(columns.join(', '))}) < (${join(values.map((value) => sql`${value}::bigint`))})`] : [];
}
