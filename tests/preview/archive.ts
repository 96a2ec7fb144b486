import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { replyTo } from '../../src/ask/fault.ts';
import { actionsOf, type Reply } from '../../src/ask/reply.ts';
import { createRunner, type Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { slashDialect } from '../../src/ask/usage.ts';
import { silentLog } from '../../src/log.ts';
import { createParser } from '../../src/parse/parse.ts';
import { syncFolders } from '../../src/source/sync.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

/** The number that every fault has. */
const FAULT = '7f3a9c';

/** The real commands over the sample articles, in memory. */
export async function sampleRunner(): Promise<Runner> {
	const now = () => new Date();
	const store = await openSqlite({ path: ':memory:', now });
	await syncFolders([join('data', 'articles')], {
		store,
		now,
		log: silentLog,
		version: 'preview',
		loadParser: async () => createParser(new URL('../../data/languages/', import.meta.url)),
	});
	return createRunner({ commands, store, texts: loadTexts('data/ui'), now, log: silentLog, newId: () => FAULT });
}

/**
 * Answers to questions as one types them, one after the other: "quote Casco". A number presses the button of the answer
 * before that stands there, counted from 1 over all of them; "2 speaker=- nobody" fills in its form as well.
 */
export async function answersTo(questions: readonly string[], locale: string, runner: Runner): Promise<Reply[]> {
	const dialect = slashDialect(runner.commands);
	const caller = { platform: 'preview', workspace: null, channel: 'C1', user: null, locale };
	const answers: Reply[] = [];
	for (const question of questions) {
		const [name = '', ...words] = question.split(' ');
		const before = answers.at(-1);
		const pressed = before && actionsOf(before)[Number(name) - 1]?.invocation;
		const filled = words
			.join(' ')
			.split(';')
			.map((field) => field.split('='));
		const fields = Object.fromEntries(filled.filter(({ length }) => length > 1));
		try {
			const asked = pressed
				? { ...pressed, options: { ...pressed.options, ...fields } }
				: runner.parse(name, words.join(' '));
			answers.push(await runner.run(asked, caller, dialect));
		} catch (error) {
			// What cannot be read, adapters answer themselves.
			answers.push(replyTo(error, FAULT, runner.texts(locale), 'private'));
		}
	}
	return answers;
}
