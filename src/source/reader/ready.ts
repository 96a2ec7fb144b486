import type { Article } from '../../document/article.ts';
import { loadStem, type Stem } from '../../language/stem.ts';
import type { Parser } from '../../parse/parser.ts';
import { type Identity, prepare } from '../../store/prepare.ts';
import type { Material } from '../format.ts';
import { digestOf, openRegular } from '../open.ts';
import { articlesOf } from './articles-of.ts';
import type { Found, Preparation, Ready, Stored, StoreHint } from './protocol.ts';

/** A source as stores keep it. Throws what `openFile` and `Format.read` throw. */
export async function readyOf(source: Material | Stored, hint: StoreHint, parse: Parser): Promise<Preparation> {
	const material = 'path' in source ? openRegular(source.path) : source;
	const digest = digestOf(material, hint.version);
	if (digest === hint.digest) return { digest, ready: null };
	const articles = await articlesOf(material, hint, parse);
	const stem = await loadStem();
	return { digest, ready: articles.map(({ article, identity }) => readyFrom(article, stem, identity)) };
}

export const readyFrom = (article: Article, stem: Stem, identity?: Identity): Ready => ({
	prepared: prepare(article, stem, identity),
	found: foundIn(article),
});

const foundIn = ({ headline, status, embargoedUntil, quotes, people, factBoxes }: Article): Found => ({
	headline,
	status,
	embargoedUntil,
	quotes: quotes.length,
	people: people.length,
	factBoxes: factBoxes.length,
});
