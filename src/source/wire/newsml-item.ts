import { bodyOfHtml } from './inline-html.ts';
import type { WireItem } from './item.ts';
import { nitfItem } from './nitf-item.ts';
import { at, childrenOf, within, wordsIn, type XmlElement } from './xml.ts';

/** A `<newsItem>` of NewsML-G2. */
export function newsItem(element: XmlElement): WireItem {
	const meta = at(element, 'itemmeta');
	const content = at(element, 'contentmeta');
	const set = at(element, 'contentset');
	const embargoed = at(meta, 'embargoed');
	const end = wordsIn(embargoed);
	const inner = writingOf(set);
	const headline = mainOf(childrenOf(content, 'headline'));
	const creators = [
		...childrenOf(content, 'by'),
		...childrenOf(content, 'creator').map((one) => at(one, 'name') ?? one),
	];
	const bylines = [...new Set(creators.flatMap((one) => wordsIn(one) ?? []))];
	return {
		id: element.attributes.guid,
		status: codeOf(at(meta, 'pubstatus')),
		...(embargoed !== undefined && { embargoed: end ?? '' }),
		published:
			wordsIn(at(meta, 'firstcreated')) ??
			wordsIn(at(content, 'contentcreated')) ??
			wordsIn(at(meta, 'versioncreated')),
		updated: wordsIn(at(meta, 'versioncreated')),
		language: at(content, 'language')?.attributes.tag ?? inner.language ?? element.attributes.lang,
		publisher: publisherOf(element),
		section: sectionOf(content),
		headline: wordsIn(headline) ?? inner.headline ?? wordsIn(at(meta, 'title')),
		description: wordsIn(mainOf(childrenOf(content, 'description'))) ?? inner.description,
		bylines: bylines.length > 0 ? bylines : (inner.bylines ?? []),
		markup: inner.markup,
		plain: inner.plain,
		beside: [],
	};
}

/** The text of the item, in its richest writing: NITF, HTML, lines. */
function writingOf(set: XmlElement | undefined): Partial<WireItem> {
	const inline = childrenOf(set, 'inlinexml');
	const [nitf] = within(set, 'nitf');
	if (nitf !== undefined) return nitfItem(nitf);
	const [html] = inline.flatMap((one) =>
		within(one, 'html').concat(childrenOf(one, 'body', 'div', 'section', 'article', 'p').length > 0 ? [one] : []),
	);
	if (html !== undefined) return { markup: bodyOfHtml(html), language: html.attributes.lang };
	const data = childrenOf(set, 'inlinedata').map((one) => ({
		type: one.attributes.contenttype ?? '',
		text: dataOf(one),
	}));
	const markup = data.find(
		({ type, text }) => /html/u.test(type) || /^\s*<(?:p|div|html|article|section)\b/iu.test(text),
	);
	if (markup !== undefined) return { markup: markup.text };
	const plain = data.find(({ type }) => type === '' || type.startsWith('text/'));
	return plain === undefined ? {} : { plain: plain.text };
}

/** Inline data as text; some senders wrap it in base64. */
function dataOf({ attributes, children }: XmlElement): string {
	const text = children.map((child) => (typeof child === 'string' ? child : (wordsIn(child) ?? ''))).join('');
	return /base64/iu.test(attributes.encoding ?? '') ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** The one for readers, where several have roles. */
function mainOf(elements: readonly XmlElement[]): XmlElement | undefined {
	const roleOf = ({ attributes: { role = '' } }: XmlElement): string => role.split(':').at(-1) ?? '';
	return (
		elements.find((one) => roleOf(one) === '' || /^(?:main|head|headline|summary|text)$/u.test(roleOf(one))) ??
		elements[0]
	);
}

function publisherOf(element: XmlElement): string | undefined {
	const rights = at(element, 'rightsinfo', 'copyrightholder');
	const provider = at(element, 'itemmeta', 'provider');
	const source = at(element, 'contentmeta', 'infosource');
	return [rights, provider, source]
		.map((one) => wordsIn(at(one, 'name')) ?? one?.attributes.literal)
		.concat(codeOf(provider))
		.find((name) => name !== undefined);
}

/** The first subject by its name in the first language; the service where there is none. */
function sectionOf(content: XmlElement | undefined): string | undefined {
	const [name] = childrenOf(content, 'subject').flatMap((subject) => wordsIn(at(subject, 'name')) ?? []);
	return name;
}

/** What a code says without its scheme: "stat:usable", or the end of an address. */
function codeOf(element: XmlElement | undefined): string | undefined {
	const { qcode, uri, literal } = element?.attributes ?? {};
	return qcode?.split(':').at(-1) ?? literal ?? uri?.split(/[/#:]/u).at(-1);
}
