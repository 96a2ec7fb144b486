import { z } from 'zod';
import type { Stretch } from '../html/compose.ts';
import { beginsWith } from '../html/headed.ts';
import type { General } from '../html/site.ts';
import type { WireItem } from './item.ts';

/** A string, or nothing where a sender has put something else. */
export const Word = z.string().trim().min(1).optional().catch(undefined);

/** What may be a list in one version and a single value in another; bad items are left out. */
export const listOf = <T extends z.ZodType>(item: T) =>
	z
		.unknown()
		.optional()
		.transform((value): z.infer<T>[] =>
			(Array.isArray(value) ? value : value == null ? [] : [value]).flatMap((one) => item.safeParse(one).data ?? []),
		);

/** A term of a vocabulary: a subject, a genre, a service. */
const Term = z.object({ name: Word, uri: Word, scheme: Word, code: Word });

/** The fields that no version of ninjs spells differently, but for upper case, which is gone here. */
export const Common = z.object({
	uri: Word,
	guid: Word,
	evolvedfrom: Word,
	type: Word,
	firstcreated: Word,
	versioncreated: Word,
	contentcreated: Word,
	embargoed: z
		.union([z.string(), z.literal(true).transform(String)])
		.optional()
		.catch(undefined),
	pubstatus: Word,
	language: Word,
	copyrightholder: Word,
	source: Word,
	provider: Word,
	section: Word,
	url: Word,
	weburl: Word,
	profile: Word,
	standard: z.object({ name: Word }).optional().catch(undefined),
});
export type Common = z.infer<typeof Common>;

export const Terms = listOf(Term);

/** One field of text in one kind of writing. */
export interface Written {
	readonly role: string;
	readonly type: string;
	readonly value: string;
}

/** An item of any version, before it is known what it is for. */
export interface Ninjs {
	readonly common: Common;
	readonly headline: string | undefined;
	readonly description: string | undefined;
	readonly bodies: readonly Written[];
	readonly bylines: readonly string[];
	readonly sections: readonly z.infer<typeof Term>[];
	/** By the name under which the item refers to them. */
	readonly associations: readonly { readonly name: string; readonly item: Ninjs }[];
}

/** What the common fields say of the item. */
export function commonOf({ common, sections }: Ninjs): Omit<WireItem, 'bylines' | 'beside'> {
	const { firstcreated, versioncreated, contentcreated, embargoed } = common;
	const address = [common.weburl, common.url].find((one) => one !== undefined && /^https?:/iu.test(one));
	const sector = sections.find(({ uri, scheme }) => /\bsector\b/iu.test(`${uri} ${scheme}`));
	return {
		id: common.uri ?? common.guid,
		replaces: common.evolvedfrom,
		url: address,
		status: common.pubstatus,
		...(embargoed !== undefined && embargoed !== '' && { embargoed }),
		published: firstcreated ?? contentcreated ?? versioncreated,
		updated: versioncreated,
		language: common.language,
		publisher: common.copyrightholder ?? common.source ?? common.provider,
		section: common.section ?? sector?.name ?? sections.find(({ name }) => name !== undefined)?.name,
	};
}

const PLAIN = /^(?:text\/plain|text|main|plain)?$/u;
const MARKUP = /html/u;

/** The body in its richest writing that can be read, and as lines. */
export function writingsOf(bodies: readonly Written[]): {
	markup: string | undefined;
	nitf: string | undefined;
	plain: string | undefined;
} {
	const isMarkup = ({ type, role, value }: Written): boolean =>
		(MARKUP.test(type) ||
			MARKUP.test(role) ||
			(!/plain/u.test(type) && /^\s*<(?:p|div|section|article|html|h1)\b/iu.test(value))) &&
		!/nitf/u.test(type + role);
	const markups = bodies.filter(isMarkup);
	const html5 = markups.find(({ role }) => role === 'html5') ?? markups.find(({ role }) => role.includes('html5'));
	return {
		markup: (html5 ?? markups[0])?.value,
		nitf: bodies.find(
			({ type, value }) => /nitf/u.test(type) || /^\s*(?:<\?xml[^>]*>\s*)?<(?:nitf|body\.content)\b/u.test(value),
		)?.value,
		plain: bodies.find((body) => !isMarkup(body) && PLAIN.test(body.type) && !/^\s*</u.test(body.value))?.value,
	};
}

const PICTURES = new Set(['picture', 'image', 'photo', 'graphic', 'video', 'audio', 'animation']);

/** Pictures with their captions and fact boxes, which stand beside the body; other texts are items of their own. */
export function besideOf({ associations }: Ninjs, { phrases }: Pick<General, 'phrases'>): Stretch[] {
	return associations.flatMap(({ name, item }): Stretch[] => {
		const type = item.common.type?.toLowerCase() ?? '';
		const { plain, markup } = writingsOf(item.bodies);
		if (PICTURES.has(type) || (type === '' && plain === undefined && markup === undefined)) {
			return [{ kind: 'caption', text: oneLine(item.description ?? '') }];
		}
		return isBox(name, item, phrases.factbox) ? [{ kind: 'factbox', text: boxOf(item) }] : [];
	});
}

/** Texts among the associations that are articles. */
export const textsIn = ({ associations }: Ninjs, { phrases }: Pick<General, 'phrases'>): Ninjs[] =>
	associations
		.filter(({ name, item }) => !isBox(name, item, phrases.factbox))
		.map(({ item }) => item)
		.filter(({ common, bodies }) => !PICTURES.has(common.type?.toLowerCase() ?? '') && bodies.length > 0);

const isBox = (name: string, { headline, common }: Ninjs, phrases: readonly string[]): boolean =>
	[headline ?? '', name.replace(/\d+$/u, ''), common.profile ?? ''].some((words) => beginsWith(words, phrases));

function boxOf({ headline, bodies }: Ninjs): string {
	const { plain, markup } = writingsOf(bodies);
	const lines =
		plain?.split(/\n+/u) ??
		(markup ?? '').split(/<\/?(?:p|li|h\d|br|div)[^>]*>/iu).map((text) => text.replace(/<[^>]*>/gu, ''));
	const words = lines.map(oneLine).filter((text) => /[\p{L}\p{N}]/u.test(text));
	return (headline === undefined || words[0] === headline ? words : [headline, ...words]).join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
