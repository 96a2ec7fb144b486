import { issuerOf } from './issuer.ts';
import type { AttributionRule } from './rule.ts';

/** "skriver polisen i ett pressmeddelande" */
export const organisation: AttributionRule = ({ turn: { unit, cue }, scene }) => {
	if (cue === null || cue.subject.kind !== 'organisation') return undefined;
	const { gender } = cue.subject;
	const span = issuerOf(scene, unit, cue.subject) ?? cue.subject.span;
	return {
		rule: 'organisation',
		party: { kind: 'description', span, gender, animate: false },
		doubt: 'none',
		name: span,
	};
};
