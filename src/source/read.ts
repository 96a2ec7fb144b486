import type { Document } from '../document/document.ts';
import { NewsroomError } from '../document/error.ts';
import { headOf } from './decode.ts';
import { docx } from './docx.ts';
import type { Format, Material } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { newsml } from './newsml.ts';
import { ninjs } from './ninjs.ts';
import { nitf } from './nitf.ts';
import { openFile, sidePath, tooLarge } from './open.ts';
import { pdf } from './pdf.ts';
import { text } from './text.ts';
import type { Fetcher } from './web/fetcher.ts';
import { openUrl } from './web/open.ts';

/** Every format there is; the first that recognises a source reads it, so plain text stands last. */
export const formats: readonly Format[] = [html, ninjs, newsml, nitf, docx, pdf, markdown, text];

export type Input =
	| { readonly path: string }
	| { readonly bytes: Uint8Array; readonly name: string; readonly url?: string }
	| { readonly url: string; readonly fetcher: Fetcher }
	| { readonly text: string; readonly name?: string }
	| { readonly html: string; readonly url?: string };

/**
 * Opens anything that the formats know. Throws NewsroomError: `no-such-file`, `unreadable-file`, `too-large`,
 * `bad-metadata`, what `openUrl` throws, and what `Format.read` throws.
 */
export async function readSource(input: Input): Promise<Document> {
	if ('path' in input) return readMaterial(await openFile(input.path));
	if ('bytes' in input) return readMaterial({ name: input.name, content: input.bytes, url: input.url });
	if ('fetcher' in input) return readMaterial(await openUrl(input.url, input.fetcher));
	if ('html' in input) return readAs(html, { name: input.url ?? '', content: input.html, url: input.url });
	return readAs(text, { name: input.name ?? '', content: input.text });
}

/** The same for what is already in memory: picks the format by the look of it, then by what it is called. */
export async function readMaterial(material: Material): Promise<Document> {
	return readAs(formatOf(material), material);
}

/** All articles of a source, at least one: a wire package may hold several, anything else holds one. */
export async function readDocuments(material: Material): Promise<readonly Document[]> {
	const format = formatOf(material);
	if (format.readAll === undefined) return [await readAs(format, material)];
	return format.readAll(checked(format, material));
}

/** By the look of the content; where that tells nothing, by the ending of the name, then by the media type. */
export function formatOf({ name, content, mediaType }: Material): Format {
	const head = headOf(content)
		.replace(/^(?:ï»¿|ÿþ|þÿ|\ufeff)/u, '')
		.replaceAll('\0', '')
		.toLowerCase();
	const seen = formats.find((format) => format !== text && format.recognises(head));
	if (seen !== undefined) return seen;
	const type = mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return (
		formats.find((format) => format.extensions.includes(extensionOf(name))) ??
		formats.find((format) => format.mediaTypes.includes(type)) ??
		text
	);
}

/** The names of a folder that are articles: endings that a format knows, but for the side files of others. */
export function articleFiles(names: readonly string[]): string[] {
	const known = names.filter((name) => formats.some((format) => format.extensions.includes(extensionOf(name))));
	const sides = new Set(known.filter((name) => sidePath(name) !== name).map(sidePath));
	return known.filter((name) => !sides.has(name)).sort();
}

function extensionOf(name: string): string {
	return /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

const readAs = async (format: Format, material: Material): Promise<Document> => format.read(checked(format, material));

function checked({ limit }: Format, material: Material): Material {
	const { content, name } = material;
	if (content.length === 0) throw new NewsroomError('empty-input', { file: name });
	if (content.length > limit) throw tooLarge(name, limit, content.length);
	return material;
}
