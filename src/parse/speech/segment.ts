import { M, type Token } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import type { Segment } from './turn.ts';

const OUTER = new Set(['"', '”', '“', '„', '»', '«', '‟', ',', '–', '—', '-', '‒', '―', ':', ';']);
const BEFORE = new Set([...OUTER, '.', '?', '!', ')', ']']);

const isOneOf = (marks: ReadonlySet<string>, { kind, text }: Token): boolean => kind === 'mark' && marks.has(text);

/** The words of a token range without the marks around them. Null when no word is left. */
export function segment(unit: Unit, from: number, to: number): Segment | null {
	const { tokens } = unit;
	let start = from;
	let end = to;
	while (start < end && isOneOf(BEFORE, tokens[start] as Token)) start++;
	while (end > start && isOneOf(OUTER, tokens[end - 1] as Token)) end--;
	// An outer mark may enclose an inner one of the pair: keep both or neither.
	let word = start;
	while (word < end && (tokens[word] as Token).kind === 'mark') word++;
	if (word === end) return null;
	const unbalanced = unclosed(tokens, start, end, to);
	return {
		span: spanOf(unit, start, unbalanced),
		from: start,
		to: unbalanced,
	};
}

/** A closing mark that belongs to words inside stays with them: `Hon sade: "Lyssna."` */
function unclosed(tokens: readonly Token[], start: number, end: number, to: number): number {
	let opened = 0;
	for (let i = start; i < end; i++) {
		const token = tokens[i] as Token;
		if ((token.signs & M.quote) !== 0) opened++;
	}
	const next = tokens[end];
	if (opened % 2 === 1 && end < to && next !== undefined && /["”“»«]/u.test(next.text)) return end + 1;
	return end;
}
