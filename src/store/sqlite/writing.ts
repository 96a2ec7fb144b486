import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../document/article.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import { placeOfId, readingOf } from '../alike/reading.ts';
import { type BodyRow, bodyOf } from '../body.ts';
import { type Derived, derivation } from '../derive.ts';
import { visibleFrom } from '../moment.ts';
import { type Prepared, prepare } from '../prepare.ts';
import type { Kept, Origin, Saved, Saving } from '../store.ts';
import { comparedWith } from '../versions.ts';
import { correctionsOf, derivedOf } from './corrections.ts';
import type { Database } from './database.ts';
import { type Head, writeRows, writingRows } from './deriving.ts';
import { articleOf } from './rows.ts';
import { alsoAt, articleAt, STORED, type StoredRow, storedFor } from './stored.ts';
import type { WordIndex } from './word-index.ts';

/** Articles that are derived anew in one transaction, so that other processes get their turn. */
const BATCH = 50;

export async function save(db: Database, article: Article, origin: Origin): Promise<Saved> {
	const [kept] = await saveAll(db, [{ prepared: prepare(article, await loadStem()), origin }]);
	return kept?.saved ?? 'unchanged';
}

export async function saveAll(db: Database, items: readonly Saving[]): Promise<Kept[]> {
	const stem = await loadStem();
	return writingRows(db, (index) =>
		items.map(({ prepared, origin }) => {
			const kept = saveArticle(db, index, prepared, origin, stem);
			db.run(
				`INSERT INTO origins (place, digest, id) VALUES (?, ?, ?)
				ON CONFLICT (place) DO UPDATE SET digest = excluded.digest, id = excluded.id`,
				origin.place,
				origin.digest,
				kept.id,
			);
			return kept;
		}),
	);
}

function saveArticle(db: Database, index: WordIndex, prepared: Prepared, origin: Origin, stem: Stem): Kept {
	const row = storedFor(db, prepared);
	if (!row) {
		write(db, index, null, { ...prepared, revision: 1 }, prepared.derived, prepared.body);
		// Should what it replaces come later, it is an earlier version.
		if (prepared.replaces !== null) alsoAt(db, placeOfId(prepared.replaces), prepared.id);
		return { saved: 'new', id: prepared.id };
	}
	if (row.id !== prepared.id) alsoAt(db, placeOfId(prepared.id), row.id);
	const stored = articleOf(row);
	const named = row.named === 1;
	const reading = readingOf({ article: stored, named, hidden: visibleFrom(stored) > db.now() }, prepared);
	if ('saved' in reading) return { saved: reading.saved, id: row.id };
	const { saved, article } = comparedWith(stored, reading.version, () => isOnlyPlace(db, origin.place, row.id));
	const body = bodyOf(article);
	if (saved === 'revised') keepRevision(db, stored, row);
	if (saved === 'revised' || (saved === 'unchanged' && isReadOtherwise(row, body))) {
		// But for what the stored article adds, and for corrections, the rows do not depend on what is stored.
		const corrections = correctionsOf(db, article.id);
		const isOwn = reading.asRead && corrections.length === 0;
		const derived = isOwn ? prepared.derived : derivedOf(article, corrections, stem);
		write(db, index, row.number, { ...article, named: named || prepared.named }, derived, body);
	}
	return { saved, id: row.id };
}

function keepRevision(db: Database, { id, revision }: Article, { body, text }: BodyRow): void {
	db.run(
		'INSERT INTO revisions (id, revision, replaced, body, text) VALUES (?, ?, ?, ?, ?)',
		id,
		revision,
		db.now(),
		body,
		text,
	);
}

/** A newer program may find more in the same text. */
const isReadOtherwise = (row: StoredRow, { body }: BodyRow): boolean =>
	row.derivation !== derivation() || !isDeepStrictEqual(JSON.parse(row.body), JSON.parse(body));

/** Asked seldom, so that the places need no index by article. Where nothing was read, no place has a digest. */
function isOnlyPlace(db: Database, place: string, id: string): boolean {
	const others = "SELECT 1 FROM origins WHERE id = ? AND place <> ? AND digest <> '' LIMIT 1";
	return articleAt(db, place) === id && db.get(others, id, place) === undefined;
}

function write(
	db: Database,
	index: WordIndex,
	number: number | null,
	head: Head,
	derived: Derived,
	{ body, text }: BodyRow,
): void {
	const written = writeRows(db, index, number, head, derived);
	db.run(
		`INSERT INTO bodies (article, body, text) VALUES (?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET body = excluded.body, text = excluded.text`,
		written,
		body,
		text,
	);
}

/** Brings the rows of articles up to date that another version of the program, or of the stems, has made. */
export async function deriveAgain(db: Database): Promise<void> {
	const current = derivation();
	const next = `${STORED} WHERE a.derivation <> ? LIMIT ${BATCH}`;
	while (db.get('SELECT 1 FROM articles WHERE derivation <> ?', current)) {
		const stem = await loadStem();
		writingRows(db, (index) => {
			for (const row of db.all<StoredRow>(next, current)) {
				const article = articleOf(row);
				const head = { ...article, named: row.named === 1 };
				writeRows(db, index, row.number, head, derivedOf(article, correctionsOf(db, article.id), stem));
			}
		});
	}
}

export const isHidden = (db: Database, id: string): boolean =>
	db.get('SELECT 1 FROM articles WHERE id = ? AND visible_from > ?', id, db.now()) !== undefined;
