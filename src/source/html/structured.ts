/** One object of a page's JSON-LD. */
export type Thing = Readonly<Record<string, unknown>>;

/** More than all that a thing may say besides. */
const OF_THIS_PAGE = 10;

/** Objects looked at, over all blocks and levels. */
const MOST = 2_000;

const ARTICLE = /(?:Article|Posting|Report|Reportage|Review|Analysis|Opinion|CreativeWork)$/u;

/** The things of all JSON-LD blocks, those inside of others included. A broken block loses itself only. */
export function thingsOf(blocks: readonly string[]): Thing[] {
	const things: Thing[] = [];
	const queue: unknown[] = blocks.map(parsed);
	for (let at = 0; at < queue.length && at < MOST; at++) {
		const value = queue[at];
		if (Array.isArray(value)) queue.push(...value.slice(0, MOST));
		else if (isThing(value)) {
			things.push(value);
			for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item']) {
				if (typeof value[key] === 'object') queue.push(value[key]);
			}
		}
	}
	return withNames(things);
}

/** Who is only pointed at (`{"@id": "#ann"}`) is put where the pointer stands. */
function withNames(things: readonly Thing[]): Thing[] {
	const known = new Map(things.flatMap((thing) => (thing['@type'] === undefined ? [] : [[thing['@id'], thing]])));
	const named = (value: unknown, isList = false): unknown => {
		if (Array.isArray(value) && !isList) return value.slice(0, 50).map((one) => named(one, true));
		return isThing(value) && namesOf(value).length === 0 ? (known.get(value['@id']) ?? value) : value;
	};
	return things.map((thing) => {
		const told = WHO.filter((key) => typeof thing[key] === 'object').map((key) => [key, named(thing[key])]);
		return { ...thing, ...Object.fromEntries(told) };
	});
}

const WHO = ['author', 'creator', 'contributor', 'publisher'];

/**
 * The thing that is the article: of an article's type; what is of this page before others that it leads to, then the one
 * with most to say. `isMeant`: whether a headline or an address is that of the page.
 */
export function articleOf(
	things: readonly Thing[],
	isMeant: (headline: string | undefined, addresses: readonly string[]) => boolean,
): Thing | undefined {
	const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
	const weight = (thing: Thing): number =>
		['headline', 'datePublished', 'author', 'articleBody', 'publisher'].filter((key) => thing[key] !== undefined)
			.length +
		(typesOf(thing).includes('CreativeWork') ? 0 : 2) +
		(isMeant(namesOf(thing.headline)[0], addressesOf([thing, thing.mainEntityOfPage])) ? OF_THIS_PAGE : 0);
	return articles.sort((a, b) => weight(b) - weight(a))[0];
}

export const typesOf = (thing: Thing): string[] =>
	[thing['@type']].flat().filter((type): type is string => typeof type === 'string');

/** The texts of a value that may be a text, a number, a thing with a name, or a list of such. */
export function namesOf(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value];
	if (typeof value === 'number') return [String(value)];
	if (depth > 4) return [];
	if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => namesOf(one, depth + 1));
	if (!isThing(value)) return [];
	const { givenName, familyName } = value;
	const whole = [givenName, familyName].filter((part) => typeof part === 'string').join(' ');
	return namesOf(value.name ?? value['@value'] ?? whole, depth + 1);
}

/** The addresses that a value gives: itself, or the `@id` or `url` of a thing. */
export function addressesOf(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [value];
	if (depth > 4) return [];
	if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => addressesOf(one, depth + 1));
	return isThing(value) ? [value['@id'], value.url].flatMap((one) => addressesOf(one, depth + 1)) : [];
}

const isThing = (value: unknown): value is Thing =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** From the first bracket to the last, so that comments and CDATA around it do no harm. */
function parsed(block: string): unknown {
	const start = block.search(/[[{]/u);
	const end = Math.max(block.lastIndexOf('}'), block.lastIndexOf(']'));
	const text = block.slice(Math.max(0, start), end + 1);
	for (const attempt of [text, text.replace(/\p{Cc}+/gu, ' '), text.replace(/,\s*([}\]])/gu, '$1')]) {
		try {
			return JSON.parse(attempt);
		} catch {
			// The next attempt repairs a little more.
		}
	}
	return undefined;
}
