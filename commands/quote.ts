import { z } from 'zod';
import { clip, invoke, runAction, shareAction } from '../src/ask/actions.ts';
import {
	articleItem,
	chooseArticle,
	choosePerson,
	headlineOf,
	nothing,
	type PersonHit,
	personItem,
	TYPED,
} from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand, type OptionValues } from '../src/ask/command.ts';
import { findArticle } from '../src/ask/find-article.ts';
import { type FoundPerson, findPerson, findSeveral } from '../src/ask/find-person.ts';
import { about, article, person, since, until } from '../src/ask/options.ts';
import { pageActions, pageCount, placeOf } from '../src/ask/paging.ts';
import { periodOf } from '../src/ask/period.ts';
import { quotePart } from '../src/ask/quote-part.ts';
import type { Part, Reply } from '../src/ask/reply.ts';

/** Turns a page: what fits a phone's screen together with the sources. */
const TURNS = 3;
const MENTIONS = 3;
const FIRST_DAY = '0000-01-01';

const why = { kind: 'choice', required: false, choices: ['yes'], schema: z.literal('yes') } as const;
const options = { person, about, article, since, until, why };
type Values = OptionValues<typeof options>;
type One = Extract<FoundPerson, { kind: 'one' }>;
type Somebody = Exclude<FoundPerson, { kind: 'none' }>;

export default defineCommand({
	name: 'quote',
	options,
	understands: async (line, { store, texts }) =>
		(await findPerson(line, store, texts.say('word.joiners'))).kind !== 'none',
	answer: async (values, asked, context) => {
		const { store, texts } = context;
		periodOf(values, texts);
		const several = await findSeveral(values.person, store, texts.say('word.and'));
		if (several.length > 1) return saidTogether(several, values, asked, context);
		const named = await findPerson(values.person, store, texts.say('word.joiners'));
		if (named.kind === 'none') return nobody(values, named.near, asked, context);
		const topic = [values.about, named.rest].filter(Boolean).join(' ') || undefined;
		const found = await narrowed(named, topic, context);
		if (found.kind === 'many' && found.people.length === 0 && named.kind === 'many') {
			const text = texts.say('quote.none.several', { typed: named.typed, about: topic ?? '' });
			return candidates(text, named.people, { ...values, about: undefined }, asked, context);
		}
		if (found.kind === 'many') {
			const to = ({ name }: { name: string }) => invoke('quote', { ...values, person: name, about: topic });
			return choosePerson(found, found.typed, to, asked, context);
		}
		const chosen = { ...values, person: found.person.name, about: topic };
		if (values.article === undefined) return said(found, chosen, asked, context);
		const from = await findArticle(values.article, context);
		if (from.kind === 'one') return said(found, { ...chosen, article: from.id }, asked, context);
		const to = (id: string) => invoke('quote', { ...chosen, article: id });
		return chooseArticle(from, values.article, to, asked, context);
	},
});

/** Of several people only those who said something about the topic, if there is one. */
async function narrowed(found: Somebody, topic: string | undefined, { store }: Context): Promise<Somebody> {
	if (found.kind !== 'many' || topic === undefined) return found;
	const totals = await Promise.all(
		found.people.map(async ({ key }) => (await store.quotes(key, { about: topic, limit: 1 })).total),
	);
	const people = found.people.filter((_, index) => (totals[index] ?? 0) > 0);
	const [only] = people;
	if (!only || people.length > 1) return { ...found, people };
	return { kind: 'one', person: only, rest: found.rest, slip: null, others: [] };
}

async function said(found: One, values: Values, asked: Asked, context: Context): Promise<Reply> {
	const { store, texts } = context;
	const { about, article, since, until } = values;
	const place = placeOf(asked.cursor);
	const filter = { about, article, since, until, cursor: place.cursor, limit: TURNS };
	const page = await store.quotes(found.person.key, filter);
	if (page.rows.length === 0) return nothingSaid(found, values, asked, context);

	const articles = new Set(page.rows.map((hit) => hit.article.id));
	if (articles.size === 1) await context.spokenOf([...articles][0] ?? '');

	const here = invoke('quote', { ...values }, asked.cursor);
	const showing = { why: values.why === 'yes', name: found.person.name };
	const quotes = await Promise.all(page.rows.map((hit) => quotePart(hit, context, showing)));
	return {
		outcome: 'answered',
		title: texts.say('quote.title', { name: found.person.name, total: page.total, ...scope(values, context) }),
		body: [...quotes, ...remarks(found, pageCount(page, place, TURNS, texts), context)],
		actions: [...shareAction(here, asked, texts), ...pageActions(page, place, here, texts)],
		visibility: asked.visibility,
	};
}

/** Of several people: what they said together, where they did so; else what any of them said. */
async function saidTogether(
	people: readonly PersonHit[],
	values: Values,
	asked: Asked,
	context: Context,
): Promise<Reply> {
	const { store, texts } = context;
	const { about, since, until } = values;
	const from = values.article === undefined ? undefined : await findArticle(values.article, context);
	if (from && from.kind !== 'one') {
		const to = (id: string) => invoke('quote', { ...values, article: id });
		return chooseArticle(from, values.article ?? '', to, asked, context);
	}
	const filter = { about, article: from?.id, since, until };
	const keys = people.map(({ key }) => key);
	const place = placeOf(asked.cursor);
	const joint = await store.quotes(keys, { ...filter, limit: 1, together: true });
	const together = joint.total > 0;
	const page = await store.quotes(keys, { ...filter, cursor: place.cursor, limit: TURNS, together });
	const name = texts.list(people.map((person) => person.name));
	const each = people.map((person) =>
		runAction(texts.say('action.all-quotes', { name: person.name }), invoke('quote', { person: person.name })),
	);
	if (page.rows.length === 0) {
		const { total } = await store.quotes(keys, { limit: 1 });
		const where = from ? 'yes' : 'no';
		return nothing(texts.say('quote.none.filtered', { name, total, where, ...scope(values, context) }), asked, each);
	}
	const here = invoke('quote', { ...values, article: from?.id }, asked.cursor);
	const quotes = await Promise.all(page.rows.map((hit) => quotePart(hit, context, { why: values.why === 'yes' })));
	const count = pageCount(page, place, TURNS, texts);
	const title = texts.say('quote.title', { name, total: page.total, ...scope(values, context) });
	return {
		outcome: 'answered',
		title,
		body: [...quotes, ...(count === null ? [] : [{ type: 'context' as const, text: count }])],
		actions: [...shareAction(here, asked, texts), ...pageActions(page, place, here, texts), ...(together ? each : [])],
		visibility: asked.visibility,
	};
}

/** What a title says of the filter: the words, and the days. */
function scope({ about, since, until }: Values, { texts }: Context) {
	return { about: about ?? '', topic: about === undefined ? 'no' : 'yes', dates: periodOf({ since, until }, texts) };
}

function remarks({ slip, person, others }: One, count: string | null, { texts }: Context): Part[] {
	const names = others.map(({ name }) => name).join(', ');
	return [
		...(count === null ? [] : [count]),
		...(slip === null ? [] : [texts.say('quote.slip', { typed: slip, name: person.name })]),
		...(names === '' ? [] : [texts.say('quote.others', { names })]),
	].map((text) => ({ type: 'context', text }));
}

/** The person is known: has said nothing like this, or nothing at all. */
async function nothingSaid(found: One, values: Values, asked: Asked, context: Context): Promise<Reply> {
	const { store, texts } = context;
	const { person, rest } = found;
	const { total } = await store.quotes(person.key, { limit: 1 });
	if (total > 0) {
		const where = values.article === undefined ? 'no' : 'yes';
		const none = texts.say('quote.none.filtered', { name: person.name, total, where, ...scope(values, context) });
		const undated = await undatedOf(person, values, context);
		const text = undated > 0 ? `${none} ${texts.say('quote.none.undated', { count: undated })}` : none;
		const anyDay = { ...values, since: undefined, until: undefined };
		const all = runAction(
			texts.say('action.all-quotes', { name: person.name }),
			invoke('quote', { person: person.name }),
		);
		// The words after the name may have been part of another name.
		const near = rest === '' ? [] : await store.nearPeople(`${person.name} ${rest}`, MENTIONS);
		const others = near.filter(({ key }) => key !== person.key);
		const narrower = values.about !== undefined || values.article !== undefined;
		return nothing(text, asked, [
			...(undated > 0 ? [runAction(texts.say('action.any-day'), invoke('quote', anyDay))] : []),
			...(narrower || undated === 0 ? [{ ...all, primary: true }] : []),
			...others.map(({ name }) => runAction(name, invoke('quote', { person: name }))),
		]);
	}
	const { rows } = await store.articles({ about: person.name, limit: MENTIONS });
	const text = texts.say('quote.none.mentioned', { name: person.name, count: rows.length });
	if (rows.length === 0) return nothing(text, asked);
	const read = rows.map((head) => runAction(headlineOf(head, context), invoke('summary', { article: head.id })));
	const items = rows.map((head) => articleItem(head, context));
	return nothing(text, asked, read, [{ type: 'list', ordered: false, items }]);
}

/** How many quotes no period can include, since nothing tells when they were published. */
async function undatedOf({ key }: PersonHit, values: Values, { store }: Context): Promise<number> {
	const { about, article, since, until } = values;
	if (since === undefined && until === undefined) return 0;
	const whenever = await store.quotes(key, { about, article, limit: 1 });
	const dated = await store.quotes(key, { about, article, since: FIRST_DAY, limit: 1 });
	return whenever.total - dated.total;
}

function nobody(values: Values, near: readonly PersonHit[], asked: Asked, context: Context): Reply {
	const { texts } = context;
	const typed = clip(values.person, TYPED);
	const text = texts.say('quote.nobody', { typed, near: near.length > 0 ? 'yes' : 'no' });
	if (near.length === 0) return nothing(text, asked, [runAction(texts.say('action.articles'), invoke('articles'))]);
	return candidates(text, near, values, asked, context);
}

/** Nothing found, but these people may have been meant. */
function candidates(text: string, people: readonly PersonHit[], values: Values, asked: Asked, context: Context): Reply {
	const items = people.map((hit) => personItem(hit, context));
	const actions = people.map(({ name }) => runAction(name, invoke('quote', { ...values, person: name })));
	return nothing(text, asked, actions, [{ type: 'list', ordered: false, items }]);
}
