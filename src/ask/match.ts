import { distance } from 'fastest-levenshtein';
import { fold, foldedWords } from '../document/fold.ts';

/** How well typed words fit a person: lower is better. */
export const Fit = { name: 0, words: 1, beginnings: 2, other: 3 } as const;
export type Fit = (typeof Fit)[keyof typeof Fit];

/** The folded words of a name; of "anna-karin" and "o'brien" the parts as well, and all in one. */
const nameWords = (name: string): string[] =>
	foldedWords(name).flatMap((word) =>
		/['-]/u.test(word) ? [word, ...word.split(/['-]/u), word.replaceAll(/['-]/gu, '')] : [word],
	);

/** `typed` are folded words that are known to match the person somewhere: name, alias or role. */
export function fitOf(typed: readonly string[], name: string): Fit {
	if (foldedWords(name).join(' ') === typed.join(' ')) return Fit.name;
	const words = nameWords(name);
	if (typed.every((word) => words.includes(word))) return Fit.words;
	if (typed.every((word) => words.some((whole) => whole.startsWith(word)))) return Fit.beginnings;
	return Fit.other;
}

/** Whether typed words are a name but for one slip: a letter wrong, missing, too many, or two changed over. */
export function isOneSlipFrom(typed: readonly string[], name: string): boolean {
	const words = nameWords(name);
	const slips = typed.map((word) => Math.min(...words.map((whole) => slipsBetween(word, whole))));
	return slips.reduce((sum, count) => sum + count, 0) === 1;
}

function slipsBetween(a: string, b: string): number {
	if (a === b) return 0;
	const edits = distance(a, b);
	// In a word of three letters one slip may make any other name.
	if (Math.min(a.length, b.length) < 4 && edits > 0) return 2;
	return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((letter, index) => letter !== b[index]);
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * Whether a typed title is what a role says in another form: inflected ("polischefen" for "polischef"), or put together
 * of words that the role has apart ("polischefen" for "chef för polisen"). Compares stems; knows no language.
 */
export function isRole(typed: readonly string[], role: string): boolean {
	const words = foldedWords(role);
	return typed.every(
		(word) => words.some((other) => sameStem(word, other)) || (word.length >= 8 && isMadeOf(word, words)),
	);
}

function isMadeOf(compound: string, words: readonly string[]): boolean {
	for (let cut = 4; cut <= compound.length - 4; cut++) {
		const [first, second] = [compound.slice(0, cut), compound.slice(cut)];
		const head = words.findIndex((word) => sameStem(second, word));
		if (head >= 0 && words.some((word, index) => index !== head && sameStem(first, word))) return true;
	}
	return false;
}

/** Whether a text has every typed word, in another inflection or as the beginning of a compound. */
export function hasWords(typed: string, text: string): boolean {
	const words = foldedWords(text);
	return foldedWords(typed).every((word) =>
		words.some((other) => other === word || sameStem(word, other) || (word.length >= 4 && other.startsWith(word))),
	);
}

/** Endings differ by three letters at most after a common beginning of at least four. */
function sameStem(a: string, b: string): boolean {
	let same = 0;
	while (same < a.length && a[same] === b[same]) same++;
	return same >= 4 && a.length - same <= 3 && b.length - same <= 3;
}

/** Whether a typed word is one of the words of a UI text such as "about on", or begins a longer one. */
export const isOneOf = (typed: string, list: string): boolean => foldedWords(list).includes(fold(typed));
