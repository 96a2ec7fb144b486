import { type Lexicon, W } from '../language/lexicon.ts';
import { DASHES } from './blocks/lines.ts';

/** What a mark can be, and what a word can open beyond the bits of the lexicon. */
export const M = {
	/** Ends a sentence: . ! ? … */
	end: 1,
	/** Quotation marks by family; single ones may be apostrophes. */
	double: 1 << 1,
	angle: 1 << 2,
	single: 1 << 3,
	/** Stays with the sentence that ends before it. */
	closer: 1 << 4,
	dash: 1 << 5,
	colon: 1 << 6,
	/** Opens "according to", or stands behind the source as "mukaan" does. */
	according: 1 << 7,
	accordingAfter: 1 << 8,
	/** Opens an adverb, of several words or of one. */
	adverb: 1 << 9,
	copula: 1 << 10,
	/** "inte" */
	negation: 1 << 11,
} as const;

const SIGNS: readonly (readonly [marks: string, bit: number])[] = [
	['.!?…', M.end],
	['"“”„‟', M.double],
	['»«', M.angle],
	["‘’‚‛'›‹`", M.single],
	['”“"»«’\')]‘', M.closer],
	[DASHES, M.dash],
	[':', M.colon],
];
const signsOf = (mark: string): number =>
	SIGNS.reduce((bits, [marks, bit]) => (marks.includes(mark) ? bits | bit : bits), 0);

function opensOf(lower: string, { according, adverbs, copulas, language }: Lexicon): number {
	return (
		(according.has(lower) ? M.according : 0) |
		(language.accordingAfter.includes(lower) ? M.accordingAfter : 0) |
		(adverbs.has(lower) ? M.adverb : 0) |
		(copulas.has(lower) ? M.copula : 0) |
		(language.negations.includes(lower) ? M.negation : 0)
	);
}

/** A word, number or mark as it is printed, read once however often it stands in however many articles. */
export interface Form {
	/** Soft hyphens and zero-width characters removed. */
	readonly text: string;
	/** The same in lower case. */
	readonly lower: string;
	/** The same for all forms of one `lower`: compares quicker than it. */
	readonly id: number;
	readonly kind: 'word' | 'number' | 'mark';
	readonly capital: boolean;
	readonly flags: number;
	/** Bits of `M`. */
	readonly signs: number;
	/** Bits of `R`, in a language that has words which retell. */
	readonly retells: number;
}

/** The code units of a text, which are read quicker than the text. */
export type Codes = Uint16Array;

let room = new Uint16Array(1 << 16);
/** A longer text gets room of its own, which is not kept. */
const MOST_ROOM = 1 << 20;

/** Good until the next text. */
export function codesOf(text: string): Codes {
	let codes = room;
	if (text.length > codes.length) {
		codes = new Uint16Array(text.length * 2);
		if (codes.length <= MOST_ROOM) room = codes;
	}
	Buffer.from(codes.buffer).write(text, 'utf16le');
	return codes;
}

/** Beyond these a new article begins with none. */
const MOST_FORMS = 30_000;
const FIRST_SLOTS = 4_096;
/** "the US", "IT": capitals throughout are no pronoun. */
const SHOUTED = /^\p{Lu}{2,}$/u;
const PRONOUNS = W.speaking | W.it;
const INVISIBLE = /[\u00ad\u200b-\u200d]/gu;

/** The forms of one language, found by their place in a text, so that no word of it has to be cut out. */
export class Forms {
	private readonly lexicon: Lexicon;
	private slots = new Int32Array(FIRST_SLOTS);
	private forms: Form[] = [];
	private hashes: number[] = [];
	/** What is printed of all forms, and where each begins. */
	private printed = new Uint16Array(FIRST_SLOTS);
	private starts: number[] = [0];
	private ids = new Map<string, number>();

	constructor(lexicon: Lexicon) {
		this.lexicon = lexicon;
	}

	/** Before each article: ids hold as long as it is read. */
	begin(): void {
		if (this.forms.length <= MOST_FORMS) return;
		this.slots = new Int32Array(FIRST_SLOTS);
		this.printed = new Uint16Array(FIRST_SLOTS);
		this.starts = [0];
		this.forms = [];
		this.hashes = [];
		this.ids = new Map();
	}

	at(codes: Codes, from: number, to: number, kind: Form['kind']): Form {
		let hash = to - from;
		for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (codes[i] as number)) | 0;
		const { slots, hashes } = this;
		const mask = slots.length - 1;
		let slot = (hash ^ (hash >>> 15)) & mask;
		for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
			if (hashes[found - 1] === hash && this.isAt(found - 1, codes, from, to)) return this.forms[found - 1] as Form;
			slot = (slot + 1) & mask;
		}
		return this.add(codes, from, to, kind, hash, slot);
	}

	private isAt(index: number, codes: Codes, from: number, to: number): boolean {
		const { printed, starts } = this;
		const start = starts[index] as number;
		if ((starts[index + 1] as number) - start !== to - from) return false;
		for (let i = from, k = start; i < to; i++, k++) if (printed[k] !== codes[i]) return false;
		return true;
	}

	private add(codes: Codes, from: number, to: number, kind: Form['kind'], hash: number, slot: number): Form {
		const printed = copied(codes, from, to);
		const clean = kind === 'word' ? printed.replace(INVISIBLE, '') : printed;
		const lower = kind === 'word' ? clean.toLowerCase() : clean;
		let id = this.ids.get(lower);
		if (id === undefined) {
			id = this.ids.size;
			this.ids.set(lower, id);
		}
		const form: Form = {
			text: clean,
			lower,
			id,
			kind,
			capital: kind === 'word' && clean.charCodeAt(0) !== lower.charCodeAt(0),
			flags: kind === 'word' ? this.lexicon.flags(lower) & (SHOUTED.test(clean) ? ~PRONOUNS : ~0) : 0,
			signs: kind === 'mark' ? signsOf(clean) : opensOf(lower, this.lexicon),
			retells: this.lexicon.retelling?.bits(lower) ?? 0,
		};
		this.forms.push(form);
		this.print(codes, from, to);
		this.hashes.push(hash);
		this.slots[slot] = this.forms.length;
		if (this.forms.length * 2 > this.slots.length) this.widen();
		return form;
	}

	private print(codes: Codes, from: number, to: number): void {
		const start = this.starts.at(-1) as number;
		const end = start + to - from;
		if (end > this.printed.length) {
			const wider = new Uint16Array(end * 2);
			wider.set(this.printed);
			this.printed = wider;
		}
		this.printed.set(codes.subarray(from, to), start);
		this.starts.push(end);
	}

	private widen(): void {
		const slots = new Int32Array(this.slots.length * 2);
		const mask = slots.length - 1;
		for (const [index, hash] of this.hashes.entries()) {
			let slot = (hash ^ (hash >>> 15)) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = index + 1;
		}
		this.slots = slots;
	}
}

/** A string of its own: a slice would keep the whole article in memory. */
function copied(units: Codes, from: number, to: number): string {
	let copy = '';
	for (let at = from; at < to; at += 1_000) {
		const codes: number[] = [];
		for (let i = at; i < Math.min(to, at + 1_000); i++) codes.push(units[i] as number);
		copy += String.fromCharCode(...codes);
	}
	return copy;
}

const made = new WeakMap<Lexicon, Forms>();

export function formsOf(lexicon: Lexicon): Forms {
	let forms = made.get(lexicon);
	if (forms === undefined) {
		forms = new Forms(lexicon);
		made.set(lexicon, forms);
	}
	return forms;
}
