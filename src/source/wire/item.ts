import type { Document, Metadata } from '../../document/document.ts';
import { fold } from '../../document/fold.ts';
import type { Material } from '../format.ts';
import { namesIn } from '../html/authors.ts';
import { composed, type Stretch } from '../html/compose.ts';
import { line } from '../html/dom.ts';
import { readFragment } from '../html/fragment.ts';
import { bare } from '../html/readable.ts';
import { loadSites } from '../html/site.ts';
import { limits } from '../limits.ts';
import { embargoEnd, wireDate } from './when.ts';

/** What every wire format tells of an article, in the format's own spelling. */
export interface WireItem {
	readonly id?: string | undefined;
	/** The id of the item that it takes the place of. */
	readonly replaces?: string | undefined;
	readonly url?: string | undefined;
	readonly status?: string | undefined;
	/** When the embargo ends; empty: it has no end yet. */
	readonly embargoed?: string | undefined;
	readonly published?: string | undefined;
	readonly updated?: string | undefined;
	readonly language?: string | undefined;
	readonly publisher?: string | undefined;
	readonly section?: string | undefined;
	readonly headline?: string | undefined;
	/** A summary, which may be the beginning of the body. */
	readonly description?: string | undefined;
	/** Bylines as they are written: "By Ann Wold and Bo Lind, Staff". */
	readonly bylines: readonly string[];
	/** Markup of HTML's kind. */
	readonly markup?: string | undefined;
	/** The same as lines; all there is when there is no markup. */
	readonly plain?: string | undefined;
	/** The markup keeps the dashes of speech to itself, as block quotations. */
	readonly dashedQuotes?: boolean;
	/** Fact boxes and captions that stand beside the body. */
	readonly beside: readonly Stretch[];
}

/** Statuses of the IPTC and the words that agencies use for them, without a scheme ("stat:") before. */
const STATUSES: readonly (readonly [NonNullable<Metadata['status']>, RegExp])[] = [
	['canceled', /^(?:cancel|kill|delet|retract|withdraw)/u],
	['usable', /^(?:usable|publish|public|correct|update|new$)/u],
];

/** What an unknown word means nobody knows, so nothing of it is shown. */
function statusOf(written: string | undefined): Metadata['status'] {
	const word = written?.trim().toLowerCase().split(':').at(-1) ?? '';
	return word === '' ? undefined : (STATUSES.find(([, pattern]) => pattern.test(word))?.[0] ?? 'withheld');
}

/** Whether there is anything to read: words, or the news that there shall be none. */
export const isTelling = (item: WireItem): boolean =>
	[item.markup, item.plain, item.description, item.headline].some((text) => /\S/u.test(text ?? '')) ||
	statusOf(item.status) === 'canceled';

/** The article of an item. Throws NewsroomError `too-large`. */
export async function documentOf(item: WireItem, { name, url, side }: Material): Promise<Document> {
	const headline = clean(item.headline);
	const body = await bodyOf(item, name);
	const own = body.find(({ kind }) => kind === 'headline');
	const description = clean(item.description);
	const letters = bare(body.map(({ text }) => text).join(''));
	const isNew = (text: string): boolean =>
		!letters.includes(
			bare(text)
				.replace(/[\s.…]+$/u, '')
				.slice(0, 80),
		);
	const stretches: Stretch[] = [
		...(headline !== undefined && own === undefined ? [{ kind: 'headline' as const, text: headline }] : []),
		...(description !== undefined && isNew(description) ? [{ kind: 'lead' as const, text: description }] : []),
	];
	const first = own === undefined ? 0 : body.indexOf(own) + 1;
	return {
		...composed([
			...body.slice(0, first),
			...stretches,
			...body.slice(first),
			...item.beside.filter(({ text }) => text !== '' && isNew(text)),
		]),
		metadata: { ...(await metadataOf(item, headline ?? own?.text, url)), ...side },
	};
}

async function bodyOf(
	{ markup, plain, headline, description, dashedQuotes, publisher }: WireItem,
	name: string,
): Promise<Stretch[]> {
	const headlines = headline === undefined ? [] : [headline];
	if (markup === undefined || !/[\p{L}\p{N}]/u.test(markup)) {
		return (plain ?? '')
			.slice(0, limits.words)
			.split(/\n+/u)
			.map(line)
			.filter((text) => /[\p{L}\p{N}]/u.test(text))
			.map((text, index) => ({ kind: index === 0 && text === headline ? 'headline' : 'paragraph', text }));
	}
	const apart = markup.replaceAll('</span><span', '</span> <span');
	const pieces = await readFragment(apart, name, { headlines, description });
	const spoken = dashesOf(plain);
	const first = pieces.findIndex(({ kind }) => kind === 'paragraph');
	return pieces.map(({ kind, text, reason, quoted }, index): Stretch => {
		if (index === first && isDateline(text, publisher)) return { kind: 'junk', text, reason: 'dateline' };
		if (!quoted || kind !== 'paragraph' || /^[\p{Pd}\p{Pi}\p{Pf}"„]/u.test(text)) return { kind, text, reason };
		const dash = spoken(text) ?? (dashedQuotes ? '– ' : '');
		return { kind, text: dash + text };
	});
}

/** A line of its own that says where the story comes from: the place, then the agency. */
const isDateline = (text: string, publisher: string | undefined): boolean =>
	publisher !== undefined && text.length <= 60 && text.endsWith(publisher.trim());

/** The dash with which a line of the plain text begins that goes on with these words. */
function dashesOf(plain: string | undefined): (text: string) => string | undefined {
	const dashes = new Map<string, string>();
	for (const [, dash = '', words = ''] of (plain ?? '').matchAll(/^[ \t]*(\p{Pd}[ \u00a0]?)(.+)$/gmu)) {
		dashes.set(beginning(words), dash.replace(/ ?$/u, ' '));
	}
	return (text) => dashes.get(beginning(text));
}

const beginning = (text: string): string => bare(text).slice(0, 30);

async function metadataOf(
	item: WireItem,
	headline: string | undefined,
	address: string | undefined,
): Promise<Metadata> {
	const { general } = await loadSites();
	const publisher = clean(item.publisher);
	const houses = [publisher ?? ''].map(fold);
	const byline = item.bylines
		.flatMap((text) => namesIn(line(text), general.separators))
		.filter((name) => !houses.includes(fold(name)));
	const published = wireDate(item.published) ?? wireDate(item.updated);
	const updated = wireDate(item.updated);
	const end = embargoEnd(item.embargoed);
	const status = statusOf(item.status);
	const language = /^[a-z]{2,3}(?:[-_][a-z0-9-]+)?$/iu.exec(item.language?.trim() ?? '')?.[0];
	const section = clean(item.section);
	// A message about the item may come without its address, but never without its id.
	const url = item.id === undefined ? (item.url ?? address) : undefined;
	return {
		...(item.id !== undefined && { id: item.id }),
		...(item.replaces !== undefined && { replaces: item.replaces }),
		...(url !== undefined && URL.canParse(url) && { url }),
		...(language !== undefined && { language }),
		...(publisher !== undefined && { publisher }),
		...(section !== undefined && { section }),
		...(headline !== undefined && { headline }),
		// Told even when it is nobody: the photographers of the body wrote nothing.
		byline: [...new Set(byline)],
		...(published !== undefined && { publishedAt: published }),
		// What takes the place of another has changed it, though it is new itself.
		...(updated !== undefined && (updated !== published || item.replaces !== undefined) && { updatedAt: updated }),
		...(end !== undefined && { embargoedUntil: end }),
		...(status !== undefined && { status }),
		// Under an embargo whose end is not told, or cannot be read, an article is nobody's yet.
		...(item.embargoed !== undefined && end === undefined && status !== 'canceled' && { status: 'withheld' as const }),
	};
}

function clean(text: string | undefined): string | undefined {
	const words = line(text ?? '').slice(0, limits.attribute);
	return words === '' ? undefined : words;
}
