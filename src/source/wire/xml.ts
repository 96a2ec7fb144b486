import { decodeHTMLStrict } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import { NewsroomError } from '../../document/error.ts';
import { decode, headOf, normalised } from '../decode.ts';
import { charsetIn, type Material } from '../format.ts';
import { limits } from '../limits.ts';

/** An element: its name without a namespace's prefix, its attributes likewise, and what it holds in order. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

const TEXT = '#text';
const ATTRIBUTES = ':@';
const LITERAL = '#literal';

type Raw = Readonly<Record<string, readonly Raw[] | string | Readonly<Record<string, string>>>>;

/**
 * The root element. Entities that the document itself defines are never expanded. Throws NewsroomError `damaged-file`
 * with `format` as given, `too-large` for what is nested too deeply.
 */
export function parseXml(material: Material, format: string): XmlElement {
	const { name } = material;
	const text = textOfXml(material);
	const damaged = (cause?: unknown): NewsroomError =>
		new NewsroomError('damaged-file', { file: name, format }, { cause });
	let raws: readonly Raw[];
	try {
		raws = new XMLParser({
			preserveOrder: true,
			ignoreAttributes: false,
			attributeNamePrefix: '',
			textNodeName: TEXT,
			cdataPropName: LITERAL,
			removeNSPrefix: true,
			parseTagValue: false,
			parseAttributeValue: false,
			trimValues: false,
			processEntities: false,
			ignoreDeclaration: true,
			ignorePiTags: true,
			maxNestedTags: limits.xml,
		}).parse(withoutDoctype(text), true);
	} catch (cause) {
		if (/nested/iu.test(String(cause))) {
			throw new NewsroomError('too-large', { file: name, size: `<…> × ${limits.xml}+`, limit: `<…> × ${limits.xml}` });
		}
		throw damaged(cause);
	}
	const root = raws.map(nodeOf).find((node) => typeof node !== 'string');
	if (root === undefined || typeof root === 'string') throw damaged();
	return root;
}

function textOfXml({ content, name, mediaType }: Material): string {
	if (typeof content === 'string') return normalised(content);
	const declared = /^[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,30})/iu.exec(headOf(content))?.[1];
	return decode(content, { name, declared: charsetIn(mediaType) ?? declared, lenient: true });
}

/** What a document type would define is not wanted, and finding its end is easier than trusting it. */
function withoutDoctype(text: string): string {
	const start = /<!DOCTYPE/iu.exec(text.slice(0, 20_000))?.index;
	if (start === undefined) return text;
	const open = text.indexOf('>', start);
	const subset = text.indexOf('[', start);
	const end = subset >= 0 && subset < open ? /\]\s*>/u.exec(text.slice(subset)) : undefined;
	if (end === undefined) return text.slice(0, start) + text.slice(open + 1);
	return end === null ? text.slice(0, start) : text.slice(0, start) + text.slice(subset + end.index + end[0].length);
}

function nodeOf(raw: Raw): XmlNode {
	const [name = ''] = Object.keys(raw).filter((key) => key !== ATTRIBUTES);
	const inner = raw[name];
	if (name === TEXT) return decodeHTMLStrict(String(inner));
	if (name === LITERAL) return (inner as readonly Raw[]).map((each) => String(each[TEXT] ?? '')).join('');
	const attributes = Object.entries((raw[ATTRIBUTES] ?? {}) as Record<string, string>);
	return {
		name: name.toLowerCase(),
		attributes: Object.fromEntries(
			attributes.map(([key, value]) => [key.toLowerCase(), decodeHTMLStrict(String(value))]),
		),
		children: ((inner ?? []) as readonly Raw[]).map(nodeOf),
	};
}

const isXmlElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The child elements of these names, in order. */
export const childrenOf = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] =>
	(element?.children ?? []).filter(isXmlElement).filter(({ name }) => names.includes(name));

/** The first element on a path of names, each a child of the one before. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
	return path.reduce<XmlElement | undefined>((within, name) => childrenOf(within, name)[0], element);
}

/** Elements of these names anywhere inside, outermost only, in order. */
export function within(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
	return (element?.children ?? [])
		.filter(isXmlElement)
		.flatMap((child) => (names.includes(child.name) ? [child] : within(child, ...names)));
}

/** All words inside as one line; undefined when there are none. */
export function wordsIn(element: XmlElement | undefined): string | undefined {
	const words = element === undefined ? '' : lettersOf(element).replace(/\s+/gu, ' ').trim();
	return words === '' ? undefined : words;
}

const lettersOf = (node: XmlNode): string => (isXmlElement(node) ? node.children.map(lettersOf).join('') : node);

/** Elements as markup, their names given by `rename`; null leaves an element out, '' leaves only what it holds. */
export function toMarkup(node: XmlNode, rename: (element: XmlElement) => string | null): string {
	if (!isXmlElement(node)) return escaped(node);
	const tag = rename(node);
	if (tag === null) return '';
	const inner = node.children.map((child) => toMarkup(child, rename)).join('');
	return tag === '' ? inner : `<${tag}>${inner}</${tag.split(' ', 1)[0]}>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
