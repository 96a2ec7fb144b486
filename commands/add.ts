import { z } from 'zod';
import { invoke, runAction } from '../src/ask/actions.ts';
import { headlineOf } from '../src/ask/choose.ts';
import { type Asked, type Context, defineCommand, type Option } from '../src/ask/command.ts';
import type { Taken } from '../src/ask/intake.ts';
import { LAST_READ } from '../src/ask/memory.ts';
import { quotedIn, turnsIn } from '../src/ask/quoted.ts';
import type { Part, Reply } from '../src/ask/reply.ts';
import { NewsroomError } from '../src/document/error.ts';

/** Articles of one feed or message that are told of one by one. */
const SHOWN = 5;
/** Names that are told of one article. */
const NAMES = 8;
/** A line with an address in it is no article. */
const LINE = 300;
/** A post that is longer is itself what is to be read, whatever links it has. */
const POST = 2_000;

const address = z
	.string()
	.trim()
	.transform((typed) => typed.replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1'))
	.pipe(z.url({ protocol: /^https?$/u, error: 'remedy.link' }));

const options = {
	link: { kind: 'text', required: false, schema: address },
	text: {
		kind: 'long',
		required: false,
		schema: z.string().trim().min(1, { error: 'remedy.words' }).max(1_000_000, { error: 'remedy.too-long' }),
	},
	file: { kind: 'file', required: false, schema: address },
} as const satisfies Readonly<Record<string, Option>>;

/** Reads an article and says what was found. */
export default defineCommand({
	name: 'add',
	options,
	form: true,
	message: ({ text, links, files, closed }) => {
		if (closed && text === '' && links.length === 0) throw new NewsroomError('closed-file');
		const [link = files[0]] = links;
		return link === undefined || text.length > POST ? { text } : { link };
	},
	answer: async (values, asked, context) => {
		const { caller, intake, store } = context;
		const person = { user: caller.user, groups: caller.groups ?? [] };
		if (!intake?.allows(person)) throw new NewsroomError('not-allowed');
		const url = values.link ?? values.file ?? addressIn(values.text ?? '');
		if (url === undefined && values.text === undefined) throw new NewsroomError('no-article');
		const taken = await intake.add(url === undefined ? { text: values.text ?? '' } : { url });
		const [last] = taken;
		if (!last) throw new NewsroomError('no-article');
		await store.remember(LAST_READ, last.article.id);
		if (taken.length === 1) await context.spokenOf(last.article.id);
		// As people have corrected it, where it was there before.
		const seen = taken.map(async (each) => ({
			...each,
			article: (await store.article(each.article.id)) ?? each.article,
		}));
		return told(await Promise.all(seen), asked, context);
	},
});

const addressIn = (text: string): string | undefined =>
	text.length > LINE ? undefined : /https?:\/\/[^\s<>|"]+/u.exec(text)?.[0];

function told(taken: readonly Taken[], asked: Asked, context: Context): Reply {
	const { texts } = context;
	const shown = taken.slice(0, SHOWN);
	const [only] = taken;
	const body = shown.flatMap((each) => found(each, taken.length > 1, context));
	if (taken.length > SHOWN)
		body.push({ type: 'context', text: texts.say('add.more', { count: taken.length - SHOWN }) });
	return {
		outcome: 'answered',
		title:
			taken.length === 1 && only ? headlineOf(only.article, context) : texts.say('add.title', { count: taken.length }),
		body,
		actions: shown.flatMap((each) => further(each, taken.length > 1, context)),
		visibility: asked.visibility,
	};
}

/** Headline, people, number of quotes and boxes; or why it is kept and not shown. */
function found({ article, saved }: Taken, headed: boolean, context: Context): Part[] {
	const { texts } = context;
	const quoted = quotedIn(article, texts);
	const names = quoted.map(({ name, turns }) => texts.say('summary.speaker', { name, turns, corrected: 'no' }));
	const hidden = article.status !== 'usable' || article.embargoedUntil !== null;
	const counts = texts.say('add.found', {
		quotes: turnsIn(article),
		people: article.people.length,
		boxes: article.factBoxes.length,
	});
	const place = [article.publisher, texts.date(article.publishedAt)].filter(Boolean).join(' · ');
	return [
		...(headed ? [{ type: 'text' as const, text: headlineOf(article, context), heading: true as const }] : []),
		{ type: 'text', text: `${texts.say(`add.${saved}`)} ${counts}` },
		...(names.length === 0
			? []
			: [{ type: 'context' as const, text: texts.say('summary.quoted', { names: names.slice(0, NAMES).join(', ') }) }]),
		...(place === '' ? [] : [{ type: 'context' as const, text: place }]),
		...(hidden ? [{ type: 'text' as const, text: hiddenText(article, context) }] : []),
	];
}

function hiddenText({ status, embargoedUntil }: Taken['article'], { texts, now }: Context): string {
	if (status !== 'usable') return texts.say(`view.status.${status}`);
	const over = embargoedUntil !== null && Date.parse(embargoedUntil) <= now().getTime();
	return over ? texts.say('add.embargo-over') : texts.say('view.embargoed', { date: embargoedUntil ?? '' });
}

function further({ article }: Taken, headed: boolean, context: Context): Reply['actions'] {
	const { texts } = context;
	const summary = invoke('summary', { article: article.id });
	if (headed) return [runAction(headlineOf(article, context), summary)];
	return [
		runAction(texts.say('action.summary'), summary, true),
		...(article.people.length > 0
			? [runAction(texts.say('action.people'), invoke('people', { article: article.id }))]
			: []),
		...(article.factBoxes.length > 0
			? [runAction(texts.say('action.facts'), invoke('facts', { article: article.id }))]
			: []),
	];
}
