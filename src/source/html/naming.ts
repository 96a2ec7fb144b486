import type { Element } from './dom.ts';
import type { Role, Site } from './site.ts';

/** The order in which names are asked: what must go before what may be content. */
const ORDER: readonly Role[] = [
	'hidden',
	'comments',
	'advert',
	'promo',
	'related',
	'furniture',
	'factbox',
	'pullquote',
	'caption',
	'byline',
	'subhead',
	'lead',
];

export type Named = readonly { readonly role: Role; readonly pattern: RegExp }[];

/** The names of a site file as one pattern a role. */
export function namedBy({ names }: Pick<Site, 'names'>): Named {
	return ORDER.flatMap((role) => {
		const list = names[role] ?? [];
		if (list.length === 0) return [];
		const exact = list.flatMap((name) => (name.startsWith('=') ? [`^${name.slice(1)}$`] : []));
		const words = list.filter((name) => !name.startsWith('=')).map((name) => name.replaceAll('-', '-?'));
		return [{ role, pattern: new RegExp([...exact, `(?:^|-)(?:${words.join('|')})s?(?:-|$)`].join('|'), 'u') }];
	});
}

const NAMING = [
	'class',
	'data-testid',
	'data-test-id',
	'data-test-tag',
	'data-component',
	'data-module',
	'data-type',
	'data-qa',
];
const HEADING = /^h[1-6]$/u;

/** Utility classes (`md:hidden`, `w-[300px]`) say how, not what. */
const UTILITY = /[:[\]!@/]/u;

/** Words that turn a name into a switch: "has-comments", "no-ads". */
const SWITCH = /^(?:has|with|no|not|is|show|hide|enable|enabled|js|supports)-/u;

/** The names that an element bears, hyphenated. The id of a heading is made of its words and tells nothing. */
export function namingOf(element: Element): string[] {
	const { localName } = element;
	const names = NAMING.map((name) => element.getAttribute(name) ?? '');
	if (!HEADING.test(localName)) names.push(element.getAttribute('id') ?? '');
	if (localName.includes('-')) names.push(localName);
	return names
		.flatMap((name) => name.split(/\s+/u))
		.filter((word) => word !== '' && !UTILITY.test(word))
		.map(hyphenated)
		.filter((word) => !SWITCH.test(word));
}

export const roleByName = (names: readonly string[], named: Named): Role | undefined =>
	names.length === 0 ? undefined : named.find(({ pattern }) => names.some((name) => pattern.test(name)))?.role;

/** `articleBody__factBox` as "article-body-fact-box". */
const hyphenated = (word: string): string =>
	word
		.replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
		.toLowerCase()
		.replace(/[^a-z0-9]+/gu, '-');
