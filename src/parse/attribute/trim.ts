import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { segment } from '../speech/segment.ts';
import type { Turn } from '../speech/turn.ts';
import { matches } from './bearer.ts';
import type { Party } from './party.ts';

/**
 * Speech that a dash or a label opened and no mark closes may run over into narration: from the sentence on that tells
 * of its own speaker from outside ("Hon skrattar och …", "Zeinab håller upp …"). Nobody speaks so of oneself.
 */
export function trimmedTurn(scene: Scene, turn: Turn, party: Party | null): Turn {
	const last = turn.segments.at(-1);
	if (turn.opened === 'marks' || last === undefined || last.to < turn.to - 3) return turn;
	const { unit } = turn;
	for (const sentence of unit.sentences) {
		if (sentence.from <= last.from || sentence.from >= last.to) continue;
		if (!isOutside(scene, turn, sentence.from, Math.min(sentence.to, last.to), party)) continue;
		const words = segment(unit, last.from, sentence.from);
		if (words === null) return turn;
		return { ...turn, segments: [...turn.segments.slice(0, -1), words], to: sentence.from };
	}
	return turn;
}

function isOutside(scene: Scene, { unit }: Turn, from: number, to: number, party: Party | null): boolean {
	const { tokens } = unit;
	for (let i = from; i < to; i++) if (((tokens[i]?.flags ?? 0) & W.speaking) !== 0) return false;
	const first = tokens[from];
	if (first === undefined) return false;
	const next = tokens[from + 1]?.flags ?? 0;
	if ((first.flags & (W.she | W.he)) !== 0) return (next & W.manner) !== 0;
	// By the title: "Treneren blir alvorlig".
	if ((first.flags & W.title) !== 0 && party?.kind === 'figures') {
		const titles = party.figures.flatMap((figure) => [...figure.titles]);
		if (titles.some((own) => matches(scene, first.lower, own) >= 2)) return true;
	}
	const mention = scene.mentionAt(unit, from);
	if (mention === undefined || mention.genitive) return false;
	const after = tokens[mention.to];
	if (after === undefined || after.kind === 'mark') return false;
	return party?.kind === 'figures' && party.figures.some((figure) => mention.figures.includes(figure));
}
