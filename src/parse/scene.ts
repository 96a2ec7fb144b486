import type { Span } from '../document/span.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Candidate } from './people/candidates.ts';
import type { Cast, Figure, Mention } from './people/figure.ts';
import { type Interview, interviewOf, withQuestions } from './speech/interview.ts';
import { type Voice, voicesOf } from './speech/voices.ts';
import type { Unit } from './unit.ts';

/** Everything that is known of an article before anyone asks who speaks. */
export interface Scene {
	readonly text: string;
	readonly lexicon: Lexicon;
	readonly units: readonly Unit[];
	readonly cast: Cast;
	/** Who speaks each block of an interview with labels, by the index of the unit. */
	readonly voices: ReadonlyMap<number, Voice>;
	/** Null where no block asks and answers without a mark. */
	readonly interview: Interview | null;
	/** By a noun for an organisation, what was found for it. */
	readonly found: Map<string, Found>;
	/** By a title, what was found out of it. */
	readonly titles: Map<string, Titled>;
	/** The mention that begins at, or covers, a token. */
	mentionAt(unit: Unit, token: number): Mention | undefined;
	/** A capitalised run that is no person, covering a token. */
	otherAt(unit: Unit, token: number): Candidate | undefined;
}

/** What was found for a noun before a place: what follows needs a look only behind it. */
export interface Found {
	readonly unit: number;
	readonly end: number;
	readonly span: Span | null;
	readonly spanIn: number;
}

/** What was found out of a title while the article is read: nobody gets another one then. */
export interface Titled {
	/** How well other titles fit it. */
	readonly fits: Map<string, number>;
	/** Was somebody told of in its words? */
	readonly told: Map<Figure, boolean>;
	/** Whom the article named first of those whom it fits; undefined while nobody asked. */
	first: Figure | null | undefined;
}

export function sceneOf(text: string, read: readonly Unit[], cast: Cast, lexicon: Lexicon): Scene {
	const voices = voicesOf(text, read, cast);
	const interview = voices.size > 0 ? null : interviewOf(text, read, cast, lexicon);
	const units = interview === null ? read : withQuestions(read, interview);
	return new Reading(text, lexicon, units, cast, voices, interview);
}

/** What covers each token of the text: above 0 a mention, below 0 another run, by its number. Good until the next text. */
let room = new Int32Array(1 << 14);
/** A longer text gets room of its own, which is not kept. */
const MOST_ROOM = 1 << 20;

function roomFor(length: number): Int32Array {
	if (length <= room.length) return room.fill(0, 0, length);
	const covers = new Int32Array(length);
	if (length <= MOST_ROOM) room = covers;
	return covers;
}

class Reading implements Scene {
	readonly text: string;
	readonly lexicon: Lexicon;
	readonly units: readonly Unit[];
	readonly cast: Cast;
	readonly voices: ReadonlyMap<number, Voice>;
	readonly interview: Interview | null;
	readonly found = new Map<string, Found>();
	readonly titles = new Map<string, Titled>();
	private readonly mentions: Mention[] = [];
	private readonly others: Candidate[] = [];
	private readonly covers: Int32Array;

	constructor(
		text: string,
		lexicon: Lexicon,
		units: readonly Unit[],
		cast: Cast,
		voices: ReadonlyMap<number, Voice>,
		interview: Interview | null,
	) {
		this.text = text;
		this.lexicon = lexicon;
		this.units = units;
		this.cast = cast;
		this.voices = voices;
		this.interview = interview;
		const last = units.at(-1);
		this.covers = roomFor(last === undefined ? 0 : last.first + last.tokens.length);
		for (const { index, first } of units) {
			for (const mention of cast.mentions[index] as readonly Mention[]) {
				this.mentions.push(mention);
				this.cover(this.mentions.length, first + mention.from, first + mention.to);
			}
			for (const other of cast.others[index] as readonly Candidate[]) {
				this.others.push(other);
				this.cover(-this.others.length, first + other.from, first + other.to);
			}
		}
	}

	/** Few tokens each: quicker than `fill`. */
	private cover(number: number, from: number, to: number): void {
		for (let i = from; i < to; i++) this.covers[i] = number;
	}

	mentionAt(unit: Unit, token: number): Mention | undefined {
		const number = this.at(unit, token);
		return number > 0 ? this.mentions[number - 1] : undefined;
	}

	otherAt(unit: Unit, token: number): Candidate | undefined {
		const number = this.at(unit, token);
		return number < 0 ? this.others[-number - 1] : undefined;
	}

	private at({ first, tokens }: Unit, token: number): number {
		return token < 0 || token >= tokens.length ? 0 : (this.covers[first + token] as number);
	}
}
