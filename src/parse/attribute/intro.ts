import type { AttributionRule } from './rule.ts';

/** "Hon fortsätter:" before the quote. */
export const intro: AttributionRule = ({ turn: { cue }, introduced }) => {
	if (cue !== null || introduced === null) return undefined;
	return { rule: 'intro', party: introduced, doubt: 'none', name: introduced.span };
};
