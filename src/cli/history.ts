import { callerAt } from '../adapter/terminal/caller.ts';
import { shellDialect } from '../adapter/terminal/dialect.ts';
import { findArticle } from '../ask/find-article.ts';
import { historyReply, versionsOf } from '../ask/history.ts';
import { NewsroomError } from '../document/error.ts';
import { renderTerminal } from '../render/terminal.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { sayLine } from './say.ts';
import type { Subcommand } from './world.ts';
import { write } from './write.ts';

/** How an article came to be as it is. */
export const history: Subcommand = {
	async run(line, world) {
		expect(line, { name: 'history', options: [] }, world);
		const { texts, stdout, stderr } = world;
		const typed = line.words.join(' ').trim();
		if (typed === '') {
			throw new NewsroomError('missing-option', { option: 'article', usage: texts.say('cli.history.usage') });
		}
		const { store, runner } = await world.openArchive();
		const found = await findArticle(typed, { store, texts });
		if (found.kind === 'many') {
			const dialect = shellDialect(runner.commands);
			// Which articles there are, each with its headline.
			const which = { command: 'articles', options: { about: typed }, cursor: null };
			const reply = await runner.run(which, callerAt(world), dialect);
			stderr.write(renderTerminal(reply, world.look(), texts));
			return EXIT.nothing;
		}
		const revisions = found.kind === 'one' ? await store.revisions(found.id) : [];
		const reply = historyReply(revisions, texts);
		if (line.switches.json) {
			await write(stdout, `${JSON.stringify(versionsOf(revisions))}\n`);
			return reply === undefined ? EXIT.nothing : EXIT.answered;
		}
		if (reply === undefined) {
			sayLine(stderr, texts.say('article.none', { typed }));
			return EXIT.nothing;
		}
		await write(stdout, renderTerminal(reply, world.look(), texts));
		return EXIT.answered;
	},
};
