import { partyOf } from './narration.ts';
import { isSomebody, isUnsure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** The cue comes only in a later paragraph of the same run of speech. */
export const forward: AttributionRule = ({ turn: { cue, told }, following, preceding, scene, discourse }) => {
	if (cue !== null || told || preceding !== null) return undefined;
	const later = following.find((turn) => turn.cue !== null);
	if (later?.cue == null) return undefined;
	const { subject } = later.cue;
	if (subject.kind === 'document') return undefined;
	// Of whom the narration told speaks sooner than somebody whom nobody has spoken of yet.
	if (subject.kind === 'unnamed' && discourse.subjects.some((party) => isSomebody(party) && !isUnsure(party)))
		return undefined;
	const party = partyOf(scene, discourse, later.unit, subject);
	if (party === null) return undefined;
	return { rule: 'forward', party, doubt: 'none', name: subject.span };
};
