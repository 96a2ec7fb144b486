import { addressKey } from '../document/address.ts';
import type { Article } from '../document/article.ts';
import { articleId } from '../document/article-id.ts';
import { fold } from '../document/fold.ts';
import type { ArticleHead, Store } from '../store/store.ts';
import type { Context } from './command.ts';
import { isOneOf } from './match.ts';

const SHOWN = 8;

export type FoundArticle =
	| { readonly kind: 'one'; readonly id: string }
	| { readonly kind: 'many'; readonly heads: readonly ArticleHead[]; readonly more: boolean }
	| { readonly kind: 'none' };

type Finder = Pick<Context, 'store' | 'texts'>;

/** Which article is meant: an id, an address, a word for the latest, the headline, else any words that it has. */
export async function findArticle(typed: string, { store, texts }: Finder): Promise<FoundArticle> {
	// Slack writes an address as <address|label>.
	const words = typed.trim().replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1');
	if (isOneOf(words, texts.say('word.latest'))) {
		const [latest] = (await store.articles({ limit: 1 })).rows;
		return latest ? { kind: 'one', id: latest.id } : { kind: 'none' };
	}
	const addresses = addressesOf(words);
	// Feeds and short links lead to an article by other addresses than its own.
	const led = await Promise.all(addresses.map((address) => store.articleAt(address)));
	for (const id of [words, ...addresses.map(articleId), ...led]) {
		if (id !== undefined && (await store.article(id))) return { kind: 'one', id };
	}

	const named = await store.articlesByHeadline(words, SHOWN + 1);
	const exact = named.filter(({ headline }) => headline !== null && fold(headline) === fold(words));
	if (exact.length > 0) return chosen(exact);
	if (named.length > 0) return chosen(named);
	return chosen((await store.articles({ about: words, limit: SHOWN + 1 })).rows);
}

/** The article at an address, however it is written; undefined when there is none that may be shown. */
export async function articleAtAddress(link: string, store: Pick<Store, 'article'>): Promise<Article | undefined> {
	for (const id of addressesOf(link).map(articleId)) {
		const found = await store.article(id);
		if (found) return found;
	}
	return undefined;
}

/** An address as articles know it, and without all its parameters. */
function addressesOf(typed: string): string[] {
	if (!/^https?:\/\//iu.test(typed) || !URL.canParse(typed)) return [];
	const { origin, pathname } = new URL(typed);
	return [...new Set([typed, origin + pathname].map(addressKey))];
}

function chosen(heads: readonly ArticleHead[]): FoundArticle {
	const [head] = heads;
	if (!head) return { kind: 'none' };
	if (heads.length === 1) return { kind: 'one', id: head.id };
	return { kind: 'many', heads: heads.slice(0, SHOWN), more: heads.length > SHOWN };
}
