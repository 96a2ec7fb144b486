import type { Block } from '../../document/article.ts';
import { span } from '../../document/span.ts';

/** A stretch of text and what it is; `reason` says why it is put aside. */
export interface Stretch extends Pick<Block, 'kind'> {
	readonly text: string;
	readonly reason?: string | undefined;
}

/** One text of the pieces, a blank line between them, and the block of each. */
export function composed(pieces: readonly Stretch[]): { text: string; blocks: Block[] } {
	const blocks: Block[] = [];
	let text = '';
	for (const { kind, text: words, reason } of pieces) {
		if (text !== '') text += '\n\n';
		const start = text.length;
		text += words;
		blocks.push({ span: span(start, text.length), kind, ...(reason !== undefined && { reason }) });
	}
	return { text, blocks };
}
