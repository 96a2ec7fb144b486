import mammoth from 'mammoth';
import type { Document } from '../../document/document.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Material } from '../format.ts';
import { composed, type Stretch } from '../html/compose.ts';
import { readFragment } from '../html/fragment.ts';
import type { Piece } from '../html/walk.ts';
import { unzip, zipOf } from './zip.ts';

const FORMAT = 'Word document (.docx)';
/** Text and what it refers to; pictures, fonts and embedded files stay packed. */
const WANTED =
	/^(?:\[content_types\]\.xml|_rels\/|word\/(?!media\/|fonts\/|embeddings\/)[^.]*\.(?:xml|xml\.rels|rels)$)/iu;

/** Word's own styles, by the names that they have in files of every language. */
const STYLES = [
	"p[style-name='Title'] => h1:fresh",
	"p[style-name='Subtitle'] => p.lead:fresh",
	"p[style-name='caption'] => p.caption:fresh",
	"p[style-name='Caption'] => p.caption:fresh",
	"p[style-name='Quote'] => blockquote > p:fresh",
	"p[style-name='Intense Quote'] => p.pullquote:fresh",
];

/** Footnotes stand at the end; their numbers are no words of the sentences. */
const NOTES =
	/<sup>\s*<a [^>]*href="#[^"]*(?:foot|end)note[^"]*"[^>]*>.*?<\/a>\s*<\/sup>|<a [^>]*href="#[^"]*note-ref[^"]*"[^>]*>.*?<\/a>/gu;

/** Letters of the longest headline that no style marks. */
const HEADLINE = 160;

/** Throws NewsroomError `damaged-file`, `password-protected`, `too-large`, `no-words`. */
export async function readDocx(bytes: Uint8Array, { name, url, side }: Material): Promise<Document> {
	if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw sealed(bytes, name);
	const files = unzip(bytes, { name, format: FORMAT, wanted: (entry) => WANTED.test(entry) });
	if (![...files.keys()].some((entry) => /^word\/document\d*\.xml$/iu.test(entry))) throw damaged(name);
	let markup: string;
	try {
		const { value } = await mammoth.convertToHtml(
			{ buffer: zipOf(files) },
			{
				styleMap: STYLES,
				convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
				externalFileAccess: false,
			},
		);
		markup = value.replace(NOTES, '');
	} catch (cause) {
		throw damaged(name, cause);
	}
	const pieces = await readFragment(markup, name, { headlines: [], description: undefined });
	if (pieces.length === 0) throw new NewsroomError('no-words', { file: name });
	const { text, blocks } = composed(headed(pieces));
	const headline = blocks.find(({ kind }) => kind === 'headline');
	const metadata = {
		...(headline !== undefined && { headline: text.slice(headline.span.start, headline.span.end) }),
		...(url !== undefined && { url }),
		...side,
	};
	// Where nothing but lines was written, the lines tell as much as those of a text file.
	return pieces.every(isBareLine)
		? { text, metadata: { ...(url !== undefined && { url }), ...side } }
		: { text, blocks, metadata };
}

const isBareLine = ({ kind, tag }: Piece): boolean => kind === 'paragraph' && tag === 'p';

/** Many write the headline as a first line without a style. */
function headed(pieces: readonly Piece[]): readonly Stretch[] {
	const [first, second] = pieces;
	if (first === undefined || second === undefined || pieces.some(({ kind }) => kind === 'headline')) return pieces;
	const isHeadline =
		/^(?:paragraph|subhead|lead)$/u.test(first.kind) && first.text.length <= HEADLINE && !/[.:…]$/u.test(first.text);
	return isHeadline ? [{ kind: 'headline', text: first.text }, ...pieces.slice(1)] : pieces;
}

/** Word seals a document into a file of the older kind, in which all old documents are kept too. */
function sealed(bytes: Uint8Array, name: string): NewsroomError {
	const isSealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
		Buffer.from('EncryptedPackage', 'utf16le'),
	);
	return isSealed ? new NewsroomError('password-protected', { file: name }) : damaged(name);
}

const damaged = (name: string, cause?: unknown): NewsroomError =>
	new NewsroomError('damaged-file', { file: name, format: FORMAT }, { cause });
