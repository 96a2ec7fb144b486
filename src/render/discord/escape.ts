import { closedDirections } from '../bidi.ts';
import { LIMITS } from './limits.ts';

/** Always markup to Discord, wherever they stand; `<` opens mentions, dates and links, `@` names everyone. */
const MARKS = /[\\*_~|`<[\]@]/gu;
/** Markup at the start of a line only: headings, small print, lists, quotations. */
const LINE_START = /^([\p{Z}\t]*)(?:([-+#>])|(\d{1,9})(?=\.))/gmu;
/** `https://` becomes a link and `:name:` a picture unless the colon is escaped. */
const COLON = /:(?=\/\/)|:(?=[^\s:]+:)/gu;
/** What nobody sees and JSON or the client would refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;
const LINE_BREAK = /\r\n|[\v\f\r\u0085\u2028\u2029]/gu;

/** The text as a client can show it: well-formed, without control characters, and turning nothing that follows. */
export const shown = (text: string): string =>
	closedDirections(text.toWellFormed().replace(CONTROLS, '').replace(LINE_BREAK, '\n'));

/** Text that shows as exactly these characters, whatever stands in them. Line breaks stay, as `\n`. */
export function literal(text: string): string {
	return shown(text)
		.replace(MARKS, '\\$&')
		.replace(LINE_START, (_, blank: string, mark: string | undefined, digits: string) =>
			mark === undefined ? `${blank}${digits}\\` : `${blank}\\${mark}`,
		)
		.replace(COLON, '\\:');
}

/** For names, headlines and other single lines. */
export const literalLine = (text: string): string => literal(oneLine(text));

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** True when a reader sees nothing: white space, joiners, direction marks. */
export const invisible = (text: string): boolean =>
	/^(?:[\s\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0\u2800]|\u034f)*$/u.test(text);

/**
 * Discord reads no escapes inside the words of a link and shows a link whose words hold a picture or an address as
 * raw text (discord-api-docs#6185, #7673, #7721): such words stand beside the link instead.
 */
const UNFIT_FOR_LINK = /[\\*_~|`<>[\]@\p{Extended_Pictographic}\p{Regional_Indicator}\p{C}]|\u20e3|:\/\/|:[^\s:]+:/u;

export const fitsLink = (label: string): boolean => !invisible(label) && !UNFIT_FOR_LINK.test(label);

/** Characters that a URL may hold and that would end the link. */
const IN_TARGET = /[()<>"'`\\|*[\]\s]/gu;

/** The target of a link, or null when it is none to follow. A long one goes without its text fragment. */
export function linkTarget(url: string | null): string | null {
	if (url === null) return null;
	const parsed = URL.parse(url);
	if (!parsed || !/^https?:$/u.test(parsed.protocol)) return null;
	for (const href of [parsed.href, parsed.href.replace(/:~:.*$/u, '').replace(/#$/u, '')]) {
		const target = href.replace(IN_TARGET, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
		if (target.length <= LIMITS.link) return target;
	}
	return null;
}

/** Words as a link, else the words alone. `target` comes from `linkTarget`. */
export function link(label: string, target: string | null): string {
	const line = oneLine(label);
	return target !== null && fitsLink(line) ? `[${line}](${target})` : literal(line);
}
