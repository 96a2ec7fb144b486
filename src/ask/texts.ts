/** The UI language of one caller: `data/ui/<language>.json`, ICU message format. */
export interface Texts {
	/** The language that was found for the locale: "sv". */
	readonly language: string;
	/** The message of a key, filled in. An unknown key throws: a missing text is a fault of the build. */
	say(key: string, values?: Readonly<Record<string, string | number>>): string;
	/** A date (ISO 8601) in the reader's words: "8 juli 2016"; null for null. */
	date(iso: string | null): string | null;
}
