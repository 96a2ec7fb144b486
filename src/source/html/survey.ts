import { type Element, isElement, isText, line, type Page } from './dom.ts';
import { headedBoxes } from './headed.ts';
import { isWithin } from './layout.ts';
import { type Named, namingOf, roleByName } from './naming.ts';
import type { Place } from './place.ts';
import type { Role, Site } from './site.ts';

/** An element with this share of all text is never put aside because of its name. */
const WHOLE = 0.4;

/** Beyond this share of linked letters a box leads elsewhere instead of telling. */
const LEADS_AWAY = 0.5;

const PICTURES = new Set(['img', 'amp-img']);

/** Elements of running text, whose class says how a word looks rather than what a part of the page is. */
const INLINE = new Set('a abbr b cite code data em font i mark q s small span strong sub sup time u'.split(' '));
const RUNNING = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'span', 'em', 'strong', 'b', 'i']);

/** Numbers the elements of a page, weighs their text, and gives roles by selectors, markup, names and headings. */
export function survey(
	page: Page,
	named: Named,
	phrases: readonly string[],
	own: Site | undefined,
): Map<Element, Place> {
	const places = new Map<Element, Place>();
	weigh(page.body, -1, false, places);
	const whole = (places.get(page.body)?.text ?? 0) * WHOLE;
	const list = [...places.values()];
	const story = places.get(storyIn(page) ?? page.body);
	for (const place of list) {
		if (place.index === 0) continue;
		const role = roleOf(place, list, named);
		// What readers write below may be longer than the article, and so may what stands beside it.
		if (place.text <= whole || role === 'comments' || isBeside(place, story, list)) place.role = role;
	}
	for (const box of headedBoxes(list, phrases)) {
		if (box.text <= whole) Object.assign(box, { role: 'factbox', guessed: false });
	}
	for (const place of list) if (place.role === 'lead' || place.element.localName === 'h1') freeAround(place, list);
	for (const [role, selector] of Object.entries(own?.selectors ?? {})) {
		if (role === 'content') continue;
		for (const element of page.querySelectorAll(selector)) {
			const place = places.get(element);
			if (place !== undefined) Object.assign(place, { role, guessed: false });
		}
	}
	return places;
}

/** The one element that is made for an article, on pages that have but one. */
function storyIn(page: Page): Element | undefined {
	const [story, ...others] = [...page.querySelectorAll('[itemprop=articleBody],main')];
	const [only, ...more] = [...page.querySelectorAll('article')];
	if (story !== undefined && others.length === 0) return story;
	return more.length === 0 ? only : undefined;
}

const isBeside = ({ index }: Place, story: Place | undefined, places: readonly Place[]): boolean =>
	story !== undefined && !isWithin(index, story.index, places) && !isWithin(story.index, index, places);

const FREED = new Set<Role>(['furniture', 'byline', 'promo', 'comments', 'related', 'advert']);

/** What holds the headline or the lead is part of the article, whatever its name. */
function freeAround({ parent }: Place, places: readonly Place[]): void {
	for (let at = places[parent]; at !== undefined; at = places[at.parent]) {
		if (at.role !== undefined && FREED.has(at.role)) at.role = undefined;
	}
}

function weigh(element: Element, parent: number, linked: boolean, places: Map<Element, Place>): Place {
	const own: Place = {
		element,
		index: places.size,
		parent,
		text: 0,
		linked: 0,
		pictures: PICTURES.has(element.localName) ? 1 : 0,
		overlaid: false,
		role: undefined,
		guessed: false,
	};
	places.set(element, own);
	const isLinked = linked || element.localName === 'a';
	for (const child of element.childNodes) {
		if (isElement(child)) {
			const inner = weigh(child, own.index, isLinked, places);
			own.text += inner.text;
			own.linked += inner.linked;
			own.pictures += inner.pictures;
			if (child.localName === 'a' && inner.text === 0 && /^[^#]/u.test(child.getAttribute('href') ?? '')) {
				own.overlaid = true;
			}
		} else if (isText(child)) {
			const { length } = line(child.textContent ?? '');
			own.text += length;
			if (isLinked) own.linked += length;
		}
	}
	return own;
}

function roleOf(place: Place, places: readonly Place[], named: Named): Role | undefined {
	const { element, text, linked } = place;
	const { localName } = element;
	if (localName === 'figcaption') return 'caption';
	if (localName === 'footer') return 'furniture';
	if (localName === 'form') return 'hidden';
	if (localName === 'address') return 'byline';
	const isHidden = element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
	if (isHidden) return RUNNING.has(localName) && text > 40 ? undefined : 'hidden';
	const leadsAway = text > 0 && linked / text > LEADS_AWAY;
	const role = roleByName(namingOf(element), named);
	if (role === 'factbox') return leadsAway ? 'related' : role;
	const parent = places[place.parent];
	if (role !== undefined && role !== 'hidden' && INLINE.has(localName) && parent !== undefined) {
		// A credit may be a span; a word of a sentence is none, whatever its class.
		if (RUNNING.has(parent.element.localName) && parent.text > text * 1.2) return undefined;
	}
	if (role !== undefined) return role;
	const isAside = localName === 'aside' || element.getAttribute('role') === 'complementary';
	if (isAside) {
		place.guessed = true;
		return leadsAway ? 'related' : asideRole(place);
	}
	if (text > 0 && text < 300 && isTeaser(place)) return 'related';
	if (text > 0 && text < 400 && holdsForm(place)) return 'promo';
	return undefined;
}

/** An unnamed aside is a fact box where it has a heading or items, else some remark of the page. */
function asideRole({ element, text, linked }: Place): Role | undefined {
	if (text < 40) return 'furniture';
	const isBox = element.querySelector('h1,h2,h3,h4,h5,h6,li,dt,strong,b') !== null && linked < text * 0.35;
	return isBox ? 'factbox' : 'furniture';
}

/** A small card that a link covers, or that is an article within the page and mostly link. */
function isTeaser({ element, overlaid, text, linked }: Place): boolean {
	const { localName } = element;
	if (localName === 'article' && linked > text * 0.3) return true;
	return overlaid && !RUNNING.has(localName) && localName !== 'figure' && element.querySelector('p') === null;
}

/** A few words about what is to be filled in right below them: a newsletter, a search, a question to readers. */
const holdsForm = ({ element }: Place): boolean =>
	[...element.children].some(({ localName }) => localName === 'form') &&
	element.querySelector('h1,article,[itemprop=articleBody]') === null;
