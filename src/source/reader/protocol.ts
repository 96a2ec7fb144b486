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

/** A regular file, opened where it is read. */
export interface Stored {
	readonly path: string;
}

/** What is known of a source that is to be prepared for a store. */
export interface StoreHint extends ReadHint {
	/** Changes when the program reads differently. */
	readonly version: string;
	/** Of the source as it was when it was last read; a file that still has it is not read again. */
	readonly digest?: string | undefined;
}

/** A source as stores keep it. */
export interface Preparation {
	/** Of the bytes, the side file and the version: SHA-256, hexadecimal. */
	readonly digest: string;
	/** At least one; null when nothing has changed since it was last read. */
	readonly ready: readonly Ready[] | null;
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

/** To the thread, which does one after the other. */
export type Task =
	| { readonly kind: 'read'; readonly source: Material; readonly hint: ReadHint }
	| { readonly kind: 'prepare'; readonly source: Material | Stored; readonly hint: StoreHint };

/** From the thread: once that it is ready, then one answer to each task. */
export type Told =
	| { readonly kind: 'ready' }
	/** JSON of the articles: parsed in half the time that cloning takes. */
	| { readonly kind: 'read'; readonly articles: string }
	| { readonly kind: 'prepared'; readonly preparation: Preparation }
	| { readonly kind: 'fault'; readonly code: ErrorCode; readonly details: ErrorDetails }
	| { readonly kind: 'error'; readonly error: unknown };
