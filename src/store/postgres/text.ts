/** Begins an escape in a stored text; a control character that no writing system has. */
const ESCAPE = '\u001a';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const UNSTORABLE = /[\0\u001a]|\p{Surrogate}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape itself
const ESCAPED = /\u001a([0-9a-f]{4})/gu;

/** A text as PostgreSQL can hold it: UTF-8 has no half of a character pair, and PostgreSQL no NUL. */
export const storable = (text: string): string =>
	text.replaceAll(UNSTORABLE, (unit) => `${ESCAPE}${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const restored = (text: string): string =>
	text.includes(ESCAPE)
		? text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		: text;

/** Characters of a text that stand in an index as they are; an index entry holds 2,700 bytes. */
const LONGEST = 400;

/** A text of any length as an index can hold it: a longer one is known by its beginning and its digest. */
export function refOf(text: string): string {
	if (text.length <= LONGEST) return text;
	const { createHash } = process.getBuiltinModule('node:crypto');
	const digest = createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('base64url');
	return `${text.slice(0, LONGEST / 2)}${ESCAPE}${digest}`;
}
