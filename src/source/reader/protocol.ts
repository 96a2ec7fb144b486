import type { Article } from '../../document/article.ts';
import type { ErrorCode, ErrorDetails } from '../../document/error.ts';
import type { Prepared } from '../../store/prepare.ts';
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

/** An article as stores keep it, so that saving takes less of the thread that answers, and what lists tell of it. */
export interface Ready {
	readonly prepared: Prepared;
	readonly found: Found;
}

/** What is told of an article that was read. */
export interface Found extends Pick<Article, 'headline' | 'status' | 'embargoedUntil'> {
	readonly quotes: number;
	readonly people: number;
	readonly factBoxes: number;
}

/** To the thread, which reads one after the other. */
export interface Task {
	readonly material: Material;
	readonly hint: ReadHint;
	/** Whether the articles are to come as stores keep them. */
	readonly prepares: boolean;
}

/** From the thread: once that it is ready, then one answer to each task. */
export type Told =
	| { readonly kind: 'ready' }
	/** JSON of the articles: parsed in half the time that cloning takes. */
	| { readonly kind: 'read'; readonly articles: string }
	| { readonly kind: 'prepared'; readonly ready: readonly Ready[] }
	| { readonly kind: 'fault'; readonly code: ErrorCode; readonly details: ErrorDetails }
	| { readonly kind: 'error'; readonly error: unknown };
