import sql, { raw } from 'sql-template-tag';
import { HEAD } from '../sqlite/rows.ts';
import { refOf } from './text.ts';

/** The columns of an ArticleHead, of `a`. */
export const HEAD_COLUMNS = raw(HEAD);

/** An article and its body, to which conditions on `a` can be added. */
export const ARTICLE = sql`SELECT a.number, a.id, a.named, a.derivation, b.body, b.text
	FROM articles a JOIN bodies b ON b.article = a.number`;

export const withId = (id: string, now: number) => sql`a.ref = ${refOf(id)} AND a.visible_from <= ${now}`;
