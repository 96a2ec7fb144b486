import { namedBy } from './narration.ts';
import { ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** "säger Caroline Casco": the cue names the speaker. */
export const name: AttributionRule = ({ turn: { cue, voice }, discourse }) => {
	if (voice !== null) return { rule: 'name', party: ofFigure(voice), doubt: 'none', name: null };
	if (cue === null || cue.subject.kind !== 'name') return undefined;
	const figures = cue.subject.mentions.flatMap((mention) => namedBy(mention, discourse));
	if (figures.length === 0) return undefined;
	const shared = cue.subject.mentions.some((mention) => mention.figures.length > 1 && !mention.family);
	return {
		rule: 'name',
		party: { kind: 'figures', figures, span: cue.subject.span },
		doubt: shared ? 'some' : 'none',
		name: cue.subject.span,
	};
};
