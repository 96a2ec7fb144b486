import type { Stem } from '../../language/stem.ts';
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
export function storedFor(db: Database, prepared: Prepared, stem: Stem): StoredRow | undefined {
	const { id, replaces } = prepared;
	return storedAs(db, id) ?? (replaces === null ? undefined : storedAs(db, replaces)) ?? toldAlike(db, prepared, stem);
}

function storedAs(db: Database, id: string): StoredRow | undefined {
	const row = db.get<StoredRow>(`${STORED} WHERE a.id = ?`, id);
	if (row) return row;
	const other = articleAt(db, placeOfId(id));
	return other === undefined ? undefined : db.get<StoredRow>(`${STORED} WHERE a.id = ?`, other);
}

/** Of two articles that their sources have named, neither is the other's copy. */
function toldAlike(db: Database, prepared: Prepared, stem: Stem): StoredRow | undefined {
	const { prints, telling } = prepared.derived;
	if (prints.length === 0) return undefined;
	const near = db.all<{ article: number; telling: string }>(
		`SELECT n.article, a.telling FROM articles a JOIN (
			SELECT article, count(*) AS common FROM prints WHERE print IN (SELECT value FROM json_each(?))
			GROUP BY article HAVING count(*) >= ?
		) n ON n.article = a.number
		WHERE NOT (a.named AND ?) ORDER BY n.common DESC, n.article LIMIT ?`,
		JSON.stringify(prints),
		ENOUGH_IN_COMMON,
		Number(prepared.named),
		CANDIDATES,
	);
	const close = near.filter((one) => tellTheSame(JSON.parse(one.telling), telling));
	if (close.length === 0) return undefined;
	const read = articleIn(prepared);
	for (const { article } of close) {
		const row = db.get<StoredRow>(`${STORED} WHERE a.number = ?`, article);
		if (row && alike(articleIn({ body: row }), read, stem)) return row;
	}
	return undefined;
}

export const digest = (db: Database, place: string): string | undefined =>
	db.get<{ digest: string }>('SELECT digest FROM origins WHERE place = ?', place)?.digest;

export const articleAt = (db: Database, place: string): string | undefined =>
	db.get<{ id: string }>('SELECT id FROM origins WHERE place = ?', place)?.id;

/** No bytes were read there, so no digest can match. */
export function alsoAt(db: Database, place: string, id: string): void {
	db.run("INSERT INTO origins (place, digest, id) VALUES (?, '', ?) ON CONFLICT (place) DO NOTHING", place, id);
}
