import type { BlockKind } from '../../document/article.ts';
import { fold } from '../../document/fold.ts';
import { belongsToPicture } from './captions.ts';
import { type Element, isText } from './dom.ts';
import { beginsWith } from './headed.ts';
import type { Place } from './place.ts';
import { bare } from './readable.ts';
import { isLead, type Told } from './select.ts';
import type { General, Role } from './site.ts';
import type { Piece } from './walk.ts';

/** Why a piece is put aside. */
const REASONS: Readonly<Partial<Record<BlockKind, Role>>> = { related: 'related', junk: 'advert' };

/** What the rules may look at. */
interface Around {
	readonly places: readonly Place[];
	readonly told: Told;
	/** Folded: beginnings of lines that lead elsewhere, whole lines that announce an advertisement. */
	readonly phrases: Phrases;
	/** Letters of captions and of the texts that stand for pictures. */
	readonly pictured: ReadonlySet<string>;
	/** Letters of all paragraphs but the quoted ones. */
	readonly paragraphs: string;
	/** Paragraphs that have stood before, as pages hold them for another kind of screen. */
	readonly repeated: ReadonlySet<Piece>;
	readonly headline: string;
	/** The place of the first paragraph of some length. */
	readonly start: number;
	/** The first paragraph, where nothing is called a lead. */
	readonly opening: Piece | undefined;
	readonly isLed: boolean;
}

type Phrases = Pick<General['phrases'], 'related' | 'advert'>;

type Verdict = BlockKind | 'drop' | undefined;
type Rule = (piece: Piece, around: Around) => Verdict;

/** Asked in order; the first that answers decides what a piece of the body is. */
const RULES: readonly Rule[] = [
	repeatsHeadline,
	repeatsParagraph,
	advert,
	pictureNumber,
	captionByText,
	captionByPicture,
	dateLine,
	lead,
	related,
	pullQuote,
	boldLine,
];

/** The kinds that only the neighbourhood tells: leads, questions, captions without markup, links in running text. */
export function withKinds(pieces: readonly Piece[], places: readonly Place[], told: Told, phrases: Phrases): Piece[] {
	const paragraphs = pieces.filter(({ kind, quoted }) => kind === 'paragraph' && !quoted);
	const again = repeated(pieces);
	const isLed = pieces.some((piece) => piece.kind === 'lead' || isLead(piece, told));
	const around: Around = {
		isLed,
		opening: isLed ? undefined : paragraphs.find(({ text }) => text.length > 60),
		places,
		told,
		phrases,
		pictured: pictured(pieces, places),
		repeated: again,
		paragraphs: paragraphs
			.filter((piece) => !again.has(piece))
			.map(({ text }) => bare(text))
			.join('\n'),
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
		return [{ ...piece, kind: verdict, ...(REASONS[verdict] && { reason: REASONS[verdict] }) }];
	});
}

/** Letters of a paragraph that nobody writes twice. */
const ONCE = 60;

function repeated(pieces: readonly Piece[]): Set<Piece> {
	const seen = new Set<string>();
	return new Set(
		pieces.filter(({ kind, text }) => {
			const letters = kind === 'paragraph' || kind === 'list' ? bare(text) : '';
			return letters.length > ONCE && seen.size === seen.add(letters).size;
		}),
	);
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

/** A line that says that an advertisement follows, or the text after it. */
function advert({ text }: Piece, { phrases }: Around): Verdict {
	return text.length < 80 && phrases.advert.includes(fold(text.replace(/[^\p{L}\p{N}]+$/u, ''))) ? 'junk' : undefined;
}

/** The number of a picture in a row of them: "1/12", "1 of 12". */
function pictureNumber({ text, kind, index }: Piece, { places }: Around): Verdict {
	if (kind !== 'paragraph' || !/^\d{1,3} ?\p{L}{0,4}\/? ?\d{1,3}$/u.test(text)) return undefined;
	const own = places[index];
	const around = places[own?.parent ?? 0];
	return (own?.pictures ?? 0) > 0 || (around?.pictures ?? 0) > 0 ? 'caption' : undefined;
}

/** The words of a picture stand once more as if they were text. */
function captionByText({ text, kind }: Piece, { pictured }: Around): Verdict {
	return kind === 'paragraph' && text.length < 400 && pictured.has(bare(text)) ? 'caption' : undefined;
}

function repeatsParagraph(piece: Piece, { repeated }: Around): Verdict {
	return repeated.has(piece) ? 'drop' : undefined;
}

function captionByPicture(piece: Piece, { places }: Around): Verdict {
	return belongsToPicture(piece, places) ? 'caption' : undefined;
}

/** A short line before the body that holds a time or a year, when it was published, or how many minutes it takes to read. */
function dateLine({ text, kind, index, role }: Piece, { start }: Around): Verdict {
	if (kind !== 'paragraph' || role === 'lead' || index >= start || text.length >= 80) return undefined;
	if (text.length < 40 && /^\P{N}*\d{1,3} ?min/iu.test(text)) return 'byline';
	const isDate = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d{2}\b/u.test(text);
	return isDate && !/[.!?]$/u.test(text) ? 'byline' : undefined;
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
function related({ text, linked, kind, index }: Piece, { phrases, places, start }: Around): Verdict {
	if (kind === 'list' && linked > 0.9) return 'related';
	if (text.length > 250) return undefined;
	if (beginsWith(text, phrases.related) && (linked > 0.3 || text.length < 40)) return 'related';
	const element = places[index]?.element;
	if (index > start && element !== undefined && isRowOfLinks(element)) return 'related';
	return linked > 0.9 && (kind !== 'subhead' || text.length > 60) ? 'related' : undefined;
}

/** Several links with hardly a word between them, such as the tags of an article. */
function isRowOfLinks(element: Element): boolean {
	const children = [...element.children];
	const links = children.filter(({ localName }) => localName === 'a');
	if (links.length < 2) return false;
	const own = [...element.childNodes].filter(isText).map(({ textContent }) => textContent ?? '');
	const words = own.join(' ').match(/\p{L}+/gu) ?? [];
	return words.length <= links.length && links.length === children.length;
}

/** Words of the body once more: in a block quotation, or in an element of their own. */
function pullQuote({ text, quoted, kind }: Piece, { paragraphs }: Around): Verdict {
	const words = bare(text).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
	if (quoted) return words.length > 10 && paragraphs.includes(words) ? 'pullquote' : undefined;
	if (words.length < LONG_QUOTE || kind !== 'paragraph') return undefined;
	// Once where it stands itself, and once within more. What is set as a subhead is one.
	const first = paragraphs.indexOf(words);
	return paragraphs.indexOf(words, first + 1) >= 0 ? 'pullquote' : undefined;
}

/** Letters of words that stand twice for no other reason. */
const LONG_QUOTE = 30;

/** A bold line of its own: a question of an interview, or a subhead that the page did not mark as one. */
function boldLine({ text, bold, kind, quoted }: Piece): Verdict {
	if (kind !== 'paragraph' || !bold || quoted) return undefined;
	if (/[?？;]["”»“’)]*$/u.test(text)) return 'question';
	const isShort = text.length <= 80 && !/[.!:,…"”»]$/u.test(text) && !/^[-–—"”„«»“]/u.test(text);
	return isShort ? 'subhead' : undefined;
}
