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
