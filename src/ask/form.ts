import { type Choice, type Command, type Context, type Option, openOptions } from './command.ts';
import type { Invocation } from './reply.ts';

/** What a form asks for. `menu`: all choices are here; `search`: they depend on what is typed, and free words count. */
export interface Field {
	readonly name: string;
	readonly label: string;
	readonly kind: 'line' | 'long' | 'date' | 'menu' | 'search';
	readonly required: boolean;
	readonly placeholder: string;
	readonly choices: readonly Choice[];
}

/** A neutral form: filled in, its fields and what was given already make an invocation. */
export interface Form {
	readonly title: string;
	readonly submit: string;
	readonly close: string;
	/** What it is about, in one line. */
	readonly about: string;
	readonly asked: Invocation;
	readonly fields: readonly Field[];
}

const KINDS = { text: 'line', long: 'long', date: 'date', choice: 'menu' } as const;

/** A form for all options that are not given yet; attachments are for the platform's own ways. */
export async function formOf(
	command: Command,
	asked: Invocation,
	context: Context,
	choicesOf: (option: string, typed: string) => Promise<readonly Choice[]>,
): Promise<Form> {
	const { texts, dialect } = context;
	const own = command.form === true;
	const open = openOptions(command).filter(([name, { kind }]) => kind !== 'file' && asked.options[name] === undefined);
	const fields = open.map(async ([name, option]): Promise<Field> => {
		const kind = kindOf(option);
		return {
			name,
			label: texts.say(`field.${name}`),
			kind,
			required: option.required,
			placeholder: texts.say(`placeholder.${name}`),
			choices: kind === 'menu' ? await choicesOf(name, '') : [],
		};
	});
	const description = texts.say(`command.${command.name}.description`);
	return {
		title: texts.say(own ? `form.${command.name}` : 'modal.title'),
		submit: texts.say(own ? `form.${command.name}.submit` : 'modal.submit'),
		close: texts.say('modal.close'),
		about: command.subject
			? await command.subject(asked.options, context)
			: command.unlisted
				? description
				: `${dialect.usage(command.name)} · ${description}`,
		asked,
		fields: await Promise.all(fields),
	};
}

function kindOf({ kind, complete, choices }: Option): Field['kind'] {
	if (kind === 'file') return 'line';
	return kind === 'text' && complete && !choices ? 'search' : KINDS[kind];
}
