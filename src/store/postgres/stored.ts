import sql from 'sql-template-tag';
import { alike } from '../alike/compare.ts';
import { CANDIDATES, ENOUGH_IN_COMMON } from '../alike/prints.ts';
import { placeOfId } from '../alike/reading.ts';
import { tellTheSame } from '../alike/telling.ts';
import type { BodyRow } from '../body.ts';
import { articleIn, type Prepared } from '../prepare.ts';
import type { Session } from './database.ts';
import { ARTICLE } from './rows.ts';
import { refOf } from './text.ts';

export type StoredRow = BodyRow & {
	readonly number: number;
	readonly id: string;
	readonly named: boolean;
	readonly derivation: string;
};

/** The stored article of which this is a version or a copy: of its id, under another id, before it, or told alike. */
export async function storedFor(session: Session, prepared: Prepared): Promise<StoredRow | undefined> {
	const { id, replaces } = prepared;
	const known = (await storedAs(session, id)) ?? (replaces === null ? undefined : await storedAs(session, replaces));
	return known ?? toldAlike(session, prepared);
}

async function storedAs(session: Session, id: string): Promise<StoredRow | undefined> {
	const row = await session.get<StoredRow>(sql`${ARTICLE} WHERE a.ref = ${refOf(id)}`);
	if (row) return row;
	const other = await originAt(session, placeOfId(id));
	return other && session.get<StoredRow>(sql`${ARTICLE} WHERE a.ref = ${refOf(other.id)}`);
}

/** Of two articles that their sources have named, neither is the other's copy. */
async function toldAlike(session: Session, prepared: Prepared): Promise<StoredRow | undefined> {
	const prints = [...prepared.derived.prints];
	if (prints.length === 0) return undefined;
	const near = await session.all<{ number: number; telling: string }>(
		sql`SELECT number, to_json(telling)::text AS telling FROM (
			SELECT c.number, c.telling,
				(SELECT count(*) FROM unnest(c.prints) AS print WHERE print = ANY(${prints}::bigint[])) AS common
			FROM articles c WHERE c.prints && ${prints}::bigint[] AND NOT (c.named AND ${prepared.named}::boolean)
		) AS near WHERE common >= ${ENOUGH_IN_COMMON} ORDER BY common DESC, number LIMIT ${CANDIDATES}`,
	);
	const close = near.filter((one) => tellTheSame(JSON.parse(one.telling), prepared.derived.telling));
	if (close.length === 0) return undefined;
	const read = articleIn(prepared);
	for (const { number } of close) {
		const row = await session.get<StoredRow>(sql`${ARTICLE} WHERE a.number = ${number}`);
		if (row && alike(articleIn({ body: row }), read)) return row;
	}
	return undefined;
}

type OriginRow = { readonly digest: string; readonly id: string };

export const originAt = (session: Session, place: string): Promise<OriginRow | undefined> =>
	session.get<OriginRow>(sql`SELECT digest, id FROM origins WHERE ref = ${refOf(place)}`);

/** No bytes were read there, so no digest can match. */
export async function alsoAt(session: Session, place: string, id: string): Promise<void> {
	await session.run(
		sql`INSERT INTO origins (ref, digest, id) VALUES (${refOf(place)}, '', ${id}) ON CONFLICT (ref) DO NOTHING`,
	);
}
