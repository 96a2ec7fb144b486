import type { Place } from './place.ts';
import type { Piece } from './walk.ts';

/** Where on a page its body stands, and what its paragraphs are built like. */
export interface Layout {
	/** The innermost element that holds nine tenths of the letters of the body. */
	readonly container: number;
	/** The article or main part around it, else its grandparent: where scattered parts of the body are looked for. */
	readonly scope: number;
	/** Whether an element is built like most of the body. */
	isUsual(piece: Piece): boolean;
}

export function layoutOf(core: readonly Piece[], places: readonly Place[]): Layout {
	const container = containerOf(core, places);
	const weights = new Map<string, number>();
	let total = 0;
	for (const piece of core) {
		if (!isWithin(piece.index, container, places)) continue;
		total += piece.text.length;
		const build = buildOf(piece, places);
		weights.set(build, (weights.get(build) ?? 0) + piece.text.length);
	}
	return {
		container,
		scope: scopeOf(container, places),
		isUsual: (piece) => (weights.get(buildOf(piece, places)) ?? 0) >= total * 0.2,
	};
}

/** Tag and classes of an element and of the one around it. */
function buildOf({ index }: Piece, places: readonly Place[]): string {
	const place = places[index];
	return [place, places[place?.parent ?? -1]]
		.map((one) => `${one?.element.localName ?? ''}.${one?.element.getAttribute('class')?.trim() ?? ''}`)
		.join(' ');
}

function containerOf(core: readonly Piece[], places: readonly Place[]): number {
	const weights = new Map<number, number>();
	let total = 0;
	for (const { text, index } of core) {
		total += text.length;
		for (let at = index; at >= 0; at = places[at]?.parent ?? -1) weights.set(at, (weights.get(at) ?? 0) + text.length);
	}
	let best = 0;
	for (const [index, weight] of weights) if (weight >= total * 0.9 && index > best) best = index;
	return best;
}

function scopeOf(container: number, places: readonly Place[]): number {
	for (let at = container; at > 0; at = places[at]?.parent ?? -1) {
		if (['article', 'main'].includes(places[at]?.element.localName ?? '')) return at;
	}
	return places[places[container]?.parent ?? 0]?.parent ?? 0;
}

export function isWithin(index: number, outer: number, places: readonly Place[]): boolean {
	for (let at = index; at >= outer && at >= 0; at = places[at]?.parent ?? -1) if (at === outer) return true;
	return false;
}

/** The innermost element that holds both. */
export function commonOf(one: number, other: number, places: readonly Place[]): number {
	for (let at = other; at > 0; at = places[at]?.parent ?? -1) if (isWithin(one, at, places)) return at;
	return 0;
}
