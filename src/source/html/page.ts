import { parseHTML } from 'linkedom';
import type { Document, Metadata } from '../../document/document.ts';
import { namesInByline, namesSomebody, type Separators } from './authors.ts';
import { composed } from './compose.ts';
import { coreOf } from './core.ts';
import type { Page } from './dom.ts';
import { gathered } from './headed.ts';
import { headlineFor } from './headline.ts';
import { withKinds } from './kinds.ts';
import { pageMetadata } from './metadata.ts';
import { namedBy } from './naming.ts';
import { isPaywalled, pictureOf } from './picture.ts';
import { selected } from './select.ts';
import { foldedPhrases, loadSites, type Sites, siteFor } from './site.ts';
import { skim } from './skim.ts';
import { survey } from './survey.ts';
import { isLonger, toldPieces } from './told.ts';
import { type Piece, piecesOf } from './walk.ts';

/**
 * Markup to text with blocks and metadata; the text is empty when the page holds no article. Throws NewsroomError
 * `too-large`.
 */
export async function readPage(
	source: string,
	name: string,
	address: string | undefined,
	sites?: Sites,
): Promise<Required<Document>> {
	const { general, publishers } = sites ?? (await loadSites());
	const phrases = foldedPhrases(general);
	const skimmed = skim(source, name);
	const parse = (): Page =>
		parseHTML(`<!doctype html><html><head></head><body>${skimmed.body}</body></html>`).document as Page;
	const page = parse();
	const told = pageMetadata(skimmed, page, address, general.separators);
	const own = siteFor(publishers, told.metadata.url ?? address);
	const known = survey(page, namedBy(general), phrases.factbox, own);
	const places = [...known.values()];
	const pieces = piecesOf(page.body, known);
	const found = selected(pieces, coreOf(page, parse, pieces, places, own), places, told);
	const article = isLonger(told.body, found) ? toldPieces(told) : found;
	const blocks = gathered(withKinds(article, places, told, phrases), phrases.factbox);
	const headline = headlineFor(article.find(({ kind }) => kind === 'headline')?.text, told.headlines);
	const byline = bylineOf(told.metadata, article, general.separators);
	const image = pictureOf(skimmed, told.thing, article, places, address);
	return {
		...composed(blocks),
		metadata: {
			...told.metadata,
			...(headline !== undefined && { headline }),
			...(byline !== undefined && { byline }),
			...(image !== undefined && { image }),
			...(isPaywalled(skimmed, told.thing) && { paywalled: true }),
		},
	};
}

/** Where metadata names nobody but the publisher, the byline that stands on the page. */
function bylineOf(
	{ byline, publisher = '' }: Metadata,
	article: readonly Piece[],
	separators: Separators,
): string[] | undefined {
	if (namesSomebody(byline ?? [], publisher)) return byline;
	const written = article
		.filter(({ kind }) => kind === 'byline')
		.flatMap(({ text }) => namesInByline(text, separators));
	return written.length > 0 ? written : byline;
}
