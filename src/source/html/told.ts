import { parseHTML } from 'linkedom';
import { boxText } from './boxes.ts';
import { BODY } from './core.ts';
import { type Element, line } from './dom.ts';
import type { PageMetadata } from './metadata.ts';
import { bare } from './readable.ts';
import { skim } from './skim.ts';
import type { Piece } from './walk.ts';

/** JSON-LD's text has no subheads and no captions, so it must say much more than the page to be preferred. */
const MUCH = 1.5;

/** Whether the metadata holds much more of the article than the page shows. */
export function isLonger(body: string | undefined, found: readonly Piece[]): boolean {
	if (body === undefined) return false;
	const letters = found.filter(({ kind }) => BODY.has(kind)).reduce((sum, { text }) => sum + bare(text).length, 0);
	return bare(body).length > Math.max(letters * MUCH, 140);
}

/** The article as the metadata tells it: headline and paragraphs. Throws NewsroomError `too-large`. */
export function toldPieces({ headlines: [headline], body = '' }: PageMetadata): Piece[] {
	const isMarkup = /<(?:p|br|div)\b/iu.test(body);
	const lines = isMarkup
		? boxText(parseHTML(`<html><body>${skim(body, '').body}</body></html>`).document.body as Element)
		: body.split(/\n+/u).map(line);
	const plain = { index: 0, role: undefined, linked: 0, bold: false, tag: 'p', quoted: false };
	return [
		...(headline === undefined ? [] : [{ ...plain, kind: 'headline' as const, text: headline }]),
		...lines
			.filter((text) => /[\p{L}\p{N}]/u.test(text))
			.map((text) => ({ ...plain, kind: 'paragraph' as const, text })),
	];
}
