/** Sorts after every date when the newest come first. */
export const UNDATED = -8_640_000_000_000_001;
/** A moment that never comes. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** A point in time as lists need it: milliseconds to sort by, and the day as the source wrote it, in its own zone. */
export interface Moment {
	readonly moment: number;
	/** YYYY-MM-DD, or null without a date. */
	readonly day: string | null;
}

const ISO = /^(?<day>\d{4}-\d{2}-\d{2})(?<time>T[\d:.,]+)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/iu;

/** Anything but an ISO 8601 date or time counts as no date. A time without a zone is taken for UTC. */
export function momentOf(iso: string | null): Moment {
	const parts = iso?.trim().match(ISO)?.groups;
	if (!iso || !parts?.day) return { moment: UNDATED, day: null };
	const moment = Date.parse(parts.time && !parts.zone ? `${iso.trim()}Z` : iso.trim());
	return Number.isNaN(moment) ? { moment: UNDATED, day: null } : { moment, day: parts.day };
}

/** From when on an article may be shown, in milliseconds; an embargo that cannot be read never ends. */
export function visibleFrom(article: { readonly status: string; readonly embargoedUntil: string | null }): number {
	if (article.status !== 'usable') return NEVER;
	if (article.embargoedUntil === null) return 0;
	const { moment } = momentOf(article.embargoedUntil);
	return moment === UNDATED ? NEVER : Math.max(0, moment);
}
