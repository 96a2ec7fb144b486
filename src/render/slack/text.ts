import type { PlainTextElement } from '@slack/types';
import { closedDirections, withoutDirections } from '../bidi.ts';
import { pieceEnd } from '../split.ts';
import { LIMITS } from './limits.ts';

/** What no client shows and some refuse: control characters but tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;
const LINE_BREAK = /\r\n|[\v\f\r\u0085\u2028\u2029]/gu;

/** The text as Slack can show it: well-formed, without control characters, and turning nothing that stands after it. */
export function shown(text: string): string {
	return closedDirections(text.toWellFormed().replace(LINE_BREAK, '\n').replace(CONTROLS, ''));
}

/** For names, headlines and other single lines. */
export const oneLine = (text: string): string => shown(text).replace(/\s+/gu, ' ').trim();

/** True when a reader sees nothing, which Slack refuses in most places. */
export const invisible = (text: string): boolean =>
	/^(?:[\s\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|\u034f)*$/u.test(text);

/**
 * The characters that Slack reads as markup in text objects and in the fallback; not in rich text, which holds text as
 * it stands. https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const escapeMarkup = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A label of the interface: cut with an ellipsis when too long, which quoted words never are. */
export function label(text: string, limit: number): PlainTextElement {
	let line = oneLine(text);
	if (escapeMarkup(line).length > limit) {
		line = withoutDirections(line);
		while (escapeMarkup(line).length > limit - 1)
			line = line.slice(0, Math.min(line.length - 1, limit - 1)).toWellFormed();
		line = `${line.replace(/\ufffd$/u, '').trimEnd()}…`;
	}
	return plain(line || '…');
}

export const plain = (text: string): PlainTextElement => ({
	type: 'plain_text',
	text: escapeMarkup(text),
	emoji: false,
});

/** As much of the text, cut at a sentence end if possible, as has at most `limit` by `sizeOf`; empty when nothing has. */
export function firstPiece(text: string, limit: number, sizeOf: (piece: string) => number): string {
	for (let max = limit; max >= 2; max = Math.floor(max * 0.8)) {
		const piece = text.slice(0, pieceEnd(text, max));
		if (sizeOf(piece) <= limit) return piece;
	}
	return '';
}

export const escapedSize = (text: string): number => escapeMarkup(text).length;

/** Pieces that stay within a limit when escaped; those that show nothing are left out. */
export function escapedPieces(text: string, limit: number): string[] {
	const pieces: string[] = [];
	let rest = shown(text);
	while (rest !== '') {
		const piece = firstPiece(rest, limit, escapedSize);
		if (!invisible(piece)) pieces.push(piece);
		rest = rest.slice(piece.length);
	}
	return pieces;
}

/** An address that may be followed, or null. One that is too long goes without its text fragment. */
export function address(url: string | null): string | null {
	const parsed = url === null ? null : URL.parse(url);
	if (!parsed || !/^https?:$/u.test(parsed.protocol)) return null;
	// What would end the address where Slack writes it as <address|words>.
	const href = parsed.href.replace(/[<>|\s]/gu, encodeURIComponent);
	const choices = [href, href.replace(/:~:.*$/u, '').replace(/#$/u, '')];
	return choices.find((one) => one.length <= LIMITS.url) ?? null;
}
