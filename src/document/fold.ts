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

function folded(text: string): string {
	if (PLAIN_ASCII.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\p{M}\u00ad\u200b-\u200d\ufeff]/gu, '')
		.replace(/[øłđðþæœßı]/gu, (letter) => PLAIN[letter] ?? letter)
		.replace(/[’‘`´]/gu, "'")
		.replace(/\s+/gu, ' ')
		.trim();
}

/** The folded words of a text: letters, digits, inner hyphens and apostrophes. */
export function foldedWords(text: string): string[] {
	return fold(text).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
}
