import type { AttributionRule } from './rule.ts';

/** "säger hon": the last party in focus that agrees with the pronoun. */
export const pronoun: AttributionRule = ({ turn: { cue }, discourse }) => {
	if (cue === null || cue.subject.kind !== 'pronoun') return undefined;
	const { gender } = cue.subject;
	const found = discourse.resolve(gender) ?? (gender === 'they' ? discourse.both() : null);
	if (found === null) return { rule: 'none', party: null, doubt: 'much', name: null };
	return { rule: 'pronoun', party: found.party, doubt: found.doubt, name: found.party.span };
};
