import { badOption } from './check.ts';
import type { Texts } from './texts.ts';

export interface Period {
	/** YYYY-MM-DD, both included. */
	readonly since?: string | undefined;
	readonly until?: string | undefined;
}

/** "since 1 July 2016", or "none" without any bound, for a message to select by. Throws `bad-option` when it is empty. */
export function periodOf({ since, until }: Period, texts: Texts): string {
	if (since !== undefined && until !== undefined && since > until)
		throw badOption('until', until, 'remedy.order', { since });
	const days = { since: texts.date(since ?? null) ?? '', until: texts.date(until ?? null) ?? '' };
	if (since !== undefined && until !== undefined) return texts.say('period.both', days);
	if (since !== undefined) return texts.say('period.since', days);
	return until === undefined ? 'none' : texts.say('period.until', days);
}
