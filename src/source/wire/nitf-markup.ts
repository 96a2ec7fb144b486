import { at, childrenOf, toMarkup, within, type XmlElement } from './xml.ts';

/** NITF's elements by the HTML that means the same; '' keeps only what is inside, null nothing. */
const TAGS: Readonly<Record<string, string | null>> = {
	hl1: 'h2',
	hl2: 'h2',
	p: 'p',
	lead: 'p class="lead"',
	ul: 'ul',
	ol: 'ol',
	li: 'li',
	dl: 'dl',
	dt: 'dt',
	dd: 'dd',
	table: 'table',
	tr: 'tr',
	td: 'td',
	th: 'th',
	caption: 'div',
	br: 'br',
	pre: 'p',
	bq: 'blockquote',
	block: 'div',
	fn: 'p',
	datasource: 'p',
	em: 'em',
	'nitf-table': 'div',
	'media-metadata': null,
	'media-reference': null,
	'media-object': null,
	'media-producer': null,
	'custom-table': null,
	'nitf-table-metadata': null,
	note: null,
	copyrite: null,
};
/** Elements of a block whose words the head tells already. */
const HEADS = new Set(['byline', 'dateline', 'hedline', 'distributor']);

/** What `body.content`, or the document around it, holds, as markup of HTML's kind. */
export function nitfMarkup(root: XmlElement): string {
	const content =
		root.name === 'body.content' ? root : (at(root, 'body', 'body.content') ?? within(root, 'body.content')[0]);
	return (content?.children ?? []).map((child) => toMarkup(child, tagOf)).join('');
}

function tagOf(element: XmlElement): string | null {
	const { name, attributes } = element;
	if (HEADS.has(name)) return null;
	if (name === 'media') return captionOf(element) ? 'figure' : null;
	if (name === 'media-caption') return 'figcaption';
	if (name === 'p' && attributes.lede === 'true') return 'p class="lead"';
	if (name === 'abstract') return '';
	if (name === 'em' && /^b/u.test(attributes.class ?? attributes.style ?? '')) return 'strong';
	const tag = TAGS[name];
	if (tag === undefined) return '';
	const named = [attributes.class, attributes.style, attributes.id].filter((word) =>
		/^[\w -]{1,60}$/u.test(word ?? ''),
	);
	return name === 'block' && named.length > 0 ? `div class="${named.join(' ')}"` : tag;
}

const captionOf = (media: XmlElement): boolean => childrenOf(media, 'media-caption').length > 0;
