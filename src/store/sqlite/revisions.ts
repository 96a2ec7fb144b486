import type { BodyRow } from '../body.ts';
import { visibleFrom } from '../moment.ts';
import type { Revision } from '../store.ts';
import type { Database } from './database.ts';
import { article } from './lists.ts';
import { articleOf } from './rows.ts';

type RevisionRow = BodyRow & { readonly replaced: number };

/** What has been called back, or is not to be known yet, is in no version to be seen. */
export function revisions(db: Database, id: string): Revision[] {
	return db.reading(() => {
		const current = article(db, id);
		if (!current) return [];
		const earlier = db
			.all<RevisionRow>('SELECT replaced, body, text FROM revisions WHERE id = ? ORDER BY revision', id)
			.map((row) => ({ article: articleOf(row), replacedAt: new Date(row.replaced).toISOString() }))
			.filter((revision) => visibleFrom(revision.article) <= db.now());
		return [...earlier, { article: current, replacedAt: null }];
	});
}
