import type { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Intake } from './intake.ts';
import type { Reply } from './reply.ts';
import type { Texts } from './texts.ts';

/** Who asks and from where. `channel` is null where there is none (a script). */
export interface Caller {
	readonly platform: string;
	readonly workspace: string | null;
	readonly channel: string | null;
	readonly user: string | null;
	/** BCP 47, as the platform gives it: "sv-SE". */
	readonly locale: string;
	/** As others see the person; absent where the platform does not tell. */
	readonly name?: string | null;
	/** Ids of groups that the person is in, such as roles. */
	readonly groups?: readonly string[];
}

/** A message that somebody picked, its markup taken away. */
export interface Picked {
	readonly text: string;
	/** Addresses in it, in their order, what it embeds last. */
	readonly links: readonly string[];
	/** Addresses of attached files, as far as they can be fetched. */
	readonly files: readonly string[];
	/** It has files that the platform gives to nobody who did not ask to read them all. */
	readonly closed?: boolean;
}

/** How a platform writes a command, so that shared code never asks which platform it is. */
export interface Dialect {
	/** `usage('quote', { person: 'Casco' })` is `/quote Casco`, or `newsroom quote Casco`. */
	usage(command: string, options?: Readonly<Record<string, string>>): string;
	/** How one option is written: `since:2016-01-01` or `--since 2016-01-01`. */
	option(name: string, value: string): string;
}

/** What a command may use. Effects arrive here and nowhere else. */
export interface Context {
	readonly store: Store;
	readonly now: () => Date;
	readonly texts: Texts;
	readonly caller: Caller;
	readonly dialect: Dialect;
	/** The commands there are, for help. */
	readonly commands: readonly Command[];
	/** Reads new articles into the archive; absent where nothing may be added. */
	readonly intake?: Intake | undefined;
	/** The article last spoken of where the caller is, else the one last read. */
	readonly lastArticle: () => Promise<string | undefined>;
	/** The article last spoken of where the caller is, if any. */
	readonly articleHere: () => Promise<string | undefined>;
	/** An answer that comes from one article calls it, so that the next question may leave the article out. */
	readonly spokenOf: (article: string) => Promise<void>;
}

/** One completion: what is shown, at most 100 characters, and what is sent back. */
export interface Choice {
	readonly label: string;
	readonly value: string;
}

/** `given`: the other options, as far as they are known. */
type Complete = (
	typed: string,
	context: Context,
	given: Readonly<Record<string, string>>,
) => Promise<readonly Choice[]>;

/**
 * An option. Descriptions stand in the UI files under `command.<command>.option.<option>`. Values arrive as text from
 * every platform and are parsed by `schema`. Words without a name go to the options in the order of their definition.
 */
export interface Option<T = unknown> {
	/** `long`: several lines; `file`: the address of an attachment, which no form asks for. */
	readonly kind: 'text' | 'long' | 'date' | 'choice' | 'file';
	readonly required: boolean;
	readonly schema: z.ZodType<T, string>;
	/** For `choice`: every value there is; without them `complete` gives every value, with nothing typed. */
	readonly choices?: readonly string[];
	/** Given by buttons alone: nobody is asked for it. */
	readonly hidden?: true;
	readonly complete?: Complete;
}

export type OptionValues<O extends Readonly<Record<string, Option>>> = {
	readonly [K in keyof O]: O[K] extends { required: true; schema: z.ZodType<infer T, string> }
		? T
		: O[K] extends { schema: z.ZodType<infer T, string> }
			? T | undefined
			: never;
};

/** What a command gets besides its options. */
export interface Asked {
	/** The page to show, as an earlier answer of the same command gave it; null for the first. */
	readonly cursor: string | null;
	/** Share the answer with everyone in the channel. */
	readonly visibility: 'private' | 'public';
}

export interface Command {
	/** Lower case letters. The description stands in the UI files under `command.<name>.description`. */
	readonly name: string;
	readonly options: Readonly<Record<string, Option>>;
	/** Reached by buttons alone: neither registered nor listed. */
	readonly unlisted?: true;
	/** Asks with a form where nothing is given. Its heading and its button stand under `form.<name>` and `form.<name>.submit`. */
	readonly form?: true;
	/** What its form is about, in one line, where the options given already tell more than the description. */
	readonly subject?: (given: Readonly<Record<string, string>>, context: Context) => Promise<string>;
	/** Can be asked about a message; listed as `message.<name>` says. Gives the options. */
	readonly message?: (picked: Picked) => Readonly<Record<string, string>>;
	/** Tells what stands behind a link that somebody posted, for all to see. Gives the options. */
	readonly link?: (link: string) => Readonly<Record<string, string>>;
	/** What a platform's start page shows: asked without options. */
	readonly start?: true;
	/** Whether a line that names no command can be a question for this one. */
	readonly understands?: (line: string, context: Context) => Promise<boolean>;
	/** Throws NewsroomError `bad-option` for values that are right each by itself, and not together. */
	readonly together?: (values: Readonly<Record<string, unknown>>) => void;
	/** Options as typed, already checked by their schemas. */
	readonly answer: (values: Readonly<Record<string, unknown>>, asked: Asked, context: Context) => Promise<Reply>;
}

/** Ties the types of the options to the answer, then forgets them so that commands fit one list. */
export function defineCommand<const O extends Readonly<Record<string, Option>>>(definition: {
	readonly name: string;
	readonly options: O;
	readonly unlisted?: true;
	readonly form?: true;
	readonly subject?: Command['subject'];
	readonly message?: Command['message'];
	readonly link?: Command['link'];
	readonly start?: true;
	readonly understands?: Command['understands'];
	readonly together?: (values: OptionValues<O>) => void;
	readonly answer: (values: OptionValues<O>, asked: Asked, context: Context) => Promise<Reply>;
}): Command {
	return definition as unknown as Command;
}

/** What people type and platforms register. */
export const isListed = ({ unlisted }: Command): boolean => unlisted === undefined;

/** Options that somebody may be asked for. */
export const openOptions = ({ options }: Command): [string, Option][] =>
	Object.entries(options).filter(([, { hidden }]) => hidden === undefined);

/** Whether a command that was given nothing opens a form. */
export const opensForm = (command: Command): boolean =>
	command.form === true || Object.values(command.options).some(({ required }) => required);
