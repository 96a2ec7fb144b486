import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../document/article.ts';
import { loadStem } from '../../language/stem.ts';
import { type Derived, derivation, derive } from '../derive.ts';
import type { Origin, Saved, Saving } from '../store.ts';
import { comparedWith } from '../versions.ts';
import { correctionsOf, derivedOf } from './corrections.ts';
import type { Database } from './database.ts';
import { writeRows } from './deriving.ts';
import { articleOf, type BodyRow, bodyOf } from './rows.ts';

/** Articles that are derived anew in one transaction, so that other processes get their turn. */
const BATCH = 50;

type StoredRow = BodyRow & { readonly number: number; readonly derivation: string };

const STORED = `SELECT a.number, a.derivation, b.body, b.text
	FROM articles a JOIN bodies b ON b.article = a.number`;

export async function save(db: Database, article: Article, origin: Origin): Promise<Saved> {
	const [saved] = await saveAll(db, [{ article, origin }]);
	return saved ?? 'unchanged';
}

export async function saveAll(db: Database, items: readonly Saving[]): Promise<Saved[]> {
	// Made before the lock is taken: but for corrections it does not depend on what is stored.
	const stem = await loadStem();
	const plain = items.map(({ article, derived }) => derived ?? derive(article, stem));
	return db.writing(() =>
		items.map(({ article, origin }, index) => {
			const corrections = correctionsOf(db, article.id);
			const known = corrections.length === 0 ? plain[index] : undefined;
			const saved = saveArticle(db, article, origin, known ?? derivedOf(article, corrections, stem));
			db.run(
				`INSERT INTO origins (place, digest, id) VALUES (?, ?, ?)
				ON CONFLICT (place) DO UPDATE SET digest = excluded.digest, id = excluded.id`,
				origin.place,
				origin.digest,
				article.id,
			);
			return saved;
		}),
	);
}

function saveArticle(db: Database, read: Article, { place }: Origin, derived: Derived): Saved {
	const row = db.get<StoredRow>(`${STORED} WHERE a.id = ?`, read.id);
	if (!row) {
		write(db, null, { ...read, revision: 1 }, derived);
		return 'new';
	}
	const stored = articleOf(row);
	const { saved, article } = comparedWith(stored, read, () => isOnlyPlace(db, place, read.id));
	if (saved === 'outdated') return saved;
	if (saved === 'revised') {
		db.run(
			'INSERT INTO revisions (id, revision, replaced, body, text) VALUES (?, ?, ?, ?, ?)',
			stored.id,
			stored.revision,
			db.now(),
			row.body,
			row.text,
		);
		write(db, row.number, article, derived);
		return saved;
	}
	// A newer program may find more in the same text.
	const isSame = isDeepStrictEqual(JSON.parse(row.body), JSON.parse(bodyOf(article).body));
	if (!isSame || row.derivation !== derivation()) write(db, row.number, article, derived);
	return saved;
}

/** Asked seldom, so that the places need no index by article. Where nothing was read, no place has a digest. */
function isOnlyPlace(db: Database, place: string, id: string): boolean {
	const others = "SELECT 1 FROM origins WHERE id = ? AND place <> ? AND digest <> '' LIMIT 1";
	return articleAt(db, place) === id && db.get(others, id, place) === undefined;
}

function write(db: Database, number: number | null, article: Article, derived: Derived): void {
	const written = writeRows(db, number, article, derived);
	const { body, text } = bodyOf(article);
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
		db.writing(() => {
			for (const row of db.all<StoredRow>(next, current)) {
				const article = articleOf(row);
				writeRows(db, row.number, article, derivedOf(article, correctionsOf(db, article.id), stem));
			}
		});
	}
}

export const digest = (db: Database, place: string): string | undefined =>
	db.get<{ digest: string }>('SELECT digest FROM origins WHERE place = ?', place)?.digest;

export const articleAt = (db: Database, place: string): string | undefined =>
	db.get<{ id: string }>('SELECT id FROM origins WHERE place = ?', place)?.id;

/** No bytes were read there, so no digest can match. */
export function alsoAt(db: Database, place: string, id: string): void {
	db.run("INSERT INTO origins (place, digest, id) VALUES (?, '', ?) ON CONFLICT (place) DO NOTHING", place, id);
}

export const isHidden = (db: Database, id: string): boolean =>
	db.get('SELECT 1 FROM articles WHERE id = ? AND visible_from > ?', id, db.now()) !== undefined;
