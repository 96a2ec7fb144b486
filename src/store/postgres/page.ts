import sql, { join, raw, type Sql } from 'sql-template-tag';
import { atMost, beginning, cursorOf, type Listed } from '../sqlite/page.ts';
import type { Filter, Page } from '../store.ts';
import type { Session } from './database.ts';
import { refOf } from './text.ts';

type Row = { readonly number: number; readonly [column: string]: number };

/**
 * The numbers of the rows on one page. Conditions are on the row `t`; no row fulfils those of two stages, and the rows
 * of the first stage come first, of each the newest first.
 */
export async function pageOf(
	session: Session,
	listed: Listed,
	filter: Filter,
	also: readonly Sql[] = [],
	stages: readonly (readonly Sql[])[] = [[]],
): Promise<Page<number>> {
	const conditions = [...conditionsOf(session, listed, filter), ...also];
	const counts: number[] = [];
	for (const stage of stages) counts.push(await countOf(session, listed, [...conditions, ...stage]));
	const total = counts.reduce((sum, count) => sum + count, 0);
	const limit = atMost(filter.limit);
	if (limit === 0) return { rows: [], next: null, total };

	const begin = beginning(filter.cursor, listed.order.length);
	const rows: (Row & { readonly stage: number })[] = [];
	for (const [at, stage] of stages.entries()) {
		if (at < begin.stage || counts[at] === 0) continue;
		const onward = at === begin.stage ? after(begin.values, listed) : [];
		const found = await newest(session, listed, [...conditions, ...stage, ...onward], limit + 1 - rows.length);
		rows.push(...found.map((row) => ({ ...row, stage: at })));
		if (rows.length > limit) break;
	}
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		rows: shown.map(({ number }) => number),
		next: last
			? cursorOf(
					last.stage,
					listed.order.map((column) => last[column]),
				)
			: null,
		total,
	};
}

const from = ({ table }: Listed, conditions: readonly Sql[]): Sql =>
	sql`FROM ${raw(table)} t WHERE ${join(conditions, ' AND ')}`;

async function countOf(session: Session, listed: Listed, conditions: readonly Sql[]): Promise<number> {
	const row = await session.get<{ count: number }>(sql`SELECT count(*) AS count ${from(listed, conditions)}`);
	return row?.count ?? 0;
}

function newest(session: Session, listed: Listed, conditions: readonly Sql[], limit: number): Promise<Row[]> {
	const columns = columnsOf(listed);
	return session.all<Row>(
		sql`SELECT t.number, ${raw(columns.join(', '))} ${from(listed, conditions)}
		ORDER BY ${raw(columns.map((column) => `${column} DESC`).join(', '))} LIMIT ${limit}`,
	);
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

const columnsOf = ({ order }: Listed): string[] => order.map((column) => `t.${column}`);

const after = (values: readonly number[] | undefined, listed: Listed): Sql[] =>
	values ? [sql`(${raw(columnsOf(listed).join(', '))}) < (${join(values.map((value) => sql`${value}::bigint`))})`] : [];
