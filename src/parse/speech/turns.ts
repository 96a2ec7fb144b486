import { labelsOf } from '../blocks/labels.ts';
import { readLine } from '../blocks/lines.ts';
import { codesOf } from '../codes.ts';
import type { Scene } from '../scene.ts';
import { M } from '../token.ts';
import { startOf, type Unit } from '../unit.ts';
import { dashTurns } from './dashes.ts';
import { markTurns } from './marks.ts';
import { segment } from './segment.ts';
import type { Turn } from './turn.ts';

const NO_SPEECH = new Set(['factbox', 'list', 'question', 'junk', 'related', 'byline']);

/** All speech of a block, in order. */
export function turnsOf(scene: Scene, unit: Unit): Turn[] {
	if (NO_SPEECH.has(unit.block.kind)) return [];
	const answer = labelled(scene, unit);
	if (answer !== null) return [answer];
	// Where dashes seldom open speech, only a cue tells that one does.
	const { dashSpeech } = scene.lexicon.language;
	const opened = dashTurns(scene, unit);
	const dashed = dashSpeech ? opened : opened.filter((turn) => turn.cue !== null && turn.from === 0);
	const marked = markTurns(scene, unit, dashed);
	if (dashed.length === 0) return marked;
	if (marked.length === 0) return dashed;
	return [...dashed, ...marked].sort((a, b) => a.from - b.from);
}

/** "A: Kommissarien.", "ML: Ja." */
function labelled(scene: Scene, unit: Unit): Turn | null {
	const { start } = unit.block.span;
	const voice = scene.voices.get(unit.index);
	const length = voice?.length ?? answerLabel(scene, unit) ?? (scene.interview?.answers.has(unit.index) ? 0 : null);
	if (length === null) return null;
	const from = unit.tokens.findIndex((_, token) => startOf(unit, token) >= start + length);
	if (from < 0) return null;
	const words = segment(unit, from, unit.tokens.length);
	if (words === null) return null;
	return {
		unit,
		kind: 'direct',
		opened: 'label',
		segments: [words],
		cue: null,
		told: false,
		voice: voice?.figure ?? null,
		from: 0,
		to: unit.tokens.length,
		open: false,
	};
}

/** No label is longer, in tokens. */
const LABEL_WITHIN = 12;

/** Length of the label of an answer, or null. */
function answerLabel(scene: Scene, { block, tokens, signs }: Unit): number | null {
	if ((signs & (M.colon | M.end)) === 0) return null;
	const labels = labelsOf(scene.lexicon);
	let at = 0;
	while (tokens[at]?.kind === 'mark') at++;
	const first = tokens[at];
	if (first === undefined || !labels.opensAnswer(first.lower.charCodeAt(0))) return null;
	const last = at + LABEL_WITHIN;
	while (at < last && ((tokens[at]?.signs ?? M.end) & (M.colon | M.end)) === 0) at++;
	if (at === last) return null;
	const own = scene.text.slice(block.span.start, block.span.end);
	const line = readLine(own, codesOf(own), 0, own.length, true);
	return line === null ? null : labels.answer(line);
}
