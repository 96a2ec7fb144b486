import { NewsroomError } from '../document/error.ts';
import { decode, normalised } from './decode.ts';
import { charsetIn, type Format } from './format.ts';
import { limits } from './limits.ts';

/** Markdown, with or without front matter. */
export const markdown: Format = {
	name: 'markdown',
	extensions: ['md', 'markdown'],
	mediaTypes: ['text/markdown'],
	limit: limits.markdown,
	// Any text may be Markdown; only the lines before it say so.
	recognises: (head) => /^---\r?\n(?:[\w-]+:[^\n]*\n|\s+[^\n]*\n|- [^\n]*\n|#[^\n]*\n|\r?\n)*---\s*\r?\n/u.test(head),
	async read(material) {
		const { content, name, mediaType } = material;
		const text =
			typeof content === 'string' ? normalised(content) : decode(content, { name, declared: charsetIn(mediaType) });
		if (!/\S/u.test(text)) throw new NewsroomError('empty-input', { file: name });
		const { readMarkdown } = await import('./markdown/read-markdown.ts');
		return readMarkdown(text, material);
	},
};
