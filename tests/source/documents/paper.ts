import { once } from 'node:events';
import PDFDocument from 'pdfkit';

type Paper = InstanceType<typeof PDFDocument>;

/** A PDF on which `draw` has drawn. */
export async function paper(
	draw: (page: Paper) => void,
	options: ConstructorParameters<typeof PDFDocument>[0] = {},
): Promise<Buffer> {
	const page = new PDFDocument({ size: 'A4', margin: 72, ...options });
	const chunks: Buffer[] = [];
	page.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = once(page, 'end');
	draw(page);
	page.end();
	await ended;
	return Buffer.concat(chunks);
}

/** A PDF of one page with a content stream that is packed already. */
export function pageOf(stream: Buffer, filter: string): Buffer {
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
		`<</Length ${stream.length}/Filter ${filter}>>\nstream\n${stream.toString('latin1')}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const place = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const list = file.length;
	file += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${list}\n%%EOF`;
	return Buffer.from(file, 'latin1');
}
