import type { BlockKind } from '../../document/article.ts';
import { belongsToPicture } from './captions.ts';
import { beginsWith } from './headed.ts';
import type { Place } from './place.ts';
import { bare } from './readable.ts';
import { isLead, type Told } from './select.ts';
import type { Piece } from './walk.ts';

/** What the rules may look at. */
interface Around {
	readonly places: readonly Place[];
	readonly told: Told;
	/** Folded beginnings of lines that lead elsewhere. */
	readonly phrases: readonly string[];
	/** Letters of captions and of the texts that stand for pictures. */
	readonly pictured: ReadonlySet<string>;
	/** Letters of all paragraphs. */
	readonly paragraphs: string;
	readonly headline: string;
	/** The place of the first paragraph of some length. */
	readonly start: number;
	/** The first paragraph, where nothing is called a lead. */
	readonly opening: Piece | undefined;
	readonly isLed: boolean;
}

type Verdict = BlockKind | 'drop' | undefined;
type Rule = (piece: Piece, around: Around) => Verdict;

/** Asked in order; the first that answers decides what a piece of the body is. */
const RULES: readonly Rule[] = [
	repeatsHeadline,
	captionByText,
	captionByPicture,
	dateLine,
	lead,
	related,
	pullQuote,
	boldLine,
];

/** The kinds that only the neighbourhood tells: leads, questions, captions without markup, links in running text. */
export function withKinds(
	pieces: readonly Piece[],
	places: readonly Place[],
	told: Told,
	phrases: readonly string[],
): Piece[] {
	const paragraphs = pieces.filter(({ kind, quoted }) => kind === 'paragraph' && !quoted);
	const isLed = pieces.some((piece) => piece.kind === 'lead' || isLead(piece, told));
	const around: Around = {
		isLed,
		opening: isLed ? undefined : paragraphs.find(({ text }) => text.length > 60),
		places,
		told,
		phrases,
		pictured: pictured(pieces, places),
		paragraphs: paragraphs.map(({ text }) => bare(text)).join('\n'),
		headline: bare(pieces.find(({ kind }) => kind === 'headline')?.text ?? told.headlines[0] ?? ''),
		start: (paragraphs.find(({ text, role }) => text.length > 120 && role !== 'lead') ?? paragraphs[0])?.index ?? 0,
	};
	return pieces.flatMap((piece): Piece[] => {
		if (!['paragraph', 'subhead', 'list'].includes(piece.kind)) return [piece];
		let verdict: Verdict;
		for (const rule of RULES) {
			verdict = rule(piece, around);
			if (verdict !== undefined) break;
		}
		if (verdict === 'drop') return [];
		if (verdict === undefined) return [piece];
		return [verdict === 'related' ? { ...piece, kind: verdict, reason: 'related' } : { ...piece, kind: verdict }];
	});
}

function pictured(pieces: readonly Piece[], places: readonly Place[]): Set<string> {
	const texts = pieces.filter(({ kind }) => kind === 'caption').map(({ text }) => text);
	for (const { element } of places) {
		if (element.localName === 'img') texts.push(element.getAttribute('alt') ?? '', element.getAttribute('title') ?? '');
	}
	return new Set(texts.map(bare).filter(({ length }) => length > 8));
}

function repeatsHeadline({ text, kind }: Piece, { headline }: Around): Verdict {
	return kind !== 'headline' && bare(text) === headline ? 'drop' : undefined;
}

/** The words of a picture stand once more as if they were text. */
function captionByText({ text, kind }: Piece, { pictured }: Around): Verdict {
	return kind === 'paragraph' && text.length < 400 && pictured.has(bare(text)) ? 'caption' : undefined;
}

function captionByPicture(piece: Piece, { places }: Around): Verdict {
	return belongsToPicture(piece, places) ? 'caption' : undefined;
}

/** A short line before the body that holds a time or a year: when it was published, how long it takes to read. */
function dateLine({ text, kind, index, role }: Piece, { start }: Around): Verdict {
	const isDate = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d{2}\b/u.test(text);
	return kind === 'paragraph' && role !== 'lead' && index < start && text.length < 80 && isDate && !/[.!?]$/u.test(text)
		? 'byline'
		: undefined;
}

/** What is called one, a bold opening, or a sentence set as a heading before the body. */
function lead(piece: Piece, { start, told, opening, isLed }: Around): Verdict {
	const { kind, index, text, bold } = piece;
	if (kind === 'list' || index > start || /[?？]$/u.test(text)) return undefined;
	if (isLead(piece, told)) return 'lead';
	const isSentence = kind === 'subhead' && index < start && text.split(' ').length > 8;
	return !isLed && (isSentence || (piece === opening && bold)) ? 'lead' : undefined;
}

/** A line that says "read more", or that is nothing but a link. */
function related({ text, linked, kind }: Piece, { phrases }: Around): Verdict {
	if (text.length > 250) return undefined;
	if (beginsWith(text, phrases) && (linked > 0.3 || text.length < 40)) return 'related';
	return linked > 0.9 && (kind !== 'subhead' || text.length > 60) ? 'related' : undefined;
}

/** A block quotation that repeats words of the body. */
function pullQuote({ text, quoted }: Piece, { paragraphs }: Around): Verdict {
	const words = bare(text).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
	return quoted && words.length > 10 && paragraphs.includes(words) ? 'pullquote' : undefined;
}

/** A bold line of its own: a question of an interview, or a subhead that the page did not mark as one. */
function boldLine({ text, bold, kind, quoted }: Piece): Verdict {
	if (kind !== 'paragraph' || !bold || quoted) return undefined;
	if (/[?？;]["”»“’)]*$/u.test(text)) return 'question';
	const isShort = text.length <= 80 && !/[.!:,…"”»]$/u.test(text) && !/^[-–—"”„«»“]/u.test(text);
	return isShort ? 'subhead' : undefined;
}
