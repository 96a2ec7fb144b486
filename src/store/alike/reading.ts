import type { Article } from '../../document/article.ts';
import { articleIn, type Prepared } from '../prepare.ts';
import type { Saved } from '../store.ts';
import { alike } from './compare.ts';

/** A stored article, whether its source named it, and whether it may be shown now. */
interface Known {
	readonly article: Article;
	readonly named: boolean;
	readonly hidden: boolean;
}

/** What a reading is to the stored article that it belongs to: a version to be compared with it, or nothing new. */
type Reading =
	/** `asRead`: nothing of the stored article was added to it. */
	| { readonly version: Article; readonly asRead: boolean }
	| { readonly saved: Extract<Saved, 'unchanged' | 'outdated'> };

/**
 * A source without address and id tells what it has of the words alone: what the stored article knows besides stays,
 * above all whether it may be shown. A mere copy changes nothing.
 */
export function readingOf({ article: stored, named, hidden }: Known, prepared: Prepared): Reading {
	const read = articleIn(prepared);
	if (prepared.named) return { version: { ...read, id: stored.id }, asRead: true };
	if (!named && read.id === stored.id) return { version: read, asRead: true };
	const likeness = alike(stored, read);
	// A text that stands where an article stood is its next version; a copy of an earlier one is not.
	if (likeness === undefined) {
		return read.id === stored.id ? { version: read, asRead: true } : { saved: 'outdated' };
	}
	if (!likeness.edited || hidden) return { saved: 'unchanged' };
	return { version: completed(read, stored), asRead: false };
}

const completed = (read: Article, stored: Article): Article => ({
	...read,
	id: stored.id,
	language: stored.language,
	url: stored.url,
	publisher: read.publisher ?? stored.publisher,
	section: read.section ?? stored.section,
	headline: stored.headline ?? read.headline,
	byline: stored.byline.length > 0 ? stored.byline : read.byline,
	publishedAt: stored.publishedAt ?? read.publishedAt,
	updatedAt: read.updatedAt ?? stored.updatedAt,
	embargoedUntil: stored.embargoedUntil ?? read.embargoedUntil,
	...(stored.image !== undefined && { image: stored.image }),
	...(stored.paywalled !== undefined && { paywalled: stored.paywalled }),
});

/** The place at which an article is known by another id. */
export const placeOfId = (id: string): string => `article:${id}`;
