import { fold } from '../../document/fold.ts';
import { boxText } from './boxes.ts';
import { wordsOf } from './dom.ts';
import type { Place } from './place.ts';
import type { Piece } from './walk.ts';

const HEADS = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'summary']);
const PARTS = new Set(['body', 'main', 'article', 'header']);

/** Letters of the longest box that only its heading tells. */
const LONGEST = 2_500;

/** The elements without a name of their own whose first words are the heading of a fact box. */
export function headedBoxes(places: readonly Place[], phrases: readonly string[]): Place[] {
	return places.flatMap((head) => {
		if (head.role !== undefined || !HEADS.has(head.element.localName) || head.text > 100 || head.text === 0) return [];
		const words = wordsOf(head.element);
		return beginsWith(words, phrases) ? (around(head, words, places) ?? []) : [];
	});
}

/** The first element around a heading that begins with it and holds more than it. */
function around(head: Place, words: string, places: readonly Place[]): Place | undefined {
	for (let at = places[head.parent]; at !== undefined; at = places[at.parent]) {
		if ((at.role !== undefined && !at.guessed) || at.text > LONGEST || PARTS.has(at.element.localName))
			return undefined;
		if (!wordsOf(at.element).startsWith(words)) return undefined;
		if (at.text > head.text + 10) return boxText(at.element).length > 1 ? at : undefined;
	}
	return undefined;
}

/** Whether words are a phrase, or begin with one as a whole word. */
export function beginsWith(words: string, phrases: readonly string[]): boolean {
	const folded = fold(words);
	return phrases.some((phrase) => folded.startsWith(phrase) && !/^[\p{L}\p{N}]/u.test(folded.slice(phrase.length)));
}

/** Boxes in the flow of the text, which no element holds together: a heading of a box, then lists or typed bullets. */
export function gathered(pieces: readonly Piece[], phrases: readonly string[]): Piece[] {
	const result: Piece[] = [];
	for (const piece of pieces) {
		const before = result.at(-1);
		const isHead = before?.kind === 'subhead' && beginsWith(before.text, phrases);
		const isOpen = before?.kind === 'factbox' && HEADS.has(before.tag);
		if (before !== undefined && (isHead || isOpen) && isItem(piece)) {
			result[result.length - 1] = { ...before, kind: 'factbox', text: `${before.text}\n${piece.text}` };
		} else result.push(piece);
	}
	return result;
}

const isItem = ({ kind, text }: Piece): boolean =>
	kind === 'list' || (kind === 'paragraph' && /^(?:[•·▪●■◦*]|\d{1,2}[.)])\s/u.test(text));
