import { bearerOf } from './bearer.ts';
import { issuerOf } from './issuer.ts';
import { ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** "säger polischefen": the person who bears the title, else the title itself. */
export const title: AttributionRule = ({ turn: { unit, cue }, scene, discourse }) => {
	if (cue === null || cue.subject.kind !== 'title') return undefined;
	const { span, head, gender } = cue.subject;
	const bearer = bearerOf(scene, discourse, unit.tokens[head]?.lower ?? '');
	if (bearer === null) {
		const issuer = issuerOf(scene, unit, cue.subject);
		if (issuer !== null) {
			return {
				rule: 'organisation',
				party: { kind: 'description', span: issuer, gender: null, animate: false },
				doubt: 'none',
				name: issuer,
			};
		}
		return { rule: 'title', party: { kind: 'description', span, gender, animate: true }, doubt: 'none', name: span };
	}
	return { rule: 'title', party: ofFigure(bearer, span), doubt: 'none', name: span };
};
