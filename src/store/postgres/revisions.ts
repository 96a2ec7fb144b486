import sql from 'sql-template-tag';
import type { BodyRow } from '../body.ts';
import { visibleFrom } from '../moment.ts';
import { articleOf } from '../sqlite/rows.ts';
import type { Revision } from '../store.ts';
import type { Database } from './database.ts';
import { article } from './lists.ts';
import { refOf } from './text.ts';

type RevisionRow = BodyRow & { readonly replaced: number };

/** What has been called back, or is not to be known yet, is in no version to be seen. */
export function revisions(db: Database, id: string): Promise<Revision[]> {
	return db.reading(async (session) => {
		const current = await article(session, id);
		if (!current) return [];
		const rows = await session.all<RevisionRow>(
			sql`SELECT replaced, body, text FROM revisions WHERE ref = ${refOf(id)} ORDER BY revision`,
		);
		const earlier = rows
			.map((row) => ({ article: articleOf(row), replacedAt: new Date(row.replaced).toISOString() }))
			.filter((revision) => visibleFrom(revision.article) <= session.now());
		return [...earlier, { article: current, replacedAt: null }];
	});
}
