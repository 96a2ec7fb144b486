import type { Command, Dialect } from '../../ask/command.ts';

/** On the command line of a shell: `newsroom quote Casco --since 2016`. The first option needs no name. */
export function shellDialect(commands: readonly Command[]): Dialect {
	const option = (name: string, value: string) => `--${name} ${quoted(value)}`;
	return {
		option,
		usage(command, options = {}) {
			const [first] = Object.keys(commands.find(({ name }) => name === command)?.options ?? {});
			const words = Object.entries(options).map(([name, value]) =>
				name === first ? quoted(value) : option(name, value),
			);
			return ['newsroom', command, ...words].join(' ');
		},
	};
}

function quoted(value: string): string {
	// A placeholder of a usage line, "<name>", is read and not typed.
	if (/^<[^<>]*>$/u.test(value) || /^[\p{L}\p{N}_./:@%+,=-]+$/u.test(value)) return value;
	return /["$`\\!]/u.test(value) ? `'${value.replaceAll("'", "'\\''")}'` : `"${value}"`;
}
