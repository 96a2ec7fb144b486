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
		() => [article.creator, article.contributor].flatMap((value) => namesOf(value)).map(plainText),
		() => inMarkup(separators.elements).filter(isName),
		() => meta('twitter:data1').filter(isName),
	];
	let house: string[] = [];
	for (const source of sources) {
		const names = unique(source().flatMap((text) => namesIn(text, separators)));
		// The house beside its people tells nothing.
		if (namesSomebody(names, publisher)) return names.filter((name) => fold(name) !== fold(publisher));
		if (house.length === 0) house = names;
	}
	return house;
}

/** Two to five words that are written as a name is. */
const isName = (text: string): boolean =>
	/^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,4}$/u.test(text) && / \p{Lu}[\p{L}'’.-]+$/u.test(text);

/** Whether any of the names is not the publisher's own. */
export const namesSomebody = (names: readonly string[], publisher: string): boolean =>
	names.some((name) => !fold(publisher).includes(fold(name)));

/** The names of a line that begins as a byline does: "By Ann Wold and Bo Lind, 2 January". */
export function namesInByline(text: string, separators: Separators): string[] {
	const begins = new RegExp(`^(?:${[...separators.by, ...separators.particle].join('|')})[\\s:]`, 'iu').test(text);
	return begins ? unique(namesIn(text.replace(/\s*\d.*$/su, ''), separators)) : [];
}

/** The names of a byline, with or without the word before them, without places, titles, dates and addresses. */
export function namesIn(text: string, separators: Separators): string[] {
	if (/^(?:https?:|\/|www\.)/u.test(text) || text.length > LONGEST) return [];
	const { by, particle, and, place, published, nobody } = separators;
	const [, inBrackets] = /^\S+@\S+\s*\(([^)@]+)\)$/u.exec(text.trim()) ?? [];
	const labels = `(?:${by.join('|')})\\s*:\\s*`;
	const between = new RegExp(`\\s*[,;|/•·]\\s*|\\s+(?:${and.join('|')}|&)\\s+|\\s+${labels}`, 'iu');
	const before = new RegExp(
		`^(?:(?:${by.join('|')})\\s*[:\\s]\\s*|(?:${particle.join('|')})\\s+(?=\\S+\\s+\\S))`,
		'iu',
	);
	const after = new RegExp(`(?<=^\\S+\\s+\\S.*)\\s+(?:${place.join('|')})\\s+\\p{Lu}.*$`, 'u');
	const dated = new RegExp(`(?<=\\S)\\s+(?:${published.join('|')})(?!\\p{L}).*$`, 'isu');
	const names = forwards((inBrackets ?? text).replace(/\s*(?:\([^)]*\)|<[^>]*>)/gu, ''))
		.replace(dated, '')
		.split(between)
		.map((name) => line(name.replace(before, '').replace(after, '')))
		.filter((name) => /\p{L}/u.test(name) && !name.includes('@') && name.length <= 60)
		.filter((name) => !nobody.includes(name.toLowerCase()));
	// What has no capital beside what has one says what somebody is.
	return names.some(hasCapital) ? names.filter((name) => hasCapital(name) || !/\p{Ll}/u.test(name)) : names;
}

const hasCapital = (name: string): boolean => /\p{Lu}/u.test(name);

/** "Wold, Ann" is "Ann Wold". */
const forwards = (text: string): string =>
	text.trim().replace(/^(\p{Lu}\p{Ll}[\p{L}'’-]*), (\p{Lu}\p{Ll}[\p{L}'’-]*)$/u, '$2 $1');

function unique(names: readonly string[]): string[] {
	const seen = new Map<string, string>();
	for (const name of names) if (!seen.has(fold(name))) seen.set(fold(name), name);
	return [...seen.values()];
}
