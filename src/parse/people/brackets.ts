import type { Token } from '../token.ts';

/** Tokens of what stands in brackets behind a name, at most: "(kesk.)". */
const LONGEST = 3;

/** The index behind "(S)", "(44)", "(kesk.)"; the same where no bracket stands there. */
export function behindBrackets(tokens: readonly Token[], at: number): number {
	if (tokens[at]?.text !== '(') return at;
	for (let i = at + 2; i <= at + 1 + LONGEST; i++) if (tokens[i]?.text === ')') return i + 1;
	return at;
}
