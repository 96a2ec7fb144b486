import { type Line, openingOf } from './lines.ts';

const ALL = -1;
/** Marks that open speech, not a phrase; other signs may stand before one. */
const SPEECH = '“”"„«‘’';

/** First words of phrases: one look-up of a line's own tells which of all phrases it may begin with. */
export class Openings {
	private readonly bits = new Map<string, number>();
	private next = 1;

	/** May a line begin with one of some phrases? One that begins with a sign always may. */
	of(phrases: readonly string[]): (line: Line) => boolean {
		const bit = this.next;
		this.next <<= 1;
		for (const phrase of phrases) {
			const word = openingOf(phrase);
			this.bits.set(word, (this.bits.get(word) ?? 0) | bit);
		}
		return (line) => (this.at(line) & bit) !== 0;
	}

	private at(line: Line): number {
		if (line.openings === undefined) {
			const word = openingOf(line.text);
			line.openings = word === '' && !SPEECH.includes(line.text.charAt(0)) ? ALL : (this.bits.get(word) ?? 0);
		}
		return line.openings;
	}
}
