import type { Lexicon } from '../language/lexicon.ts';
import { type Codes, NUMBER, WORD } from './codes.ts';
import { type Reader, readerOf, type Token } from './token.ts';

/** Beyond these a new article begins with none. */
const MOST_FORMS = 30_000;
const FIRST_SLOTS = 8_192;
/** What a record holds before the printed code units: its index, what stands before it, and how long it is. */
const INDEX = 0;
const BEFORE = 2;
const LENGTH = 3;
const HEAD = 5;

/**
 * The tokens of one language, each read once however often it is printed: found without cutting it out of a text. Words
 * are many and memory is slow, so that what a look-up reads stands together.
 */
export class Forms {
	private readonly read: Reader;
	/** A hash and behind it where its record begins, and one; 0 where no record is. */
	private slots = new Int32Array(FIRST_SLOTS * 2);
	private records = new Uint16Array(FIRST_SLOTS * 8);
	private end = 0;
	private tokens: Token[] = [];
	private ids = new Map<string, number>();

	constructor(lexicon: Lexicon) {
		this.read = readerOf(lexicon, (lower) => this.idOf(lower));
	}

	/** Before each article: ids hold as long as it is read. */
	begin(): void {
		if (this.tokens.length <= MOST_FORMS) return;
		this.slots = new Int32Array(FIRST_SLOTS * 2);
		this.records = new Uint16Array(FIRST_SLOTS * 8);
		this.end = 0;
		this.tokens = [];
		this.ids = new Map();
	}

	/** `kind` as codes have it, `before` as tokens have it; `known` and `hashed`: the hash of the first code units, up to where. */
	at(codes: Codes, from: number, to: number, kind: number, before: number, known: number, hashed: number): Token {
		let hash = known;
		for (let i = hashed; i < to; i++) hash = hashOf(hash, codes[i] as number);
		const { slots, records } = this;
		const mask = slots.length - 1;
		let slot = slotOf(hash, mask);
		for (let record = slots[slot + 1] as number; record !== 0; record = slots[slot + 1] as number) {
			if (slots[slot] === hash && isAt(records, record - 1, codes, from, to, before))
				return this.tokens[pair(records, record - 1 + INDEX)] as Token;
			slot = (slot + 2) & mask;
		}
		return this.add(codes, from, to, kind, before, hash);
	}

	private add(codes: Codes, from: number, to: number, kind: number, before: number, hash: number): Token {
		const named = kind === WORD ? 'word' : kind === NUMBER ? 'number' : 'mark';
		const token = this.read(copied(codes, from, to), named, before);
		if (this.tokens.length * 4 >= this.slots.length) this.widen();
		this.file(hash, this.end + 1);
		this.record(codes, from, to, before);
		this.tokens.push(token);
		return token;
	}

	private idOf(lower: string): number {
		let id = this.ids.get(lower);
		if (id === undefined) {
			id = this.ids.size;
			this.ids.set(lower, id);
		}
		return id;
	}

	private file(hash: number, record: number): void {
		const { slots } = this;
		const mask = slots.length - 1;
		let slot = slotOf(hash, mask);
		while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
		slots[slot] = hash;
		slots[slot + 1] = record;
	}

	private record(codes: Codes, from: number, to: number, before: number): void {
		const start = this.end;
		const index = this.tokens.length;
		this.end += HEAD + to - from;
		if (this.end > this.records.length) {
			const wider = new Uint16Array(this.end * 2);
			wider.set(this.records);
			this.records = wider;
		}
		this.records[start + INDEX] = index & 0xffff;
		this.records[start + INDEX + 1] = index >>> 16;
		this.records[start + BEFORE] = before;
		this.records[start + LENGTH] = (to - from) & 0xffff;
		this.records[start + LENGTH + 1] = (to - from) >>> 16;
		this.records.set(codes.subarray(from, to), start + HEAD);
	}

	private widen(): void {
		const old = this.slots;
		this.slots = new Int32Array(old.length * 2);
		for (let slot = 0; slot < old.length; slot += 2)
			if (old[slot + 1] !== 0) this.file(old[slot] as number, old[slot + 1] as number);
	}
}

/** Goes on with the next code unit; the first goes on from what stands before the token. */
export const hashOf = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

const slotOf = (hash: number, mask: number): number => ((hash ^ (hash >>> 15)) << 1) & mask;

/** A number that takes two code units. */
const pair = (records: Uint16Array, at: number): number =>
	(records[at] as number) | ((records[at + 1] as number) << 16);

function isAt(records: Uint16Array, record: number, codes: Codes, from: number, to: number, before: number): boolean {
	if (pair(records, record + LENGTH) !== to - from || records[record + BEFORE] !== before) return false;
	for (let i = from, k = record + HEAD; i < to; i++, k++) if (records[k] !== codes[i]) return false;
	return true;
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
