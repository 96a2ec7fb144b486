import { invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { chooseArticle, headlineOf, nothing } from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand, type OptionValues } from '../src/ask/command.ts';
import { findArticle } from '../src/ask/find-article.ts';
import { isOneOf } from '../src/ask/match.ts';
import { about, article } from '../src/ask/options.ts';
import { pageActions, pageCount, placeOf } from '../src/ask/paging.ts';
import type { FactsPart, Reply } from '../src/ask/reply.ts';
import { sourceOf } from '../src/ask/source.ts';

/** Boxes a page. */
const BOXES = 3;
/** The value of `article` for all of them, whatever was spoken of last. */
const ALL = 'all';

const options = { about, article };
type Values = OptionValues<typeof options>;

export default defineCommand({
	name: 'facts',
	options,
	answer: async (values, asked, context) => {
		const { store, texts } = context;
		const typed = values.article;
		if (typed === undefined && values.about === undefined) {
			const here = await context.articleHere();
			const own = here === undefined ? 0 : (await store.factBoxes({ article: here, limit: 1 })).total;
			return boxes({ about: undefined, article: own > 0 ? here : ALL }, asked, context);
		}
		if (typed === undefined) return boxes(values, asked, context);
		if (isOneOf(typed, `${ALL} ${texts.say('word.all')}`)) return boxes({ ...values, article: ALL }, asked, context);
		const found = await findArticle(typed, context);
		if (found.kind === 'one') return boxes({ ...values, article: found.id }, asked, context);
		const to = (id: string) => invoke('facts', { ...values, article: id });
		return chooseArticle(found, typed, to, asked, context);
	},
});

async function boxes(values: Values, asked: Asked, context: Context): Promise<Reply> {
	const { store, texts } = context;
	const { about } = values;
	const article = values.article === ALL ? undefined : values.article;
	const place = placeOf(asked.cursor);
	const page = await store.factBoxes({ about, article, cursor: place.cursor, limit: BOXES });
	const { total } = await store.factBoxes({ limit: 1 });
	const all =
		about !== undefined || article !== undefined
			? [runAction(texts.say('action.all-facts', { total }), invoke('facts', { article: ALL }))]
			: [];
	if (page.rows.length === 0) {
		const key = total === 0 ? 'facts.none' : article === undefined ? 'facts.none.about' : 'facts.none.article';
		const text = texts.say(key, { about: about ?? '', topic: about === undefined ? 'no' : 'yes' });
		return nothing(text, asked, total === 0 ? [] : all);
	}

	const articles = new Set(page.rows.map((hit) => hit.article.id));
	if (articles.size === 1) await context.spokenOf([...articles][0] ?? '');

	const here = invoke('facts', { ...values }, asked.cursor);
	const only = article === undefined ? undefined : page.rows[0]?.article;
	const parts = page.rows.map(
		({ article: head, box }): FactsPart => ({
			type: 'facts',
			title: box.title,
			items: box.items.map(({ text }) => text),
			numbered: box.numbered,
			credit: box.source,
			source: sourceOf(head, texts, { first: box.title }),
		}),
	);
	const count = pageCount(page, place, BOXES, texts);
	return {
		outcome: 'answered',
		title: texts.say('facts.title', {
			total: page.total,
			about: about ?? '',
			topic: about === undefined ? 'no' : 'yes',
			headline: only ? headlineOf(only, context) : '',
			where: only ? 'yes' : 'no',
		}),
		body: [...parts, ...(count === null ? [] : [{ type: 'context' as const, text: count }])],
		actions: [
			...shareAction(here, asked, texts),
			...pageActions(page, place, here, texts),
			...(page.total < total ? all : []),
		],
		visibility: asked.visibility,
	};
}
