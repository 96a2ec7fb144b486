import { choose } from './narration.ts';
import type { AttributionRule } from './rule.ts';

/** "säger Caroline Casco": the cue names the speaker. */
export const name: AttributionRule = ({ turn: { cue }, discourse }) => {
	if (cue === null || cue.subject.kind !== 'name') return undefined;
	const figures = cue.subject.mentions.flatMap((mention) => choose(mention.figures, discourse) ?? []);
	if (figures.length === 0) return undefined;
	const shared = cue.subject.mentions.some((mention) => mention.figures.length > 1);
	return {
		rule: 'name',
		party: { kind: 'figures', figures, span: cue.subject.span },
		doubt: shared ? 'some' : 'none',
		name: cue.subject.span,
	};
};
