import { type Element, wordsOf } from './dom.ts';
import type { Place } from './place.ts';
import type { Piece } from './walk.ts';

/** How far up an element may share with a picture. */
const LEVELS = 4;

/** Few words that stand alone with a picture in one element, or bold or slanted ones right under it. */
export function belongsToPicture({ text, kind, index, bold, linked }: Piece, places: readonly Place[]): boolean {
	if (kind !== 'paragraph' || text.length > 300 || linked > 0.5 || /[?？]$/u.test(text)) return false;
	const own = places[index];
	for (let place = own, up = 0; place !== undefined && up < LEVELS; place = places[place.parent], up++) {
		if (place.text > text.length * 1.3 + 40) break;
		if (place.pictures > 0) return true;
	}
	if (own === undefined || !(bold || isSlanted(own.element)) || text.length > 150) return false;
	const before = own.element.previousElementSibling;
	if (before == null || wordsOf(before) !== '') return false;
	return before.localName === 'img' || before.querySelector('img') !== null;
}

/** Whether all words are set apart from those of the text. */
const isSlanted = (element: Element): boolean =>
	[...element.children].some((child) => SLANTED.has(child.localName) && wordsOf(child) === wordsOf(element));

const SLANTED = new Set(['em', 'i', 'small']);
