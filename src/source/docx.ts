import { NewsroomError } from '../document/error.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';

/** Word documents since 2007. */
export const docx: Format = {
	name: 'docx',
	extensions: ['docx', 'docm', 'doc'],
	mediaTypes: [
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.ms-word.document.macroenabled.12',
		'application/msword',
	],
	limit: limits.document,
	// Word's own order of the files, and the older kind of file, in which it seals what has a password.
	recognises: (head) =>
		(head.startsWith('pk\x03\x04') && /\[content_types\]\.xml|word\//u.test(head)) || head.startsWith('ðï\x11à'),
	async read(material) {
		const { content, name } = material;
		if (typeof content === 'string') throw new NewsroomError('binary-input', { file: name });
		const { readDocx } = await import('./docx/read-docx.ts');
		return readDocx(content, material);
	},
};
