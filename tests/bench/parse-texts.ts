import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type GoldArticle, readGold } from '../eval/gold.ts';

const SAMPLES = new URL('../../data/articles/', import.meta.url);
const GOLD = new URL('../gold/', import.meta.url);
const SYLLABLES = 'ber lind an sten ek mar jo han os al dal kvi ra fors gren el'.split(' ');

export interface Text {
	readonly text: string;
	/** Null where the parser has to find out. */
	readonly language: string | null;
}

/** Labelled articles, those apart that are kept unread. */
export async function goldArticles(): Promise<GoldArticle[]> {
	const names = (await readdir(GOLD)).filter((name) => name.endsWith('.jsonl') && !name.startsWith('unread')).sort();
	return (await Promise.all(names.map((name) => readGold(fileURLToPath(new URL(name, GOLD)))))).flatMap(
		({ articles }) => articles,
	);
}

/** The sample articles and the labelled ones, of one language or of all. */
export async function texts(language?: string): Promise<Text[]> {
	const found: Text[] = (await goldArticles()).map(({ text, lang }) => ({ text, language: lang }));
	if (language !== undefined) return found.filter((text) => text.language === language);
	for (const name of (await readdir(SAMPLES)).filter((file) => file.endsWith('.txt')).sort())
		found.push({ text: await readFile(new URL(name, SAMPLES), 'utf8'), language: null });
	return found;
}

export const bytesOf = (all: readonly Text[]): number =>
	all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

export function syllables(number: number): string {
	let made = '';
	for (let rest = number; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
		made += SYLLABLES[rest % SYLLABLES.length];
	return made;
}

/**
 * One text of a length in characters, made of labelled articles of one language; in each repetition people bear other
 * surnames, so that there are the more of them the longer it is.
 */
export async function grown(language: string, length: number): Promise<string> {
	const articles = (await goldArticles()).filter(({ lang, people }) => lang === language && people !== undefined);
	let text = '';
	for (let round = 0; text.length < length; round++) {
		for (const article of articles) {
			const surnames = new Set((article.people ?? []).flatMap(({ name }) => name.split(' ').slice(1)));
			text += `${article.text.replace(/\p{Lu}\p{L}+/gu, (word) => (surnames.has(word) ? word + syllables(round) : word))}\n\n`;
		}
	}
	return text.slice(0, length);
}
