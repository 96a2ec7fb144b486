import type { Span } from '../document/span.ts';
import type { Lexicon } from '../language/lexicon.ts';

/** A word, a number or a single mark of a text, with what the lexicon says of it. */
export interface Token extends Span {
	readonly text: string;
	/** Lower case; soft hyphens and zero-width characters removed. */
	readonly lower: string;
	readonly kind: 'word' | 'number' | 'mark';
	/** Begins with a capital. */
	readonly capital: boolean;
	readonly flags: number;
	/** White space stands before it, or the text begins. */
	readonly spaced: boolean;
	/** First on its line. */
	readonly fresh: boolean;
}

const TOKEN =
	/(\p{L}[\p{L}\p{M}\u00ad\u200b-\u200d]*(?:(?:['’\-‑&](?=\p{L})|[.:](?=\p{Ll}))[\p{L}\p{M}\u00ad]+)*)|(\p{N}+(?:[.,:]\p{N}+)*)|([^\s\p{L}\p{N}\u00ad\u200b-\u200d])/gu;
const HIDDEN = /[\u00ad\u200b-\u200d]/u;
const INVISIBLE = /[\u00ad\u200b-\u200d]/gu;

/** Splits a stretch of text into tokens; spans count from the start of the text. */
export function tokenize(text: string, { start, end }: Span, lexicon: Lexicon): Token[] {
	const tokens: Token[] = [];
	const part = start === 0 && end === text.length ? text : text.slice(start, end);
	TOKEN.lastIndex = 0;
	let last = -1;
	for (let match = TOKEN.exec(part); match !== null; match = TOKEN.exec(part)) {
		const found = match[0];
		const at = match.index;
		const kind = match[1] !== undefined ? 'word' : match[2] !== undefined ? 'number' : 'mark';
		const clean = kind === 'word' && HIDDEN.test(found) ? found.replace(INVISIBLE, '') : found;
		const lower = kind === 'word' ? clean.toLowerCase() : found;
		tokens.push({
			start: start + at,
			end: start + at + found.length,
			text: clean,
			lower,
			kind,
			capital: kind === 'word' && clean.charAt(0) !== lower.charAt(0),
			flags: kind === 'word' ? lexicon.flags(lower) : 0,
			spaced: at === 0 || at !== last,
			fresh: at === 0 || (at !== last && part.slice(Math.max(0, last), at).includes('\n')),
		});
		last = at + found.length;
	}
	return tokens;
}

const ENDS = new Set(['.', '!', '?', '…']);
const CLOSERS = new Set(['”', '“', '"', '»', '«', '’', "'", ')', ']', '‘']);

/**
 * Index after the last token of the sentence that begins at `from`. A full stop ends a sentence unless it belongs to an
 * abbreviation, an initial or an ordinal; marks that close stay with the sentence.
 */
export function sentenceEnd(tokens: readonly Token[], from: number, lexicon: Lexicon): number {
	for (let i = from; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (i > from && token.fresh) return i;
		if (token.kind !== 'mark' || !ENDS.has(token.text)) continue;
		let next = i + 1;
		while (next < tokens.length && ENDS.has((tokens[next] as Token).text) && !(tokens[next] as Token).spaced) next++;
		while (next < tokens.length && CLOSERS.has((tokens[next] as Token).text) && !(tokens[next] as Token).spaced) next++;
		const following = tokens[next];
		if (following === undefined) return next;
		if (!following.spaced && !(following.capital && token.text !== '.')) continue;
		if (token.text === '.' && next === i + 1 && isAbbreviation(tokens, i, lexicon)) continue;
		if (following.kind === 'word' && !following.capital && next === i + 1 && token.text === '.') continue;
		// A question or a cry inside a sentence: "Vad nu? säger hon."
		if (following.kind === 'word' && !following.capital && token.text !== '.') continue;
		return next;
	}
	return tokens.length;
}

function isAbbreviation(tokens: readonly Token[], dot: number, lexicon: Lexicon): boolean {
	const before = tokens[dot - 1];
	if (before === undefined || before.kind === 'mark' || (tokens[dot] as Token).spaced) return false;
	if (before.kind === 'number') {
		const after = tokens[dot + 1];
		return after !== undefined && after.kind === 'word' && !after.capital;
	}
	if (before.text.length === 1 && before.capital && tokens[dot - 2]?.text !== '.') return true;
	return lexicon.abbreviations.has(`${before.lower}.`);
}

/** Sentences as ranges of token indices, end exclusive. */
export function sentences(tokens: readonly Token[], lexicon: Lexicon): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	let from = 0;
	while (from < tokens.length) {
		const to = sentenceEnd(tokens, from, lexicon);
		found.push({ from, to });
		from = to;
	}
	return found;
}
