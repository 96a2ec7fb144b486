import { isoDate } from '../html/dates.ts';

/** Zones that feeds write by name, beside those that the runtime knows. */
const ZONES: Readonly<Record<string, string>> = {
	UT: '+0000',
	WET: '+0000',
	WEST: '+0100',
	BST: '+0100',
	CET: '+0100',
	MEZ: '+0100',
	CEST: '+0200',
	MESZ: '+0200',
	EET: '+0200',
	EEST: '+0300',
	MSK: '+0300',
	EST: '-0500',
	EDT: '-0400',
	CST: '-0600',
	CDT: '-0500',
	MST: '-0700',
	MDT: '-0600',
	PST: '-0800',
	PDT: '-0700',
};

/** The first of the dates that is one, as ISO 8601 with an offset; RFC 822 and ISO 8601 as feeds write them. */
export function dateOf(...written: readonly (string | null | undefined)[]): string | null {
	for (const one of written) {
		const text = one?.trim().slice(0, 60) ?? '';
		const zoned = text
			.replace(/\b([A-Z]{2,4})$/u, (name) => ZONES[name] ?? name)
			// Two digits of a year, as RFC 822 had them.
			.replace(/^((?:\w+,\s*)?\d{1,2}\s+[a-z]{3}\w*\s+)(\d{2})(?=\s)/iu, '$120$2');
		const date = isoDate(zoned);
		if (date !== undefined) return date;
	}
	return null;
}
