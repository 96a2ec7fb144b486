import { type ErrorDetails, NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import { invoke, runAction } from './actions.ts';
import { type Asked, type Context, isListed } from './command.ts';
import { listed, outcomeOf, replyTo } from './fault.ts';
import type { Action, Invocation, Reply } from './reply.ts';
import type { Texts } from './texts.ts';
import { commandNamed } from './understand.ts';
import { shortUsageOf, usageOf } from './usage.ts';

const SUGGESTIONS = 5;

interface Refused {
	readonly asked: Invocation;
	readonly visibility: Asked['visibility'];
	/** Stands in the answer and in the log. */
	readonly id: string;
	readonly log: Log;
}

/** What could not be answered as an answer: what is wrong, and buttons for what would be right. */
export async function refusal(error: unknown, { asked, visibility, id, log }: Refused, context: Context) {
	const { command } = asked;
	const { commands, dialect, texts } = context;
	if (outcomeOf(error) === 'misuse') log.info('misuse', { id, command, error: (error as NewsroomError).code });
	else log.error('fault', { id, command, error });
	if (!(error instanceof NewsroomError)) return replyTo(error, id, texts, visibility);

	const { code, details } = error;
	const missing = code === 'missing-option' ? commandNamed(command, commands) : undefined;
	if (missing?.options[String(details.option)]?.hidden)
		return replyTo(needsQuote(command, context), id, texts, visibility);

	const usage = missing ? usageOf(missing, context) : listed(commands.filter(isListed), dialect);
	const near = code === 'unknown-command' && details.near !== 'none' ? dialect.usage(String(details.near)) : undefined;
	const known = new NewsroomError(
		code,
		{ usage, ...details, ...calledIn(command, details, context), ...(near && { near }) },
		{ cause: error },
	);
	const reply: Reply = replyTo(known, id, texts, visibility);
	if (details.option !== undefined && commandNamed(command, commands).form)
		return { ...reply, actions: again(asked, details, context) };
	return missing ? { ...reply, actions: await suggestions(asked, String(details.option), context) } : reply;
}

/** Whoever fills in a form knows its fields by their labels. */
export const calledIn = (
	command: string,
	{ option }: ErrorDetails,
	{ commands, texts }: { readonly commands: Context['commands']; readonly texts: Texts },
): ErrorDetails =>
	option !== undefined && commands.some(({ name, unlisted }) => name === command && unlisted)
		? { option: texts.say(`field.${option}`) }
		: {};

/** Nobody can type what only a button knows: the way to that button is a question. */
function needsQuote(command: string, context: Context): NewsroomError {
	const asking = context.commands.find(({ understands }) => understands);
	return new NewsroomError('needs-quote', { command, usage: asking ? shortUsageOf(asking, context) : '' });
}

/** A form for what was wrong alone: nothing of the rest has to be written again. */
function again({ command, options }: Invocation, { option }: ErrorDetails, { texts: { say } }: Context): Action[] {
	const kept = Object.fromEntries(Object.entries(options).filter(([name]) => name !== option));
	return [{ kind: 'form', label: say('action.again'), invocation: invoke(command, kept), primary: true }];
}

/** What completion offers for a missing option, as buttons. */
async function suggestions(asked: Invocation, option: string, context: Context): Promise<Action[]> {
	const { options } = commandNamed(asked.command, context.commands);
	const offered = await options[option]?.complete?.('', context, asked.options);
	return (offered ?? [])
		.slice(0, SUGGESTIONS)
		.map(({ label, value }) => runAction(label, invoke(asked.command, { ...asked.options, [option]: value })));
}
