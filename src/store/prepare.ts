import type { Article } from '../document/article.ts';
import type { Stem } from '../language/stem.ts';
import { type BodyRow, bodyOf } from './body.ts';
import { type Derived, derive } from './derive.ts';

/** What the columns of an article's own row say without looking into its body. */
type Told = Pick<Article, 'id' | 'language' | 'publisher' | 'url'>;

/** What a source says of an article's identity. */
export interface Identity {
	/** It gives an address, or an id of its own; another text without is a copy of an article or a new one. */
	readonly named: boolean;
	/** `Article.id` of the article that it takes the place of, of which it is a version. */
	readonly replaces: string | null;
}

const NAMED: Identity = { named: true, replaces: null };

/**
 * An article as stores keep it, made wherever there is time for it: nothing is left to do but to write. Made of strings
 * and numbers, most of them whole columns, so that it goes from thread to thread quickly.
 */
export interface Prepared extends Told, Identity {
	/** As a first revision. */
	readonly body: BodyRow;
	readonly derived: Derived;
}

export function prepare(article: Article, stem: Stem, { named, replaces }: Identity = NAMED): Prepared {
	const { id, language, publisher, url } = article;
	const body = bodyOf({ ...article, revision: 1 });
	return { id, language, publisher, url, named, replaces, body, derived: derive(article, stem) };
}

/** The article that was prepared. What this program has made needs no looking at. */
export const articleIn = ({ body }: Pick<Prepared, 'body'>): Article => ({
	...JSON.parse(body.body),
	text: JSON.parse(body.text),
});
