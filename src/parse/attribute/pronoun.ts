import { nextSubject } from './forward.ts';
import type { AttributionRule } from './rule.ts';

/** "säger hon": the last party in focus that agrees with the pronoun. */
export const pronoun: AttributionRule = ({ turn: { cue, unit }, scene, discourse }) => {
	if (cue === null || cue.subject.kind !== 'pronoun') return undefined;
	const { gender } = cue.subject;
	const found = discourse.resolve(gender) ?? (gender === 'they' ? discourse.both() : null);
	if (found === null && discourse.lastSpeaker === null && (gender === 'she' || gender === 'he')) {
		// "“…”, he says. Ivor Penn has wound the clock since 1978.": named only in the paragraph behind.
		const named = nextSubject(scene, unit);
		const [figure] = named?.party?.kind === 'figures' ? named.party.figures : [];
		if (figure !== undefined && (figure.gender ?? gender) === gender) return named;
	}
	if (found === null) return { rule: 'none', party: null, doubt: 'much', name: null };
	return { rule: 'pronoun', party: found.party, doubt: found.doubt, name: found.party.span };
};
