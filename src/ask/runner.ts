import { NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { clip, invoke, runAction } from './actions.ts';
import { checked } from './check.ts';
import type { Asked, Caller, Choice, Command, Context, Dialect } from './command.ts';
import { listed, outcomeOf, replyTo } from './fault.ts';
import { conversation } from './memory.ts';
import { nearest, parseText, unknownOption } from './parse.ts';
import { Invocation, type Reply } from './reply.ts';
import type { Texts, TextsFor } from './texts.ts';
import { usageOf } from './usage.ts';

/** The one door for every adapter. Never throws: a fault becomes a Reply with a short id that also stands in the log. */
export interface Runner {
	readonly commands: readonly Command[];
	texts(locale: string): Texts;
	/** All UI languages there are, for localised registrations. */
	readonly languages: readonly string[];
	run(invocation: Invocation, caller: Caller, dialect: Dialect, visibility?: 'private' | 'public'): Promise<Reply>;
	complete(
		command: string,
		option: string,
		typed: string,
		caller: Caller,
		dialect: Dialect,
	): Promise<readonly Choice[]>;
	/**
	 * Free text to an invocation: `"quoted words"`, `key:value`, `key:"quoted words"`; words without a name go to the
	 * options in order. Throws NewsroomError `unknown-command` or `unknown-option`.
	 */
	parse(command: string, text: string): Invocation;
	/** Keeps an invocation for a button: a token of at most 24 characters, good for a day. */
	keep(invocation: Invocation): Promise<string>;
	/** The invocation of a token, or undefined when it is too old. */
	recall(token: string): Promise<Invocation | undefined>;
	/** True for the first time that an event id is seen, over all processes. */
	first(event: string): Promise<boolean>;
}

export interface RunnerOptions {
	readonly commands: readonly Command[];
	readonly store: Store;
	readonly texts: TextsFor;
	readonly now: () => Date;
	readonly log: Log;
	/** A short id for a fault: a person reads it out to whoever looks into the log. */
	readonly newId: () => string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const COMPLETIONS = 25;
const SUGGESTIONS = 5;
const LABEL = 100;

export function createRunner({ commands, store, texts, now, log, newId }: RunnerOptions): Runner {
	const find = (name: string): Command => {
		const command = commands.find((known) => known.name === name);
		if (command) return command;
		const near =
			nearest(
				name,
				commands.map((known) => known.name),
			) ?? 'none';
		throw new NewsroomError('unknown-command', { command: clip(name, 60), near });
	};

	const contextFor = (caller: Caller, dialect: Dialect, visibility: Asked['visibility']): Context => {
		const { here, last, speak } = conversation(store, caller, now);
		return {
			store,
			now,
			texts: texts(caller.locale),
			caller,
			dialect,
			commands,
			lastArticle: last,
			articleHere: here,
			spokenOf: (article) => speak(article, visibility),
		};
	};

	const answer = async (asked: Invocation, context: Context, visibility: Asked['visibility']): Promise<Reply> => {
		const command = find(asked.command);
		const values = checked(command, asked.options, context.texts);
		const reply = await command.answer(values, { cursor: asked.cursor, visibility }, context);
		const actions = visibility === 'public' ? reply.actions.filter(({ kind }) => kind !== 'share') : reply.actions;
		return { ...reply, actions, visibility };
	};

	/** What completion offers for a missing option, as buttons. */
	const suggestions = async (asked: Invocation, option: string, context: Context) => {
		const offered = await find(asked.command).options[option]?.complete?.('', context);
		return (offered ?? [])
			.slice(0, SUGGESTIONS)
			.map(({ label, value }) => runAction(label, invoke(asked.command, { ...asked.options, [option]: value })));
	};

	const faultReply = async (error: unknown, asked: Invocation, context: Context, visibility: Asked['visibility']) => {
		const id = newId();
		const { command } = asked;
		if (outcomeOf(error) === 'misuse') log.info('misuse', { id, command, error: (error as NewsroomError).code });
		else log.error('fault', { id, command, error });
		if (!(error instanceof NewsroomError)) return replyTo(error, id, context.texts, visibility);

		const { code, details } = error;
		const usage = code === 'missing-option' ? usageOf(find(command), context) : listed(commands, context.dialect);
		const near =
			code === 'unknown-command' && details.near !== 'none' ? context.dialect.usage(String(details.near)) : undefined;
		const known = new NewsroomError(code, { usage, ...details, ...(near && { near }) }, { cause: error });
		const reply = replyTo(known, id, context.texts, visibility);
		if (code !== 'missing-option') return reply;
		return { ...reply, actions: await suggestions(asked, String(details.option), context) };
	};

	return {
		commands,
		texts,
		languages: texts.languages,

		run: async (asked, caller, dialect, visibility = 'private') => {
			const context = contextFor(caller, dialect, visibility);
			const started = now().getTime();
			let reply: Reply;
			try {
				reply = await answer(asked, context, visibility);
			} catch (error) {
				reply = await faultReply(error, asked, context, visibility).catch((second) => {
					const id = newId();
					log.error('fault', { id, command: asked.command, error: second });
					return replyTo(new NewsroomError('internal'), id, context.texts, visibility);
				});
			}
			const { platform, workspace, channel, user } = caller;
			const { command, options } = asked;
			const ms = now().getTime() - started;
			log.info('asked', {
				command,
				options,
				platform,
				workspace,
				channel,
				user,
				outcome: reply.outcome,
				visibility,
				ms,
			});
			return reply;
		},

		complete: async (command, option, typed, caller, dialect) => {
			try {
				const found = find(command).options[option];
				if (!found) throw unknownOption(find(command), option);
				const context = contextFor(caller, dialect, 'private');
				const choices = found.complete
					? await found.complete(typed.slice(0, LABEL), context)
					: (found.choices ?? []).map((value) => ({ label: context.texts.say(`choice.${option}.${value}`), value }));
				return choices
					.filter(({ label, value }) => label !== '' && value !== '' && value.length <= LABEL)
					.slice(0, COMPLETIONS)
					.map(({ label, value }) => ({ label: clip(label, LABEL), value }));
			} catch (error) {
				log.error('fault', { id: newId(), command, option, error });
				return [];
			}
		},

		parse: (command, text) => parseText(find(command), text),
		keep: (invocation) => store.keep(invocation, DAY),
		recall: async (token) => Invocation.safeParse(await store.recall(token)).data,
		first: async (event) => {
			try {
				return await store.claim(`event:${event}`, HOUR);
			} catch (error) {
				// Rather an answer twice than none.
				log.error('fault', { id: newId(), event, error });
				return true;
			}
		},
	};
}
