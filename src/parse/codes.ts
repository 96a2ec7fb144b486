/** The code units of a text, which are read quicker than the text; zeroes stand behind them. */
export type Codes = Uint16Array;

/** How far behind the end of a text anyone looks. */
const BEHIND = 4;
let room = new Uint16Array(1 << 16);
/** A longer text gets room of its own, which is not kept. */
const MOST_ROOM = 1 << 21;

/** Good until the next text. */
export function codesOf(text: string): Codes {
	let codes = room;
	if (text.length + BEHIND > codes.length) {
		codes = new Uint16Array(text.length * 2 + BEHIND);
		if (codes.length <= MOST_ROOM) room = codes;
	}
	Buffer.from(codes.buffer).write(text, 'utf16le');
	codes.fill(0, text.length, text.length + BEHIND);
	return codes;
}

/** What a code unit can be part of. */
export const WORD = 1;
export const NUMBER = 2;
/** Soft hyphens and zero-width characters. */
export const HIDDEN = 3;
export const BLANK = 4;
const MARK = 5;
/** A mark that may stand inside a word or a number: "Bo-Ek", "O’Hara", "H&M", "3.5". */
export const JOINT = 6;
/** The first half of a character whose kind depends on the second. */
const HALF = 7;

export const STOP = 0x2e;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const HYPHEN = 0x2d;
const JOINTS = "'’-‑&.:,";

/** Kinds of code units as far as any text held them; 0 where none did yet. */
const KINDS = new Uint8Array(1 << 16).fill(HALF, 0xd800, 0xdc00);

function kindBySearch(char: string): number {
	if (/[\p{L}\p{M}]/u.test(char)) return WORD;
	if (/\p{N}/u.test(char)) return NUMBER;
	if (/[\u00ad\u200b-\u200d]/u.test(char)) return HIDDEN;
	if (/\s/u.test(char)) return BLANK;
	return JOINTS.includes(char) ? JOINT : MARK;
}

export function kindAt(codes: Codes, at: number): number {
	const code = codes[at] as number;
	const kind = KINDS[code] as number;
	return kind === 0 || kind === HALF ? learn(codes, at, code) : kind;
}

/** A letter that some text held before. */
export const isLetter = (code: number): boolean => KINDS[code] === WORD;

function learn(codes: Codes, at: number, code: number): number {
	const next = codes[at + 1] as number;
	if (isHigh(code)) return next >= 0xdc00 && next <= 0xdfff ? kindBySearch(String.fromCharCode(code, next)) : MARK;
	const kind = kindBySearch(String.fromCharCode(code));
	KINDS[code] = kind;
	return kind;
}

/** The first half of a character. */
export const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
