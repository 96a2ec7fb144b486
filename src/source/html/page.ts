import { parseHTML } from 'linkedom';
import type { Document } from '../../document/document.ts';
import { composed } from './compose.ts';
import type { Page } from './dom.ts';
import { gathered } from './headed.ts';
import { headlineFor } from './headline.ts';
import { withKinds } from './kinds.ts';
import { pageMetadata } from './metadata.ts';
import { namedBy } from './naming.ts';
import type { Place } from './place.ts';
import { readable } from './readable.ts';
import { selected } from './select.ts';
import { foldedPhrases, loadSites, siteFor } from './site.ts';
import { skim } from './skim.ts';
import { survey } from './survey.ts';
import { piecesOf } from './walk.ts';

/** Markup to text with blocks and metadata; the text is empty when the page holds no article. Throws `too-large`. */
export async function readPage(source: string, name: string, address: string | undefined): Promise<Required<Document>> {
	const sites = await loadSites();
	const skimmed = skim(source, name);
	const parse = (): Page =>
		parseHTML(`<!doctype html><html><head></head><body>${skimmed.body}</body></html>`).document as Page;
	const page = parse();
	const told = pageMetadata(skimmed, page, address, sites.general.separators);
	const phrases = foldedPhrases(sites.general);
	const facts = survey(page, namedBy(sites.general), phrases.factbox, siteFor(sites, told.metadata.url ?? address));
	const places = [...facts.values()];
	const readability = readable(parse(), droppedOf(places));
	const pieces = selected(piecesOf(page.body, facts), places, readability, told);
	const article = gathered(withKinds(pieces, places, told, phrases.related), phrases.factbox);
	const headline = headlineFor(pieces.find(({ kind }) => kind === 'headline')?.text, told.headlines);
	return { ...composed(article), metadata: { ...told.metadata, ...(headline !== undefined && { headline }) } };
}

/** What Readability shall not see: every element with a role but the lead. */
const droppedOf = (places: readonly Place[]): Set<number> =>
	new Set(places.flatMap(({ role, index }) => (role === undefined || role === 'lead' ? [] : [index])));
