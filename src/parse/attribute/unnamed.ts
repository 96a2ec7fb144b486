import type { AttributionRule } from './rule.ts';

/** "säger en granne": somebody whom the article does not name. */
export const unnamed: AttributionRule = ({ turn: { cue } }) => {
	if (cue === null || cue.subject.kind !== 'unnamed') return undefined;
	const { span, gender } = cue.subject;
	return { rule: 'unnamed', party: { kind: 'description', span, gender, animate: true }, doubt: 'none', name: span };
};
