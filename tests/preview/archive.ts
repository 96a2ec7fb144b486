import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { createRunner, type Runner } from '../../src/ask/runner.ts';
import { loadTexts } from '../../src/ask/texts.ts';
import { silentLog } from '../../src/log.ts';
import { createParser } from '../../src/parse/parse.ts';
import { syncFolders } from '../../src/source/sync.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

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
	return createRunner({ commands, store, texts: loadTexts('data/ui'), now, log: silentLog, newId: () => '7f3a9c' });
}
