import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import type { Cue } from '../speech/cue.ts';
import { spanOf, type Unit } from '../unit.ts';
import type { AttributionRule } from './rule.ts';

/** "the statement said": a writing speaks, for the organisation that was told to issue it just before. */
export const document: AttributionRule = ({ turn: { cue, unit }, discourse, scene }) => {
	if (cue === null) return undefined;
	if (isWritten(unit, cue)) {
		const issuer = writerOf(scene, unit, cue.from);
		if (issuer === null) return { rule: 'none', party: null, doubt: 'much', name: null };
		const party = { kind: 'description', span: issuer, gender: null, animate: false } as const;
		return { rule: 'document', party, doubt: 'some', name: issuer };
	}
	if (cue.subject.kind !== 'document') return undefined;
	const { span } = cue.subject;
	const issuer = discourse.subjects.at(-1);
	// "in einem Gutachten": nobody was told to issue it.
	const known = ((unit.tokens[cue.subject.from]?.flags ?? 0) & W.indefinite) === 0;
	if (known && issuer?.kind === 'description' && !issuer.animate)
		return { rule: 'document', party: issuer, doubt: 'some', name: issuer.span };
	return {
		rule: 'document',
		party: { kind: 'description', span, gender: null, animate: false },
		doubt: 'none',
		name: span,
	};
};

/** "…, står det.": words that are read, with nobody who says them. */
const isWritten = ({ tokens }: Unit, { subject, verb }: Cue): boolean =>
	subject.kind === 'pronoun' &&
	((tokens[subject.from]?.flags ?? 0) & W.definite) !== 0 &&
	((tokens[verb]?.flags ?? 0) & (W.say | W.manner | W.write)) === 0;

/** The body, else the paper, that was named last, in this block or the one before. */
function writerOf(scene: Scene, unit: Unit, before: number): Span | null {
	let paper: Span | null = null;
	for (const place of [unit, scene.units[unit.index - 1]]) {
		if (place === undefined) continue;
		const end = place === unit ? before : place.tokens.length;
		for (let i = end - 1; i >= 0; i--) {
			const flags = place.tokens[i]?.flags ?? 0;
			if ((flags & W.organisation) !== 0 && (flags & (W.title | W.unnamed)) === 0) return spanOf(place, i, i + 1);
			if ((flags & W.document) !== 0) paper ??= spanOf(place, i, i + 1);
		}
	}
	return paper;
}
