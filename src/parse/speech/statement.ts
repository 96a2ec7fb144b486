import type { Turn } from './turn.ts';

/** Fewer words than these inside the reporter's sentence name or judge something; more say something of their own. */
const LEAST_WORDS = 5;

/** A fragment in marks, governed by a cue, that is long enough to stand as its speaker's own words. */
export function isStatement({ kind, cue, unit, segments }: Turn): boolean {
	const [words] = segments;
	if (kind === 'direct' || cue === null || words === undefined) return false;
	let count = 0;
	for (let i = words.from; i < words.to; i++) if (unit.tokens[i]?.kind !== 'mark') count++;
	return count >= LEAST_WORDS;
}
