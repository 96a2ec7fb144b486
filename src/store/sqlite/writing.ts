import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../document/article.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import { type BodyRow, bodyOf } from '../body.ts';
import { type Derived, derivation } from '../derive.ts';
import { articleIn, type Prepared, prepare } from '../prepare.ts';
import type { Origin, Saved, Saving } from '../store.ts';
import { comparedWith } from '../versions.ts';
import { correctionsOf, derivedOf } from './corrections.ts';
import type { Database } from './database.ts';
import { type Head, writeRows, writingRows } from './deriving.ts';
import { articleOf } from './rows.ts';
import type { WordIndex } from './word-index.ts';

/** Articles that are derived anew in one transaction, so that other processes get their turn. */
const BATCH = 50;

type StoredRow = BodyRow & { readonly number: number; readonly derivation: string };

const STORED = `SELECT a.number, a.derivation, b.body, b.text
	FROM articles a JOIN bodies b ON b.article = a.number`;

export async function save(db: Database, article: Article, origin: Origin): Promise<Saved> {
	const [saved] = await saveAll(db, [{ prepared: prepare(article, await loadStem()), origin }]);
	return saved ?? 'unchanged';
}

export async function saveAll(db: Database, items: readonly Saving[]): Promise<Saved[]> {
	const stem = await loadStem();
	return writingRows(db, (index) =>
		items.map(({ prepared, origin }) => {
			const saved = saveArticle(db, index, prepared, origin, stem);
			db.run(
				`INSERT INTO origins (place, digest, id) VALUES (?, ?, ?)
				ON CONFLICT (place) DO UPDATE SET digest = excluded.digest, id = excluded.id`,
				origin.place,
				origin.digest,
				prepared.id,
			);
			return saved;
		}),
	);
}

function saveArticle(db: Database, index: WordIndex, prepared: Prepared, { place }: Origin, stem: Stem): Saved {
	const row = db.get<StoredRow>(`${STORED} WHERE a.id = ?`, prepared.id);
	if (!row) {
		write(db, index, null, { ...prepared, revision: 1 }, prepared.derived, prepared.body);
		return 'new';
	}
	const stored = articleOf(row);
	const { saved, article } = comparedWith(stored, articleIn(prepared), () => isOnlyPlace(db, place, prepared.id));
	if (saved === 'outdated') return saved;
	// But for corrections the rows do not depend on what is stored.
	const corrections = correctionsOf(db, article.id);
	const derived = corrections.length === 0 ? prepared.derived : derivedOf(article, corrections, stem);
	if (saved === 'revised') {
		db.run(
			'INSERT INTO revisions (id, revision, replaced, body, text) VALUES (?, ?, ?, ?, ?)',
			stored.id,
			stored.revision,
			db.now(),
			row.body,
			row.text,
		);
		write(db, index, row.number, article, derived, bodyOf(article));
		return saved;
	}
	// A newer program may find more in the same text.
	const body = bodyOf(article);
	const isSame = isDeepStrictEqual(JSON.parse(row.body), JSON.parse(body.body));
	if (!isSame || row.derivation !== derivation()) write(db, index, row.number, article, derived, body);
	return saved;
}

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
				writeRows(db, index, row.number, article, derivedOf(article, correctionsOf(db, article.id), stem));
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
