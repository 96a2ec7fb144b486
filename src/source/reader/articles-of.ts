import type { Article } from '../../document/article.ts';
import { articleId } from '../../document/article-id.ts';
import type { Document } from '../../document/document.ts';
import type { Hint, Parser } from '../../parse/parser.ts';
import type { Identity } from '../../store/prepare.ts';
import type { Material } from '../format.ts';
import { readDocuments } from '../read.ts';
import type { ReadHint } from './protocol.ts';

/** An article as it was read, and what its source says of its identity. */
export interface ReadArticle {
	readonly article: Article;
	readonly identity: Identity;
}

/** All articles of one source, at least one. Throws what `Format.read` throws. */
export async function articlesOf(material: Material, hint: ReadHint, parse: Parser): Promise<ReadArticle[]> {
	const documents = await readDocuments(material);
	return documents.map((document) => ({
		article: parse(document, hintFor(document, hint, documents.length)),
		identity: identityOf(document),
	}));
}

function hintFor(document: Document, { id, known, language }: ReadHint, count: number): Hint {
	const used = count > 1 ? undefined : (id ?? (identityOf(document).named ? undefined : known));
	return { ...(used !== undefined && { id: used }), ...(language !== undefined && { language }) };
}

const identityOf = ({ metadata: { url, id, replaces } }: Document): Identity => ({
	named: url !== undefined || id !== undefined,
	replaces: replaces === undefined || replaces === id ? null : articleId(replaces),
});
