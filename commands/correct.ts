import { z } from 'zod';
import { clip, invoke, runAction } from '../src/ask/actions.ts';
import { badOption } from '../src/ask/check.ts';
import { type Asked, type Context, defineCommand, type Option, type OptionValues } from '../src/ask/command.ts';
import { speakerName } from '../src/ask/evidence.ts';
import { choice, person, words } from '../src/ask/options.ts';
import { quotePart } from '../src/ask/quote-part.ts';
import { quoteAt, quoteOptions } from '../src/ask/quote-ref.ts';
import type { Reply } from '../src/ask/reply.ts';
import { NewsroomError } from '../src/document/error.ts';
import { sliceOf } from '../src/document/span.ts';

/** Of the words that are asked about, enough to know them by. */
const SUBJECT = 160;
/** Stands for nobody among the ids of the article's people, which hold no blank. */
const NOBODY = '- nobody';
/** As many as every platform lists, nobody among them. */
const PEOPLE = 24;

const speaker = {
	kind: 'choice',
	required: false,
	schema: z.string().max(100, { error: 'remedy.too-long' }),
	complete: async (_typed, { store, texts }, { article = '' }) => {
		const found = await store.article(article);
		const people = (found?.people ?? []).slice(0, PEOPLE).map(({ id, name, roles }) => {
			const role = found && roles[0] ? sliceOf(found.text, roles[0]) : null;
			return choice(role === null ? name : `${name}, ${role}`, id);
		});
		return [...people, choice(texts.say('correct.nobody'), NOBODY)];
	},
} as const satisfies Option<string>;

const options = {
	...quoteOptions,
	speaker,
	name: { ...person, required: false },
	reason: { kind: 'text', required: false, schema: words(300) },
	undo: { kind: 'text', required: false, hidden: true, schema: z.string() },
} as const satisfies Readonly<Record<string, Option>>;
type Values = OptionValues<typeof options>;

/** Somebody's word on who said something, or that word taken back. */
export default defineCommand({
	name: 'correct',
	options,
	unlisted: true,
	form: true,
	subject: async ({ article = '', quote = '' }, { store, texts }) => {
		const hit = await quoteAt({ article, quote }, store).catch(() => undefined);
		if (!hit) return texts.say('command.correct.description');
		const words = clip(hit.segments.map(({ text }) => text).join(' '), SUBJECT);
		const name = speakerName(hit.segments[0]?.speaker ?? null, texts) ?? texts.say('view.nobody');
		return texts.say('correct.subject', { words, name });
	},
	together: ({ speaker, name }) => {
		if (speaker !== undefined && name !== undefined) throw badOption('name', name, 'remedy.either');
	},
	answer: async (values, asked, context) => {
		if (values.undo !== undefined) return undone(values, values.undo, asked, context);
		const { store, texts, caller } = context;
		const hit = await quoteAt(values, store);
		const name = await chosen(values, context);
		const before = speakerName(hit.segments[0]?.speaker ?? null, texts) ?? null;
		if (name === before) throw badOption('speaker', name ?? texts.say('correct.nobody'), 'remedy.same');
		const made = await store.correct({
			article: values.article,
			spans: hit.segments.map(({ span }) => span),
			speaker: name,
			before,
			reason: values.reason ?? null,
			by: { platform: caller.platform, workspace: caller.workspace, user: caller.user, name: caller.name ?? null },
		});
		if (!made) throw new NewsroomError('quote-gone');
		const said = texts.say('correct.done', { name: name ?? texts.say('view.nobody') });
		return shown(said, values, asked, context, [
			runAction(texts.say('action.undo'), invoke('correct', { ...refOnly(values), undo: made.id })),
		]);
	},
});

const refOnly = ({ article, quote }: Values) => ({ article, quote });

/** The full name of who is meant, null for nobody. Throws `bad-option` where that cannot be told. */
async function chosen({ article, speaker, name }: Values, { store }: Context): Promise<string | null> {
	if (name !== undefined) return name.replace(/[\s;]+/gu, ' ').trim();
	if (speaker === undefined) throw new NewsroomError('no-speaker', { option: 'speaker' });
	if (speaker === NOBODY) return null;
	const found = (await store.article(article))?.people.find(({ id }) => id === speaker);
	if (!found) throw badOption('speaker', speaker, 'remedy.speaker');
	return found.name;
}

async function undone(values: Values, id: string, asked: Asked, context: Context): Promise<Reply> {
	const { store, texts, caller } = context;
	const { platform, workspace, user, name = null } = caller;
	const taken = await store.undoCorrection(id, { platform, workspace, user, name });
	return shown(texts.say(taken ? 'correct.undone' : 'correct.undone.before'), values, asked, context);
}

/** What was done, and the quote as it stands from now on. */
async function shown(
	text: string,
	ref: Values,
	asked: Asked,
	context: Context,
	actions: Reply['actions'] = [],
): Promise<Reply> {
	const part = await quotePart(await quoteAt(ref, context.store), context);
	return {
		outcome: 'answered',
		title: null,
		body: [{ type: 'text', text }, part],
		actions,
		visibility: asked.visibility,
	};
}
