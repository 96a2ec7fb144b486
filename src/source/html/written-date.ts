import { isoDate } from './dates.ts';

const CLOCK = /(?<![\d.:])(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?![\d.])(?:\s?([ap])\.?m\b)?/iu;
const DAY_FIRST = /(?<!\d)(\d{1,2})\.?\s?(?:[a-z]{1,2}\s+)?(\p{L}{3,})\.?(?:\s+[a-z]{1,2})?\s+(\d{4})(?!\d)/u;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const NUMBERS = /(?<!\d)(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/u;

/**
 * The first date in words or numbers as readers see it ("Publicerad 4 maj 2026 06:30"), as ISO 8601; a time counts as
 * UTC. Undefined where there is none, and where day and month might be either.
 */
export function writtenDate(text: string, language: string | undefined): string | undefined {
	const found = inWords(text, language ?? 'en') ?? inNumbers(text, language ?? 'en');
	if (found === undefined) return undefined;
	const { year, month, day, end } = found;
	const [, hour, minute, half] = CLOCK.exec(text.slice(end)) ?? [];
	const time = hour === undefined ? '' : `T${two(hours(Number(hour), half))}:${minute}`;
	return isoDate(`${year}-${two(month)}-${two(day)}${time}`);
}

interface Found {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** Where the text goes on. */
	readonly end: number;
}

function inWords(text: string, language: string): Found | undefined {
	for (const pattern of [DAY_FIRST, MONTH_FIRST]) {
		const match = pattern.exec(text);
		if (match === null) continue;
		const [matched, one = '', other = '', year] = match;
		const [day, name] = pattern === DAY_FIRST ? [one, other] : [other, one];
		const month = monthsOf(language).findIndex((known) => known.startsWith(name.toLowerCase().slice(0, known.length)));
		if (month >= 0)
			return { year: Number(year), month: month + 1, day: Number(day), end: match.index + matched.length };
	}
	return undefined;
}

function inNumbers(text: string, language: string): Found | undefined {
	const match = NUMBERS.exec(text);
	if (match === null) return undefined;
	const [matched, first, sign, second, year] = match;
	const [one, other] = [Number(first), Number(second)];
	const isOpen = sign === '/' && one <= 12 && other <= 12 && one !== other && language === 'en';
	if (isOpen) return undefined;
	const [day, month] = other > 12 ? [other, one] : [one, other];
	return { year: Number(year), month, day, end: match.index + matched.length };
}

const months = new Map<string, readonly string[]>();

/** As the runtime knows them, lower case. */
function monthsOf(language: string): readonly string[] {
	let names = months.get(language);
	if (names === undefined) {
		const [locale] = Intl.DateTimeFormat.supportedLocalesOf([language, 'en']);
		const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
		names = Array.from({ length: 12 }, (_, month) => {
			const parts = format.formatToParts(new Date(Date.UTC(2024, month, 1)));
			return (parts.find(({ type }) => type === 'month')?.value ?? '').toLowerCase();
		});
		months.set(language, names);
	}
	return names;
}

const hours = (hour: number, half: string | undefined): number =>
	half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);

const two = (number: number): string => String(number).padStart(2, '0');
