import type { Attribution, AttributionRule, Moment } from './rule.ts';

export const NONE: Attribution = { rule: 'none', party: null, doubt: 'much', name: null };

/** Asks the rules in order; the first answer counts. */
export function decide(moment: Moment, rules: ReadonlyMap<string, AttributionRule>): Attribution {
	for (const rule of rules.values()) {
		const found = rule(moment);
		if (found !== undefined) return found;
	}
	return NONE;
}
