import type { KnownBlock, RichTextElement } from '@slack/types';

const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What a person reads in these blocks, without the controls: written without a look at the source. */
export const textIn = (blocks: readonly KnownBlock[]): string => blocks.map(wordsIn).join('\n');

function wordsIn(block: KnownBlock): string {
	if (block.type === 'header') return unescaped(block.text.text);
	if (block.type === 'context')
		return block.elements.map((each) => ('text' in each ? unescaped(each.text) : '')).join(' ');
	if (block.type === 'image') return block.alt_text;
	if (block.type === 'rich_text') return block.elements.map(richWords).join('\n');
	return '';
}

function richWords(element: { readonly elements: readonly unknown[] }): string {
	return element.elements
		.map((inner) => {
			const nested = inner as { elements?: readonly unknown[] };
			if (nested.elements) return `${richWords({ elements: nested.elements })}\n`;
			const leaf = inner as RichTextElement;
			return 'text' in leaf ? (leaf.text ?? '') : '';
		})
		.join('');
}

interface Button {
	readonly action_id: string;
	readonly value: string;
}

/** The buttons in the order in which they stand; `action` is the number that the adapter gave them. */
export function controlsIn(blocks: readonly KnownBlock[]) {
	const found = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
	const buttons = found.flatMap((each) => (each.type === 'button' ? [each] : []));
	return {
		buttons: buttons as unknown as readonly Button[],
		controls: buttons.map(({ action_id, text }) => ({
			action: Number(/:(\d+)$/u.exec(action_id ?? '')?.[1]),
			label: unescaped(text.text),
			inMenu: false,
		})),
	};
}
