import type { Document } from '../document/document.ts';
import { NewsroomError } from '../document/error.ts';
import type { Format, Material } from './format.ts';
import { limits } from './limits.ts';

/** The first element of an XML document, after all that may stand before it. */
export const beginsWithElement = (head: string, names: string): boolean => {
	const rest = head.replaceAll(/<\?.*?\?>|<!--.*?-->|<!doctype[^>[]*(?:\[.*?\]\s*)?>/gsu, '').trimStart();
	return new RegExp(`^<(?:[\\w-]+:)?(?:${names})[\\s>/]`, 'u').test(rest);
};

/** NewsML-G2: one item, a package with its items, or a message that holds several. */
export const newsml: Format = {
	name: 'newsml',
	extensions: ['xml', 'g2', 'newsml'],
	mediaTypes: [
		'application/vnd.iptc.g2.newsitem+xml',
		'application/vnd.iptc.g2.packageitem+xml',
		'application/vnd.iptc.g2.newsmessage+xml',
		'application/xml',
		'text/xml',
	],
	limit: limits.wire,
	recognises: (head) => beginsWithElement(head, 'newsitem|packageitem|newsmessage'),
	async read(material) {
		const [first] = await readItems(material);
		return first as Document;
	},
	readAll: readItems,
};

async function readItems(material: Material): Promise<readonly Document[]> {
	const [{ parseXml, within }, { newsItem }, { nitfItem }, { documentOf, isTelling }] = await Promise.all([
		import('./wire/xml.ts'),
		import('./wire/newsml-item.ts'),
		import('./wire/nitf-item.ts'),
		import('./wire/item.ts'),
	]);
	const { name } = material;
	const root = parseXml(material, 'NewsML-G2');
	const items = root.name === 'newsitem' ? [root] : within(root, 'newsitem');
	const texts = root.name === 'nitf' ? [nitfItem(root)] : items.map(newsItem);
	if (texts.length === 0 && !/^(?:packageitem|newsmessage)$/u.test(root.name)) {
		throw new NewsroomError('damaged-file', { file: name, format: 'NewsML-G2' });
	}
	const telling = texts.filter(isTelling);
	if (telling.length === 0) throw new NewsroomError('no-article', { file: name });
	if (telling.length > limits.package) {
		const [size, limit] = [`<newsItem> × ${telling.length}`, `<newsItem> × ${limits.package}`];
		throw new NewsroomError('too-large', { file: name, size, limit });
	}
	const documents: Document[] = [];
	for (const item of telling) documents.push(await documentOf(item, material));
	return documents;
}
