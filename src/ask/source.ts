import type { ArticleHead, QuoteHit } from '../store/store.ts';
import type { Source } from './reply.ts';
import type { Texts } from './texts.ts';

/** Longer passages are named by their first and last words, which keeps the link short and still finds them. */
const WHOLE = 12;
const EDGE = 5;

/**
 * A link that opens at a passage: a text directive of the URL Fragment Text Directives draft (WICG). Null when the
 * address is no http(s) URL.
 */
export function linkTo(url: string | null, passage?: { readonly first: string; readonly last: string }): string | null {
	if (url === null || !URL.canParse(url)) return null;
	const link = new URL(url);
	if (link.protocol !== 'https:' && link.protocol !== 'http:') return null;
	const directive = passage && directiveOf(passage.first, passage.last);
	if (!directive) return link.href;
	const [address = '', fragment = ''] = link.href.split(/#(.*)/su);
	return `${address}#${fragment.replace(/:~:.*$/su, '')}:~:text=${directive}`;
}

/** Where an answer comes from, in the reader's words. */
export function sourceOf(
	article: Pick<ArticleHead, 'headline' | 'publisher' | 'publishedAt' | 'url'>,
	texts: Texts,
	place: { readonly first?: string; readonly last?: string; readonly paragraph?: number } = {},
): Source {
	const { first, last = first } = place;
	return {
		headline: article.headline?.trim() || texts.say('article.untitled'),
		publisher: article.publisher,
		date: texts.date(article.publishedAt) ?? texts.say('source.undated'),
		url: linkTo(article.url, first !== undefined && last !== undefined ? { first, last } : undefined),
		paragraph: place.paragraph ?? null,
	};
}

export function sourceOfQuote(hit: QuoteHit, texts: Texts): Source {
	const first = hit.segments[0]?.text ?? '';
	const last = hit.segments.at(-1)?.text ?? first;
	return sourceOf(hit.article, texts, { first, last, paragraph: hit.paragraph.number });
}

function directiveOf(first: string, last: string): string {
	const start = wordsOf(first);
	const end = wordsOf(last);
	if (start.length === 0) return '';
	if (first === last && start.length <= WHOLE) return encoded(start);
	return `${encoded(start.slice(0, EDGE))},${encoded(end.slice(-EDGE))}`;
}

const wordsOf = (text: string): string[] => text.toWellFormed().split(/\s+/u).filter(Boolean);

/** The directive's own syntax uses `-`, `&` and `,`: encodeURIComponent leaves the first as it is. */
const encoded = (words: readonly string[]): string => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
