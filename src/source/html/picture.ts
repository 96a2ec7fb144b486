import type { Picture } from '../../document/article.ts';
import { limits } from '../limits.ts';
import type { Place } from './place.ts';
import { plainText } from './plain.ts';
import type { Skimmed } from './skim.ts';
import { addressesOf, namesOf, type Thing } from './structured.ts';
import type { Piece } from './walk.ts';

/** How far into an article the caption of its main picture stands, in pieces. */
const BEGINNING = 8;
/** How far up an element may share with a picture. */
const LEVELS = 4;

/** The article's main picture: the one that it gives to others, with the words that stand at it on the page. */
export function pictureOf(
	{ metas }: Skimmed,
	{ image }: Thing,
	article: readonly Piece[],
	places: readonly Place[],
	address: string | undefined,
): Picture | undefined {
	const told = [image].flat()[0];
	const thing: Thing = typeof told === 'object' && told !== null ? (told as Thing) : {};
	const meta = (...names: string[]): string[] =>
		names.flatMap((name) => metas.filter((one) => one.name === name).map(({ content }) => content));
	const url = [...meta('og:image:secure_url', 'og:image:url', 'og:image'), ...linksOf(told), ...meta('twitter:image')]
		.flatMap((one) => (URL.canParse(one, address) ? [new URL(one, address)] : []))
		.find(({ protocol }) => /^https?:$/u.test(protocol));
	if (url === undefined || url.href.length > limits.attribute) return undefined;

	const piece = article.slice(0, BEGINNING).find(({ kind }) => kind === 'caption');
	const caption = [piece?.text ?? '', ...[thing.caption, thing.description].flatMap((value) => namesOf(value))]
		.map((text) => plainText(text.slice(0, limits.attribute)))
		.find((text) => text !== '');
	const alt = [piece === undefined ? '' : altBeside(piece, places), ...meta('og:image:alt', 'twitter:image:alt')].find(
		(text) => text !== '',
	);
	return { url: url.href, ...(caption !== undefined && { caption }), ...(alt !== undefined && { alt }) };
}

/** Of a page whose structured data says that the article is for subscribers. */
export function isPaywalled({ metas }: Skimmed, { isAccessibleForFree: free }: Thing): boolean {
	if (free !== undefined) return /^(?:https?:\/\/schema\.org\/)?false$/iu.test(String(free));
	return metas.some(({ name, content }) => name === 'article:content_tier' && /^(?:locked|metered)$/iu.test(content));
}

/** The address of a picture in structured data: its own before that of the page about it. */
function linksOf(told: unknown): string[] {
	if (typeof told === 'object' && told !== null && 'contentUrl' in told) return addressesOf(told.contentUrl);
	return typeof told === 'object' && told !== null && 'url' in told ? addressesOf(told.url) : addressesOf(told);
}

function altBeside({ index }: Piece, places: readonly Place[]): string {
	for (let place = places[index], up = 0; place !== undefined && up < LEVELS; place = places[place.parent], up++) {
		if (place.pictures > 0) return place.element.querySelector('img')?.getAttribute('alt')?.trim() ?? '';
	}
	return '';
}
