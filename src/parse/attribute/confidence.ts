import type { Rule } from '../../document/article.ts';
import type { Attribution } from './rule.ts';

/**
 * How often each rule was right on the development articles (`npm run eval`), plain and with a doubt. A rule that was
 * never wrong there still gets less than 1: the next article may differ.
 */
const MEASURED: Readonly<Record<Rule, readonly [plain: number, some: number, much: number]>> = {
	name: [0.99, 0.85, 0.7],
	title: [0.95, 0.8, 0.6],
	organisation: [0.95, 0.8, 0.6],
	unnamed: [0.95, 0.8, 0.6],
	document: [0.9, 0.75, 0.6],
	pronoun: [0.95, 0.8, 0.6],
	intro: [0.95, 0.8, 0.6],
	answer: [0.9, 0.75, 0.6],
	continuation: [0.88, 0.7, 0.5],
	caption: [0.9, 0.75, 0.6],
	headline: [0.9, 0.75, 0.5],
	pullquote: [0.9, 0.75, 0.5],
	forward: [0.9, 0.75, 0.6],
	none: [0, 0, 0],
};

export function confidenceOf({ rule, doubt, party }: Attribution): number {
	if (party === null) return 0;
	const [plain, some, much] = MEASURED[rule];
	return doubt === 'none' ? plain : doubt === 'some' ? some : much;
}
