import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';

/** The words of a message without their looks, a line for each line; unescaped. */
export function fallbackOf(blocks: readonly KnownBlock[]): string {
	return blocks
		.map(wordsOf)
		.filter((words) => words.trim() !== '')
		.join('\n');
}

/** What can be pressed or chosen, for a message that holds nothing else. */
export function labelsOf(blocks: readonly KnownBlock[]): string {
	const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
	return elements
		.flatMap((element) => {
			if (element.type === 'static_select') return (element.options ?? []).map(({ text }) => unescaped(text.text));
			return element.type === 'button' ? [unescaped(element.text.text)] : [];
		})
		.join('\n');
}

function wordsOf(block: KnownBlock): string {
	switch (block.type) {
		case 'header':
			return unescaped(block.text.text);
		case 'context':
			return block.elements.map((element) => ('text' in element ? unescaped(element.text) : '')).join(' ');
		case 'image':
			return block.alt_text;
		case 'rich_text':
			return block.elements.map(richWords).join('\n');
		default:
			return '';
	}
}

function richWords(element: RichTextBlock['elements'][number]): string {
	if (element.type !== 'rich_text_list') {
		const words = element.elements.map(inline).join('');
		return element.type === 'rich_text_quote' ? words.replace(/^/gmu, '> ') : words;
	}
	const first = 'offset' in element && typeof element.offset === 'number' ? element.offset + 1 : 1;
	return element.elements
		.map((item, index) => {
			const mark = element.style === 'ordered' ? `${first + index}.` : '•';
			return `${mark} ${item.elements.map(inline).join('')}`;
		})
		.join('\n');
}

const inline = (element: RichTextElement): string => ('text' in element ? (element.text ?? '') : '');

/** Back from what `escapeMarkup` made. */
const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
