import type { Element } from './dom.ts';
import type { Role } from './site.ts';

/** What is known of each element of a page, by its place in document order. */
export interface Place {
	readonly element: Element;
	readonly index: number;
	readonly parent: number;
	/** Letters of text inside, and those of them inside of links. */
	text: number;
	linked: number;
	pictures: number;
	/** A link without words lies over it, as over a teaser. */
	overlaid: boolean;
	role: Role | undefined;
	/** The role is only a guess from the markup; no name, selector or heading tells it. */
	guessed: boolean;
}
