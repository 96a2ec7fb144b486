import { type Element, isElement, isText, line } from './dom.ts';

const BLOCKS = new Set(
	(
		'address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr ' +
		'li main ol p pre section summary table tbody td th thead tr ul'
	).split(' '),
);

/** A term and its explanation, the cells of a row: they share a line. */
const CELLS = new Set(['dd', 'td', 'th']);
const BEFORE_CELL = new Set(['dt', 'td', 'th']);

/**
 * The words of a caption or byline as one line. Parts that only the layout keeps apart ("…years." and "Photo: …", a name
 * and a date) get a blank between them.
 */
export function apart(element: Element): string {
	let text = '';
	const visit = (node: Element): void => {
		for (const child of node.childNodes) {
			if (isText(child)) text += child.textContent ?? '';
			if (!isElement(child)) continue;
			const begins = /^[\p{Lu}\p{N}©(]/u.test(child.textContent ?? '');
			if (BLOCKS.has(child.localName) || (begins && /[\p{Ll}\p{N}.,!?:)]$/u.test(text))) text += ' ';
			visit(child);
			if (BLOCKS.has(child.localName)) text += ' ';
		}
	};
	visit(element);
	return line(text);
}

/** The lines of a box or a list as a reader sees them: each item one line, with its number where the list counts. */
export function boxText(box: Element): string[] {
	const lines: string[] = [];
	let open = '';
	const close = (): void => {
		const text = line(open);
		if (/[\p{L}\p{N}]/u.test(text)) lines.push(text);
		open = '';
	};
	const visit = (element: Element, insideItem: boolean): void => {
		let number = Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1;
		for (const child of element.childNodes) {
			if (isText(child)) open += child.textContent ?? '';
			if (!isElement(child)) continue;
			const { localName } = child;
			const isItem = localName === 'li';
			// What stands inside one item stays on its line.
			const isBlock = BLOCKS.has(localName);
			const breaks = isBlock && (!insideItem || isItem);
			if (breaks && !sharesLine(child)) close();
			else if (isBlock) open += ' ';
			if (isItem && element.localName === 'ol') open = `${number++}. `;
			visit(child, insideItem || isItem || CELLS.has(localName));
			if (breaks && !BEFORE_CELL.has(localName)) close();
			else if (isBlock) open += ' ';
		}
	};
	visit(box, false);
	close();
	return lines;
}

const sharesLine = ({ localName, previousElementSibling: before }: Element): boolean =>
	CELLS.has(localName) && before !== null && BEFORE_CELL.has(before.localName);
