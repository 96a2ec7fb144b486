import type { Rule } from '../../document/article.ts';
import type { Attribution } from './rule.ts';

/**
 * How often each rule was right on the development articles (`npm run eval`), plain and with a doubt. A rule that was
 * never wrong there still gets less than 1: the next article may differ.
 */
const MEASURED: Readonly<Record<Rule, readonly [plain: number, some: number, much: number]>> = {
	name: [0.99, 0.88, 0.7],
	title: [0.86, 0.78, 0.68],
	organisation: [0.77, 0.75, 0.6],
	unnamed: [0.85, 0.8, 0.6],
	document: [0.55, 0.75, 0.5],
	pronoun: [0.97, 0.89, 0.8],
	intro: [0.88, 0.8, 0.6],
	answer: [0.94, 0.87, 0.6],
	continuation: [0.87, 0.5, 0.45],
	caption: [0.85, 0.75, 0.6],
	headline: [0.85, 0.75, 0.5],
	pullquote: [0.85, 0.75, 0.5],
	forward: [0.88, 0.75, 0.6],
	none: [0, 0, 0],
};
/** A description is a speaker whom the article may name elsewhere: never quite sure, and by some rules seldom right. */
const DESCRIBED = 0.85;
const SELDOM_DESCRIBED: Readonly<Partial<Record<Rule, number>>> = {
	title: 0.74,
	pronoun: 0.8,
	continuation: 0.5,
	answer: 0.45,
};

export function confidenceOf({ rule, doubt, party }: Attribution): number {
	if (party === null) return 0;
	const [plain, some, much] = MEASURED[rule];
	const value = doubt === 'none' ? plain : doubt === 'some' ? some : much;
	return party.kind === 'description' ? Math.min(value, SELDOM_DESCRIBED[rule] ?? DESCRIBED) : value;
}
