import type { Article } from '../document/article.ts';
import type { Document } from '../document/document.ts';

/** What the caller knows better than the text does. */
export interface Hint {
	/** Used as it stands for `Article.id`. */
	readonly id?: string;
	/** BCP 47; without it the metadata tells, then the text. */
	readonly language?: string;
}

/** Document to Article: pure, never throws on any text. */
export type Parser = (document: Document, hint?: Hint) => Article;
