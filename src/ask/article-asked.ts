import type { Article } from '../document/article.ts';
import { chooseArticle, nothing } from './choose.ts';
import type { Asked, Context } from './command.ts';
import { findArticle } from './find-article.ts';
import type { Invocation, Reply } from './reply.ts';

/**
 * The article that words mean, without words the one last spoken of or read; a reply where there is none, or several.
 * The conversation goes on about the article that was found.
 */
export async function articleAsked(
	typed: string | undefined,
	to: (article: string) => Invocation,
	asked: Asked,
	context: Context,
): Promise<Article | Reply> {
	const { store, texts } = context;
	const found = typed === undefined ? undefined : await findArticle(typed, context);
	if (found && found.kind !== 'one') return chooseArticle(found, typed ?? '', to, asked, context);
	const id = found ? found.id : await context.lastArticle();
	const article = id === undefined ? undefined : await store.article(id);
	if (!article) return nothing(texts.say('articles.none'), asked);
	await context.spokenOf(article.id);
	return article;
}

export const isReply = (found: Article | Reply): found is Reply => 'outcome' in found;
