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

/** What Slack sends back of a button, or of a choice in a menu. */
interface Pressed {
	readonly action_id: string;
	readonly value?: string;
	readonly selected_option?: { readonly value: string };
}

interface Control {
	/** The number that the adapter gave it. */
	readonly action: number;
	readonly label: string;
	readonly inMenu: boolean;
	readonly pressed: Pressed;
}

/** Buttons and choices in the order in which they stand. */
export function controlsIn(blocks: readonly KnownBlock[]): Control[] {
	const found = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
	const numberIn = (id: string): number => Number(/:(\d+)(?: |$)/u.exec(id)?.[1]);
	return found.flatMap((each): Control[] => {
		const { action_id = '' } = each;
		if (each.type === 'static_select') {
			return (each.options ?? []).map(({ text, value = '' }) => ({
				action: numberIn(value),
				label: unescaped(text.text),
				inMenu: true,
				pressed: { action_id, selected_option: { value } },
			}));
		}
		if (each.type !== 'button') return [];
		const pressed = { action_id, value: each.value ?? '' };
		return [{ action: numberIn(action_id), label: unescaped(each.text.text), inMenu: false, pressed }];
	});
}
