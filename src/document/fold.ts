/** Letters that do not decompose into a base letter and a mark. */
const PLAIN: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i' };

/** Nothing to fold but the case. */
const PLAIN_ASCII = /^(?:[!-_a-~]+ )*[!-_a-~]+$/u;

/** Names return often: short texts are folded once. */
const LONGEST_KEPT = 40;
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** Lower case, no diacritics, no soft hyphens, white space as single blanks: the form in which names are compared. */
export function fold(text: string): string {
	if (text.length > LONGEST_KEPT) return folded(text);
	let known = kept.get(text);
	if (known === undefined) {
		known = folded(text);
		if (kept.size >= MOST_KEPT) kept.clear();
		kept.set(text, known);
	}
	return known;
}

/** Latin letters, and the dashes and quotation marks of print: what becomes of each does not depend on those around. */
const isSingle = (code: number): boolean => code < 0x250 || (code >= 0x2010 && code <= LAST);
const LAST = 0x2027;
/** What becomes of a code; made when it is first met. */
const single = new Array<string | undefined>(LAST + 1).fill(undefined);

function folded(text: string): string {
	if (PLAIN_ASCII.test(text)) return text.toLowerCase();
	let result = '';
	// Where the stretch begins that stays as it is.
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (!isSingle(code)) return spaced(plain(text));
		const letter = text.charAt(at);
		single[code] ??= plain(letter);
		if (single[code] === letter) continue;
		result += text.slice(from, at) + single[code];
		from = at + 1;
	}
	return spaced(result + text.slice(from));
}

const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\p{M}\u00ad\u200b-\u200d\ufeff]/gu, '')
		.replace(/[øłđðþæœßı]/gu, (letter) => PLAIN[letter] ?? letter)
		.replace(/[’‘`´]/gu, "'")
		.replace(/\s/gu, ' ');

const spaced = (text: string): string => (/^ | $| {2}/u.test(text) ? text.replace(/ +/gu, ' ').trim() : text);

/** The folded words of a text: letters, digits, inner hyphens and apostrophes. */
export function foldedWords(text: string): string[] {
	return fold(text).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
}
