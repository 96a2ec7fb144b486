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

/** Conditions of which no row fulfils two: the rows that fulfil the first come first, and so on. */
export type Stages = readonly (readonly Condition[])[];

type Row = { readonly number: number; readonly [column: string]: number };

/** The numbers of the rows on one page, of each stage the newest first. */
export function pageOf(
	db: Database,
	listed: Listed,
	filter: Filter,
	also: readonly Condition[] = [],
	stages: Stages = [[]],
): Page<number> {
	const conditions = [...conditionsOf(db, listed, filter), ...also];
	const counts = stages.map((stage) => countOf(db, listed, [...conditions, ...stage]));
	const total = counts.reduce((sum, count) => sum + count, 0);
	const limit = atMost(filter.limit);
	if (limit === 0) return { rows: [], next: null, total };

	const begin = beginning(filter.cursor, listed.order.length);
	const rows: (Row & { readonly stage: number })[] = [];
	for (const [at, stage] of stages.entries()) {
		if (at < begin.stage || counts[at] === 0) continue;
		const onward = at === begin.stage ? after(begin.values, listed) : [];
		const found = newest(db, listed, [...conditions, ...stage, ...onward], limit + 1 - rows.length);
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

const countOf = (db: Database, listed: Listed, conditions: readonly Condition[]): number =>
	db.get<{ count: number }>(`SELECT count(*) AS count ${from(listed, conditions)}`, ...valuesOf(conditions))?.count ??
	0;

function newest(db: Database, listed: Listed, conditions: readonly Condition[], limit: number): Row[] {
	const columns = columnsOf(listed);
	return db.all<Row>(
		`SELECT t.number, ${columns.join(', ')} ${from(listed, conditions)}
		ORDER BY ${columns.map((column) => `${column} DESC`).join(', ')} LIMIT ?`,
		...valuesOf(conditions),
		limit,
	);
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

const columnsOf = ({ order }: Listed): string[] => order.map((column) => `t.${column}`);

function after(values: readonly number[] | undefined, listed: Listed): Condition[] {
	const columns = columnsOf(listed);
	return values ? [{ sql: `(${columns.join(', ')}) < (${columns.map(() => '?').join(', ')})`, values }] : [];
}

/** Where a page begins: in which stage, and after which row of it. */
export interface Beginning {
	readonly stage: number;
	readonly values: readonly number[] | undefined;
}

export const cursorOf = (stage: number, values: readonly (number | undefined)[]): string =>
	`${stage > 0 ? `${stage}:` : ''}${values.join('.')}`;

/** A cursor that no page gave begins at the beginning. */
export function beginning(cursor: string | undefined, columns: number): Beginning {
	const [, stage = '0', order = ''] = /^(?:([1-9]):)?(.*)$/su.exec(cursor ?? '') ?? [];
	const parts = order.split('.');
	const values = parts.map(Number);
	const given = parts.every((part) => /^-?\d{1,16}$/u.test(part)) && values.every(Number.isSafeInteger);
	return given && parts.length === columns ? { stage: Number(stage), values } : { stage: 0, values: undefined };
}

const from = ({ table }: Listed, conditions: readonly Condition[]): string =>
	`FROM ${table} t WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;

const valuesOf = (conditions: readonly Condition[]): SQLInputValue[] => conditions.flatMap(({ values }) => values);
