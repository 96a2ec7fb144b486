import { join } from 'node:path';
import { callerAt } from '../adapter/terminal/caller.ts';
import { createCompleter } from '../adapter/terminal/complete.ts';
import { fileHistory } from '../adapter/terminal/history.ts';
import { runLines, runPrompt } from '../adapter/terminal/prompt.ts';
import { createSession } from '../adapter/terminal/session.ts';
import { replyTo } from '../ask/fault.ts';
import { slashDialect } from '../ask/usage.ts';
import { Sheet } from '../render/terminal-sheet.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import type { Subcommand } from './world.ts';
import { write } from './write.ts';

/** The prompt at a terminal; through a pipe, a question a line, and the exit code of the worst answer. */
export const terminal: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'terminal', words: [], options: [] }, world);
		const { json } = line.switches;
		const { stdin, stdout, texts, config } = world;
		const { store, runner } = await world.openArchive();
		const interactive = Boolean(stdin.isTTY && stdout.isTTY);
		const caller = callerAt(world);
		const dialect = slashDialect(runner.commands);
		const complete = createCompleter(runner, caller, dialect);
		const explain = (error: unknown) => replyTo(error, '', texts, 'private');
		const { meant } = complete;
		const session = createSession({ runner, caller, dialect, texts, look: world.look, json, explain, meant });

		if (interactive) {
			const history = fileHistory(join(config.dataFolder, 'history'), world.log);
			const welcome = new Sheet(world.look())
				.lines(texts.say('terminal.welcome', { version: world.version, ...(await store.counts()) }), '', 'bold')
				.lines(texts.say('terminal.hint'), '', 'dim')
				.toString();
			await runPrompt({ session, complete, history, input: stdin, output: stdout, welcome });
			return EXIT.answered;
		}
		let worst = EXIT.answered;
		let first = true;
		await runLines(session, stdin, async ({ reply, text }) => {
			await write(stdout, first || json ? text : `\n${text}`);
			first = false;
			worst = Math.max(worst, EXIT[reply.outcome]);
		});
		return worst;
	},
};
