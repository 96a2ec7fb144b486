/** One object of a page's JSON-LD. */
export type Thing = Readonly<Record<string, unknown>>;

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
	return things;
}

/** The thing that is the article: of an article's type with a headline; the one with most to say. */
export function articleOf(things: readonly Thing[]): Thing | undefined {
	const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
	const weight = (thing: Thing): number =>
		['headline', 'datePublished', 'author', 'articleBody', 'publisher'].filter((key) => thing[key] !== undefined)
			.length + (typesOf(thing).includes('CreativeWork') ? 0 : 2);
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
	return isThing(value) ? namesOf(value.name ?? value['@value'], depth + 1) : [];
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
