import type { Writable } from 'node:stream';
import { isListed } from '../ask/command.ts';
import { explain, replyTo } from '../ask/fault.ts';
import type { Texts } from '../ask/texts.ts';
import { NewsroomError } from '../document/error.ts';
import type { Log } from '../log.ts';
import { type Line, readLine } from './arguments.ts';
import { EXIT, exitCodeOf } from './exit.ts';
import { sayLine } from './say.ts';
import { SUBCOMMANDS } from './subcommands.ts';
import type { Subcommand, World } from './world.ts';

/** What the words of the command line ask for; gives the exit code. Throws what went wrong. */
export async function run(args: readonly string[], world: World): Promise<number> {
	const line = readLine(args);
	const [name, ...words] = line.words;
	if (name === undefined) {
		if (line.switches.version) return say(world, `${world.version}\n`);
		if (line.switches.help) return help(undefined, world);
		const { slack, discord } = world.config;
		if (slack === null && discord === null) return (await load('terminal')).run(line, world);
		return (await import('./serve.ts')).serve(world);
	}
	const asked = name.replace(/^\//u, '').toLowerCase();
	if (line.switches.help) return help(asked, world);
	if (Object.hasOwn(SUBCOMMANDS, asked)) {
		const subcommand = await load(asked);
		const again = readLine(args, subcommand.bare);
		return subcommand.run({ ...again, words: again.words.slice(1) }, world);
	}
	const { ask } = await import('./ask.ts');
	return ask(asked, { ...line, words } satisfies Line, world);
}

async function load(name: string): Promise<Subcommand> {
	const loader = SUBCOMMANDS[name];
	if (loader === undefined) throw new NewsroomError('unknown-command', { command: name });
	return loader();
}

async function help(name: string | undefined, world: World): Promise<number> {
	const [{ overview, commandHelp, subcommandHelp }, { commands }, { shellDialect }] = await Promise.all([
		import('./help.ts'),
		import('../../commands/index.ts'),
		import('../adapter/terminal/dialect.ts'),
	]);
	const { texts, version } = world;
	const subcommands = Object.keys(SUBCOMMANDS);
	const options = { commands, subcommands, dialect: shellDialect(commands), texts, look: world.look(), version };
	const command = commands.find((each) => each.name === name && isListed(each));
	if (name !== undefined && subcommands.includes(name)) return say(world, subcommandHelp(name, options));
	if (command) return say(world, commandHelp(command, options));
	if (name === undefined) return say(world, overview(options));
	world.stderr.write(overview(options));
	return EXIT.misuse;
}

function say({ stdout }: World, text: string): number {
	stdout.write(text);
	return EXIT.answered;
}

interface Place {
	readonly texts: Texts;
	readonly stdout: Writable;
	readonly stderr: Writable;
	/** Absent while the settings are not known. */
	readonly log: Log | undefined;
	/** A short id, the same in the sentence and in the log. */
	readonly id: string;
	/** A script reads the fault as a Reply, like any other answer. */
	readonly json: boolean;
}

/** One clear sentence for what stopped the program; gives the exit code. */
export function sayFault(error: unknown, { texts, stdout, stderr, log, id, json }: Place): number {
	const known = error instanceof NewsroomError ? error : new NewsroomError('internal', {}, { cause: error });
	if (known.code === 'internal') {
		if (log) log.error('fault', { id, error });
		else sayLine(stderr, error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
	if (json) stdout.write(`${JSON.stringify(replyTo(known, id, texts, 'private'))}\n`);
	sayLine(stderr, explain(known, texts, id));
	return exitCodeOf(known);
}
