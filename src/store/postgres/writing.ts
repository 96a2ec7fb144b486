import { isDeepStrictEqual } from 'node:util';
import sql from 'sql-template-tag';
import type { Article } from '../../document/article.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import { placeOfId, readingOf } from '../alike/reading.ts';
import { type BodyRow, bodyOf } from '../body.ts';
import { type Derived, derivation } from '../derive.ts';
import { visibleFrom } from '../moment.ts';
import { type Prepared, prepare } from '../prepare.ts';
import { derivedOf } from '../sqlite/corrections.ts';
import type { Head } from '../sqlite/deriving.ts';
import { articleOf } from '../sqlite/rows.ts';
import type { Kept, Origin, Saved, Saving } from '../store.ts';
import { comparedWith } from '../versions.ts';
import { correctionsOf } from './corrections.ts';
import type { Database, Session } from './database.ts';
import { writeRows } from './deriving.ts';
import { ARTICLE } from './rows.ts';
import { alsoAt, type StoredRow, storedFor } from './stored.ts';
import { refOf } from './text.ts';

/** Articles that are derived anew in one transaction, so that other processes get their turn. */
const BATCH = 50;

export async function save(db: Database, article: Article, origin: Origin): Promise<Saved> {
	const [kept] = await saveAll(db, [{ prepared: prepare(article, await loadStem()), origin }]);
	return kept?.saved ?? 'unchanged';
}

export async function saveAll(db: Database, items: readonly Saving[]): Promise<Kept[]> {
	const stem = await loadStem();
	return db.writing(async (session) => {
		const all: Kept[] = [];
		for (const { prepared, origin } of items) {
			const kept = await saveArticle(session, prepared, origin, stem);
			await session.run(
				sql`INSERT INTO origins (ref, digest, id) VALUES (${refOf(origin.place)}, ${origin.digest}, ${kept.id})
				ON CONFLICT (ref) DO UPDATE SET digest = excluded.digest, id = excluded.id`,
			);
			all.push(kept);
		}
		return all;
	});
}

async function saveArticle(session: Session, prepared: Prepared, origin: Origin, stem: Stem): Promise<Kept> {
	const row = await storedFor(session, prepared);
	if (!row) {
		await write(session, null, { ...prepared, revision: 1 }, prepared.derived, prepared.body);
		// Should what it replaces come later, it is an earlier version.
		if (prepared.replaces !== null) await alsoAt(session, placeOfId(prepared.replaces), prepared.id);
		return { saved: 'new', id: prepared.id };
	}
	const { id, named } = row;
	if (id !== prepared.id) await alsoAt(session, placeOfId(prepared.id), id);
	const stored = articleOf(row);
	const reading = readingOf({ article: stored, named, hidden: visibleFrom(stored) > session.now() }, prepared);
	if ('saved' in reading) return { saved: reading.saved, id };
	const compared = comparedWith(stored, reading.version);
	const isEdit = compared.saved === 'outdated' && (await isOnlyPlace(session, origin.place, id));
	const { saved, article } = isEdit ? comparedWith(stored, reading.version, () => true) : compared;
	const body = bodyOf(article);
	if (saved === 'revised') await keepRevision(session, stored, row);
	if (saved === 'revised' || (saved === 'unchanged' && isReadOtherwise(row, body))) {
		// But for what the stored article adds, and for corrections, the rows do not depend on what is stored.
		const corrections = await correctionsOf(session, id);
		const isOwn = reading.asRead && corrections.length === 0;
		const derived = isOwn ? prepared.derived : derivedOf(article, corrections, stem);
		await write(session, row.number, { ...article, named: named || prepared.named }, derived, body);
	}
	return { saved, id };
}

async function keepRevision(session: Session, { id, revision }: Article, { body, text }: BodyRow): Promise<void> {
	await session.run(
		sql`INSERT INTO revisions (ref, revision, replaced, body, text)
		VALUES (${refOf(id)}, ${revision}, ${session.now()}, ${body}, ${text})`,
	);
}

/** A newer program may find more in the same text. */
const isReadOtherwise = (row: StoredRow, { body }: BodyRow): boolean =>
	row.derivation !== derivation() || !isDeepStrictEqual(JSON.parse(row.body), JSON.parse(body));

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
				const head = { ...article, named: row.named };
				await writeRows(session, row.number, head, derivedOf(article, corrections, stem));
			}
		});
	}
}

export async function isHidden(db: Database, id: string): Promise<boolean> {
	const row = await db.get(
		sql`SELECT 1 AS hidden FROM articles WHERE ref = ${refOf(id)} AND visible_from > ${db.now()}`,
	);
	return row !== undefined;
}
