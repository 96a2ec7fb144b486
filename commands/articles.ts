import { invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { articleItem, headlineOf, nothing } from '../src/ask/choose.ts';
import { defineCommand } from '../src/ask/command.ts';
import { about, since, until } from '../src/ask/options.ts';
import { pageActions, pageCount, placeOf } from '../src/ask/paging.ts';
import { periodOf } from '../src/ask/period.ts';

/** Articles a page, each with its button. */
const ARTICLES = 5;

export default defineCommand({
	name: 'articles',
	options: { about, since, until },
	answer: async (values, asked, context) => {
		const { store, texts } = context;
		const dates = periodOf(values, texts);
		const topic = values.about === undefined ? 'no' : 'yes';
		const said = { about: values.about ?? '', topic, dates };
		const place = placeOf(asked.cursor);
		const page = await store.articles({ ...values, cursor: place.cursor, limit: ARTICLES });
		if (page.rows.length === 0) {
			if (topic === 'no' && dates === 'none') return nothing(texts.say('articles.none'), asked);
			const latest = runAction(texts.say('action.articles'), invoke('articles'));
			return nothing(texts.say('articles.none.filtered', said), asked, [latest]);
		}
		const here = invoke('articles', values, asked.cursor);
		const items = page.rows.map((head) => articleItem(head, context));
		const count = pageCount(page, place, ARTICLES, texts);
		return {
			outcome: 'answered',
			title: texts.say('articles.title', { total: page.total, ...said }),
			body: [
				{ type: 'list', ordered: true, items },
				{ type: 'context', text: [count, texts.say('articles.pick')].filter(Boolean).join(' · ') },
			],
			actions: [
				...shareAction(here, asked, texts),
				...page.rows.map((head) => runAction(headlineOf(head, context), invoke('summary', { article: head.id }))),
				...pageActions(page, place, here, texts),
			],
			visibility: asked.visibility,
		};
	},
});
