import type { ContextBlock, KnownBlock } from '@slack/types';
import type { ExcerptPart, FactsPart, ListPart, Part, QuotePart, Source } from '../../ask/reply.ts';
import type { Texts } from '../../ask/texts.ts';
import { LIMITS } from './limits.ts';
import { type Row, type Run, richText } from './rich.ts';
import { address, escapedPieces, firstPiece, invisible, oneLine, plain } from './text.ts';

/** The blocks of one part. Everything from an article goes into rich text, which has no markup to fall into. */
export function blocksOf(part: Part, texts: Texts): KnownBlock[] {
	switch (part.type) {
		case 'quote':
			return [...richText(quoteRows(part, texts)), ...smallPrint(part.source, part.evidence)];
		case 'facts':
			return [...richText(factsRows(part)), ...smallPrint(part.source)];
		case 'excerpt':
			return [...richText(excerptRows(part)), ...smallPrint(part.source)];
		case 'list':
			return richText(part.items.flatMap((item, index) => itemRows(item, part.ordered ? index + 1 : undefined)));
		case 'copy':
			return invisible(part.text) ? [] : richText([{ kind: 'copy', runs: [{ text: part.text }] }]);
		case 'text':
			return invisible(part.text) ? [] : richText([line({ text: part.text, ...(part.heading && { bold: true }) })]);
		case 'context':
			return context(part.text);
		case 'image': {
			const url = address(part.url);
			const alt = firstPiece(oneLine(part.alt), LIMITS.altText, ({ length }) => length);
			return url === null
				? richText([line({ text: part.alt, italic: true })])
				: [{ type: 'image', image_url: url, alt_text: alt }];
		}
	}
}

/** Small print. */
export function context(text: string): ContextBlock[] {
	return escapedPieces(text, LIMITS.section).map((piece) => ({ type: 'context', elements: [plain(piece)] }));
}

function quoteRows({ segments, speaker, role, question, doubt, source }: QuotePart, texts: Texts): Row[] {
	const who: Run[] = [{ text: oneLine(speaker), bold: true }];
	if (role !== null && !invisible(role)) who.push({ text: `, ${oneLine(role)}` });
	if (doubt !== null) who.push({ text: ` (${oneLine(doubt)})`, italic: true });
	return [
		...(question === null ? [] : [line({ text: texts.say('label.answering', { question }), italic: true })]),
		...segments.filter((words) => !invisible(words)).map((text): Row => ({ kind: 'quote', runs: [{ text }] })),
		line(...who),
		...headlineRows(source),
	];
}

const BULLET = { kind: 'bullet' } as const;

function factsRows({ title, items, numbered, credit, source }: FactsPart): Row[] {
	return [
		...(invisible(title) ? [] : [line({ text: oneLine(title), bold: true })]),
		...items
			.map(
				(text, index): Row => ({ ...(numbered ? { kind: 'ordered', number: index + 1 } : BULLET), runs: [{ text }] }),
			)
			.filter(({ runs }) => runs.some(({ text }) => !invisible(text))),
		...(credit === null || invisible(credit) ? [] : [line({ text: oneLine(credit), italic: true })]),
		...headlineRows(source),
	];
}

function excerptRows({ sentences, source }: ExcerptPart): Row[] {
	const quoted = sentences.filter((text) => !invisible(text));
	return [...quoted.map((text): Row => ({ kind: 'quote', runs: [{ text }], apart: true })), ...headlineRows(source)];
}

function itemRows({ text, detail, url }: ListPart['items'][number], number: number | undefined): Row[] {
	const name = oneLine(text);
	const runs: Run[] = [{ text: name === '' ? '…' : name, bold: true, url: address(url) }];
	if (detail !== null && !invisible(detail)) runs.push({ text: `\n${detail}` });
	return [number === undefined ? { kind: 'bullet', runs } : { kind: 'ordered', number, runs }];
}

/** A headline that leads to the place stands with the words. */
function headlineRows({ headline, url }: Source): Row[] {
	const target = address(url);
	return target === null ? [] : [line({ text: oneLine(headline), url: target })];
}

/** Publisher, date and paragraph, and a headline that leads nowhere; then whatever else belongs in small print. */
function smallPrint(source: Source, ...more: readonly (string | null)[]): ContextBlock[] {
	const { headline, url, publisher, date, paragraph } = source;
	const place = paragraph === null ? null : `¶ ${paragraph}`;
	const facts = [address(url) === null ? headline : null, publisher, date, place].filter((fact) => fact !== null);
	return context([facts.map(oneLine).join(' · '), ...more].filter(Boolean).join('\n'));
}

const line = (...runs: Run[]): Row => ({ kind: 'line', runs });
