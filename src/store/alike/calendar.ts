const calendars = new Map<string, readonly string[]>();
/** A shorter name of a month begins too many other words. */
const LONG = 4;

/** Whether a word, in lower case, has a figure in it or begins with the name of a day or month of the language. */
export function isDated(word: string, language: string): boolean {
	if (/\p{N}/u.test(word)) return true;
	let names = calendars.get(language);
	if (names === undefined) {
		names = namesIn(language);
		calendars.set(language, names);
	}
	return names.some((name) => word.startsWith(name));
}

/** As the runtime knows them. */
function namesIn(language: string): string[] {
	const [locale] = Intl.DateTimeFormat.supportedLocalesOf([/^[a-z]{2,3}$/u.test(language) ? language : 'en', 'en']);
	const named = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): string[] => {
		const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
		return dates.map((date) => format.format(date).toLowerCase());
	};
	const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, day + 1)));
	const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
	return [...named({ weekday: 'long' }, days), ...named({ month: 'long' }, months)].filter(
		({ length }) => length >= LONG,
	);
}
