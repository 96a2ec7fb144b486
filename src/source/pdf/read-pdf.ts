import { getDocumentProxy } from 'unpdf';
import type { Document } from '../../document/document.ts';
import { NewsroomError } from '../../document/error.ts';
import type { Material } from '../format.ts';
import { composed } from '../html/compose.ts';
import { limits } from '../limits.ts';
import { linesOf, type PdfLine } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Throws NewsroomError `damaged-file`, `password-protected`, `too-large`, `no-words`. */
export async function readPdf(bytes: Uint8Array, { name, url, side }: Material): Promise<Document> {
	const lines = await linesIn(bytes, name);
	const stretches = paragraphsOf(lines);
	if (!stretches.some(({ kind }) => kind !== 'junk')) throw new NewsroomError('no-words', { file: name });
	const { text, blocks } = composed(stretches);
	const headline = stretches.find(({ kind }) => kind === 'headline')?.text;
	return {
		text,
		blocks,
		metadata: { ...(headline !== undefined && { headline }), ...(url !== undefined && { url }), ...side },
	};
}

async function linesIn(bytes: Uint8Array, name: string): Promise<PdfLine[]> {
	try {
		// The library takes the bytes for itself.
		const document = await getDocumentProxy(new Uint8Array(bytes), {
			disableFontFace: true,
			useSystemFonts: false,
			enableXfa: false,
			stopAtErrors: false,
			verbosity: 0,
		});
		try {
			const { numPages } = document;
			if (numPages > limits.pages) throw tooMuch(name, numPages, limits.pages, '▯');
			const lines: PdfLine[] = [];
			let letters = 0;
			for (let number = 1; number <= numPages; number++) {
				const page = await document.getPage(number);
				const { items } = await page.getTextContent({ includeMarkedContent: false });
				const found = linesOf(items as never, number, page.getViewport({ scale: 1 }).height);
				letters += found.reduce((sum, { text }) => sum + text.length, 0);
				if (letters > limits.words) throw tooMuch(name, letters, limits.words, 'A');
				lines.push(...found);
				page.cleanup();
			}
			return lines;
		} finally {
			await document.loadingTask.destroy();
		}
	} catch (cause) {
		if (cause instanceof NewsroomError) throw cause;
		if ((cause as Error).name === 'PasswordException') throw new NewsroomError('password-protected', { file: name });
		throw new NewsroomError('damaged-file', { file: name, format: 'PDF' }, { cause });
	}
}

/** In signs, for a message of any language. */
const tooMuch = (file: string, size: number, limit: number, sign: string): NewsroomError =>
	new NewsroomError('too-large', { file, size: `${sign} × ${size}`, limit: `${sign} × ${limit}` });
