import { fold, foldedWords } from '../../document/fold.ts';

/** A headline without the site's name behind its last bar or dash ("Bridge closed - The Courier"), or before the first. */
export function withoutSite(title: string, sites: readonly string[]): string {
	const parts = /^(.+?)\s*(?:\s[-–—:»·]\s|[|｜])\s*([^|｜]{2,60})$/u.exec(title);
	const [, head, tail] = parts ?? [];
	const [, site = '', after] = /^([^|｜:–—-]{2,60}?)\s*(?:\s[-–—»·]\s|[:|｜])\s*(\S.+)$/u.exec(title) ?? [];
	if (after !== undefined && sites.some((one) => letters(one) === letters(site))) return after;
	if (head === undefined || tail === undefined) return title;
	const name = letters(tail);
	const isSite = sites.map(letters).some((site) => site !== '' && (site.includes(name) || name.includes(site)));
	return isSite ? withoutSite(head, sites) : title;
}

/** Letters of a word or two that stand behind a headline: "Plus", "Video". */
const BADGE = 12;

/**
 * The headline as readers see it: what stands on the page, unless metadata gives the same words with punctuation, or
 * without the kicker before them. Metadata alone where the page's heading is about something else (a section).
 */
export function headlineFor(heading: string | undefined, told: readonly string[]): string | undefined {
	if (heading === undefined) return told[0];
	const words = letters(heading);
	const same =
		told.find((one) => letters(one) === words) ??
		told.find((one) => one.length > 20 && words.endsWith(letters(one))) ??
		told.find((one) => one.length > 20 && words.startsWith(letters(one)) && words.length - letters(one).length < BADGE);
	if (same !== undefined) return same;
	return told.length === 0 || told.some((one) => sharesWords(heading, one)) ? heading : told[0];
}

/** More than half of the words of one headline stand in the other. */
export function sharesWords(text: string, headline: string): boolean {
	const words = new Set(foldedWords(text));
	const wanted = foldedWords(headline);
	return wanted.filter((word) => words.has(word)).length > wanted.length * 0.5;
}

const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
