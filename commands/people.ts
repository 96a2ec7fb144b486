import { invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { articleAsked, isReply } from '../src/ask/article-asked.ts';
import { headlineOf, nothing } from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand } from '../src/ask/command.ts';
import { article } from '../src/ask/options.ts';
import { turnsSaidBy } from '../src/ask/quoted.ts';
import type { Reply } from '../src/ask/reply.ts';
import type { Article } from '../src/document/article.ts';
import type { Correction } from '../src/document/correction.ts';
import { fold } from '../src/document/fold.ts';
import { sliceOf } from '../src/document/span.ts';

/** Buttons: as many as every platform puts into one row beside the one for sharing. */
const BUTTONS = 4;

export default defineCommand({
	name: 'people',
	options: { article },
	answer: async (values, asked, context) => {
		const found = await articleAsked(values.article, (id) => invoke('people', { article: id }), asked, context);
		return isReply(found) ? found : listed(found, await context.store.corrections(found.id), asked, context);
	},
});

function listed(found: Article, corrections: readonly Correction[], asked: Asked, context: Context): Reply {
	const { texts } = context;
	// The sort is stable: people of equal weight stay in the order of their appearance.
	const people = found.people
		.map((person) => ({ person, count: turnsSaidBy(person, found) }))
		.sort((a, b) => b.count - a.count);
	const summary = runAction(texts.say('action.summary'), invoke('summary', { article: found.id }));
	const corrected = new Set(corrections.map(({ speaker }) => fold(speaker ?? '')));
	if (people.length === 0)
		return nothing(texts.say('people.none', { headline: headlineOf(found, context) }), asked, [summary]);

	const items = people.map(({ person, count }) => {
		const role = person.roles[0] ? sliceOf(found.text, person.roles[0]).replace(/\s+/gu, ' ') : null;
		return {
			text: person.name,
			detail: [
				role,
				texts.say('count.quotes', { count }),
				corrected.has(fold(person.name)) ? texts.say('label.corrected') : null,
			]
				.filter(Boolean)
				.join(' · '),
			url: null,
		};
	});
	const where = [found.publisher, texts.date(found.publishedAt) ?? texts.say('source.undated')]
		.filter(Boolean)
		.join(' · ');
	const quoted = people.filter(({ count }) => count > 0).slice(0, BUTTONS);
	return {
		outcome: 'answered',
		title: texts.say('people.title', { count: people.length, headline: headlineOf(found, context) }),
		body: [
			{ type: 'list', ordered: false, items },
			...(where === '' ? [] : [{ type: 'context' as const, text: where }]),
		],
		actions: [
			...shareAction(invoke('people', { article: found.id }), asked, texts),
			...quoted.map(({ person: { name } }) =>
				runAction(texts.say('action.quotes', { name }), invoke('quote', { person: name, article: found.id })),
			),
		],
		visibility: asked.visibility,
	};
}
