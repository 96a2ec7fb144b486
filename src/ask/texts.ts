import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';

/** The UI language of one caller: `data/ui/<language>.json`, ICU message format. */
export interface Texts {
	/** The language that was found for the locale: "sv". */
	readonly language: string;
	/** The message of a key, filled in. An unknown key throws: a missing text is a fault of the build. */
	say(key: string, values?: Readonly<Record<string, string | number>>): string;
	/** A date (ISO 8601) in the reader's words: "8 juli 2016"; null for null. */
	date(iso: string | null): string | null;
	/** "Helge Karlsen och Christina Moberg"; empty for nobody. */
	list(names: readonly string[]): string;
}

/** The texts of a locale, and every language that there is a file for. */
export interface TextsFor {
	(locale: string): Texts;
	readonly languages: readonly string[];
}

/** Speaks for a locale that no file covers, and for a key that a file lacks. */
export const REFERENCE = 'en';
/** The message in which a file names the language codes of the readers that it speaks to, with blanks between. */
const CODES = 'language.codes';

// The library asks ICU for the supported locales on each message, which costs 20 ms at the first; the files tell us.
IntlMessageFormat.resolveLocale = (locales) =>
	new Intl.Locale(typeof locales === 'string' ? locales : (locales[0] ?? REFERENCE));

const Branch = z.record(z.string().min(1), z.unknown());

/**
 * Reads every `<language>.json` of a folder, flat (`"action.share"`) or nested. Throws NewsroomError `bad-ui-file` with
 * the file and the path inside it.
 */
export function loadTexts(folder: string): TextsFor {
	const files = new Map<string, ReadonlyMap<string, string>>();
	for (const name of readdirSync(folder).sort()) {
		if (name.endsWith('.json')) files.set(name.slice(0, -'.json'.length), readMessages(join(folder, name)));
	}
	const reference = files.get(REFERENCE);
	if (!reference) throw new NewsroomError('bad-ui-file', { file: join(folder, `${REFERENCE}.json`), path: '' });

	const covered = new Map<string, string>();
	for (const [language, messages] of files) {
		for (const code of messages.get(CODES)?.split(' ') ?? []) covered.set(code, language);
	}
	for (const language of files.keys()) covered.set(language, language);

	const made = new Map<string, Texts>();
	const find = (locale: string): Texts => {
		const known = made.get(locale);
		if (known) return known;
		const tag = canonical(locale);
		const code = ancestors(tag).find((candidate) => covered.has(candidate));
		const language = covered.get(code ?? '') ?? REFERENCE;
		// Dates in the words of the file's own language, in the order of the reader's region.
		const texts = speaker(language, code === language ? tag : language, [files.get(language) ?? reference, reference]);
		// Locales come from outside: keep the map from growing without bounds.
		if (made.size < 200) made.set(locale, texts);
		return texts;
	};
	return Object.assign(find, { languages: [...files.keys()] });
}

/** The keys and messages of one file, flattened. */
export function readMessages(file: string): ReadonlyMap<string, string> {
	const bad = (path: string, cause?: unknown) => new NewsroomError('bad-ui-file', { file, path }, { cause });
	let tree: unknown;
	try {
		tree = JSON.parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		throw bad('', cause);
	}
	const flat = new Map<string, string>();
	const walk = (value: unknown, path: string): void => {
		// Some hundred of them, at every start: not worth a schema each.
		if (typeof value === 'string' && value !== '' && path !== '') {
			flat.set(path, value);
			return;
		}
		const branch = Branch.safeParse(value);
		if (!branch.success) throw bad(path);
		for (const [key, inner] of Object.entries(branch.data)) walk(inner, path === '' ? key : `${path}.${key}`);
	};
	walk(tree, '');
	return flat;
}

/** What a message formats numbers and plurals with. */
function formattersFor(language: string) {
	const plurals = new Map<string, Intl.PluralRules>();
	let western: boolean | undefined;
	return {
		// The first NumberFormat of a process costs 10 ms: small counts do without.
		getNumberFormat: (locales?: string | string[], options?: Intl.NumberFormatOptions): Intl.NumberFormat => {
			const format = (value: number): string => {
				western ??= new Intl.Locale(language).getNumberingSystems()[0] === 'latn';
				const plain = western && Number.isInteger(value) && value >= 0 && value < 1_000 && !options?.style;
				return plain ? String(value) : new Intl.NumberFormat(locales, options).format(value);
			};
			return { format } as Intl.NumberFormat;
		},
		getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
		getPluralRules: (locales?: string | string[], options?: Intl.PluralRulesOptions): Intl.PluralRules => {
			const key = options?.type ?? 'cardinal';
			const rules = plurals.get(key) ?? new Intl.PluralRules(locales, options);
			plurals.set(key, rules);
			return rules;
		},
	};
}

function speaker(language: string, locale: string, sources: readonly ReadonlyMap<string, string>[]): Texts {
	const formats = new Map<string, IntlMessageFormat>();
	const formatters = formattersFor(language);
	const formatOf = (key: string): IntlMessageFormat => {
		const made = formats.get(key);
		if (made) return made;
		const message = sources.map((source) => source.get(key)).find((found) => found !== undefined);
		if (message === undefined) throw new NewsroomError('bad-ui-file', { file: `${language}.json`, path: key });
		const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters });
		formats.set(key, format);
		return format;
	};
	let dates: Intl.DateTimeFormat | undefined;
	let lists: Intl.ListFormat | undefined;
	return {
		language,
		say: (key, values) => String(formatOf(key).format(values)),
		date: (iso) => {
			if (iso === null) return null;
			// The day as the source's own clock had it: no conversion to another time zone.
			const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
			if (Number.isNaN(day.getTime())) return iso;
			dates ??= new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
			return dates.format(day);
		},
		list: (names) => {
			if (names.length < 2) return names[0] ?? '';
			lists ??= new Intl.ListFormat(locale, { type: 'conjunction' });
			return lists.format(names);
		},
	};
}

/** "sv_SE.UTF-8" to "sv-SE"; what is no locale ("C", "") to the reference. */
function canonical(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale.replace(/[.@].*$/u, '').replaceAll('_', '-'))[0] ?? REFERENCE;
	} catch {
		return REFERENCE;
	}
}

/** "zh-Hant-TW", "zh-Hant", "zh". */
function ancestors(tag: string): string[] {
	const parts = tag.split('-');
	return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
