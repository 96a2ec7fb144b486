import { isoDate } from '../html/dates.ts';

/** IPTC writes days and times with and without separators: 20260314T093000+0100. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

/** A date of a wire message as ISO 8601 with an offset; without one it counts as UTC. */
export function wireDate(written: string | undefined): string | undefined {
	return isoDate(separated(written));
}

/**
 * The moment at which an embargo ends. A time without an offset counts as that of the last place on earth where the
 * clock shows it: an embargo is rather kept too long than broken.
 */
export function embargoEnd(written: string | undefined): string | undefined {
	const text = separated(written)?.trim();
	const isOpen = text !== undefined && /\d$/u.test(text) && !/[+-]\d{2}:?\d{2}$|Z$/iu.test(text.slice(10));
	if (!isOpen) return isoDate(text);
	const end = isoDate(text);
	// A day without a time is over when it is over everywhere.
	const hours = text.length <= 10 ? 36 : 12;
	return end === undefined ? undefined : new Date(Date.parse(end) + hours * 3_600_000).toISOString();
}

function separated(written: string | undefined): string | undefined {
	const parts = COMPACT.exec(written?.trim() ?? '');
	if (parts === null) return written;
	const [, year, month, day, hour, minute, second = '00', offset = ''] = parts;
	return hour === undefined
		? `${year}-${month}-${day}`
		: `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
