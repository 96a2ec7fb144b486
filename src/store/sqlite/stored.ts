import { alike } from '../alike/compare.ts';
import { CANDIDATES, ENOUGH_IN_COMMON } from '../alike/prints.ts';
import { placeOfId } from '../alike/reading.ts';
import { tellTheSame } from '../alike/telling.ts';
import type { BodyRow } from '../body.ts';
import { articleIn, type Prepared } from '../prepare.ts';
import type { Database } from './database.ts';

/** A stored article; `named` is 0 or 1. */
export type StoredRow = BodyRow & {
	readonly number: number;
	readonly id: string;
	readonly named: number;
	readonly derivation: string;
};

export const STORED = `SELECT a.number, a.id, a.named, a.derivation, b.body, b.text
	FROM articles a JOIN bodies b ON b.article = a.number`;

/** The stored article of which this is a version or a copy: of its id, under another id, before it, or told alike. */
export function storedFor(db: Database, prepared: Prepared): StoredRow | undefined {
	const { id, replaces } = prepared;
	return storedAs(db, id) ?? (replaces === null ? undefined : storedAs(db, replaces)) ?? toldAlike(db, prepared);
}

function storedAs(db: Database, id: string): StoredRow | undefined {
	const row = db.get<StoredRow>(`${STORED} WHERE a.id = ?`, id);
	if (row) return row;
	const other = articleAt(db, placeOfId(id));
	return other === undefined ? undefined : db.get<StoredRow>(`${STORED} WHERE a.id = ?`, other);
}

/** Articles of one print that are looked at: what thousands have in common is a set phrase. */
const NEWEST = 500;

/** Of two articles that their sources have named, neither is the other's copy. */
function toldAlike(db: Database, prepared: Prepared): StoredRow | undefined {
	const { prints, telling } = prepared.derived;
	if (prints.length === 0) return undefined;
	const close = nearest(db, prints).filter((article) => {
		const row = db.get<{ named: number; telling: string }>(
			'SELECT named, telling FROM articles WHERE number = ?',
			article,
		);
		return row && !(prepared.named && row.named === 1) && tellTheSame(JSON.parse(row.telling), telling);
	});
	if (close.length === 0) return undefined;
	const read = articleIn(prepared);
	for (const article of close) {
		const row = db.get<StoredRow>(`${STORED} WHERE a.number = ?`, article);
		if (row && alike(articleIn({ body: row }), read)) return row;
	}
	return undefined;
}

/** Articles that have enough prints in common with a text, those with most of them first. */
function nearest(db: Database, prints: readonly number[]): number[] {
	const common = new Map<number, number>();
	for (const print of prints) {
		const rows = db.all<{ article: number }>(
			`SELECT article FROM prints WHERE print = ? ORDER BY article DESC LIMIT ${NEWEST}`,
			print,
		);
		for (const { article } of rows) common.set(article, (common.get(article) ?? 0) + 1);
	}
	return [...common]
		.filter(([, count]) => count >= ENOUGH_IN_COMMON)
		.sort(([a, more], [b, most]) => most - more || a - b)
		.slice(0, CANDIDATES)
		.map(([article]) => article);
}

export const digest = (db: Database, place: string): string | undefined =>
	db.get<{ digest: string }>('SELECT digest FROM origins WHERE place = ?', place)?.digest;

export const articleAt = (db: Database, place: string): string | undefined =>
	db.get<{ id: string }>('SELECT id FROM origins WHERE place = ?', place)?.id;

/** No bytes were read there, so no digest can match. */
export function alsoAt(db: Database, place: string, id: string): void {
	db.run("INSERT INTO origins (place, digest, id) VALUES (?, '', ?) ON CONFLICT (place) DO NOTHING", place, id);
}
