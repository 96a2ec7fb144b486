import type { Article } from '../../document/article.ts';
import type { Document } from '../../document/document.ts';
import type { Hint, Parser } from '../../parse/parser.ts';
import type { Material } from '../format.ts';
import { readDocuments } from '../read.ts';
import type { ReadHint } from './protocol.ts';

/** All articles of one source, at least one. Throws what `Format.read` throws. */
export async function articlesOf(material: Material, hint: ReadHint, parse: Parser): Promise<Article[]> {
	const documents = await readDocuments(material);
	return documents.map((document) => parse(document, hintFor(document, hint, documents.length)));
}

function hintFor({ metadata }: Document, { id, known, language }: ReadHint, count: number): Hint {
	const isNamed = metadata.url !== undefined || metadata.id !== undefined;
	const used = count > 1 ? undefined : (id ?? (isNamed ? undefined : known));
	return { ...(used !== undefined && { id: used }), ...(language !== undefined && { language }) };
}
