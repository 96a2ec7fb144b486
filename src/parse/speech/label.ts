import type { Lexicon } from '../../language/lexicon.ts';
import { labelsOf } from '../blocks/labels.ts';
import { readLine } from '../blocks/lines.ts';
import { codesOf } from '../codes.ts';
import { M } from '../token.ts';
import type { Unit } from '../unit.ts';

/** No label is longer, in tokens. */
const LABEL_WITHIN = 12;

/** Length of the label of an answer ("Svar:"), in UTF-16 code units of the block, or null. */
export function answerLabel(text: string, { block, tokens, signs }: Unit, lexicon: Lexicon): number | null {
	if ((signs & (M.colon | M.end)) === 0) return null;
	const labels = labelsOf(lexicon);
	let at = 0;
	while (tokens[at]?.kind === 'mark') at++;
	const first = tokens[at];
	if (first === undefined || !labels.opensAnswer(first.lower.charCodeAt(0))) return null;
	const last = at + LABEL_WITHIN;
	while (at < last && ((tokens[at]?.signs ?? M.end) & (M.colon | M.end)) === 0) at++;
	if (at === last) return null;
	const own = text.slice(block.span.start, block.span.end);
	const line = readLine(own, codesOf(own), 0, own.length, true);
	return line === null ? null : labels.answer(line);
}
