import type { Document } from '../../document/document.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Material } from '../format.ts';
import { foldedPhrases, type General, loadSites } from '../html/site.ts';
import { limits } from '../limits.ts';
import { documentOf, isTelling, type WireItem } from './item.ts';
import { readNinjs1 } from './ninjs-1.ts';
import { readNinjs2 } from './ninjs-2.ts';
import { besideOf, commonOf, type Ninjs, textsIn, writingsOf } from './ninjs-common.ts';
import { nitfMarkup } from './nitf-markup.ts';
import { parseXml } from './xml.ts';

/** Levels of nesting that any version has need of. */
const DEEPEST = 12;
/** Names under which services put several items into one answer. */
const LISTS = ['items', '_items', 'hits', 'newsitems'];
/** What only 2.0 and later have. */
const LATER = ['headlines', 'bodies', 'descriptions', 'by', 'altids', 'subjects', 'genres'];

/** The articles of an answer or a file, at least one. Throws NewsroomError `damaged-file`, `no-article`, `too-large`. */
export async function readNinjs(value: unknown, material: Material): Promise<readonly Document[]> {
	const { general } = await loadSites();
	const known = { phrases: foldedPhrases(general) };
	const items = listed(lowered(value, 0));
	const told = items.flatMap((item) => (isItem(item) ? [ninjsOf(item)] : [])).filter((item) => item !== undefined);
	if (told.length === 0) throw new NewsroomError('damaged-file', { file: material.name, format: 'ninjs' });
	const texts = told
		.flatMap((item) => parted(item, known))
		.map((item) => wireOf(item, known, material))
		.filter(isTelling);
	if (texts.length === 0) throw new NewsroomError('no-article', { file: material.name });
	if (texts.length > limits.package) {
		const [size, limit] = [`{…} × ${texts.length}`, `{…} × ${limits.package}`];
		throw new NewsroomError('too-large', { file: material.name, size, limit });
	}
	const documents: Document[] = [];
	for (const text of texts) documents.push(await documentOf(text, material));
	return documents;
}

function ninjsOf(item: Readonly<Record<string, unknown>>): Ninjs | undefined {
	const isLater =
		LATER.some((key) => Array.isArray(item[key])) || (typeof item.by === 'string' && item.headline === undefined);
	return isLater ? readNinjs2(item) : readNinjs1(item);
}

function wireOf(item: Ninjs, known: Pick<General, 'phrases'>, material: Material): WireItem {
	const { markup, nitf, plain } = writingsOf(item.bodies);
	const { common } = item;
	const isTT = /^tt/iu.test(common.standard?.name ?? '') || /^https?:\/\/(?:[\w-]+\.)?tt\.se\//u.test(common.uri ?? '');
	return {
		...commonOf(item),
		headline: item.headline,
		description: item.description,
		bylines: item.bylines,
		markup: markup ?? (nitf === undefined ? undefined : nitfMarkup(parseXml({ ...material, content: nitf }, 'NITF'))),
		plain,
		dashedQuotes: isTT,
		beside: besideOf(item, known),
	};
}

/** Anything that a version of ninjs demands of an item. */
const isItem = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	['uri', 'guid', 'pubstatus', 'headline', 'headlines', 'bodies', 'body_text', 'body_html'].some((key) => key in value);

/** What only holds texts together is no article beside them. */
function parted(item: Ninjs, known: Pick<General, 'phrases'>): readonly Ninjs[] {
	const texts = item.bodies.length > 0 ? [] : textsIn(item, known);
	return texts.length > 0 ? texts : [item];
}

function listed(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'object' || value === null || isItem(value)) return [value];
	const list = LISTS.map((key) => (value as Record<string, unknown>)[key]).find(Array.isArray);
	return list ?? [value];
}

/** Keys in lower case, as 1.x and 2.x have them; what is nested beyond reason is left out. */
function lowered(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth > DEEPEST) return undefined;
	if (Array.isArray(value)) return value.map((item) => lowered(item, depth + 1));
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), lowered(item, depth + 1)]));
}
