import type { SQLInputValue } from 'node:sqlite';
import type { Filter, Page } from '../store.ts';
import type { Database } from './database.ts';

/** A page never holds more rows than this, whatever is asked for. */
const LARGEST = 1000;

/** A condition on the row `t`, with the values of its question marks. */
export interface Condition {
	readonly sql: string;
	readonly values: readonly SQLInputValue[];
}

/** A table whose rows have moment, number, visible_from and day. */
export interface Listed {
	readonly table: 'articles' | 'turns' | 'fact_boxes';
	/** The column that holds the number of the article. */
	readonly article: 'number' | 'article';
	/** Columns of whole numbers, each falling; together they are unique, and stay when an article is written anew. */
	readonly order: readonly string[];
}

/** The numbers of the rows on one page, newest first. */
export function pageOf(db: Database, listed: Listed, filter: Filter, also: readonly Condition[]): Page<number> {
	const conditions = [...conditionsOf(db, listed, filter), ...also];
	const { count = 0 } =
		db.get<{ count: number }>(`SELECT count(*) AS count ${from(listed, conditions)}`, ...valuesOf(conditions)) ?? {};
	const limit = atMost(filter.limit);
	if (limit === 0) return { rows: [], next: null, total: count };

	const columns = listed.order.map((column) => `t.${column}`);
	const onward = [...conditions, ...after(filter.cursor, columns)];
	const rows = db.all<{ number: number; [column: string]: number }>(
		`SELECT t.number, ${columns.join(', ')} ${from(listed, onward)}
		ORDER BY ${columns.map((column) => `${column} DESC`).join(', ')} LIMIT ?`,
		...valuesOf(onward),
		limit + 1,
	);
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		rows: shown.map(({ number }) => number),
		next: last ? listed.order.map((column) => last[column]).join('.') : null,
		total: count,
	};
}

/** A whole number of rows from 0 up. */
export const atMost = (limit: number): number =>
	Number.isNaN(limit) ? 0 : Math.trunc(Math.min(Math.max(0, limit), LARGEST));

function conditionsOf(db: Database, { article }: Listed, filter: Filter): Condition[] {
	const conditions: Condition[] = [{ sql: 't.visible_from <= ?', values: [db.now()] }];
	if (filter.since !== undefined) conditions.push({ sql: 't.day >= ?', values: [filter.since] });
	if (filter.until !== undefined) conditions.push({ sql: 't.day <= ?', values: [filter.until] });
	if (filter.article !== undefined) {
		conditions.push({ sql: `t.${article} = (SELECT number FROM articles WHERE id = ?)`, values: [filter.article] });
	}
	return conditions;
}

function after(cursor: string | undefined, columns: readonly string[]): Condition[] {
	const values = cursorValues(cursor, columns.length);
	return values ? [{ sql: `(${columns.join(', ')}) < (${columns.map(() => '?').join(', ')})`, values }] : [];
}

/** Undefined for a cursor that no page gave, which begins at the beginning. */
export function cursorValues(cursor: string | undefined, columns: number): number[] | undefined {
	const parts = cursor?.split('.') ?? [];
	const values = parts.map(Number);
	const given = parts.every((part) => /^-?\d{1,16}$/u.test(part)) && values.every(Number.isSafeInteger);
	return given && parts.length === columns ? values : undefined;
}

const from = ({ table }: Listed, conditions: readonly Condition[]): string =>
	`FROM ${table} t WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;

const valuesOf = (conditions: readonly Condition[]): SQLInputValue[] => conditions.flatMap(({ values }) => values);
