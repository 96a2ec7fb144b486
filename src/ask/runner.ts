import type { Caller, Choice, Command, Dialect } from './command.ts';
import type { Invocation, Reply } from './reply.ts';
import type { Texts } from './texts.ts';

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
