import type { Page } from './dom.ts';
import { isWithin } from './layout.ts';
import type { Place } from './place.ts';
import { bare, readable } from './readable.ts';
import type { Site } from './site.ts';
import type { Piece } from './walk.ts';

/** The kinds of which a body is made. */
export const BODY = new Set<Piece['kind']>(['paragraph', 'subhead', 'list']);

/** Letters below which what Readability found is no article. */
const FEW = 140;

/** Where an article stands on pages that Readability gives up. */
const USUAL = ['[itemprop=articleBody]', 'article', '[role=main]', 'main', 'body'];

/**
 * The pieces that are surely of the body: those in the element that the publisher's file names, else those that
 * Readability keeps, else those in the first of the usual elements that has any.
 */
export function coreOf(
	page: Page,
	copy: () => Page,
	pieces: readonly Piece[],
	places: readonly Place[],
	own: Site | undefined,
): Piece[] {
	const named = own?.selectors.content;
	if (named !== undefined) {
		const inside = piecesIn(page, named, pieces, places);
		if (inside.length > 0) return inside;
	}
	const kept = keptByReadability(copy(), pieces, places);
	if (lettersIn(kept) >= FEW) return kept;
	for (const selector of USUAL) {
		const inside = piecesIn(page, selector, pieces, places);
		if (lettersIn(inside) > lettersIn(kept)) return inside;
	}
	return kept;
}

function keptByReadability(copy: Page, pieces: readonly Piece[], places: readonly Place[]): Piece[] {
	const dropped = places
		.filter(({ role }) => role !== undefined && role !== 'lead' && role !== 'subhead')
		.map(({ index }) => index);
	const { kept, letters } = readable(copy, new Set(dropped));
	return pieces.filter(({ kind, text, index }) => {
		if (!BODY.has(kind)) return false;
		// The numbers of a list are no letters of its markup.
		const own = bare(kind === 'list' ? text.replace(/^\d+\. /gmu, '') : text);
		return letters.includes(own) && (kept.has(index) || own.length > 40);
	});
}

function piecesIn(page: Page, selector: string, pieces: readonly Piece[], places: readonly Place[]): Piece[] {
	const element = page.querySelector(selector);
	const outer = places.find((place) => place.element === element);
	if (outer === undefined) return [];
	return pieces.filter(
		({ kind, role, linked, index }) =>
			BODY.has(kind) && role === undefined && linked < 0.5 && isWithin(index, outer.index, places),
	);
}

const lettersIn = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);
