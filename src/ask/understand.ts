import { NewsroomError } from '../document/error.ts';
import { clip } from './actions.ts';
import { type Command, type Context, isListed } from './command.ts';
import { type Keys, nearest, parseText } from './parse.ts';
import type { Invocation } from './reply.ts';

const namesOf = (commands: readonly Command[]): string[] => commands.filter(isListed).map(({ name }) => name);

/** Throws NewsroomError `unknown-command` with the name that was probably meant, or "none". */
export function commandNamed(name: string, commands: readonly Command[]): Command {
	const command = commands.find((known) => known.name === name);
	if (command) return command;
	const near = nearest(name, namesOf(commands)) ?? 'none';
	throw new NewsroomError('unknown-command', { command: clip(name, 60), near });
}

/** A line as Runner.understand promises: a command, else what some command takes for a question. */
export async function understood(line: string, keys: Keys, context: Context): Promise<Invocation> {
	const { commands } = context;
	const [, name = '', rest = ''] = /^\/?(\S*)\s*(.*)$/su.exec(line.trim()) ?? [];
	const typed = name.toLowerCase();
	if (line.startsWith('/') || namesOf(commands).includes(typed)) {
		return parseText(commandNamed(typed, commands), rest, keys);
	}
	const bare = commands.filter(({ understands }) => understands);
	for (const command of bare) {
		if (await command.understands?.(line, context)) return parseText(command, line, keys);
	}
	// Nobody of that name: what stands below answers, a slip in the name of a command, or a question that says who is nearest.
	const [asked] = bare;
	const isButton = commands.some((command) => command.name === typed) && rest === '';
	return asked === undefined || isButton || nearest(typed, namesOf(commands)) !== undefined
		? { command: typed, options: {}, cursor: null }
		: parseText(asked, line, keys);
}
