import { isDeepStrictEqual } from 'node:util';
import sql from 'sql-template-tag';
import type { Article } from '../../document/article.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import { type BodyRow, bodyOf } from '../body.ts';
import { type Derived, derivation } from '../derive.ts';
import { articleIn, type Prepared, prepare } from '../prepare.ts';
import { derivedOf } from '../sqlite/corrections.ts';
import type { Head } from '../sqlite/deriving.ts';
import { articleOf } from '../sqlite/rows.ts';
import type { Origin, Saved, Saving } from '../store.ts';
import { comparedWith } from '../versions.ts';
import { correctionsOf } from './corrections.ts';
import type { Database, Session } from './database.ts';
import { writeRows } from './deriving.ts';
import { ARTICLE } from './rows.ts';
import { refOf } from './text.ts';

/** Articles that are derived anew in one transaction, so that other processes get their turn. */
const BATCH = 50;

type StoredRow = BodyRow & { readonly number: number; readonly derivation: string };

export async function save(db: Database, article: Article, origin: Origin): Promise<Saved> {
	const [saved] = await saveAll(db, [{ prepared: prepare(article, await loadStem()), origin }]);
	return saved ?? 'unchanged';
}

export async function saveAll(db: Database, items: readonly Saving[]): Promise<Saved[]> {
	const stem = await loadStem();
	return db.writing(async (session) => {
		const saved: Saved[] = [];
		for (const { prepared, origin } of items) {
			saved.push(await saveArticle(session, prepared, origin, stem));
			await session.run(
				sql`INSERT INTO origins (ref, digest, id) VALUES (${refOf(origin.place)}, ${origin.digest}, ${prepared.id})
				ON CONFLICT (ref) DO UPDATE SET digest = excluded.digest, id = excluded.id`,
			);
		}
		return saved;
	});
}

async function saveArticle(session: Session, prepared: Prepared, { place }: Origin, stem: Stem): Promise<Saved> {
	const row = await session.get<StoredRow>(sql`${ARTICLE} WHERE a.ref = ${refOf(prepared.id)}`);
	if (!row) {
		await write(session, null, { ...prepared, revision: 1 }, prepared.derived, prepared.body);
		return 'new';
	}
	const read = articleIn(prepared);
	const stored = articleOf(row);
	const compared = comparedWith(stored, read);
	const isEdit = compared.saved === 'outdated' && (await isOnlyPlace(session, place, read.id));
	const { saved, article } = isEdit ? comparedWith(stored, read, () => true) : compared;
	if (saved === 'outdated') return saved;
	// But for corrections the rows do not depend on what is stored.
	const corrections = await correctionsOf(session, article.id);
	const derived = corrections.length === 0 ? prepared.derived : derivedOf(article, corrections, stem);
	const body = bodyOf(article);
	if (saved === 'revised') {
		await session.run(
			sql`INSERT INTO revisions (ref, revision, replaced, body, text)
			VALUES (${refOf(stored.id)}, ${stored.revision}, ${session.now()}, ${row.body}, ${row.text})`,
		);
		await write(session, row.number, article, derived, body);
		return saved;
	}
	// A newer program may find more in the same text.
	const isSame = isDeepStrictEqual(JSON.parse(row.body), JSON.parse(body.body));
	if (!isSame || row.derivation !== derivation()) await write(session, row.number, article, derived, body);
	return saved;
}

/** Asked seldom, so that the places need no index by article. Where nothing was read, no place has a digest. */
async function isOnlyPlace(session: Session, place: string, id: string): Promise<boolean> {
	const row = await session.get<{ own: boolean; other: boolean }>(
		sql`SELECT EXISTS (SELECT 1 FROM origins WHERE ref = ${refOf(place)} AND id = ${id}) AS own,
			EXISTS (SELECT 1 FROM origins WHERE id = ${id} AND ref <> ${refOf(place)} AND digest <> '') AS other`,
	);
	return row ? row.own && !row.other : false;
}

async function write(
	session: Session,
	number: number | null,
	head: Head,
	derived: Derived,
	{ body, text }: BodyRow,
): Promise<void> {
	const written = await writeRows(session, number, head, derived);
	await session.run(
		sql`INSERT INTO bodies (article, body, text) VALUES (${written}, ${body}, ${text})
		ON CONFLICT (article) DO UPDATE SET body = excluded.body, text = excluded.text`,
	);
}

/** Brings the rows of articles up to date that another version of the program, or of the stems, has made. */
export async function deriveAgain(db: Database): Promise<void> {
	const current = derivation();
	while (await db.get(sql`SELECT 1 AS old FROM articles WHERE derivation <> ${current} LIMIT 1`)) {
		const stem = await loadStem();
		await db.writing(async (session) => {
			const rows = await session.all<StoredRow>(sql`${ARTICLE} WHERE a.derivation <> ${current} LIMIT ${BATCH}`);
			for (const row of rows) {
				const article = articleOf(row);
				const corrections = await correctionsOf(session, article.id);
				await writeRows(session, row.number, article, derivedOf(article, corrections, stem));
			}
		});
	}
}

type OriginRow = { readonly digest: string; readonly id: string };

export const originAt = (db: Database, place: string): Promise<OriginRow | undefined> =>
	db.get<OriginRow>(sql`SELECT digest, id FROM origins WHERE ref = ${refOf(place)}`);

/** No bytes were read there, so no digest can match. */
export async function alsoAt(db: Database, place: string, id: string): Promise<void> {
	await db.run(
		sql`INSERT INTO origins (ref, digest, id) VALUES (${refOf(place)}, '', ${id}) ON CONFLICT (ref) DO NOTHING`,
	);
}

export async function isHidden(db: Database, id: string): Promise<boolean> {
	const row = await db.get(
		sql`SELECT 1 AS hidden FROM articles WHERE ref = ${refOf(id)} AND visible_from > ${db.now()}`,
	);
	return row !== undefined;
}
