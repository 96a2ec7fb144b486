import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../document/article.ts';
import { loadStem } from '../../language/stem.ts';
import { type Derived, derivation, derive } from '../derive.ts';
import { momentOf, UNDATED } from '../moment.ts';
import type { Origin, Saved, Saving } from '../store.ts';
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
	const plain = items.map(({ article }) => derive(article, stem));
	return db.writing(() =>
		items.map(({ article, origin }, index) => {
			const corrections = correctionsOf(db, article.id);
			const known = corrections.length === 0 ? plain[index] : undefined;
			const saved = saveArticle(db, article, known ?? derivedOf(article, corrections, stem));
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

function saveArticle(db: Database, read: Article, derived: Derived): Saved {
	const row = db.get<StoredRow>(`${STORED} WHERE a.id = ?`, read.id);
	if (!row) {
		write(db, null, { ...read, revision: 1 }, derived);
		return 'new';
	}
	const stored = articleOf(row);
	const article = dated(read, stored);
	if (!isDeepStrictEqual(published(stored), published(article))) {
		if (isOlder(article, stored)) return 'outdated';
		db.run(
			'INSERT INTO revisions (id, revision, replaced, body, text) VALUES (?, ?, ?, ?, ?)',
			stored.id,
			stored.revision,
			db.now(),
			row.body,
			row.text,
		);
		write(db, row.number, { ...article, revision: stored.revision + 1 }, derived);
		return 'revised';
	}
	// A newer program may find more in the same text.
	const next = { ...article, revision: stored.revision };
	const isSame = isDeepStrictEqual(JSON.parse(row.body), JSON.parse(bodyOf(next).body));
	if (!isSame || row.derivation !== derivation()) write(db, row.number, next, derived);
	return 'unchanged';
}

/**
 * Whether a source made a version before the stored one. Where nobody tells of an update, what comes last counts. What
 * takes an article back is obeyed whatever its time says; what was canceled comes back by a later version only.
 */
function isOlder(article: Article, stored: Article): boolean {
	if (article.status !== 'usable') return false;
	const made = momentOf(article.updatedAt ?? article.publishedAt).moment;
	const kept = momentOf(stored.updatedAt ?? (stored.status === 'canceled' ? stored.publishedAt : null)).moment;
	if (made === UNDATED || kept === UNDATED) return false;
	return made < kept || (made === kept && stored.status === 'canceled' && stored.updatedAt !== null);
}

/** The message that takes an article back stands for all versions before it, also when it tells a day only. */
function dated(article: Article, stored: Article): Article {
	const latest = stored.updatedAt ?? stored.publishedAt;
	const isBefore =
		momentOf(article.updatedAt ?? article.publishedAt).moment < momentOf(latest).moment &&
		momentOf(latest).moment !== UNDATED;
	return article.status === 'canceled' && isBefore ? { ...article, updatedAt: latest } : article;
}

/** What the source tells, not what the parser found. */
const published = (article: Article): unknown => [
	article.text,
	article.language,
	article.url,
	article.publisher,
	article.section,
	article.headline,
	article.byline,
	article.publishedAt,
	article.updatedAt,
	article.embargoedUntil,
	article.status,
];

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
