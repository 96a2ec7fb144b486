import { fold } from '../../document/fold.ts';
import { belongsToPicture } from './captions.ts';
import { BODY } from './core.ts';
import { sharesWords } from './headline.ts';
import { commonOf, isWithin, type Layout, layoutOf } from './layout.ts';
import type { Place } from './place.ts';
import { bare } from './readable.ts';
import type { Piece } from './walk.ts';

/** What the page's metadata says of its own words. */
export interface Told {
	readonly headlines: readonly string[];
	readonly description: string | undefined;
}

const TEXT_TAGS = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'blockquote']);

/** Which pieces of a page are its article, in order; `core`: those that surely are its body. */
export function selected(
	pieces: readonly Piece[],
	core: readonly Piece[],
	places: readonly Place[],
	told: Told,
): Piece[] {
	if (core.length === 0) return [];
	const layout = layoutOf(core, places);
	const body = bodyOf(pieces, core, places, layout);
	const ordered = pieces.filter((piece) => body.has(piece));
	const first = ordered[0]?.index ?? 0;
	const last = ordered.at(-1)?.index ?? 0;
	const headline = headlineOf(pieces, told, first);
	const from = headline === undefined ? first : Math.min(first, headline.index);
	const scope = headline === undefined ? layout.scope : commonOf(headline.index, layout.scope, places);

	const isNear = (index: number): boolean =>
		isWithin(index, scope, places) && ((index >= from && index <= last) || isWithin(index, layout.container, places));

	return pieces.flatMap((piece): Piece[] => {
		if (piece === headline) return [{ ...piece, kind: 'headline' }];
		if (body.has(piece)) return [piece];
		const { index, kind, text } = piece;
		const between = index >= from && index <= last;
		switch (kind) {
			case 'headline':
				return [];
			case 'factbox':
				if (isWithin(index, layout.scope, places) && places[index]?.guessed === false) return [piece];
				return isNear(index) ? [piece] : [];
			case 'caption':
			case 'pullquote':
				return isNear(index) ? [piece] : [];
			case 'byline':
				return index >= from && index <= first && text.length < 200 ? [piece] : [];
			case 'related':
			case 'junk':
				return between && text.length < 300 && isWithin(index, layout.container, places) ? [piece] : [];
			default:
				if (between && isWithin(index, scope, places) && belongsToPicture(piece, places)) {
					return [{ ...piece, kind: 'caption' }];
				}
				return index > from && index < first && (isLead(piece, told) || isUnder(headline, piece, places))
					? [{ ...piece, kind: 'lead' }]
					: [];
		}
	});
}

/** What of the core stands in the body's element, and what is built like it and stands among it. */
function bodyOf(
	pieces: readonly Piece[],
	core: readonly Piece[],
	places: readonly Place[],
	layout: Layout,
): Set<Piece> {
	const inside = core.filter(({ index }) => isWithin(index, layout.container, places));
	const body = new Set(inside);
	for (const piece of pieces) {
		if (body.has(piece) || !BODY.has(piece.kind) || piece.role !== undefined || piece.linked > 0.5) continue;
		if (isWithin(piece.index, layout.scope, places) && layout.isUsual(piece)) body.add(piece);
	}
	const indexes = [...body].map(({ index }) => index);
	const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
	const parents = new Set(
		inside.filter(({ text }) => text.length > 40).map(({ index }) => places[index]?.parent ?? -1),
	);
	pieces.forEach((piece, at) => {
		const { index, kind, linked, role, tag } = piece;
		if (index < first || index > last || !BODY.has(kind) || linked > 0.5 || role !== undefined) return;
		const following = pieces[at + 1];
		const heads = kind === 'subhead' && following !== undefined && body.has(following);
		const alike = TEXT_TAGS.has(tag) && parents.has(places[index]?.parent ?? -1);
		if (alike || (heads && isWithin(index, layout.scope, places))) body.add(piece);
	});
	return body;
}

/** A stretch that the page calls its lead, or that its description repeats. */
export const isLead = (piece: Piece, { description }: Told): boolean =>
	piece.linked < 0.5 &&
	((piece.role === 'lead' && piece.text.length >= 20) ||
		(description !== undefined && bare(piece.text) === bare(description)));

/** Whole sentences next to the headline. */
const isUnder = (
	headline: Piece | undefined,
	{ index, text, linked, kind, role }: Piece,
	places: readonly Place[],
): boolean =>
	headline !== undefined &&
	(kind === 'paragraph' || kind === 'subhead') &&
	role === undefined &&
	linked < 0.3 &&
	text.length >= 60 &&
	/[.!?…。]$/u.test(text) &&
	isWithin(index, places[places[headline.index]?.parent ?? 0]?.parent ?? 0, places);

/** The piece that says what the metadata calls the headline; else the last first-level heading before the body. */
function headlineOf(pieces: readonly Piece[], { headlines }: Told, body: number): Piece | undefined {
	const before = pieces.filter(({ kind, index }) => (kind === 'headline' || kind === 'subhead') && index <= body);
	const known = headlines.map((one) => fold(one));
	return (
		before.find(({ text }) => known.includes(fold(text))) ??
		before.findLast(({ kind }) => kind === 'headline') ??
		before.find(({ text }) => known.some((headline) => sharesWords(text, headline))) ??
		before.find(({ index }) => index === body)
	);
}
