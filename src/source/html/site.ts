import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NewsroomError } from '../../document/error.ts';
import { fold } from '../../document/fold.ts';

/** What an element of a page is for, besides plain content. `hidden`: no reader sees it, and no block tells of it. */
export const Role = z.enum([
	'hidden',
	'comments',
	'factbox',
	'caption',
	'lead',
	'subhead',
	'byline',
	'pullquote',
	'related',
	'advert',
	'promo',
	'furniture',
]);
export type Role = z.infer<typeof Role>;

/** Selectors of one publisher, or, in `default.json`, the class names that mean the same on most sites. */
export const Site = z.strictObject({
	/** Host names, without "www."; subdomains are included. */
	hosts: z.array(z.string()),
	/** CSS selectors that give elements a role; `content` is what holds the body. */
	selectors: z.partialRecord(z.enum([...Role.options, 'content']), z.string()),
	/**
	 * Words of a class name or id, hyphenated: "fact-box" also matches factBox, FactBox and
	 * article__factbox--wide, "=hidden" nothing but itself.
	 */
	names: z.partialRecord(Role, z.array(z.string().regex(/^=?[a-z0-9-]+$/u))),
});
export type Site = z.infer<typeof Site>;

/** What holds for pages of every publisher. */
export const General = Site.extend({
	/**
	 * Words of many languages, since a page is read before its language is known: beginnings of lines that only lead
	 * elsewhere, whole lines that announce an advertisement, and beginnings of the headings of fact boxes.
	 */
	phrases: z.strictObject({ related: z.array(z.string()), advert: z.array(z.string()), factbox: z.array(z.string()) }),
	/** Words of many languages before a name ("by"), those that may also be part of it ("von"), and between two ("and"). */
	separators: z.strictObject({
		by: z.array(z.string()),
		particle: z.array(z.string()),
		and: z.array(z.string()),
		/** Before the place from which somebody writes. */
		place: z.array(z.string()),
		/** Before the date behind a name. */
		published: z.array(z.string()),
		/** What systems put where they know of no name; lower case. */
		nobody: z.array(z.string()),
		/** CSS selector of elements that hold nothing but a name. */
		elements: z.string(),
	}),
});
export type General = z.infer<typeof General>;

/** The phrases as they are compared. */
export const foldedPhrases = ({ phrases }: General): General['phrases'] => ({
	related: phrases.related.map(fold),
	advert: phrases.advert.map(fold),
	factbox: phrases.factbox.map(fold),
});

export interface Sites {
	readonly general: General;
	readonly publishers: readonly Site[];
}

const FOLDER = new URL('../../../data/sites/', import.meta.url);

let loaded: Promise<Sites> | undefined;

/** All files of data/sites, read once. An invalid one throws and says where. */
export function loadSites(): Promise<Sites> {
	loaded ??= (async () => {
		const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json') && name !== 'default.json').sort();
		return {
			general: await readSite('default.json', General),
			publishers: await Promise.all(names.map((name) => readSite(name, Site))),
		};
	})();
	return loaded;
}

async function readSite<T>(name: string, schema: z.ZodType<T>): Promise<T> {
	const file = `data/sites/${name}`;
	const text = await readFile(new URL(name, FOLDER), 'utf8');
	const site = z
		.string()
		.transform((json, context) => {
			try {
				return JSON.parse(json);
			} catch (error) {
				context.addIssue(String(error));
				return z.NEVER;
			}
		})
		.pipe(schema)
		.safeParse(text);
	if (site.success) return site.data;
	throw new NewsroomError('internal', { file, reason: z.prettifyError(site.error) }, { cause: site.error });
}

/** The publisher's own selectors for an address, if there are any. */
export function siteFor(publishers: readonly Site[], url: string | undefined): Site | undefined {
	const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : undefined;
	if (host === undefined) return undefined;
	return publishers.find(({ hosts }) => hosts.some((one) => host === one || host.endsWith(`.${one}`)));
}
