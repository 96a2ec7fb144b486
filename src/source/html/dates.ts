const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/u;
const CLOCK = /^[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*/u;
const ZONE = /^(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)/iu;

/** ISO 8601 without its signs: "20260314T053000Z". */
const BASIC = /^((?:19|20)\d\d)(\d\d)(\d\d)(?=T\d{6}|$)/u;

/**
 * A date as pages write it, as ISO 8601 with an offset; undefined when it is none. A time without an offset counts as
 * UTC, and so does the first minute of a day without a time.
 */
export function isoDate(written: string | undefined): string | undefined {
	const text = (written?.trim().slice(0, 60) ?? '')
		.replace(BASIC, '$1-$2-$3')
		.replace(/^([\d-]{10}T\d\d)(\d\d)(?=\d\d)/u, '$1:$2:');
	const day = DAY.exec(text);
	if (day === null) return englishDate(text);
	const [matched, year = '', month = '', date = ''] = day;
	const rest = text.slice(matched.length);
	const clock = CLOCK.exec(rest);
	const [, hour = '0', minute = '0', second = '0'] = clock ?? [];
	const zone = ZONE.exec(clock === null ? '' : rest.slice(clock[0].length));
	const offset = zone?.[2] === undefined ? 'Z' : `${zone[2]}${zone[3]}:${zone[4] ?? '00'}`;
	return checked(`${year}-${two(month)}-${two(date)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`);
}

const two = (digits: string): string => digits.padStart(2, '0');

/** RFC 2822 and whatever else names its month in English, as HTTP and feeds do; seconds since 1970. */
function englishDate(text: string): string | undefined {
	if (/^\d{10}(?:\d{3})?$/u.test(text)) {
		return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString().replace('.000', '');
	}
	if (!/\b\d{4}\b/u.test(text) || !/[a-z]{3}/iu.test(text)) return undefined;
	const zoned = /(?:[+-]\d{4}|GMT|UTC|Z)\b/u.test(text) ? text : `${text} UTC`;
	const time = Date.parse(zoned);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000', '');
}

/** Rejects the 30th of February and years that no newsroom has seen. */
function checked(iso: string): string | undefined {
	const time = new Date(iso);
	if (Number.isNaN(time.getTime())) return undefined;
	const year = Number(iso.slice(0, 4));
	const lastDay = new Date(Date.UTC(year, Number(iso.slice(5, 7)), 0)).getUTCDate();
	return year >= 1600 && year <= 2200 && Number(iso.slice(8, 10)) <= lastDay ? iso : undefined;
}
