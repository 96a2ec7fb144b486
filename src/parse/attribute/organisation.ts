import type { AttributionRule } from './rule.ts';

/** "skriver polisen i ett pressmeddelande" */
export const organisation: AttributionRule = ({ turn: { cue } }) => {
	if (cue === null || cue.subject.kind !== 'organisation') return undefined;
	const { span, gender } = cue.subject;
	return { rule: 'organisation', party: { kind: 'description', span, gender }, doubt: 'none', name: span };
};
