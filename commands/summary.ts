import { invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { articleAsked, isReply } from '../src/ask/article-asked.ts';
import { badOption } from '../src/ask/check.ts';
import { headlineOf, nothing } from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand, type OptionValues } from '../src/ask/command.ts';
import { MOST, SENTENCES, sentencesOf } from '../src/ask/length.ts';
import { article, LENGTHS, length } from '../src/ask/options.ts';
import { quotedIn } from '../src/ask/quoted.ts';
import type { Action, Reply } from '../src/ask/reply.ts';
import { sourceOf } from '../src/ask/source.ts';
import type { Article } from '../src/document/article.ts';
import { fold } from '../src/document/fold.ts';
import { sliceOf } from '../src/document/span.ts';

const options = { article, length };
type Values = OptionValues<typeof options>;

export default defineCommand({
	name: 'summary',
	options,
	answer: async (typed, asked, context) => {
		const values = await apart(typed, context);
		const to = (id: string) => invoke('summary', { ...values, article: id });
		const found = await articleAsked(values.article, to, asked, context);
		return isReply(found) ? found : told(found, values.length, await correctedIn(found, context), asked, context);
	},
});

/** "Rosenlund short": a length at the end, unless a headline has it as one of its words. */
async function apart(
	values: Values,
	{ store, texts }: Context,
): Promise<{ article?: string | undefined; length: number }> {
	const { article: typed, length: named } = values;
	if (named !== undefined) {
		const count = sentencesOf(named, texts);
		if (count === undefined) throw badOption('length', named, 'remedy.length', { limit: MOST });
		return { article: typed, length: count };
	}
	const words = typed?.split(/\s+/u) ?? [];
	const count = sentencesOf(words.at(-1) ?? '', texts);
	if (typed === undefined || count === undefined) return { article: typed, length: SENTENCES.short };
	if (words.length === 1) return { length: count };
	const isHeadline = (await store.articlesByHeadline(typed, 1)).length > 0;
	return isHeadline
		? { article: typed, length: SENTENCES.short }
		: { article: words.slice(0, -1).join(' '), length: count };
}

/** The folded names of those to whom somebody has given words of the article. */
async function correctedIn({ id }: Article, { store }: Context): Promise<ReadonlySet<string>> {
	return new Set((await store.corrections(id)).flatMap(({ speaker }) => (speaker === null ? [] : [fold(speaker)])));
}

function told(found: Article, wanted: number, corrected: ReadonlySet<string>, asked: Asked, context: Context): Reply {
	const { texts } = context;
	const best = found.summary.slice(0, wanted);
	const sentences = best.toSorted((a, b) => a.start - b.start).map((span) => sliceOf(found.text, span));
	const also = further(found, context);
	if (sentences.length === 0) return nothing(texts.say('summary.none'), asked, also);

	const names = quotedIn(found, texts).map(({ name, turns }) =>
		texts.say('summary.speaker', { name, turns, corrected: corrected.has(fold(name)) ? 'yes' : 'no' }),
	);
	return {
		outcome: 'answered',
		title: headlineOf(found, context),
		body: [
			{ type: 'excerpt', sentences, source: sourceOf(found, texts, { first: sentences[0] ?? '' }) },
			...(names.length === 0
				? []
				: [{ type: 'context' as const, text: texts.say('summary.quoted', { names: names.join(', ') }) }]),
		],
		actions: [
			...shareAction(invoke('summary', { article: found.id, length: wanted }), asked, texts),
			...otherLengths(found, sentences.length, context),
			...also,
		],
		visibility: asked.visibility,
	};
}

/** The next shorter and the next longer version, as far as the article has them. */
function otherLengths(found: Article, shown: number, { texts }: Context): Action[] {
	const shorter = LENGTHS.findLast((name) => SENTENCES[name] < shown);
	const longer = found.summary.length > shown ? LENGTHS.find((name) => SENTENCES[name] > shown) : undefined;
	const to = (label: string, length: string | undefined) =>
		length === undefined ? [] : [runAction(texts.say(label), invoke('summary', { article: found.id, length }))];
	return [...to('action.longer', longer), ...to('action.shorter', shorter)];
}

/** What else the article has. */
function further(found: Article, { texts }: Context): Action[] {
	return [
		...(found.people.length > 0
			? [runAction(texts.say('action.people'), invoke('people', { article: found.id }))]
			: []),
		...(found.factBoxes.length > 0
			? [runAction(texts.say('action.facts'), invoke('facts', { article: found.id }))]
			: []),
	];
}
