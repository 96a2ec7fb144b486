import { NewsroomError } from '../document/error.ts';
import { decode, normalised } from './decode.ts';
import { charsetIn, type Format } from './format.ts';
import { limits } from './limits.ts';

/** Plain text in UTF-8, UTF-16 or windows-1252. Its lines are classified by the parser. */
export const text: Format = {
	name: 'text',
	extensions: ['txt', 'text'],
	mediaTypes: ['text/plain'],
	limit: limits.text,
	recognises: () => true,
	async read({ content, name, url, mediaType, side }) {
		const words =
			typeof content === 'string' ? normalised(content) : decode(content, { name, declared: charsetIn(mediaType) });
		if (!/\S/u.test(words)) throw new NewsroomError('empty-input', { file: name });
		return { text: words, metadata: { ...(url !== undefined && { url }), ...side } };
	},
};
