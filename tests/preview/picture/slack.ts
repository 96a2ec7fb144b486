import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { Look, Piece, Run } from './paint.ts';

const INK = '#1d1c1d';
const SMALL = '#616061';
const LINK = '#1264a3';
const LINE = '#dddddd';

export const SLACK: Look = {
	background: '#ffffff',
	avatar: { fill: '#4a154b', size: 36, radius: 8 },
	gap: 8,
	margin: 20,
	leading: 1.47,
	button: { size: 13, bold: true, height: 30, radius: 4 },
	sent: true,
};
/** The Home tab is a page, not a message. */
export const HOME: Look = { ...SLACK, sent: false };

const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A private message of the app, whose name and hour stand above it. */
export const slackMessage = (blocks: readonly KnownBlock[]): Piece[] => [
	{ kind: 'text', runs: [{ text: 'Only visible to you' }], size: 13, color: SMALL, after: 0 },
	{
		kind: 'text',
		runs: [
			{ text: 'newsroom', bold: true },
			{ text: '  APP  14:08', color: SMALL },
		],
		size: 15,
		color: INK,
		after: 6,
	},
	...slackPieces(blocks),
];

export const slackPieces = (blocks: readonly KnownBlock[]): Piece[] => blocks.flatMap(piecesOf);

function piecesOf(block: KnownBlock): Piece[] {
	switch (block.type) {
		case 'header':
			return [
				{ kind: 'text', runs: [{ text: unescaped(block.text.text), bold: true }], size: 18, color: INK, after: 8 },
			];
		case 'context': {
			const text = block.elements.map((one) => ('text' in one ? unescaped(one.text) : '')).join(' ');
			return [{ kind: 'text', runs: [{ text }], size: 13, color: SMALL, after: 10 }];
		}
		case 'divider':
			return [{ kind: 'rule', color: LINE, after: 12 }];
		case 'rich_text':
			return spaced(block.elements.flatMap(richPieces), 8);
		case 'actions': {
			const controls = block.elements.flatMap((one) => {
				const plain = { fill: '#ffffff', edge: '#bbbbbb', color: INK };
				if (one.type === 'static_select') {
					return [{ ...plain, color: SMALL, label: unescaped(one.placeholder?.text ?? ''), menu: true as const }];
				}
				if (one.type !== 'button') return [];
				const primary = one.style === 'primary' && { fill: '#007a5a', edge: '#007a5a', color: '#ffffff' };
				return [{ ...plain, ...primary, label: unescaped(one.text.text) }];
			});
			return [{ kind: 'controls', controls, after: 14 }];
		}
		default:
			throw new Error(`no picture of a block: ${block.type}`);
	}
}

function richPieces(element: RichTextBlock['elements'][number]): Piece[] {
	if (element.type === 'rich_text_list') {
		const first = 'offset' in element ? Number(element.offset) + 1 : 1;
		return element.elements.map((item, index) => ({
			...line(item.elements.map(runOf)),
			indent: 28,
			mark: element.style === 'ordered' ? `${first + index}.` : '•',
		}));
	}
	const text = line(element.elements.map(runOf));
	return [element.type === 'rich_text_quote' ? { ...text, indent: 16, bar: LINE, after: 4 } : text];
}

const line = (runs: readonly Run[]) => ({ kind: 'text', runs, size: 15, color: INK, after: 0 }) as const;

function runOf(element: RichTextElement): Run {
	if (element.type !== 'text' && element.type !== 'link') throw new Error(`no picture of ${element.type}`);
	const { bold = false, italic = false } = element.style ?? {};
	return { text: element.text ?? '', bold, italic, ...(element.type === 'link' && { color: LINK }) };
}

/** The last of them is as far from what follows as blocks are. */
const spaced = (pieces: readonly Piece[], after: number): Piece[] =>
	pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, after } : piece));
