import { invoke } from './actions.ts';
import { type Command, type Context, isListed, openOptions } from './command.ts';
import type { Invocation } from './reply.ts';

/**
 * A question for each command, with the first that completion offers for what it needs; where nothing is offered, the
 * last that was. None of them changes anything.
 */
export async function* questionsFor(commands: readonly Command[], context: Context): AsyncGenerator<Invocation> {
	let words = '';
	for (const command of commands.filter(isListed)) {
		const given: Record<string, string> = {};
		for (const [name, { required, complete }] of openOptions(command)) {
			const [offered] = required ? ((await complete?.('', context, given)) ?? []) : [];
			words = offered?.value ?? words;
			if (required) given[name] = words;
		}
		yield invoke(command.name, given);
	}
}
