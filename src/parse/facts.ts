import type { Block, FactBox } from '../document/article.ts';
import { sliceOf, trimmed } from '../document/span.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { labelsOf } from './blocks/labels.ts';
import { DASHES, type Line, readLines } from './blocks/lines.ts';
import { type Codes, codesOf } from './codes.ts';

/** Markdown and invisible characters before an item's own words. */
const DRESS = /^(?:#{1,6}\s+|\*\*|__|[\u00ad\u200b-\u200f\u2060\ufeff])*/u;
const NUMBER = /^\(?\d{1,2}[.)]\s+/u;
const BULLET = new RegExp(`^(?:[•●▪■*·◦‣⁃${DASHES}])\\s*`, 'u');

/** Reads the fact boxes out of their blocks: title, items without bullets and numbers, source line. */
export function factBoxesOf(text: string, blocks: readonly Block[], lexicon: Lexicon): FactBox[] {
	const labels = labelsOf(lexicon);
	const boxes = blocks.filter((block) => block.kind === 'factbox');
	if (boxes.length === 0) return [];
	const codes = codesOf(text);
	return boxes.map((block) => factBox(text, codes, block, labels));
}

function factBox(text: string, codes: Codes, { span }: Block, labels: ReturnType<typeof labelsOf>): FactBox {
	const [title, ...rest] = readLines(text, codes, span);
	const items: FactBox['items'] = [];
	let source: string | null = null;
	let numbered = 0;
	for (const line of rest) {
		if (labels.boxSource(line)) {
			source = source === null ? line.text : `${source} ${line.text}`;
			continue;
		}
		if (labels.junk(line) !== null) continue;
		const raw = text.slice(line.span.start, line.span.end);
		const dress = DRESS.exec(raw)?.[0].length ?? 0;
		const bare = raw.slice(dress);
		const mark = NUMBER.exec(bare) ?? BULLET.exec(bare);
		if (NUMBER.test(bare)) numbered++;
		const found = item(text, line, dress + (mark?.[0].length ?? 0));
		if (found.text !== '') items.push(found);
	}
	return {
		title: title?.text ?? '',
		items,
		source,
		numbered: numbered > 0 && numbered === items.length,
		span,
	};
}

function item(text: string, line: Line, skip: number): FactBox['items'][number] {
	const closing = /(?:\*\*|__)$/u.exec(text.slice(line.span.start + skip, line.span.end))?.[0].length ?? 0;
	const span = trimmed(text, { start: line.span.start + skip, end: line.span.end - closing });
	return { span, text: sliceOf(text, span) };
}
