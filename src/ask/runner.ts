import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { clip } from './actions.ts';
import { checked } from './check.ts';
import type { Asked, Caller, Choice, Command, Context, Dialect } from './command.ts';
import { explain, replyTo } from './fault.ts';
import { type Form, formOf } from './form.ts';
import type { Intake } from './intake.ts';
import { conversation } from './memory.ts';
import { keysOf, parseText, unknownOption } from './parse.ts';
import { calledIn, refusal } from './refusal.ts';
import { questionsFor } from './rehearsal.ts';
import { Invocation, type Reply } from './reply.ts';
import type { Texts, TextsFor } from './texts.ts';
import { commandNamed, understood } from './understand.ts';

/** The one door for every adapter. Never throws: a fault becomes a Reply with a short id that also stands in the log. */
export interface Runner {
	/** All there are, those for buttons alone among them. */
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
		given?: Readonly<Record<string, string>>,
	): Promise<readonly Choice[]>;
	/** The form that asks for what an invocation lacks. Throws NewsroomError `unknown-command`. */
	form(invocation: Invocation, caller: Caller, dialect: Dialect): Promise<Form>;
	/** The fields of an invocation that cannot be right, each with what would be. */
	mistakes(invocation: Invocation, caller: Caller): Readonly<Record<string, string>>;
	/**
	 * Free text to an invocation: `"quoted words"`, `key:value`, `key:"quoted words"`; words without a name go to the
	 * options in order. Throws NewsroomError `unknown-command` or `unknown-option`.
	 */
	parse(command: string, text: string): Invocation;
	/**
	 * A line that begins with a command, or is a question by itself, such as a bare name. Throws as `parse` does, and
	 * what the store throws.
	 */
	understand(line: string, caller: Caller, dialect: Dialect): Promise<Invocation>;
	/** Keeps the invocations of an answer's buttons, all in one write: a token of at most 24 characters each, good for a day. */
	keep(invocations: readonly Invocation[]): Promise<string[]>;
	/** The invocation of a token, or undefined when it is too old. */
	recall(token: string): Promise<Invocation | undefined>;
	/** True for the first time that an event id is seen, over all processes. */
	first(event: string): Promise<boolean>;
	/**
	 * Answers a question to each command, to nobody: what a process does only once is then done before somebody waits
	 * for it. Leaves no trace and never rejects.
	 */
	rehearse(dialect: Dialect, locale: string): Promise<readonly Reply[]>;
}

export interface RunnerOptions {
	readonly commands: readonly Command[];
	readonly store: Store;
	readonly texts: TextsFor;
	readonly now: () => Date;
	readonly log: Log;
	/** A short id for a fault: a person reads it out to whoever looks into the log. */
	readonly newId: () => string;
	/** Reads what people give; without it nothing can be added. */
	readonly intake?: Intake;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const COMPLETIONS = 25;
const LABEL = 100;

export function createRunner({ commands, store, texts, now, log, newId, intake }: RunnerOptions): Runner {
	const find = (name: string): Command => commandNamed(name, commands);

	/** The names by which every language's readers call an option. */
	const keys = keysOf(commands, texts);

	const contextFor = (caller: Caller, dialect: Dialect, visibility: Asked['visibility']): Context => {
		const { here, last, speak } = conversation(store, caller, now);
		return {
			store,
			now,
			texts: texts(caller.locale),
			caller,
			dialect,
			commands,
			intake,
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

	const choicesOf = async (
		command: Command,
		option: string,
		typed: string,
		context: Context,
		given: Readonly<Record<string, string>>,
	): Promise<readonly Choice[]> => {
		const found = command.options[option];
		if (!found) throw unknownOption(command, option);
		const choices = found.complete
			? await found.complete(typed.slice(0, LABEL), context, given)
			: (found.choices ?? []).map((value) => ({ label: context.texts.say(`choice.${option}.${value}`), value }));
		return choices
			.filter(({ label, value }) => label !== '' && value !== '' && value.length <= LABEL)
			.slice(0, COMPLETIONS)
			.map(({ label, value }) => ({ label: clip(label, LABEL), value }));
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
				reply = await refusal(error, { asked, visibility, id: newId(), log }, context).catch((second) => {
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

		complete: async (command, option, typed, caller, dialect, given = {}) => {
			try {
				return await choicesOf(find(command), option, typed, contextFor(caller, dialect, 'private'), given);
			} catch (error) {
				log.error('fault', { id: newId(), command, option, error });
				return [];
			}
		},

		form: async (asked, caller, dialect) => {
			const command = find(asked.command);
			const context = contextFor(caller, dialect, 'private');
			return formOf(command, asked, context, (option, typed) =>
				choicesOf(command, option, typed, context, asked.options),
			);
		},

		mistakes: ({ command, options }, caller) => {
			const said = texts(caller.locale);
			try {
				checked(find(command), options, said);
				return {};
			} catch (error) {
				// Anything else is for the answer to say.
				if (!(error instanceof NewsroomError) || error.code !== 'bad-option') return {};
				const details = { ...error.details, ...calledIn(command, error.details, { commands, texts: said }) };
				return { [String(error.details.option)]: explain(new NewsroomError(error.code, details), said) };
			}
		},

		understand: (line, caller, dialect) => understood(line, keys, contextFor(caller, dialect, 'private')),
		parse: (command, text) => parseText(find(command), text, keys),
		keep: async (invocations) => {
			if (invocations.length === 0) return [];
			const token = await store.keep(invocations, DAY);
			return invocations.map((_, index) => `${token}.${index}`);
		},
		recall: async (token) => {
			const [kept = '', index = ''] = token.split('.');
			return z.array(Invocation).safeParse(await store.recall(kept)).data?.[Number(index)];
		},
		first: async (event) => {
			try {
				return await store.claim(`event:${event}`, HOUR);
			} catch (error) {
				// Rather an answer twice than none.
				log.error('fault', { id: newId(), event, error });
				return true;
			}
		},

		rehearse: async (dialect, locale) => {
			const nobody = { platform: 'rehearsal', workspace: null, channel: null, user: null, locale };
			const context = contextFor(nobody, dialect, 'private');
			const replies: Reply[] = [];
			try {
				for await (const asked of questionsFor(commands, context)) {
					await answer(asked, context, 'private').then(
						(reply) => replies.push(reply),
						() => {},
					);
				}
			} catch (error) {
				log.info('not rehearsed', { error });
			}
			return replies;
		},
	};
}
