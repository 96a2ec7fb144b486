import type { Document } from '../document/document.ts';
import { NewsroomError } from '../document/error.ts';
import { decode, normalised } from './decode.ts';
import type { Format, Material } from './format.ts';
import { limits } from './limits.ts';

/** News in JSON, versions 1.0 to 3.x and the agencies' own: one item, a list of them, or a package with texts inside. */
export const ninjs: Format = {
	name: 'ninjs',
	extensions: ['json', 'ninjs'],
	mediaTypes: ['application/json', 'application/ninjs+json'],
	limit: limits.wire,
	recognises: (head) =>
		/^\s*[[{]\s*["{]/u.test(head) &&
		/"(?:uri|guid|pubstatus|versioncreated|headlines?|bod(?:ies|y_\w+)|associations|profile|representationtype)"\s*:/u.test(
			head,
		),
	async read(material) {
		const [first] = await readItems(material);
		return first as Document;
	},
	readAll: readItems,
};

async function readItems(material: Material): Promise<readonly Document[]> {
	const { name, content } = material;
	const text = typeof content === 'string' ? normalised(content) : decode(content, { name, lenient: true });
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new NewsroomError('damaged-file', { file: name, format: 'ninjs' }, { cause });
	}
	const { readNinjs } = await import('./wire/ninjs-items.ts');
	return readNinjs(value, material);
}
