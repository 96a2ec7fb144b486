import { NewsroomError } from '../document/error.ts';
import { decode, headOf, normalised } from './decode.ts';
import { charsetIn, type Format } from './format.ts';
import { limits } from './limits.ts';

/** A web page: its article's text, the kinds that the markup tells, and its metadata. */
export const html: Format = {
	name: 'html',
	extensions: ['html', 'htm', 'xhtml'],
	mediaTypes: ['text/html', 'application/xhtml+xml'],
	limit: limits.html,
	recognises(head) {
		const words = head.replaceAll(/<!--.*?-->|<\?xml[^>]*>/gsu, '').trimStart();
		return /^<(?:!doctype html|html|head|body)\b/u.test(words);
	},
	async read({ content, name, url, mediaType, side }) {
		const page =
			typeof content === 'string'
				? normalised(content)
				: decode(content, { name, declared: charsetIn(mediaType) ?? charsetOf(content), lenient: true });
		const { readPage } = await import('./html/page.ts');
		const { text, blocks, metadata } = await readPage(page, name, url);
		if (text === '') throw new NewsroomError('empty-input', { file: name });
		return { text, blocks, metadata: { ...metadata, ...side } };
	},
};

/** The charset that a page declares in its first bytes. */
function charsetOf(bytes: Uint8Array): string | undefined {
	return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/iu.exec(headOf(bytes, 4_096))?.[1];
}
