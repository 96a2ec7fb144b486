import sql from 'sql-template-tag';
import type { Store } from '../store.ts';
import type { Database } from './database.ts';

type Counts = Awaited<ReturnType<Store['counts']>>;

/** What a reader may see of the archive at this moment. */
export async function counts(db: Database): Promise<Counts> {
	const now = db.now();
	const of = await db.get<Counts>(
		sql`SELECT count(*) AS articles, coalesce(sum(quotes), 0) AS quotes, coalesce(sum(fact_boxes), 0) AS "factBoxes",
			(SELECT count(*) FROM people p WHERE p.settled <= ${now} OR EXISTS (
				SELECT 1 FROM appearances s WHERE s.person = p.number AND s.visible_from <= ${now}
			)) AS people
		FROM articles WHERE visible_from <= ${now}`,
	);
	return of ?? { articles: 0, quotes: 0, people: 0, factBoxes: 0 };
}
