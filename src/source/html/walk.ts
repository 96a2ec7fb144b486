import type { BlockKind } from '../../document/article.ts';
import { apart, boxText } from './boxes.ts';
import { type Element, isElement, isText, line, wordsOf } from './dom.ts';
import type { Place } from './place.ts';
import type { Role } from './site.ts';

/** One stretch of a page before it is decided whether it belongs to the article. */
export interface Piece {
	readonly kind: BlockKind;
	readonly text: string;
	/** The place in document order of the element that holds it. */
	readonly index: number;
	/** Why it is put aside; only on junk and related. */
	readonly reason?: Role;
	/** The role that the nearest named element around gives it. */
	readonly role: Role | undefined;
	/** Share of the letters that are links. */
	readonly linked: number;
	/** Whether all letters are bold or emphasised as a heading would be. */
	readonly bold: boolean;
	readonly tag: string;
	/** It stands in a block quotation. */
	readonly quoted: boolean;
}

const INLINE = new Set(
	(
		'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small ' +
		'span strike strong sub sup time tt u var wbr'
	).split(' '),
);
const BOLD = new Set(['b', 'strong']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Roles whose element is taken whole, as one piece, and its kind; null: nothing is told of it. */
const WHOLE: Readonly<Partial<Record<Role, BlockKind | null>>> = {
	hidden: null,
	comments: null,
	factbox: 'factbox',
	caption: 'caption',
	pullquote: 'pullquote',
	byline: 'byline',
	related: 'related',
	advert: 'junk',
	promo: 'junk',
	furniture: 'junk',
};

/** Every stretch of text of a page in document order, with what its markup says it is. */
export function piecesOf(body: Element, places: ReadonlyMap<Element, Place>): Piece[] {
	return new Walker(places).walk(body);
}

class Walker {
	readonly #pieces: Piece[] = [];
	#quoted = false;
	readonly #places: ReadonlyMap<Element, Place>;
	#text = '';
	#linked = 0;
	#bold = 0;

	constructor(places: ReadonlyMap<Element, Place>) {
		this.#places = places;
	}

	walk(body: Element): Piece[] {
		this.#visit(body, body, { link: false, bold: false, role: undefined });
		this.#flush(body, undefined);
		return this.#pieces;
	}

	#visit(node: Element, owner: Element, state: State): void {
		for (const child of node.childNodes) {
			if (isText(child)) this.#add(child.textContent ?? '', state);
			else if (isElement(child)) this.#enter(child, owner, state);
		}
	}

	#enter(element: Element, owner: Element, state: State): void {
		const { localName } = element;
		const role = this.#places.get(element)?.role;
		const isInline = INLINE.has(localName);
		// Words for screen readers stand in the middle of sentences.
		if (role === 'hidden' && isInline) return;
		const breaks = localName === 'br' || localName === 'hr';
		const whole = role === undefined ? undefined : WHOLE[role];
		if (breaks || whole !== undefined || !isInline) this.#flush(owner, state.role);
		if (breaks) return;
		if (whole === null) return;
		if (whole !== undefined && role !== undefined) this.#whole(element, role, whole);
		else if (isInline) {
			const bold = state.bold || BOLD.has(localName);
			this.#visit(element, owner, { ...state, bold, link: state.link || localName === 'a' });
		} else this.#block(element, { ...state, role: role ?? state.role });
	}

	#block(element: Element, state: State): void {
		const { localName } = element;
		if ((localName === 'ul' || localName === 'ol') && isPlainList(element)) this.#list(element, state.role);
		else if (HEADINGS.has(localName)) this.#heading(element, state.role);
		else if (this.#isSubhead(element)) this.#heading(element, state.role === 'subhead' ? undefined : state.role);
		else {
			const quoted = this.#quoted;
			this.#quoted ||= localName === 'blockquote';
			this.#visit(element, element, state);
			this.#flush(element, state.role);
			this.#quoted = quoted;
		}
	}

	#add(text: string, state: State): void {
		const piece = text.replace(/[ \t\n\r\f]+/gu, ' ');
		this.#text += this.#text === '' || this.#text.endsWith(' ') ? piece.replace(/^ /u, '') : piece;
		const { length } = piece.trim();
		if (state.link) this.#linked += length;
		if (state.bold) this.#bold += length;
	}

	#flush(owner: Element, role: Role | undefined): void {
		const text = line(this.#text);
		if (/[\p{L}\p{N}]/u.test(text)) {
			const letters = text.length;
			this.#push(owner, {
				kind: 'paragraph',
				text,
				role,
				linked: this.#linked / letters,
				bold: this.#bold >= letters * 0.95,
			});
		}
		this.#text = '';
		this.#linked = 0;
		this.#bold = 0;
	}

	#push(owner: Element, piece: Omit<Piece, 'index' | 'tag' | 'quoted'>): void {
		this.#pieces.push({
			...piece,
			index: this.#places.get(owner)?.index ?? 0,
			tag: owner.localName,
			quoted: this.#quoted,
		});
	}

	/** Few words that the page calls a heading, without the element for it. */
	#isSubhead(element: Element): boolean {
		const place = this.#places.get(element);
		const isCalled = place?.role === 'subhead' || element.getAttribute('role') === 'heading';
		return isCalled && (place?.text ?? 0) < 120;
	}

	#heading(element: Element, role: Role | undefined): void {
		const text = wordsOf(element);
		if (!/[\p{L}\p{N}]/u.test(text)) return;
		const kind = element.localName === 'h1' ? 'headline' : 'subhead';
		this.#push(element, { kind, text, role, linked: this.#linkShare(element), bold: true });
	}

	#list(element: Element, role: Role | undefined): void {
		const text = boxText(element).join('\n');
		if (text !== '') this.#push(element, { kind: 'list', text, role, linked: this.#linkShare(element), bold: false });
	}

	#whole(element: Element, role: Role, kind: BlockKind): void {
		const linked = this.#linkShare(element);
		const lines = role === 'factbox' ? boxText(element) : [apart(element)];
		const text = lines.join('\n');
		if (!/[\p{L}\p{N}]/u.test(text)) return;
		const reason = kind === 'junk' || kind === 'related' ? { reason: role } : {};
		this.#push(element, { kind, text, role, linked, bold: false, ...reason });
	}

	#linkShare(element: Element): number {
		const place = this.#places.get(element);
		return place === undefined || place.text === 0 ? 0 : place.linked / place.text;
	}
}

interface State {
	readonly link: boolean;
	readonly bold: boolean;
	readonly role: Role | undefined;
}

/** A list of lines, not one that a page uses to lay out whole stories. */
function isPlainList(element: Element): boolean {
	const items = [...element.children].filter(({ localName }) => localName === 'li');
	if (items.length === 0) return false;
	return items.every((item) => item.querySelector('h1,h2,h3,h4,figure,p + p,article,table,img') === null);
}
