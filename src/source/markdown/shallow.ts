import { NewsroomError } from '../../document/error.ts';
import { limits } from '../limits.ts';

/** Signs with which a line goes one level deeper: quotations and lists; blanks between them cost nothing. */
const DEEPER = new Set('>-+*');

/** The text, if no line of it is nested beyond reason: the parser's time grows with the square of it. */
export function shallow(text: string, name: string): string {
	for (const line of text.split('\n')) {
		const levels = levelsOf(line);
		if (levels > limits.depth && !RULE.test(line)) {
			throw new NewsroomError('too-large', { file: name, size: `> × ${levels}`, limit: `> × ${limits.depth}` });
		}
	}
	return text;
}

/** A rule is a line of such signs too. */
const RULE = /^\s*([-*+])(?:\s|\1)*$/u;

function levelsOf(line: string): number {
	let levels = 0;
	for (const sign of line) {
		if (DEEPER.has(sign)) levels++;
		else if (!/[\s\d.)]/u.test(sign)) break;
	}
	return levels;
}
