import { invoke, runAction } from '../src/ask/actions.ts';
import { articleItem, personItem } from '../src/ask/choose.ts';
import { type Context, defineCommand } from '../src/ask/command.ts';
import type { Action, Part } from '../src/ask/reply.ts';

const ARTICLES = 5;
const PEOPLE = 5;
const WEEK = 7 * 24 * 3_600_000;

/** The start page: how to ask, what is new, who is quoted much. */
export default defineCommand({
	name: 'home',
	options: {},
	unlisted: true,
	start: true,
	answer: async (_values, asked, context) => {
		const { store, texts, now, dialect } = context;
		const [articles, recent, counts] = await Promise.all([
			store.articles({ limit: ARTICLES }),
			store.peopleSince(new Date(now().getTime() - WEEK), PEOPLE),
			store.counts(),
		]);
		const quoted = recent.length > 0 ? recent : await store.people('', PEOPLE);
		const known = quoted.find(({ quotes }) => quotes > 0);
		const example = dialect.usage('quote', { person: known?.name ?? `<${texts.say('value.person')}>` });
		const body: Part[] = [{ type: 'text', text: texts.say('home.ask', { example }) }];
		if (articles.rows.length > 0) {
			const items = articles.rows.map((head) => articleItem(head, context));
			body.push(headed(texts.say('home.articles')), { type: 'list', ordered: false, items });
		}
		if (known) {
			const items = quoted.filter(({ quotes }) => quotes > 0).map((hit) => personItem(hit, context));
			const heading = texts.say(recent.length > 0 ? 'home.quoted.week' : 'home.quoted.all');
			body.push(headed(heading), { type: 'list', ordered: false, items });
		}
		body.push({ type: 'context', text: texts.say('help.counts', counts) });
		return {
			outcome: 'answered',
			title: texts.say('home.title'),
			body,
			actions: [...ask(context), ...quoted.filter(({ quotes }) => quotes > 0).map(({ name }) => said(name, context))],
			visibility: asked.visibility,
		};
	},
});

const headed = (text: string): Part => ({ type: 'text', text, heading: true });

const ask = ({ texts }: Context): Action[] => [
	{ kind: 'form', label: texts.say('home.form'), invocation: invoke('quote'), primary: true },
	runAction(texts.say('action.articles'), invoke('articles')),
	runAction(texts.say('action.help'), invoke('help')),
];

const said = (name: string, { texts }: Context): Action =>
	runAction(texts.say('action.all-quotes', { name }), invoke('quote', { person: name }));
