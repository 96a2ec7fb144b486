import { parseHTML } from 'linkedom';
import type { Page } from './dom.ts';
import { gathered } from './headed.ts';
import { withKinds } from './kinds.ts';
import { namedBy } from './naming.ts';
import type { Told } from './select.ts';
import { foldedPhrases, loadSites } from './site.ts';
import { skim } from './skim.ts';
import { survey } from './survey.ts';
import { type Piece, piecesOf } from './walk.ts';

/**
 * Markup that is an article and nothing else, as wires and word processors give it: every piece, in order. The first
 * heading of the first level is the headline, further ones are subheads. Throws NewsroomError `too-large`.
 */
export async function readFragment(markup: string, name: string, told: Told): Promise<Piece[]> {
	const { general } = await loadSites();
	const phrases = foldedPhrases(general);
	const body = oneHeadline(skim(markup, name).body);
	const page = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`).document as Page;
	const known = survey(page, namedBy(general), phrases.factbox, undefined);
	const pieces = withKinds(piecesOf(page.body, known), [...known.values()], told, phrases);
	return gathered(pieces, phrases.factbox);
}

/** Further headings of the first level head other things: fact boxes, sidebars. */
function oneHeadline(body: string): string {
	let isFirst = true;
	let isOpen = false;
	return body.replace(/<(\/?)h1(?=[ >])/gu, (tag, closes: string) => {
		if (closes === '') {
			isOpen = isFirst;
			isFirst = false;
		}
		return isOpen ? tag : `<${closes}h2`;
	});
}
