import type { Choice, Dialect } from '../../src/ask/command.ts';
import type { Field, Form } from '../../src/ask/form.ts';
import { type Invocation, Reply } from '../../src/ask/reply.ts';
import type { Runner } from '../../src/ask/runner.ts';

/** One question that reached the runner, and what it answered. */
export interface Heard {
	readonly asked: Invocation;
	readonly visibility: 'private' | 'public';
	readonly reply: Reply;
	/** The same with commands written alike for every platform, and without ids. */
	readonly neutral: string;
}

/** A button, or a choice of a menu. `action` is its place among `actionsOf` the reply. */
export interface Control {
	readonly action: number;
	readonly label: string;
	readonly inMenu: boolean;
}

/** What a person reads. */
export interface Shown {
	/** Without the controls. */
	readonly text: string;
	/** In the order in which they stand. */
	readonly controls: readonly Control[];
	readonly audience: 'private' | 'public';
}

interface ShownForm {
	readonly title: string;
	/** What stands above the fields. */
	readonly about: string;
	readonly fields: readonly { readonly name: string; readonly label: string; readonly choices: readonly string[] }[];
}

/** What an interaction led to. */
export interface Answer {
	/** Null where the runner was not asked. */
	readonly heard: Heard | null;
	readonly shown: Shown | null;
	readonly form: ShownForm | null;
	/** What stands at the fields of a form that stays open. */
	readonly errors: Readonly<Record<string, string>> | null;
	/** Whatever the surface needs to go on from here. */
	readonly handle: unknown;
}

/** One way to the bot and back: everything that a person can do there. */
export interface Surface {
	readonly name: string;
	ask(command: string, options: Readonly<Record<string, string>>): Promise<Answer>;
	press(answer: Answer, action: number): Promise<Answer>;
	/** A button whose token is a day old. */
	pressOld(): Promise<Answer>;
	submit(form: Answer, fields: Readonly<Record<string, string>>): Promise<Answer>;
	/** What is offered while typing; null where the platform offers nothing at that option. */
	complete(command: string, option: string, typed: string): Promise<readonly Choice[] | null>;
	/** Asks a command about a message with these words. */
	pick?(command: string, text: string): Promise<Answer>;
	/** What the start page shows. */
	start?(): Promise<Answer>;
	/** The preview of a posted link; no answer where it stays bare. */
	link?(url: string): Promise<Answer>;
	/** Payloads that went through the platform's schemas, and what these found wrong. */
	payloads(): { readonly checked: number; readonly faults: readonly string[] };
	close(): Promise<void>;
}

export const NOTHING: Answer = { heard: null, shown: null, form: null, errors: null, handle: null };

/** Whoever sits at every surface. */
export const PERSON = { name: 'Anna Testare', locale: 'en-GB' } as const;

export interface Recorder {
	readonly runner: Runner;
	readonly heard: Heard[];
	readonly forms: Form[];
	/** The next question is answered with this, and is not heard. */
	replay(reply: Reply): void;
}

/** Notes what adapters ask, and how they write commands. */
export function recorded(runner: Runner): Recorder {
	const heard: Heard[] = [];
	const forms: Form[] = [];
	let canned: Reply | undefined;
	return {
		heard,
		forms,
		replay: (reply) => {
			canned = reply;
		},
		runner: {
			...runner,
			run: async (asked, caller, dialect, visibility = 'private') => {
				const again = canned;
				canned = undefined;
				if (again) return again;
				const { noting, neutral } = writing(dialect);
				const reply = Reply.strict().parse(await runner.run(asked, caller, noting, visibility));
				heard.push({ asked, visibility, reply, neutral: neutral(reply) });
				return reply;
			},
			form: async (asked, caller, dialect) => {
				const form = await runner.form(asked, caller, dialect);
				forms.push(form);
				return form;
			},
		},
	};
}

/** A dialect that remembers what it wrote, so that it can be told apart from everything else. */
function writing(dialect: Dialect): { noting: Dialect; neutral: (reply: Reply) => string } {
	const written = new Map<string, string>();
	const note = (text: string, ...meant: readonly unknown[]): string => {
		written.set(JSON.stringify(text).slice(1, -1), `⟨${meant.map((each) => JSON.stringify(each)).join(' ')}⟩`);
		return text;
	};
	return {
		noting: {
			usage: (command, options) => note(dialect.usage(command, options), command, options ?? {}),
			option: (name, value) => note(dialect.option(name, value), name, value),
		},
		neutral: (reply) => {
			const known = [...written].sort(([a], [b]) => b.length - a.length);
			const alike = known.reduce((text, [words, meant], index) => {
				void meant;
				return text.replaceAll(words, `⟨${index}⟩`);
			}, JSON.stringify(reply));
			const back = alike.replace(/⟨(\d+)⟩/gu, (_, index) => known[Number(index)]?.[1] ?? '');
			return withoutIds(back);
		},
	};
}

/** Ids of faults and of corrections are made anew each time. */
const withoutIds = (text: string): string =>
	text.replace(/\bid\d+\b/gu, 'id#').replace(/"undo":"[^"]*"/gu, '"undo":"#"');

/** The value that a field of a form gets when it is filled in rightly. */
export const labelOf = ({ choices }: Pick<Field, 'choices'>, value: string): string =>
	choices.find((choice) => choice.value === value)?.label ?? value;
