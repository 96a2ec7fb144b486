import type { Lexicon } from '../language/lexicon.ts';
import type { Codes } from './codes.ts';
import { type Token, tokenOf } from './token.ts';

/** Beyond these a new article begins with none. */
const MOST_FORMS = 30_000;
const FIRST_SLOTS = 8_192;

/** The tokens of one language, each read once however often it is printed: found without cutting it out of a text. */
export class Forms {
	private readonly lexicon: Lexicon;
	/** Index of a form and one, at its hash or behind; 0 where none is. */
	private slots = new Int32Array(FIRST_SLOTS);
	private hashes = new Int32Array(FIRST_SLOTS);
	private tokens: Token[] = [];
	/** What is printed of all forms, and where each begins. */
	private printed = new Uint16Array(FIRST_SLOTS * 4);
	private starts = new Int32Array(FIRST_SLOTS + 1);
	private ids = new Map<string, number>();
	private readonly idOf = (lower: string): number => {
		let id = this.ids.get(lower);
		if (id === undefined) {
			id = this.ids.size;
			this.ids.set(lower, id);
		}
		return id;
	};

	constructor(lexicon: Lexicon) {
		this.lexicon = lexicon;
	}

	/** Before each article: ids hold as long as it is read. */
	begin(): void {
		if (this.tokens.length <= MOST_FORMS) return;
		this.slots = new Int32Array(FIRST_SLOTS);
		this.hashes = new Int32Array(FIRST_SLOTS);
		this.printed = new Uint16Array(FIRST_SLOTS * 4);
		this.starts = new Int32Array(FIRST_SLOTS + 1);
		this.tokens = [];
		this.ids = new Map();
	}

	/** `before`: what stands before it, as `tokenOf` has it. */
	at(codes: Codes, from: number, to: number, kind: Token['kind'], before: number): Token {
		let hash = before;
		for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (codes[i] as number)) | 0;
		const { slots, hashes } = this;
		const mask = slots.length - 1;
		let slot = (hash ^ (hash >>> 15)) & mask;
		for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
			if (hashes[found - 1] === hash && this.isAt(found - 1, codes, from, to, before))
				return this.tokens[found - 1] as Token;
			slot = (slot + 1) & mask;
		}
		return this.add(codes, from, to, kind, before, hash, slot);
	}

	private isAt(index: number, codes: Codes, from: number, to: number, before: number): boolean {
		const { printed, starts } = this;
		const start = starts[index] as number;
		if ((starts[index + 1] as number) - start !== to - from + 1 || printed[start] !== before) return false;
		for (let i = from, k = start + 1; i < to; i++, k++) if (printed[k] !== codes[i]) return false;
		return true;
	}

	private add(
		codes: Codes,
		from: number,
		to: number,
		kind: Token['kind'],
		before: number,
		hash: number,
		slot: number,
	): Token {
		const token = tokenOf(copied(codes, from, to), kind, before, this.lexicon, this.idOf);
		this.hashes[this.tokens.length] = hash;
		this.tokens.push(token);
		this.print(codes, from, to, before);
		this.slots[slot] = this.tokens.length;
		if (this.tokens.length * 2 > this.slots.length) this.widen();
		return token;
	}

	/** What stands before it counts as one code unit more. */
	private print(codes: Codes, from: number, to: number, before: number): void {
		const start = this.starts[this.tokens.length - 1] as number;
		const end = start + 1 + to - from;
		if (end > this.printed.length) this.printed = wider(this.printed, end * 2);
		this.printed[start] = before;
		this.printed.set(codes.subarray(from, to), start + 1);
		this.starts[this.tokens.length] = end;
	}

	private widen(): void {
		const slots = new Int32Array(this.slots.length * 2);
		const mask = slots.length - 1;
		for (let index = 0; index < this.tokens.length; index++) {
			const hash = this.hashes[index] as number;
			let slot = (hash ^ (hash >>> 15)) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = index + 1;
		}
		this.slots = slots;
		this.hashes = wider(this.hashes, slots.length);
		this.starts = wider(this.starts, slots.length + 1);
	}
}

function wider<Room extends Int32Array | Uint16Array>(room: Room, length: number): Room {
	const more = new (room.constructor as new (length: number) => Room)(length);
	more.set(room);
	return more;
}

/** A string of its own: a slice would keep the whole article in memory. */
function copied(units: Codes, from: number, to: number): string {
	let copy = '';
	for (let at = from; at < to; at += 1_000)
		copy += String.fromCharCode(...units.subarray(at, Math.min(to, at + 1_000)));
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
