import { line } from '../html/dom.ts';
import { plainText } from '../html/plain.ts';
import { dateOf } from './dates.ts';
import { type FeedItem, feedLimits } from './feed.ts';

/** What a reader of any format finds of an item. */
export interface RawItem {
	readonly id?: string | null | undefined;
	/** The likeliest first; relative ones too. */
	readonly links: readonly (string | null | undefined)[];
	/** What relative addresses are relative to, the innermost first. */
	readonly bases: readonly (string | null | undefined)[];
	readonly title?: string | null | undefined;
	/** Markup, in any order: the longest counts. */
	readonly texts: readonly (string | null | undefined)[];
	readonly byline: readonly (string | null | undefined)[];
	readonly section?: string | null | undefined;
	readonly language?: string | null | undefined;
	readonly published: readonly (string | null | undefined)[];
	readonly updated?: readonly (string | null | undefined)[];
}

/** Undefined when nothing of it can be used: neither an address nor words. */
export function itemOf(raw: RawItem): FeedItem | undefined {
	const url = raw.links.map((link) => absolute(link, raw.bases)).find((found) => found !== null) ?? null;
	const title = titleOf(raw.title);
	const content = raw.texts.map((text) => text?.trim() ?? '').reduce((a, b) => (b.length > a.length ? b : a), '');
	if (url === null && content === '') return undefined;
	const updatedAt = dateOf(...(raw.updated ?? []));
	const publishedAt = dateOf(...raw.published) ?? updatedAt;
	return {
		key:
			raw.id?.trim().slice(0, feedLimits.line) ||
			url ||
			`${title ?? content.slice(0, 200)} ${publishedAt ?? ''}`.trim(),
		url,
		title,
		content,
		byline: [...new Set(raw.byline.flatMap(namesOf))],
		section: titleOf(raw.section),
		language: raw.language?.trim() || null,
		publishedAt,
		updatedAt,
	};
}

/** Titles come as text, as escaped markup and as both. */
export function titleOf(written: string | null | undefined): string | null {
	const text = written?.slice(0, feedLimits.line) ?? '';
	// A bracket that begins no element is a bracket: "3 < 4".
	return (/<[a-z/!]/iu.test(text) || text.includes('&') ? plainText(text) : line(text)) || null;
}

/** "ann@paper.example (Ann Wold)" is Ann Wold, and an address alone is nobody. */
function namesOf(written: string | null | undefined): string[] {
	const name = titleOf(written) ?? '';
	const named = /^\S+@\S+\s*\((.+)\)$/u.exec(name)?.[1] ?? /^(.+?)\s*<\S+@\S+>$/u.exec(name)?.[1] ?? name;
	return named === '' || /^\S+@\S+$|^https?:/u.test(named) ? [] : [named];
}

export function absolute(
	link: string | null | undefined,
	bases: readonly (string | null | undefined)[],
): string | null {
	const written = link?.trim() ?? '';
	if (written === '') return null;
	// Each base may itself be relative to the one around it.
	const base = bases.reduceRight<string | undefined>((outer, inner) => {
		const own = inner?.trim() ?? '';
		return own !== '' && URL.canParse(own, outer) ? new URL(own, outer).href : outer;
	}, undefined);
	if (!URL.canParse(written, base)) return null;
	const { protocol, href } = new URL(written, base);
	return /^https?:$/u.test(protocol) ? href : null;
}
