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
	const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
	const languages = await Promise.all(names.map((name) => readLanguage(new URL(name, directory))));
	return new Map(languages.map((language) => [language.code, compile(language)]));
}
