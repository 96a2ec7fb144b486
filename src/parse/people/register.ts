import type { Figure } from './figure.ts';

/** What an article tells of one word, or of several in a row, with a capital; folded. */
export interface Entry {
	/** How often a run is this and no more. */
	runs: number;
	/** How often it stands alone, in the middle of a sentence or beside a cue. */
	alone: number;
	/** It stands alone behind a title or before an age: a surname. */
	addressed: boolean;
	/** Stands behind an article somewhere, as things do: "the Silver Kittiwake". */
	thing: boolean;
	/** A noun for a firm stands before it. */
	firm: boolean;
	/** First word of what is no person: "Brightlark" where the article also has "Brightlark Foods". */
	short: boolean;
	/** A word of somebody's name. */
	known: boolean;
	/** First words before it, in runs of two. */
	firsts: string[] | null;
	/** Whose names hold it, particles apart. */
	figures: Figure[] | null;
}

/** Everything that an article calls by a capital. */
export class Register {
	private readonly entries = new Map<string, Entry>();

	/** The entry of a word that stands in the article. */
	of(folded: string): Entry {
		let entry = this.entries.get(folded);
		if (entry === undefined) {
			entry = {
				runs: 0,
				alone: 0,
				addressed: false,
				thing: false,
				firm: false,
				short: false,
				known: false,
				firsts: null,
				figures: null,
			};
			this.entries.set(folded, entry);
		}
		return entry;
	}

	/** The entry of a word that may stand in it. */
	find(folded: string): Entry | undefined {
		return this.entries.get(folded);
	}
}
