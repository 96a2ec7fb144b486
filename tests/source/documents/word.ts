import { deflateRawSync } from 'node:zlib';
import { zipOf } from '../../../src/source/docx/zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text: string, bold = false): string =>
	`<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** Paragraphs of a Word document; `style` is one of those below. */
export const p = (text: string, style?: string, bold = false): string =>
	`<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text, bold)}</w:p>`;
export const item = (text: string): string =>
	`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
export const changed = (before: string, gone: string, added: string): string =>
	`<w:p>${run(before)}<w:del w:id="1" w:author="x"><w:r><w:delText>${gone}</w:delText></w:r></w:del><w:ins w:id="2" w:author="x">${run(added)}</w:ins></w:p>`;
export const noted = (text: string): string =>
	`<w:p>${run(text)}<w:r><w:footnoteReference w:id="1"/></w:r>${run(' It rained.')}</w:p>`;

const STYLES = ['Title', 'heading 1', 'heading 2', 'Subtitle', 'caption', 'Quote'];

/** The files of a Word document with these paragraphs. */
export function wordFiles(body: string, notes?: string): [string, Buffer][] {
	const styles = STYLES.map(
		(name) => `<w:style w:type="paragraph" w:styleId="${name.replace(/ /gu, '')}"><w:name w:val="${name}"/></w:style>`,
	).join('');
	const parts: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="s" Type="${R}/styles" Target="styles.xml"/><Relationship Id="n" Type="${R}/numbering" Target="numbering.xml"/><Relationship Id="f" Type="${R}/footnotes" Target="footnotes.xml"/></Relationships>`,
		'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>`,
		'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
		'word/footnotes.xml': `<w:footnotes ${W}>${notes === undefined ? '' : `<w:footnote w:id="1">${p(notes)}</w:footnote>`}</w:footnotes>`,
		'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
	};
	return Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]);
}

/** A Word document, packed as Word packs it. */
export const word = (body: string, notes?: string): Buffer => packed(wordFiles(body, notes));

interface Lie {
	/** What the directory says of the sizes, instead of the truth. */
	readonly size?: number;
	readonly flags?: number;
	readonly method?: number;
}

/** A zip file whose files are deflated. */
export function packed(files: readonly (readonly [string, Buffer])[], lie: Lie = {}): Buffer {
	const deflated = files.map(([name, bytes]) => [name, deflateRawSync(bytes, { level: 9 }), bytes.length] as const);
	const zip = zipOf(deflated.map(([name, bytes]) => [name, bytes] as const));
	// Local headers and directory entries are patched in their order.
	for (const [signature, method, size, flags] of [
		['PK\x03\x04', 8, 22, 6],
		['PK\x01\x02', 10, 24, 8],
	] as const) {
		let at = 0;
		for (const [, , length] of deflated) {
			at = zip.indexOf(signature, at, 'latin1');
			zip.writeUInt16LE(lie.method ?? 8, at + method);
			zip.writeUInt32LE(lie.size ?? length, at + size);
			if (lie.flags !== undefined) zip.writeUInt16LE(lie.flags, at + flags);
			at += 4;
		}
	}
	return zip;
}
