import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';
import { Language } from './language.ts';
import { compile, type Lexicon } from './lexicon.ts';

export const LANGUAGES = new URL('../../data/languages/', import.meta.url);

async function readLanguage(file: URL): Promise<Language> {
	let data: unknown;
	try {
		data = JSON.parse(await readFile(file, 'utf8'));
	} catch (cause) {
		throw new NewsroomError('bad-language-file', { file: file.pathname, reason: String(cause) }, { cause });
	}
	const result = Language.safeParse(data);
	if (!result.success) {
		throw new NewsroomError('bad-language-file', { file: file.pathname, reason: z.prettifyError(result.error) });
	}
	return result.data;
}

/** Every language of a folder, by code. Throws `bad-language-file` with the file and the path of what is wrong. */
export async function loadLanguages(directory: URL = LANGUAGES): Promise<ReadonlyMap<string, Lexicon>> {
	const folder = directory.pathname;
	const listed = await readdir(directory).catch((cause: unknown) => {
		throw new NewsroomError('bad-language-file', { file: folder, reason: String(cause) }, { cause });
	});
	const names = listed.filter((name) => name.endsWith('.json')).sort();
	if (names.length === 0) throw new NewsroomError('bad-language-file', { file: folder, reason: 'no language in it' });
	const lexicons = new Map<string, Lexicon>();
	for (const language of await Promise.all(names.map((name) => readLanguage(new URL(name, directory))))) {
		if (lexicons.has(language.code)) {
			throw new NewsroomError('bad-language-file', { file: folder, reason: `two files for ${language.code}` });
		}
		lexicons.set(language.code, compile(language));
	}
	return lexicons;
}
