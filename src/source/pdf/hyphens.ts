const SOFT = '\u00ad';
const SPLIT = /(\p{L}+)[-\u2010]$/u;
/** Letters of a word that may join two parts: "in- och utgående". */
const SHORT = 3;
const REST = /^(\p{Ll}+)/u;

/** The words of lines, lower case, without those that a line's end may have cut. */
export function wordsOf(lines: readonly string[]): ReadonlySet<string> {
	const words = new Set<string>();
	let isCut = false;
	for (const line of lines) {
		const found = line.toLowerCase().match(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu) ?? [];
		const from = isCut ? 1 : 0;
		isCut = /[-\u2010\u00ad]$/u.test(line);
		for (const word of found.slice(from, isCut ? -1 : undefined)) words.add(word);
	}
	return words;
}

/** Lines as one paragraph. */
export const joined = (lines: readonly string[], words: ReadonlySet<string>): string =>
	lines.reduce((text, line) => (text === '' ? line : appended(text, line, words))).trim();

/**
 * A hyphen at the end of a line goes only where it cuts a word: the word stands whole elsewhere, or it is written with
 * small letters and its parts are no words of this text. One that belongs to the word stays.
 */
function appended(text: string, line: string, words: ReadonlySet<string>): string {
	if (text.endsWith(SOFT)) return text.slice(0, -1) + line;
	const head = SPLIT.exec(text)?.[1];
	if (head === undefined) return `${text} ${line}`;
	const tail = REST.exec(line)?.[1];
	// "EU-" and "Kommissionen".
	if (tail === undefined) return /^[\p{L}\p{N}]/u.test(line) ? text + line : `${text} ${line}`;
	const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
	if (words.has(`${first}-${second}`)) return text + line;
	if (words.has(first + second)) return text.slice(0, -1) + line;
	if (words.has(second)) return second.length <= SHORT ? `${text} ${line}` : text + line;
	return /^\p{Ll}/u.test(head) ? text.slice(0, -1) + line : text + line;
}
