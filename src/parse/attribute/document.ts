import type { AttributionRule } from './rule.ts';

/** "the statement said": a writing speaks, for the organisation that was told to issue it just before. */
export const document: AttributionRule = ({ turn: { cue }, discourse }) => {
	if (cue === null || cue.subject.kind !== 'document') return undefined;
	const { span } = cue.subject;
	const issuer = discourse.subjects.at(-1);
	if (issuer?.kind === 'description' && !issuer.animate)
		return { rule: 'document', party: issuer, doubt: 'some', name: issuer.span };
	return {
		rule: 'document',
		party: { kind: 'description', span, gender: null, animate: false },
		doubt: 'none',
		name: span,
	};
};
