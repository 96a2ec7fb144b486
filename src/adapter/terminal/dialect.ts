import type { Command, Dialect } from '../../ask/command.ts';

/** At the prompt: `/quote Casco since:2016`, words with blanks in quotation marks. */
export function promptDialect(commands: readonly Command[]): Dialect {
	const quoted = (value: string) => (/[\s":]/u.test(value) ? `"${value.replace(/["“”„‟«»″＂]/gu, '')}"` : value);
	const option = (name: string, value: string) => `${name}:${quoted(value)}`;
	return { option, usage: usageOf(commands, '/', quoted, option) };
}

/** On the command line of a shell: `newsroom quote Casco --since 2016`. */
export function shellDialect(commands: readonly Command[]): Dialect {
	const option = (name: string, value: string) => `--${name} ${shellQuoted(value)}`;
	return { option, usage: usageOf(commands, 'newsroom ', shellQuoted, option) };
}

/** The first option needs no name. */
function usageOf(
	commands: readonly Command[],
	before: string,
	bare: (value: string) => string,
	named: Dialect['option'],
): Dialect['usage'] {
	return (command, options = {}) => {
		const first = Object.keys(commands.find(({ name }) => name === command)?.options ?? {})[0];
		const words = Object.entries(options).map(([name, value]) => (name === first ? bare(value) : named(name, value)));
		return [before + command, ...words].join(' ');
	};
}

function shellQuoted(value: string): string {
	if (/^[\p{L}\p{N}_./:@%+,=-]+$/u.test(value)) return value;
	return /["$`\\!]/u.test(value) ? `'${value.replaceAll("'", "'\\''")}'` : `"${value}"`;
}
