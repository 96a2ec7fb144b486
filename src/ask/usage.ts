import { type Command, type Context, type Dialect, isListed, openOptions } from './command.ts';
import type { Texts } from './texts.ts';

/** How chat platforms with slash commands write them: `/quote Casco since:2016`. `prefix` goes before each name. */
export function slashDialect(commands: readonly Command[], prefix = ''): Dialect {
	const option = (name: string, value: string) => `${name}:${quoted(value)}`;
	return {
		option,
		usage: (name, options = {}) => {
			const [first] = Object.keys(commands.find((command) => command.name === name)?.options ?? {});
			const given = Object.entries(options).map(([key, value]) => (key === first ? value : option(key, value)));
			return [`/${prefix}${name}`, ...given].join(' ');
		},
	};
}

type Ask = Pick<Context, 'dialect' | 'texts'>;

/** How to ask a command with no more than it needs. */
export function shortUsageOf(command: Command, { dialect, texts }: Ask): string {
	const required = openOptions(command).filter(([, option]) => option.required);
	return dialect.usage(
		command.name,
		Object.fromEntries(required.map(([name]) => [name, `<${texts.say(`value.${name}`)}>`])),
	);
}

/** How to ask a command: required options as they stand, all others in brackets. */
export function usageOf(command: Command, { dialect, texts }: Ask): string {
	const values = openOptions(command).map(([name, option]) => ({
		name,
		required: option.required,
		value: option.choices ? option.choices.join('|') : `<${texts.say(`value.${name}`)}>`,
	}));
	const required = Object.fromEntries(values.flatMap((each) => (each.required ? [[each.name, each.value]] : [])));
	const optional = values.filter((each) => !each.required).map(({ name, value }) => `[${dialect.option(name, value)}]`);
	return [dialect.usage(command.name, required), ...optional].join(' ');
}

/** The commands as a Markdown table, for the README. */
export function commandTable(commands: readonly Command[], texts: Texts): string {
	const dialect = slashDialect(commands);
	const rows = commands
		.filter(isListed)
		.map((command) => [
			`\`${usageOf(command, { dialect, texts })}\``,
			texts.say(`command.${command.name}.description`),
		]);
	const heads = [texts.say('table.ask'), texts.say('table.answer')];
	return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Free text is taken apart at blanks, so a value that holds one stands in quotation marks. */
const quoted = (value: string): string => (/\s/u.test(value) ? `"${value.replaceAll('"', '')}"` : value);
