import { parseArgs } from 'node:util';
import type { Command } from '../ask/command.ts';
import type { Invocation } from '../ask/reply.ts';
import { NewsroomError } from '../document/error.ts';

/** Switches that every command has. */
const SWITCHES = ['json', 'help', 'version'] as const;

type Switches = Readonly<Record<(typeof SWITCHES)[number], boolean>>;

/** What stands on a command line, before anything knows what it means. */
export interface Line {
	/** Words without a name, in order. */
	readonly words: readonly string[];
	/** `--name value`; null where the value is missing. The last one counts. */
	readonly options: Readonly<Record<string, string | null>>;
	readonly switches: Switches;
}

/** Takes a command line apart; never throws. `bare` names further options that stand without a value. */
export function readLine(args: readonly string[], bare: readonly string[] = []): Line {
	const switches = [...SWITCHES, ...bare];
	const isLong = (arg: string | undefined) => arg?.startsWith('--') && arg.length > 2;
	const end = args.includes('--') ? args.indexOf('--') : args.length;
	// "--about --json": the value was forgotten. What takes the line apart would take the switch for it.
	const forgotten = args.flatMap((arg, index) => {
		const name = arg.slice(2);
		const open = index < end && isLong(arg) && !arg.includes('=') && !switches.includes(name);
		return open && (index + 1 >= end || isLong(args[index + 1])) ? [index] : [];
	});
	const given = args.filter((_, index) => !forgotten.includes(index));
	const named = given.flatMap((arg) => /^--([^=]+)/u.exec(arg)?.[1] ?? []).filter((name) => !switches.includes(name));
	const { tokens } = parseArgs({
		args: given,
		options: {
			...Object.fromEntries(named.map((name) => [name, { type: 'string' as const }])),
			...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
			help: { type: 'boolean', short: 'h' },
			version: { type: 'boolean', short: 'v' },
		},
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const words: string[] = [];
	const set = new Set<string>();
	const options: Record<string, string | null> = Object.fromEntries(
		forgotten.map((index) => [args[index]?.slice(2) ?? '', null]),
	);
	for (const token of tokens) {
		if (token.kind === 'positional') words.push(token.value);
		if (token.kind !== 'option') continue;
		if (switches.includes(token.name)) set.add(token.name);
		else options[token.name] = token.value ?? null;
	}
	for (const name of bare) if (set.has(name)) options[name] = '';
	return { words, options, switches: { json: set.has('json'), help: set.has('help'), version: set.has('version') } };
}

/**
 * The line as a question. Words go through the parser of free text, so that `since:2016` works here too. Throws
 * NewsroomError `missing-value`, `unknown-option` and what `parse` throws.
 */
export function invocationOf(
	command: Command,
	{ words, options }: Line,
	parse: (command: string, text: string) => Invocation,
	usage: (command: Command) => string,
): Invocation {
	const { cursor = null, ...named } = options;
	const parsed = parse(command.name, words.map((word) => asTyped(word, command)).join(' '));
	const given = Object.entries(named).map(([name, value]) => {
		if (value !== null) return [name, value];
		const definition = command.options[name];
		// A choice of one is a switch.
		if (definition?.choices?.length === 1) return [name, definition.choices[0]];
		if (definition === undefined) return [name, ''];
		throw new NewsroomError('missing-value', { option: name, usage: usage(command) });
	});
	return { command: command.name, options: { ...parsed.options, ...Object.fromEntries(given) }, cursor };
}

/** The shell took the quotation marks; a word with blanks gets them back. */
function asTyped(word: string, command: Command): string {
	if (!/\s/u.test(word)) return word;
	const name = /^\p{L}+(?=:)/u.exec(word)?.[0] ?? '';
	const before = Object.hasOwn(command.options, name) ? `${name}:` : '';
	return `${before}"${word.slice(before.length).replace(/["“”„‟«»″＂]/gu, '')}"`;
}
