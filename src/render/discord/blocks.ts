import type { Part, Source } from '../../ask/reply.ts';
import type { Texts } from '../../ask/texts.ts';
import { closedDirections } from '../bidi.ts';
import { splitText } from '../split.ts';
import { fitted } from './controls.ts';
import { fitsLink, invisible, link, linkTarget, literal, literalLine, shown } from './escape.ts';
import { LIMITS } from './limits.ts';

/** What becomes one component: markdown of at most `ROOM`, or a picture. */
export type Block =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'image'; readonly url: string; readonly alt: string };

/** Stands at the end where an answer goes beyond what may be sent; nothing is left out without it. */
export const CUT = { kind: 'text', text: '-# […]' } as const satisfies Block;
/** Text of one message, room for that mark kept. */
export const ROOM = LIMITS.messageText - CUT.text.length;

/** Between facts of one line; a sign, not a word of any language. */
const DOT = ' · ';
/** Longest marked-up piece of a single string: the lines around it find room beside it. */
const PIECE = 3000;
/** Longest name, headline or label. */
const LINE = 500;

/** One part of an answer as components, in order. */
export function blocksOf(part: Part, texts: Texts): Block[] {
	switch (part.type) {
		case 'quote': {
			const { speaker, role, question, doubt, evidence } = part;
			return [
				...joined([
					heading(speaker, role),
					doubtLine(doubt, evidence),
					...small(question === null ? null : texts.say('label.answering', { question })),
				]),
				...part.segments.flatMap(quotation),
				...joined([...sourceLines(part.source), ...(doubt === null ? small(evidence) : [])]),
			];
		}
		case 'excerpt':
			return [...part.sentences.flatMap(quotation), ...joined(sourceLines(part.source))];
		case 'facts':
			return [
				...joined([
					`**${line(part.title)}**`,
					...part.items.flatMap((item, index) => listItem(part.numbered ? `${index + 1}.` : '-', item)),
				]),
				...joined([...small(part.credit), ...sourceLines(part.source)]),
			];
		case 'list':
			return joined(
				part.items.flatMap(({ text, detail, url }, index) => {
					const mark = part.ordered ? `${index + 1}.` : '-';
					const second = detail === null || invisible(detail) ? null : indentOf(mark) + line(detail);
					return [...named(mark, text, linkTarget(url), second !== null), ...(second === null ? [] : [second])];
				}),
			);
		case 'copy':
			return joined(fitting(part.text, copied));
		case 'text':
			if (part.heading) return invisible(part.text) ? [] : joined([`**${line(part.text)}**`]);
			return joined(fitting(part.text, (text) => (invisible(text) ? '' : literal(text))));
		case 'context':
			return joined(small(part.text));
		case 'image':
			return [{ kind: 'image', url: part.url, alt: part.alt }];
	}
}

/** A code block, which shows every character as it is; text that would end it stands as plain words instead. */
function copied(text: string): string {
	if (invisible(text)) return '';
	const words = shown(text).trimEnd();
	return words.includes('```') ? literal(words) : `\`\`\`\n${words}\n\`\`\``;
}

export const titleBlock = (title: string): Block[] => (invisible(title) ? [] : joined([`### ${line(title)}`]));

const clipped = (text: string): string => fitted(text, LINE);

/** A name, a label: one line, with an ellipsis where it is longer than any of these is. */
const line = (text: string): string => literalLine(clipped(text));

const heading = (speaker: string, role: string | null): string =>
	`**${line(speaker)}**${role === null || invisible(role) ? '' : `, ${line(role)}`}`;

const doubtLine = (doubt: string | null, evidence: string | null): string =>
	doubt === null ? '' : `-# **${line(doubt)}**${evidence === null ? '' : DOT + line(evidence)}`;

const prefixed =
	(first: string, next = first) =>
	(text: string): string =>
		// Closed again: the last line may have been left out, with the end of what another one turned.
		closedDirections(
			literal(text)
				.split('\n')
				.filter((line) => !invisible(line))
				.map((line, index) => (index === 0 ? first : next) + line.trimEnd())
				.join('\n'),
		);

const small = (text: string | null): string[] => fitting(text ?? '', prefixed('-# '));

/** The words as they stand, each line behind the mark of a quotation. */
const quotation = (words: string): Block[] => fitting(words, prefixed('> ')).flatMap((piece) => joined([piece]));

const indentOf = (mark: string): string => ' '.repeat(mark.length + 1);

/** A long item goes on in further pieces, indented as the list wants it. */
function listItem(mark: string, words: string): string[] {
	const indent = indentOf(mark);
	return fitting(words, prefixed(`${mark} `, indent)).map((piece, index) =>
		index === 0 ? piece : indent + piece.slice(mark.length + 1),
	);
}

/** The first line of an item: a link, a name above its detail, or words of any length. */
function named(mark: string, text: string, target: string | null, heads: boolean): string[] {
	if (target !== null) return [`${mark} ${link(clipped(text), target)}`];
	const short = text.length <= LINE && !invisible(text);
	return heads && short ? [`${mark} **${line(text)}**`] : listItem(mark, text);
}

function sourceLines({ headline, publisher, date, url, paragraph }: Source): string[] {
	const target = linkTarget(url);
	const facts = [publisher, date, paragraph === null ? null : `¶ ${paragraph}`].filter((fact) => fact !== null);
	// The link moves on where the headline cannot carry it.
	const labels = [headline, ...facts].map(clipped);
	const carrier = labels.find(fitsLink);
	const [first = '', ...rest] = labels.map((label) => (label === carrier ? link(label, target) : literal(label)));
	return [`-# ${first}`, rest.length > 0 ? `-# ${rest.join(DOT)}` : ''];
}

/** Joins what fits into one component. */
function joined(paragraphs: readonly string[]): Block[] {
	const blocks: string[] = [];
	for (const paragraph of paragraphs.filter(Boolean)) {
		const last = blocks.at(-1);
		if (last !== undefined && last.length + 1 + paragraph.length <= ROOM)
			blocks[blocks.length - 1] = `${last}\n${paragraph}`;
		else blocks.push(paragraph);
	}
	return blocks.map((text) => ({ kind: 'text', text }));
}

/** A text marked up, in pieces cut at sentence ends where it is too long. */
function fitting(text: string, markUp: (piece: string) => string): string[] {
	const whole = markUp(text);
	// At worst a letter becomes six: an escaped one on a line of its own.
	const pieces = whole.length <= PIECE ? [whole] : splitText(text, Math.floor(PIECE / 4)).map(markUp);
	return pieces.filter((piece) => piece !== '');
}
