import type { Document } from '../document/document.ts';
import { NewsroomError } from '../document/error.ts';
import { EXIT } from './exit.ts';
import { expect } from './expect.ts';
import { parseStream } from './parse-stream.ts';
import type { Subcommand, World } from './world.ts';
import { write } from './write.ts';

const FORMATS = ['text', 'json', 'jsonl'];

/** Reads one article, or with `--jsonl` a stream of them, and prints what was found. Nothing is stored. */
export const parse: Subcommand = {
	bare: ['jsonl'],
	async run(line, world) {
		const given = expect(line, { name: 'parse', options: ['format', 'jsonl', 'language'] }, world);
		const { jsonl, format = line.switches.json ? 'json' : 'text', language } = given;
		if (!FORMATS.includes(format)) {
			const choices = FORMATS.join(', ');
			throw new NewsroomError('bad-option', { option: 'format', value: format, remedy: 'remedy.choice', choices });
		}
		const lines = jsonl !== undefined || format === 'jsonl';
		const [file = lines ? '-' : undefined, second] = line.words;
		if (file === undefined || second !== undefined) {
			throw new NewsroomError('missing-option', { option: 'file', usage: world.texts.say('cli.parse.usage') });
		}
		const hint = language === undefined ? {} : { language };
		if (lines && file === '-') return parseStream(world, hint);

		const article = (await world.loadParser())(await documentOf(file, world), hint);
		if (format === 'text') {
			const { renderArticle } = await import('../render/terminal-article.ts');
			await write(world.stdout, renderArticle(article, world.look(), world.texts));
		} else await write(world.stdout, `${JSON.stringify(article, null, lines ? undefined : '\t')}\n`);
		return EXIT.answered;
	},
};

async function documentOf(file: string, world: World): Promise<Document> {
	const { texts, loadFetcher } = world;
	const [{ readSource }, { readStdin }] = await Promise.all([import('../source/read.ts'), import('./stdin.ts')]);
	if (/^https?:/iu.test(file)) return readSource({ url: file, fetcher: await loadFetcher() });
	if (file !== '-') return readSource({ path: file });
	const name = texts.say('cli.stdin');
	return readSource({ bytes: await readStdin(world, name), name });
}
