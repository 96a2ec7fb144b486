import { M, type Token, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';

/** An opening mark and its closing one; `close` is the number of tokens where it was never closed. */
export interface Pair {
	readonly open: number;
	readonly close: number;
	readonly closed: boolean;
}

/** No speech in marks is longer, in tokens. */
const LONGEST_QUOTE = 400;

/** A family of marks: they open and close one another. */
type Family = number;
export const QUOTES = M.double | M.angle | M.single;
/** British print puts these inside the mark that closes speech. */
const PAUSE = new Set([',', '.', '?', '!', '…']);
export const SENTENCE_END = new Set(['.', '?', '!', '…']);

/** Pairs the marks of a block: a mark opens before a word and closes behind one; marks inside marks stay inside. */
export function pairsOf({ tokens, signs }: Unit): Pair[] {
	const pairs: Pair[] = [];
	if ((signs & QUOTES) === 0) return pairs;
	let open = -1;
	let family: Family | null = null;
	let inner: Family | null = null;
	let innerOpen = -1;
	let depth = 0;
	const lastSingle =
		(signs & M.single) === 0 ? -1 : tokens.findLastIndex((token) => (token.signs & M.single) !== 0 && !token.spaced);
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		const own: Family = token.signs & QUOTES;
		if (own === 0) continue;
		const before = tokenAt(tokens, i - 1);
		const after = tokens[i + 1];
		const canOpen =
			after !== undefined &&
			!after.spaced &&
			(token.spaced ||
				before === undefined ||
				(before.kind === 'mark' && !SENTENCE_END.has(before.text) && before.text !== ','));
		const canClose =
			!token.spaced &&
			before !== undefined &&
			!isApostrophe(tokens, i, inner === null ? open : innerOpen, inner ?? family);
		if (family === null) {
			// "’Ndrangheta": what nothing closes behind is an apostrophe.
			if (canOpen && token.text !== '`' && (own !== M.single || i < lastSingle)) {
				open = i;
				family = own;
				inner = null;
			}
			continue;
		}
		if (inner !== null) {
			if (own === inner && canClose) inner = null;
			else if (own === family && canClose && !canOpen) {
				pairs.push({ open, close: i, closed: true });
				family = null;
			}
			continue;
		}
		if (depth > 0 && own === family && canClose && !(canOpen && token.spaced)) depth--;
		else if (own === family && canClose && !(canOpen && token.spaced)) {
			pairs.push({ open, close: i, closed: true });
			family = null;
		} else if (canOpen && own !== family) {
			inner = own;
			innerOpen = i;
		} else if (canOpen && own === family && token.spaced && closersBeforeOpener(tokens, i, own) >= 2) depth++;
		else if (canOpen && own === family && token.spaced) {
			// Opened again before it was closed: the first was never closed, or one stands inside its own kind.
			if (family !== M.single) pairs.push({ open, close: i, closed: false });
			open = i;
		}
	}
	if (family !== null && family !== M.single) pairs.push({ open, close: tokens.length, closed: false });
	return pairs;
}

/** Marks that close what another opens, where they are not the same. */
const CLOSED_BY: Readonly<Record<string, string>> = { '‘': '’', '‚': '‘’', '‛': '’', '›': '‹', '‹': '›' };

/** "the drivers’ faces", "goin' home" inside single marks: another one closes behind, at the end of words that are said. */
function isApostrophe(tokens: readonly Token[], at: number, open: number, family: Family | null): boolean {
	const token = tokens[at] as Token;
	if (family !== M.single || (token.signs & M.single) === 0) return false;
	const opener = tokens[open] as Token;
	const closers = CLOSED_BY[opener.text];
	if (closers !== undefined && (opener.signs & M.single) !== 0 && !closers.includes(token.text)) return true;
	const next = tokens[at + 1];
	if (next?.kind !== 'word' || next.capital || !next.spaced || tokenAt(tokens, at - 1)?.kind !== 'word') return false;
	for (let i = at + 1; i < Math.min(tokens.length, at + LONGEST_QUOTE); i++) {
		const later = tokens[i] as Token;
		if ((later.signs & QUOTES) === 0) continue;
		// Other speech begins, or the speech around this ends.
		if ((later.signs & M.single) === 0 || (later.spaced && !(tokens[i + 1]?.spaced ?? true))) return false;
		if (later.text === token.text && PAUSE.has(tokens[i - 1]?.text ?? '')) return true;
	}
	return false;
}

/** How many marks of a family close behind a token before another one could open at the depth of the first. */
function closersBeforeOpener(tokens: readonly Token[], at: number, family: Family): number {
	let closers = 0;
	for (let i = at + 1; i < Math.min(tokens.length, at + LONGEST_QUOTE); i++) {
		const token = tokens[i] as Token;
		if ((token.signs & QUOTES) !== family) continue;
		if (!token.spaced) closers++;
		else if (closers > 0 && !(tokens[i + 1]?.spaced ?? true)) break;
	}
	return closers;
}
