import { z } from 'zod';
import { callerAt } from '../adapter/terminal/caller.ts';
import { choicesOf } from '../adapter/terminal/choices.ts';
import { shellDialect } from '../adapter/terminal/dialect.ts';
import type { Command } from '../ask/command.ts';
import { Invocation, type Reply } from '../ask/reply.ts';
import { usageOf } from '../ask/usage.ts';
import { NewsroomError } from '../document/error.ts';
import { renderTerminal } from '../render/terminal.ts';
import { Sheet } from '../render/terminal-sheet.ts';
import type { Store } from '../store/store.ts';
import { invocationOf, type Line } from './arguments.ts';
import { EXIT } from './exit.ts';
import type { World } from './world.ts';

const CHOICES = 'terminal:choices';

/** One question on the command line. A number chooses what the last answer in a terminal offered. */
export async function ask(name: string, line: Line, world: World): Promise<number> {
	const { store, runner } = await world.openArchive();
	const caller = callerAt(world);
	const dialect = shellDialect(runner.commands);
	const usage = (command: Command) => usageOf(command, { dialect, texts: world.texts });
	const named = (command: Command, given: Line) => invocationOf(command, given, runner.parse, usage);
	const chosen = /^\d+$/u.test(name) && line.words.length === 0 ? await choice(store, Number(name)) : undefined;
	const known = runner.commands.find((each) => each.name === name);
	// The runner knows best how to say that there is no such command.
	const asked = known ? named(known, line) : { command: name, options: {}, cursor: null };
	const reply =
		known || chosen
			? await runner.run(chosen ?? asked, caller, dialect)
			: ((await bareQuestion()) ?? (await runner.run(asked, caller, dialect)));
	/** A name alone is a question, as at the prompt, where somebody has it. */
	async function bareQuestion(): Promise<Reply | undefined> {
		const words = [name, ...line.words];
		const { command } = await runner.understand(words.join(' '), caller, dialect);
		const meant = runner.commands.find((each) => each.name === command);
		const found = meant && (await runner.run(named(meant, { ...line, words }), caller, dialect));
		return found?.outcome === 'answered' ? found : undefined;
	}

	if (line.switches.json) {
		world.stdout.write(`${JSON.stringify(reply)}\n`);
		return EXIT[reply.outcome];
	}
	// A form needs a conversation.
	const offered = world.stdout.isTTY ? choicesOf(reply).filter(({ kind }) => kind === 'run') : [];
	if (offered.length > 0) await store.remember(CHOICES, JSON.stringify(offered.map(({ invocation }) => invocation)));
	const look = world.look();
	const hint = offered.length > 0 ? `${new Sheet(look).lines(world.texts.say('cli.choose'), '', 'dim')}` : '';
	const text = renderTerminal(reply, look, world.texts, offered) + hint;
	const answered = reply.outcome === 'answered' || reply.outcome === 'nothing';
	(answered ? world.stdout : world.stderr).write(text);
	return EXIT[reply.outcome];
}

async function choice(store: Store, number: number): Promise<Invocation> {
	const kept = z.array(Invocation).safeParse(JSON.parse((await store.remembered(CHOICES)) ?? '[]')).data ?? [];
	const found = kept[number - 1];
	if (found) return found;
	throw new NewsroomError('unknown-choice', { number, choices: kept.length });
}
