import { fold } from '../../document/fold.ts';
import type { Span } from '../../document/span.ts';
import type { Unit } from '../unit.ts';
import type { Candidate } from './candidates.ts';

export type Gender = 'she' | 'he';
/** What a pronoun tells of whom or what it means. */
export type Referent = Gender | 'they' | 'it';

/** A person of the article, while it is being read. */
export interface Figure {
	readonly index: number;
	/** The fullest form. */
	name: string;
	/** The name folded, its words, and those of them that are no particles. */
	key: string;
	words: readonly string[];
	core: readonly string[];
	gender: Gender | null;
	/** Something tells of a person, not only of a name: a first name, a title, a cue, a pronoun behind it. */
	sure: boolean;
	/** The gender is only what a list of first names says. */
	guessed: boolean;
	readonly aliases: Set<string>;
	readonly roles: Span[];
	/** Titles in lower case, as they stand: "polisområdeschefen". */
	readonly titles: Set<string>;
	organisation: string | null;
	readonly mentions: Mention[];
}

/** One place where somebody is named. More than one figure when the article has two of that name. */
export interface Mention {
	readonly unit: Unit;
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	readonly figures: readonly Figure[];
	/** Only by surname, first name, or another part. */
	readonly partial: boolean;
	/** A family: all of that surname. */
	readonly family: boolean;
	/** In the genitive: what it names belongs to the person. */
	readonly genitive: boolean;
	readonly candidate: Candidate;
}

export interface Cast {
	readonly figures: readonly Figure[];
	/** Mentions of a unit in order, by unit index. */
	readonly mentions: readonly (readonly Mention[])[];
	/** Capitalised runs that are no people, by unit index: organisations and places. */
	readonly others: readonly (readonly Candidate[])[];
}

/** More than a name tells so: without it two capitals may be a club's or a paper's. */
export const isPerson = ({ sure, gender }: Figure): boolean => sure || gender !== null;

export function newFigure(index: number, name: string, words: readonly string[]): Figure {
	return {
		index,
		name,
		key: fold(name),
		words,
		core: words,
		gender: null,
		guessed: true,
		sure: false,
		aliases: new Set(),
		roles: [],
		titles: new Set(),
		organisation: null,
		mentions: [],
	};
}

/** A fuller form of the name was found. */
export function rename(figure: Figure, name: string, words: readonly string[]): void {
	figure.name = name;
	figure.key = fold(name);
	figure.words = words;
}
