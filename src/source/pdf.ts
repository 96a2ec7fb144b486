import { NewsroomError } from '../document/error.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';

/** Portable documents that hold text. */
export const pdf: Format = {
	name: 'pdf',
	extensions: ['pdf'],
	mediaTypes: ['application/pdf'],
	limit: limits.document,
	recognises: (head) => head.startsWith('%pdf-'),
	async read(material) {
		const { content, name } = material;
		if (typeof content === 'string') throw new NewsroomError('binary-input', { file: name });
		const { readPdf } = await import('./pdf/read-pdf.ts');
		return readPdf(content, material);
	},
};
