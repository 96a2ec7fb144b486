import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { textAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { isCueVerb } from './cue.ts';
import type { Turn } from './turn.ts';

const PAUSES = new Set([',', '–', '—', '-']);

/** Right behind the closing mark stands a verb of speaking: "…, ließ eine Sprecherin verlauten". */
export function isSaidBehind(scene: Scene, unit: Unit, close: number): boolean {
	const { tokens } = unit;
	let at = close + 1;
	while (at < close + 3 && PAUSES.has(tokens[at]?.text ?? '')) at++;
	// "so lautet der Titel" names what stands in marks.
	const manner = isCueVerb(scene, unit, at + 1, ANY_CUE) ? 0 : W.manner;
	return isCueVerb(scene, unit, at, (ANY_CUE & ~(W.think | W.manner)) | manner);
}

/** "…?“, fragt sie": what comes next without a cue is somebody else's answer. */
export function isAsked({ lexicon }: Scene, { unit, cue, segments }: Turn): boolean {
	const verb = cue === null ? undefined : unit.tokens[cue.verb]?.lower;
	const last = segments.at(-1);
	return (
		verb !== undefined && lexicon.asking.has(verb) && last !== undefined && textAt(unit.tokens, last.to - 1) === '?'
	);
}

/** A verb of speaking stands in the words that announce a quote. */
export function isSaidBefore(
	scene: Scene,
	unit: Unit,
	from: number,
	open: number,
	allowed = ANY_CUE & ~(W.manner | W.think),
): boolean {
	for (let i = open - 1; i >= from; i--) if (isCueVerb(scene, unit, i, allowed)) return true;
	return false;
}
