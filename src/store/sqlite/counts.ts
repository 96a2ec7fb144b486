import type { Store } from '../store.ts';
import type { Database } from './database.ts';

type Counts = Awaited<ReturnType<Store['counts']>>;

/** What a reader may see of the archive at this moment. */
export function counts(db: Database): Counts {
	const of = db.get<Omit<Counts, 'people'>>(
		`SELECT count(*) AS articles, coalesce(sum(quotes), 0) AS quotes, coalesce(sum(fact_boxes), 0) AS factBoxes
		FROM articles WHERE visible_from <= ?`,
		db.now(),
	);
	const shown = db.get<{ people: number }>(
		`SELECT count(*) AS people FROM people p WHERE p.settled <= :now OR EXISTS (
			SELECT 1 FROM appearances s WHERE s.person = p.number AND s.visible_from <= :now
		)`,
		{ now: db.now() },
	);
	return { articles: 0, quotes: 0, factBoxes: 0, ...of, people: shown?.people ?? 0 };
}
