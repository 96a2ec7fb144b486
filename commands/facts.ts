import { invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { chooseArticle, type FactBoxHit, headlineOf, nothing } from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand, type OptionValues } from '../src/ask/command.ts';
import { findArticle } from '../src/ask/find-article.ts';
import { hasWords, isOneOf } from '../src/ask/match.ts';
import { about, article } from '../src/ask/options.ts';
import { cut, type Page, pageActions, pageCount, placeOf } from '../src/ask/paging.ts';
import type { FactsPart, Reply } from '../src/ask/reply.ts';
import { sourceOf } from '../src/ask/source.ts';
import type { FactBox } from '../src/document/article.ts';

/** Boxes a page. */
const BOXES = 3;
/** The value of `article` for all of them, whatever was spoken of last. */
const ALL = 'all';
/** The newest boxes that are searched for the words themselves. */
const LOOKED_AT = 100;

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
		const all = `${ALL} ${texts.say('word.all')}`;
		// "all" by itself is no topic, nor is "latest": it asks for the newest, which is what all of them begin with.
		if (typed === undefined && isOneOf(values.about ?? '', `${all} ${texts.say('word.latest')}`)) {
			return boxes({ about: undefined, article: ALL }, asked, context);
		}
		if (typed === undefined) return boxes(values, asked, context);
		if (isOneOf(typed, all)) return boxes({ ...values, article: ALL }, asked, context);
		const found = await findArticle(typed, context);
		if (found.kind === 'one') return boxes({ ...values, article: found.id }, asked, context);
		const to = (id: string) => invoke('facts', { ...values, article: id });
		return chooseArticle(found, typed, to, asked, context);
	},
});

/** The store finds the boxes of articles that have the words; where some boxes have them themselves, only those. */
async function pageOf(filter: Values, cursor: string | undefined, { store }: Context): Promise<Page<FactBoxHit>> {
	if (filter.about !== undefined) {
		const { rows } = await store.factBoxes({ ...filter, limit: LOOKED_AT });
		const own = rows.filter(({ box }) => hasWords(filter.about ?? '', textOf(box)));
		if (own.length > 0) return cut(own, cursor, BOXES);
	}
	return store.factBoxes({ ...filter, cursor, limit: BOXES });
}

const textOf = ({ title, items, source }: FactBox): string =>
	[title, ...items.map(({ text }) => text), source ?? ''].join('\n');

async function boxes(values: Values, asked: Asked, context: Context): Promise<Reply> {
	const { store, texts } = context;
	const { about } = values;
	const article = values.article === ALL ? undefined : values.article;
	const place = placeOf(asked.cursor);
	const page = await pageOf({ about, article }, place.cursor, context);
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
