import type { Scene } from '../scene.ts';
import { startOf, type Unit } from '../unit.ts';
import { dashTurns } from './dashes.ts';
import { answerLabel } from './label.ts';
import { markTurns } from './marks.ts';
import { segment } from './segment.ts';
import type { Turn } from './turn.ts';

const NO_SPEECH = new Set(['factbox', 'list', 'question', 'junk', 'related', 'byline']);

/** All speech of a block, in order. */
export function turnsOf(scene: Scene, unit: Unit): readonly Turn[] {
	if (NO_SPEECH.has(unit.block.kind)) return [];
	const answer = labelled(scene, unit);
	if (answer !== null) return [answer];
	// Where dashes seldom open speech, only a cue tells that one does.
	const { dashSpeech } = scene.lexicon.language;
	const opened = dashTurns(scene, unit);
	const dashed =
		dashSpeech || opened.length === 0 ? opened : opened.filter((turn) => turn.cue !== null && turn.from === 0);
	const marked = markTurns(scene, unit, dashed);
	if (dashed.length === 0) return marked;
	if (marked.length === 0) return dashed;
	return [...dashed, ...marked].sort((a, b) => a.from - b.from);
}

/** "A: Kommissarien.", "ML: Ja." */
function labelled(scene: Scene, unit: Unit): Turn | null {
	const { start } = unit.block.span;
	const voice = scene.voices.get(unit.index);
	const length =
		voice?.length ??
		answerLabel(scene.text, unit, scene.lexicon) ??
		(scene.interview?.answers.has(unit.index) ? 0 : null);
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
