import { Parser } from 'htmlparser2';
import { line } from './dom.ts';

/** The words of a value that is written with entities and even with markup, as one line. */
export function plainText(text: string): string {
	if (!/[&<]/u.test(text)) return line(text);
	let plain = '';
	const parser = new Parser({ ontext: (piece) => (plain += piece) }, { decodeEntities: true });
	parser.end(text);
	return line(plain);
}
