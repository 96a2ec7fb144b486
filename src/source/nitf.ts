import { NewsroomError } from '../document/error.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';
import { beginsWithElement } from './newsml.ts';

/** The News Industry Text Format, versions 3.0 to 3.6. */
export const nitf: Format = {
	name: 'nitf',
	extensions: ['nitf'],
	mediaTypes: ['application/nitf+xml'],
	limit: limits.wire,
	recognises: (head) => beginsWithElement(head, 'nitf'),
	async read(material) {
		const [{ parseXml }, { nitfItem }, { documentOf, isTelling }] = await Promise.all([
			import('./wire/xml.ts'),
			import('./wire/nitf-item.ts'),
			import('./wire/item.ts'),
		]);
		const { name } = material;
		const root = parseXml(material, 'NITF');
		if (root.name !== 'nitf') throw new NewsroomError('damaged-file', { file: name, format: 'NITF' });
		const item = nitfItem(root);
		if (!isTelling(item)) throw new NewsroomError('no-article', { file: name });
		return documentOf(item, material);
	},
};
