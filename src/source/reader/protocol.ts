import type { Article } from '../../document/article.ts';
import type { ErrorCode, ErrorDetails } from '../../document/error.ts';
import type { Derived } from '../../store/derive.ts';
import type { Material } from '../format.ts';

/** What whoever hands a source in knows better than the source. */
export interface ReadHint {
	/** Used as it stands for `Article.id`; for sources that hold one article. */
	readonly id?: string | undefined;
	/** `Article.id` where the source gives no address and no id of its own: what was read from its place before. */
	readonly known?: string | undefined;
	/** BCP 47; without it the metadata tells, then the text. */
	readonly language?: string | undefined;
}

/** An article with what a store makes of it, so that saving takes less of the thread that answers. */
export interface Ready {
	readonly article: Article;
	readonly derived?: Derived | undefined;
}

/** To the thread, which reads one after the other. */
export interface Task {
	readonly material: Material;
	readonly hint: ReadHint;
	/** Whether stores get their rows with it. */
	readonly derives: boolean;
}

/** From the thread: once that it is ready, then one answer to each task. */
export type Told =
	| { readonly kind: 'ready' }
	/** JSON of the articles, or of what is ready: parsed in half the time that cloning takes. */
	| { readonly kind: 'read'; readonly articles: string }
	| { readonly kind: 'fault'; readonly code: ErrorCode; readonly details: ErrorDetails }
	| { readonly kind: 'error'; readonly error: unknown };
