import { type Command, type Dialect, isListed, openOptions } from '../ask/command.ts';
import type { Texts } from '../ask/texts.ts';
import { usageOf } from '../ask/usage.ts';
import { INDENT, type Look, Sheet } from '../render/terminal-sheet.ts';
import { columnsOf } from '../render/terminal-text.ts';

/** Beside this many columns, descriptions stand next to their terms, otherwise below them. */
const BESIDE = 60;
/** Longer terms stand alone on their lines. */
const LONG = 30;
const SWITCHES = ['json', 'cursor', 'help', 'version'];

type Row = readonly [term: string, description: string];

export interface HelpOptions {
	readonly commands: readonly Command[];
	/** Names of the subcommands of the executable. */
	readonly subcommands: readonly string[];
	readonly dialect: Dialect;
	readonly texts: Texts;
	readonly look: Look;
	readonly version: string;
}

/** Everything the executable can do. */
export function overview({ commands, subcommands, dialect, texts, look, version }: HelpOptions): string {
	const sheet = new Sheet(look);
	sheet.lines(`newsroom ${version}`, '', 'bold').lines(texts.say('cli.about'), '').gap();
	sheet.lines(texts.say('cli.usage'), '', 'bold');
	for (const usage of ['newsroom', texts.say('cli.usage.line')]) sheet.lines(usage, INDENT);
	const asked = commands
		// What the executable does itself in its own, fuller way stands below.
		.filter((command) => isListed(command) && !subcommands.includes(command.name))
		.map((command): Row => [dialect.usage(command.name), texts.say(`command.${command.name}.description`)]);
	table(texts.say('cli.commands'), asked, sheet);
	const more = subcommands.map((name): Row => [texts.say(`cli.${name}.usage`), texts.say(`cli.${name}.description`)]);
	table(texts.say('cli.more'), more, sheet);
	table(texts.say('cli.options'), switchRows(texts), sheet);
	sheet.gap().lines(texts.say('cli.exits'), '', 'dim');
	return sheet.toString();
}

/** One command. */
export function commandHelp(command: Command, { dialect, texts, look }: HelpOptions): string {
	const sheet = new Sheet(look);
	sheet.lines(usageOf(command, { dialect, texts }), '', 'bold').gap();
	sheet.lines(texts.say(`command.${command.name}.description`), '');
	const rows = openOptions(command).map(
		([name, { required }]): Row => [
			`--${name}`,
			texts.say('help.option', {
				description: texts.say(`command.${command.name}.option.${name}`),
				required: required ? 'yes' : 'no',
			}),
		],
	);
	table(texts.say('cli.options'), [...rows, ...switchRows(texts).slice(0, -1)], sheet);
	return sheet.toString();
}

export function subcommandHelp(name: string, { texts, look }: HelpOptions): string {
	const sheet = new Sheet(look);
	sheet.lines(texts.say(`cli.${name}.usage`), '', 'bold').gap();
	return sheet.lines(texts.say(`cli.${name}.description`), '').toString();
}

const switchRows = (texts: Texts): Row[] => SWITCHES.map((name) => [`--${name}`, texts.say(`cli.switch.${name}`)]);

function table(title: string, rows: readonly Row[], sheet: Sheet): void {
	sheet.gap().lines(title, '', 'bold');
	const widest = Math.max(...rows.map(([term]) => columnsOf(term)));
	const beside = sheet.width >= BESIDE && widest <= Math.min(sheet.width / 2, LONG);
	for (const [term, description] of rows) {
		const filled = term + ' '.repeat(widest - columnsOf(term));
		if (beside) sheet.item(`${filled} `, description, 'cyan');
		else sheet.lines(term, INDENT, 'cyan').lines(description, INDENT + INDENT);
	}
}
