import { Parser } from 'htmlparser2';
import { NewsroomError } from '../../document/error.ts';
import { limits, megabytes } from '../limits.ts';

/** A page cut down to what can matter, within the limits of size: what its head says, and the markup of its body. */
export interface Skimmed {
	/** The `lang` of the page. */
	readonly language: string | undefined;
	readonly title: string;
	readonly metas: readonly Meta[];
	/** Addresses of `<link>` by their `rel`. */
	readonly links: ReadonlyMap<string, string>;
	/** The texts of JSON-LD blocks. */
	readonly structured: readonly string[];
	/** Well-formed markup: no scripts, styles, forms, comments; bounded in depth, nodes and attributes. */
	readonly body: string;
}

interface Meta {
	/** `name`, `property` or `itemprop`, lower case. */
	readonly name: string;
	readonly content: string;
}

/** Elements that hold no words of an article. */
const SKIPPED = new Set(
	(
		'script style template svg math iframe object canvas audio video select textarea button noscript ' +
		'map datalist dialog nav'
	).split(' '),
);
const VOID = new Set('area base br col hr img input link meta source track wbr'.split(' '));
/** Void elements worth keeping: line breaks, and pictures, whose text is the alternative one. */
const KEPT_VOID = new Set(['br', 'hr', 'img', 'wbr']);
const ATTRIBUTES = new Set(
	(
		'class id itemprop itemtype rel datetime href role hidden aria-hidden aria-label property start value reversed ' +
		'data-testid data-test-id data-test-tag data-test data-qa data-type data-component data-module data-name lang'
	).split(' '),
);

/** The parser's time grows with the depth of what is open, so it is asked after so many characters. */
const CHUNK = 16_384;

/** Reads a page once. Throws NewsroomError `too-large` for more letters, elements or levels than the limits allow. */
export function skim(page: string, name: string): Skimmed {
	const skimmer = new Skimmer();
	const parser = new Parser(skimmer, { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true });
	for (let at = 0; at < page.length && !skimmer.isTooDeep; at += CHUNK) parser.write(page.slice(at, at + CHUNK));
	parser.end();
	if (skimmer.excess !== undefined) throw new NewsroomError('too-large', { file: name, ...skimmer.excess });
	return skimmer.result();
}

class Skimmer {
	#language: string | undefined;
	#title = '';
	#inTitle = false;
	readonly #metas: Meta[] = [];
	readonly #links = new Map<string, string>();
	readonly #structured: string[] = [];
	#structuredLength = 0;
	#inStructured = false;
	readonly #body: string[] = [];
	/** For each open element: whether it was written. */
	readonly #open: boolean[] = [];
	#written = 0;
	#nodes = 0;
	#words = 0;
	#deepest = 0;
	/** How many of the open elements are skipped ones. */
	#skipping = 0;

	onopentag(name: string, attributes: Record<string, string>): void {
		if (name === 'html') this.#language ??= attributes.lang?.slice(0, 35);
		if (name === 'meta') this.#addMeta(attributes);
		if (name === 'link') this.#addLink(attributes);
		if (name === 'title') this.#inTitle = this.#title === '' && this.#written === 0;
		this.#inStructured = name === 'script' && /ld\+json/iu.test(attributes.type ?? '');
		if (this.#inStructured) this.#structured.push('');

		if (SKIPPED.has(name)) this.#skipping++;
		const writes =
			this.#skipping === 0 &&
			(!VOID.has(name) || KEPT_VOID.has(name)) &&
			!['html', 'head', 'body', 'title'].includes(name) &&
			this.#written < limits.depth;
		if (!VOID.has(name)) this.#deepest = Math.max(this.#deepest, this.#open.push(writes));
		if (!writes) return;
		this.#nodes++;
		if (!VOID.has(name)) this.#written++;
		if (this.#nodes <= limits.nodes)
			this.#body.push(`<${name}${markup(attributes, name === 'img' || name === 'amp-img')}>`);
	}

	ontext(text: string): void {
		if (this.#inStructured) this.#addStructured(text);
		else if (this.#inTitle) this.#title = (this.#title + text).slice(0, limits.attribute);
		else if (this.#skipping === 0) {
			this.#nodes++;
			const words = text.replace(/[ \t\n\r\f]+/gu, ' ').replace(/\s{9,}/gu, ' ');
			this.#words += words.length;
			if (this.#nodes <= limits.nodes && this.#words <= limits.words) this.#body.push(escaped(words));
		}
	}

	onclosetag(name: string): void {
		if (VOID.has(name)) return;
		this.#inTitle = false;
		this.#inStructured = false;
		const written = this.#open.pop();
		if (SKIPPED.has(name) && this.#skipping > 0) this.#skipping--;
		if (written !== true) return;
		this.#written--;
		this.#body.push(`</${name}>`);
	}

	result(): Skimmed {
		return {
			language: this.#language,
			title: this.#title.replace(/\s+/gu, ' ').trim(),
			metas: this.#metas,
			links: this.#links,
			structured: this.#structured,
			body: this.#body.join(''),
		};
	}

	get isTooDeep(): boolean {
		return this.#deepest > limits.open;
	}

	/** What is too much, and how much it is; in signs, for a message of any language. */
	get excess(): { size: string; limit: string } | undefined {
		if (this.isTooDeep) return { size: `<…> × ${this.#deepest}`, limit: `<…> × ${limits.open}` };
		if (this.#nodes > limits.nodes) return { size: `<…> × ${this.#nodes}`, limit: `<…> × ${limits.nodes}` };
		if (this.#words > limits.words) return { size: megabytes(this.#words), limit: megabytes(limits.words) };
		return undefined;
	}

	#addMeta(attributes: Record<string, string>): void {
		const content = attributes.content?.trim().slice(0, limits.attribute);
		if (content === undefined || content === '' || this.#metas.length >= 500) return;
		for (const key of ['name', 'property', 'itemprop']) {
			const name = attributes[key]?.trim().toLowerCase();
			if (name !== undefined && name !== '') this.#metas.push({ name, content });
		}
	}

	#addLink({ rel, href }: Record<string, string>): void {
		if (rel === undefined || href === undefined || href.length > limits.attribute) return;
		for (const one of rel.toLowerCase().split(/\s+/u)) if (!this.#links.has(one)) this.#links.set(one, href.trim());
	}

	#addStructured(text: string): void {
		this.#structuredLength += text.length;
		if (this.#structuredLength > limits.structured) return;
		this.#structured.push((this.#structured.pop() ?? '') + text);
	}
}

function markup(attributes: Record<string, string>, isPicture: boolean): string {
	let result = '';
	for (const [name, value] of Object.entries(attributes)) {
		if (ATTRIBUTES.has(name) || (isPicture && (name === 'alt' || name === 'title')))
			result += ` ${name}="${escaped(value.slice(0, limits.attribute)).replaceAll('"', '&quot;')}"`;
		else if (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(value.slice(0, 500))) {
			result += ' hidden=""';
		}
	}
	return result;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
