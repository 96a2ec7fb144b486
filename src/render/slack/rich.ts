import type {
	RichTextBlock,
	RichTextElement,
	RichTextLink,
	RichTextList,
	RichTextSection,
	RichTextText,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { firstPiece, shown } from './text.ts';

/** Words of one look. Rich text holds them as they stand: nothing in them is markup. */
export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** As `address` gives it. */
	readonly url?: string | null;
}

/** One line, one quoted passage, one item, or lines to be taken along as they are. */
export interface Row {
	readonly kind: 'line' | 'quote' | 'bullet' | 'ordered' | 'copy';
	readonly runs: readonly Run[];
	/** Of an ordered item, from 1. */
	readonly number?: number;
	/** An empty line before it, where it follows one of its kind. */
	readonly apart?: boolean;
}

/** The documented `offset` of a numbered list, which the package of types does not know. */
type NumberedList = RichTextList & { offset?: number };

/** JSON of one block, so that several fit into a message. */
const JSON_OF_BLOCK = 6_000;

/** Rows to as few blocks as the limits allow; a long row is split at sentence ends and loses no character. */
export function richText(rows: readonly Row[]): RichTextBlock[] {
	const blocks: Row[][] = [];
	let text = 0;
	let json = 0;
	for (const row of rows.flatMap(pieces)) {
		const length = row.runs.reduce((sum, run) => sum + run.text.length, 0);
		const cost = JSON.stringify(row.runs).length + 100;
		const last = blocks.at(-1);
		if (last && text + length <= LIMITS.richText && json + cost <= JSON_OF_BLOCK) {
			last.push(row);
			text += length;
			json += cost;
		} else {
			blocks.push([row]);
			text = length;
			json = cost;
		}
	}
	return blocks.map((all) => ({ type: 'rich_text', elements: elements(all) }));
}

/** The row, or rows that hold its text in turn when it is too long for one block. */
function pieces(row: Row): Row[] {
	const rows: Run[][] = [[]];
	let left: number = LIMITS.richText;
	// A piece may leave a direction open that the rest closes, so that it grows when shown.
	const sizeOf = (text: string): number => shown(text).length;
	for (const run of row.runs) {
		let rest = shown(run.text);
		while (rest !== '') {
			const whole = rest.length <= left;
			if (!whole && left < LIMITS.richText) {
				rows.push([]);
				left = LIMITS.richText;
				continue;
			}
			const piece = whole ? rest : firstPiece(rest, left, sizeOf);
			rows.at(-1)?.push({ ...run, text: shown(piece) });
			rest = rest.slice(piece.length);
			left -= sizeOf(piece);
		}
	}
	const filled = rows.filter((runs) => runs.length > 0);
	// What follows the first piece of an item is no item of its own.
	const kind = row.kind === 'quote' || row.kind === 'copy' ? row.kind : 'line';
	return filled.map((runs, index) => (index === 0 ? { ...row, runs } : { kind, runs }));
}

function elements(rows: readonly Row[]): RichTextBlock['elements'] {
	const made: RichTextBlock['elements'] = [];
	let before: Row | undefined;
	for (const row of rows) {
		const last = made.at(-1);
		const inline = row.runs.map(element);
		const next = before?.number === undefined ? undefined : before.number + 1;
		if (row.kind === 'quote' && before?.kind === 'quote' && last?.type === 'rich_text_quote') {
			last.elements.push({ type: 'text', text: row.apart ? '\n\n' : '\n' }, ...inline);
		} else if (row.kind === 'copy') {
			made.push({ type: 'rich_text_preformatted', elements: inline });
		} else if (row.kind === 'quote') {
			made.push({ type: 'rich_text_quote', elements: inline });
		} else if (row.kind === 'line' && before?.kind === 'line' && last?.type === 'rich_text_section') {
			last.elements.push({ type: 'text', text: row.apart ? '\n\n' : '\n' }, ...inline);
		} else if (row.kind === 'line') {
			made.push({ type: 'rich_text_section', elements: inline });
		} else if (before?.kind === row.kind && row.number === next && last?.type === 'rich_text_list') {
			last.elements.push(section(inline));
		} else {
			const list: NumberedList = {
				type: 'rich_text_list',
				style: row.kind,
				elements: [section(inline)],
				...(row.kind === 'ordered' && (row.number ?? 1) > 1 ? { offset: (row.number ?? 1) - 1 } : {}),
			};
			made.push(list);
		}
		before = row;
	}
	return made;
}

const section = (inline: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements: inline });

function element({ text, bold, italic, url }: Run): RichTextLink | RichTextText {
	const style = { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) };
	const styled = Object.keys(style).length > 0 ? { style } : {};
	return url ? { type: 'link', url, text, ...styled } : { type: 'text', text, ...styled };
}
