import { Readability } from '@mozilla/readability';
import { type Element, line, type Page } from './dom.ts';

/** What Readability keeps of a page. */
export interface Readable {
	/** Places in document order of the elements that it keeps. */
	readonly kept: ReadonlySet<number>;
	/** All letters that it keeps, without white space. */
	readonly letters: string;
}

const MARK = 'data-place';

/** Runs Readability over a copy of the page without the elements at `dropped`; the copy is spoilt by it. */
export function readable(copy: Page, dropped: ReadonlySet<number>): Readable {
	const elements = [...copy.querySelectorAll('body, body *')];
	elements.forEach((element, index) => {
		element.setAttribute(MARK, String(index));
	});
	for (const index of dropped) elements[index]?.remove();
	const kept = new Set<number>();
	let letters = '';
	const serializer = (root: unknown): string => {
		for (const element of (root as Element).querySelectorAll(`[${MARK}]`)) kept.add(Number(element.getAttribute(MARK)));
		letters = bare((root as Element).textContent ?? '');
		return '';
	};
	try {
		new Readability(copy as never, { serializer, charThreshold: 200, disableJSONLD: true }).parse();
	} catch {
		// A page that it cannot take is one in which it keeps nothing.
	}
	return { kept, letters };
}

/** Letters without white space: what survives any rewriting of markup. */
export const bare = (text: string): string => line(text).replace(/\s+/gu, '');
