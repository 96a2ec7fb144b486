import { fold } from '../../document/fold.ts';
import { line, type Page, wordsOf } from './dom.ts';
import { plainText } from './plain.ts';
import type { General } from './site.ts';
import { namesOf, type Thing } from './structured.ts';

export type Separators = General['separators'];

/** Letters of the longest byline that is taken apart. */
const LONGEST = 200;

/** The names behind an article, from the most trusted source that names anybody but the publisher. */
export function authorsOf(
	article: Thing,
	meta: (...names: string[]) => string[],
	page: Page,
	publisher: string,
	separators: Separators,
): string[] {
	const inMarkup = (selector: string): string[] => [...page.querySelectorAll(selector)].slice(0, 10).map(wordsOf);
	const sources = [
		() => namesOf(article.author).map(plainText),
		() => meta('article:author', 'author', 'parsely-author', 'dc.creator', 'sailthru.author', 'cxenseparse:author'),
		() => meta('articleauthor', 'article:author_name', 'authors', 'byl', 'citation_author'),
		() => inMarkup('[rel~=author]'),
		() => inMarkup('[itemprop=author] [itemprop=name],[itemprop=author]'),
		() => namesOf(article.creator).map(plainText),
	];
	let house: string[] = [];
	for (const source of sources) {
		const names = unique(source().flatMap((text) => namesIn(text, separators)));
		if (namesSomebody(names, publisher)) return names;
		if (house.length === 0) house = names;
	}
	return house;
}

/** Whether any of the names is not the publisher's own. */
export const namesSomebody = (names: readonly string[], publisher: string): boolean =>
	names.some((name) => !fold(publisher).includes(fold(name)));

/** The names of a line that begins as a byline does: "By Ann Wold and Bo Lind, 2 January". */
export function namesInByline(text: string, separators: Separators): string[] {
	const begins = new RegExp(`^(?:${[...separators.by, ...separators.particle].join('|')})[\\s:]`, 'iu').test(text);
	return begins ? unique(namesIn(text.replace(/\s*\d.*$/su, ''), separators)) : [];
}

/** The names of a byline, with or without the word before them. */
export function namesIn(text: string, { by, particle, and }: Separators): string[] {
	if (/^(?:https?:|\/|www\.)/u.test(text) || text.length > LONGEST) return [];
	const between = new RegExp(`\\s*[,;|/•·]\\s*|\\s+(?:${and.join('|')}|&)\\s+`, 'iu');
	const before = new RegExp(
		`^(?:(?:${by.join('|')})\\s*[:\\s]\\s*|(?:${particle.join('|')})\\s+(?=\\S+\\s+\\S))`,
		'iu',
	);
	return text
		.replace(/\s*\([^)]*\)/gu, '')
		.split(between)
		.map((name) => line(name.replace(before, '')))
		.filter((name) => /\p{L}/u.test(name) && !name.includes('@') && name.length <= 60);
}

function unique(names: readonly string[]): string[] {
	const seen = new Map<string, string>();
	for (const name of names) if (!seen.has(fold(name))) seen.set(fold(name), name);
	return [...seen.values()];
}
