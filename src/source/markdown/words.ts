import type { List, Nodes } from 'mdast';

/** Runs of white space as one blank. */
export const oneLine = (text: string): string => text.replace(/[ \t\n\r\f]+/gu, ' ').trim();

/** The words of a node as a reader sees them, on one line; raw markup and pictures have none. */
export const wordsOf = (node: Nodes): string => oneLine(lettersOf(node));

function lettersOf(node: Nodes): string {
	if (node.type === 'break') return ' ';
	if (node.type === 'html' || node.type === 'image') return '';
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(lettersOf).join(isFlow(node) ? ' ' : '') : '';
}

const isFlow = ({ type }: Nodes): boolean => /^(?:root|blockquote|list|listItem)$/u.test(type);

/** The items of a list, a line each, with their numbers where the list counts. */
export function itemsOf({ children, ordered, start }: List): string[] {
	return children.flatMap((item, index) => {
		const text = wordsOf(item);
		return text === '' ? [] : [ordered ? `${(start ?? 1) + index}. ${text}` : text];
	});
}
