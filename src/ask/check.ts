import type { z } from 'zod';
import { NewsroomError } from '../document/error.ts';
import { fold } from '../document/fold.ts';
import { clip } from './actions.ts';
import type { Command, Option } from './command.ts';
import { unknownOption } from './parse.ts';
import type { Texts } from './texts.ts';

/**
 * The options of an invocation as their schemas make them; blank ones count as absent. Throws NewsroomError
 * `unknown-option`, `missing-option` and `bad-option`.
 */
export function checked(
	command: Command,
	given: Readonly<Record<string, string>>,
	texts: Texts,
): Readonly<Record<string, unknown>> {
	const unknown = Object.keys(given).find((name) => !Object.hasOwn(command.options, name));
	if (unknown !== undefined) throw unknownOption(command, unknown);
	const values = Object.entries(command.options).map(([name, option]) => {
		const value = given[name]?.trim() ?? '';
		if (value !== '') return [name, checkedValue(name, option, value, texts)] as const;
		if (option.required) throw new NewsroomError('missing-option', { command: command.name, option: name });
		return [name, undefined] as const;
	});
	const all = Object.fromEntries(values);
	command.together?.(all);
	return all;
}

function checkedValue(name: string, option: Option, typed: string, texts: Texts): unknown {
	const value = option.kind === 'choice' ? canonicalChoice(name, option, typed, texts) : typed;
	const parsed = option.schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw badOption(name, typed, remedyFor(option, parsed.error), detailsOf(option, parsed.error));
}

/** `remedy` is the key of a sentence in the UI files that says what would work. */
export function badOption(option: string, value: string, remedy: string, details: object = {}): NewsroomError {
	return new NewsroomError('bad-option', { ...details, option, value: clip(value, 60), remedy });
}

/** A choice may be typed as the UI language calls it. */
function canonicalChoice(name: string, option: Option, typed: string, texts: Texts): string {
	const choices = option.choices ?? [];
	const folded = fold(typed);
	return (
		choices.find((choice) => fold(choice) === folded || fold(texts.say(`choice.${name}.${choice}`)) === folded) ?? typed
	);
}

function remedyFor(option: Option, error: z.ZodError): string {
	if (option.choices) return 'remedy.choice';
	const issue = error.issues[0];
	if (issue?.message.startsWith('remedy.')) return issue.message;
	return issue?.code === 'too_big' ? 'remedy.too-long' : 'remedy.other';
}

function detailsOf(option: Option, error: z.ZodError): Record<string, string | number> {
	const issue = error.issues[0];
	return {
		...(option.choices ? { choices: option.choices.join(', ') } : {}),
		...(issue?.code === 'too_big' ? { limit: Number(issue.maximum) } : {}),
	};
}
