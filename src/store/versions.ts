import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../document/article.ts';
import { momentOf, UNDATED } from './moment.ts';
import type { Saved } from './store.ts';

/**
 * What becomes of a stored article when it was read again, and the article as it is to be kept. `isOnlyPlace`: whether
 * it was never read anywhere else, so that other words there are an editor's, not an old copy's.
 */
export function comparedWith(
	stored: Article,
	read: Article,
	isOnlyPlace: () => boolean = () => false,
): { saved: Exclude<Saved, 'new'>; article: Article } {
	const article = dated(read, stored);
	if (isDeepStrictEqual(published(stored), published(article))) {
		return { saved: 'unchanged', article: { ...article, revision: stored.revision } };
	}
	const isEdit = () => article.updatedAt === null && stored.status !== 'canceled' && isOnlyPlace();
	if (isOlder(article, stored) && !isEdit()) return { saved: 'outdated', article: stored };
	return { saved: 'revised', article: { ...article, revision: stored.revision + 1 } };
}

/**
 * Whether a source made a version before the stored one. Where nobody tells of an update, what comes last counts. What
 * takes an article back is obeyed whatever its time says; what was canceled comes back by a later version only.
 */
function isOlder(article: Article, stored: Article): boolean {
	if (article.status !== 'usable') return false;
	const made = momentOf(article.updatedAt ?? article.publishedAt).moment;
	const kept = momentOf(stored.updatedAt ?? (stored.status === 'canceled' ? stored.publishedAt : null)).moment;
	if (made === UNDATED || kept === UNDATED) return false;
	return made < kept || (made === kept && stored.status === 'canceled' && stored.updatedAt !== null);
}

/** The message that takes an article back stands for all versions before it, also when it tells a day only. */
function dated(article: Article, stored: Article): Article {
	const latest = stored.updatedAt ?? stored.publishedAt;
	const isBefore =
		momentOf(article.updatedAt ?? article.publishedAt).moment < momentOf(latest).moment &&
		momentOf(latest).moment !== UNDATED;
	return article.status === 'canceled' && isBefore ? { ...article, updatedAt: latest } : article;
}

/** What the source tells, not what the parser found. */
const published = (article: Article): unknown => [
	article.text,
	article.language,
	article.url,
	article.publisher,
	article.section,
	article.headline,
	article.byline,
	article.publishedAt,
	article.updatedAt,
	article.embargoedUntil,
	article.status,
];
