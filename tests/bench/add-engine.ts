import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One measurement in a process of its own: `parse FOLDER`, or `add FOLDER DATABASE`, which is the program itself. */
const [what, folder = '', database = ''] = process.argv.slice(2);
const started = performance.now();

process.on('exit', () => {
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	const measured = {
		seconds: (performance.now() - started) / 1e3,
		processor: (userCPUTime + systemCPUTime) / 1e6,
		peak: maxRSS * 1024,
	};
	process.stdout.write(`\n${JSON.stringify(measured)}\n`);
});

if (what === 'parse') {
	const { createParser } = await import('../../src/parse/parse.ts');
	const { articlesOf } = await import('../../src/source/reader/articles-of.ts');
	const parse = await createParser(new URL('../../data/languages/', import.meta.url));
	for (const name of readdirSync(folder)) {
		await articlesOf({ name, content: readFileSync(join(folder, name)) }, {}, parse);
	}
} else {
	process.env.NEWSROOM_DB = database;
	process.argv = [process.execPath, fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'add', folder];
	await import('../../src/main.ts');
}
