import type { Dialect } from '../../ask/command.ts';

/** As Discord shows a command that is typed: `/quote person:Casco about:sexköp`. */
export const discordDialect: Dialect = {
	usage: (command, options = {}) =>
		[`/${command}`, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(' '),
	option: (name, value) => `${name}:${value}`,
};
