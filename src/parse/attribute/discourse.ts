import { type Figure, type Gender, isPerson, type Referent } from '../people/figure.ts';
import { agrees, figureAgrees, isSame, isSeveral, isUnsure, ofFigure, type Party } from './party.ts';

/** Whom a pronoun means, and how sure that is. */
export interface Resolved {
	readonly party: Party;
	readonly doubt: 'none' | 'some' | 'much';
}

/** Who says so much, and this share of all, is whom the article portrays. */
const LEAST_TURNS = 3;
const MAIN_SHARE = 0.6;

/** In how many blocks somebody has spoken, and the how manieth speaker that is. */
interface Turns {
	readonly figure: Figure;
	readonly nth: number;
	count: number;
}

/** What the reader has in mind at one point of the article: the people in focus, in the order of their weight. */
export class Discourse {
	/** Subjects of the narration since the last speech, the latest last. */
	subjects: Party[] = [];
	/** People named since the last speech other than as subjects, the latest last. */
	seen: Figure[] = [];
	/** Everyone so far, the latest last. */
	readonly recent: Figure[];
	/** Everyone who spoke, the latest last. */
	readonly speakers: Figure[] = [];
	/** The latest without names of whom there are several: they are in mind for "they" alone. */
	private several: { party: Party; behind: number } | null = null;
	lastSpeaker: Party | null = null;
	/** Who spoke before the last speaker. */
	before: Party | null = null;
	/** Who asked something in the narration since the last speech: somebody else answers. */
	asker: Party | null = null;
	/** Who answered the interviewer last: between questions the narration may let others speak. */
	answered: Party | null = null;
	/** The block that is read, and the one that tells of the last subject. */
	reading = -1;
	told = -1;
	/** The block of the last words, and in how many each has spoken. */
	private block = -1;
	private readonly turns = new Map<Figure, Turns>();
	/** All of them, and whoever has most; of equals who spoke first. */
	private allTurns = 0;
	private most: Turns | null = null;
	/** Goes on from whom another one had in mind. */
	constructor(before: Discourse | null = null) {
		this.recent = before === null ? [] : before.recent.slice();
	}

	/** The narration since the last speech tells of nobody. */
	get silent(): boolean {
		return this.subjects.length === 0 && this.seen.length === 0;
	}

	subject(party: Party): void {
		this.told = this.reading;
		if (isSeveral(party)) this.several = { party, behind: this.subjects.length };
		else this.subjects.push(party);
		if (party.kind === 'figures') for (const figure of party.figures) this.touch(figure);
	}

	mention(figure: Figure): void {
		this.seen.push(figure);
		this.touch(figure);
	}

	/** Somebody comes to mind, out of focus. */
	recall(figure: Figure): void {
		this.touch(figure);
	}

	/** Somebody spoke in a block; null where nobody knows who. */
	spoke(party: Party | null, block = -1): void {
		if (party !== null) {
			if (block !== this.block || this.lastSpeaker === null || !isSame(this.lastSpeaker, party)) this.count(party);
			this.block = block;
			if (this.lastSpeaker !== null && !isSame(this.lastSpeaker, party)) this.before = this.lastSpeaker;
			this.lastSpeaker = party;
			if (party.kind === 'figures') for (const figure of party.figures) this.heard(figure);
		}
		// A new list is made quicker than an old one is emptied.
		if (this.subjects.length > 0) this.subjects = [];
		if (this.seen.length > 0) this.seen = [];
		this.several = null;
		this.asker = null;
	}

	private count(party: Party): void {
		if (party.kind !== 'figures') return;
		for (const figure of party.figures) {
			let turns = this.turns.get(figure);
			if (turns === undefined) {
				turns = { figure, nth: this.turns.size, count: 0 };
				this.turns.set(figure, turns);
			}
			turns.count++;
			this.allTurns++;
			const { most } = this;
			if (most === null || turns.count > most.count || (turns.count === most.count && turns.nth < most.nth))
				this.most = turns;
		}
	}

	private heard(figure: Figure): void {
		this.touch(figure);
		toEnd(this.speakers, figure);
	}

	private touch(figure: Figure): void {
		toEnd(this.recent, figure);
	}

	/** The last party in focus that a pronoun can mean, and what speaks against it. */
	resolve(gender: Referent | null): Resolved | null {
		const { several } = this;
		const latest = several !== null && several.behind === this.subjects.length;
		if (gender === 'they' && several !== null && (latest || !this.subjects.some((party) => agrees(party, gender))))
			return { party: several.party, doubt: 'none' };
		const subject =
			this.subjects.findLast((party) => agrees(party, gender) && !isUnsure(party)) ??
			this.subjects.findLast((party) => agrees(party, gender));
		if (subject !== undefined) {
			// "Her tutor warned her. … “…,” she wrote": of whom nobody knows more than that she has one, and her.
			const owner = isOwned(subject) && (gender === 'she' || gender === 'he') ? this.ownerIn(gender) : null;
			return owner === null ? this.settle(subject, gender, known(subject, gender)) : { party: owner, doubt: 'some' };
		}
		if (gender !== 'they' && gender !== 'it') {
			const seen = this.pick(this.seen.filter(isPerson), gender);
			if (seen !== null) return this.settle(ofFigure(seen.figure), gender, seen.certain && this.lastSpeaker === null);
		}
		if (this.lastSpeaker !== null && agrees(this.lastSpeaker, gender)) {
			return this.settle(this.lastSpeaker, gender, known(this.lastSpeaker, gender));
		}
		if (gender === 'they' || gender === 'it') return null;
		const figure = this.pick(this.recent, gender);
		return figure === null ? null : this.settle(ofFigure(figure.figure), gender, false);
	}

	/** The latest of the subjects, else of those who spoke, whose gender is known to be this. */
	private ownerIn(gender: Gender): Party | null {
		const told = this.subjects.findLast((party) => party.kind === 'figures' && known(party, gender));
		if (told !== undefined) return told;
		const figure = this.recent.findLast((one) => one.gender === gender && isPerson(one));
		return figure === undefined ? null : ofFigure(figure);
	}

	/** Plain when nobody else in the article so far could be meant. */
	private settle(party: Party, gender: Referent | null, plain: boolean): Resolved {
		const rivals =
			gender !== 'they' &&
			gender !== 'it' &&
			party.kind === 'figures' &&
			this.recent.some(
				(figure) => !party.figures.includes(figure) && (gender === null || figureAgrees(figure, gender)),
			);
		return { party: learn(party, gender), doubt: !plain ? 'much' : rivals ? 'some' : 'none' };
	}

	/** The one of whom the article is a portrait: others have their say between what this one says. */
	main(): Figure | null {
		const { most, allTurns } = this;
		return most !== null && most.count >= LEAST_TURNS && most.count >= allTurns * MAIN_SHARE ? most.figure : null;
	}

	/** Somebody has spoken no more than once. */
	saidOnce(figure: Figure): boolean {
		return this.turns.get(figure)?.count === 1;
	}

	/** Who spoke last of those who did not speak just now. */
	otherSpeaker(): Figure | null {
		const { lastSpeaker } = this;
		const now = lastSpeaker?.kind === 'figures' ? lastSpeaker.figures : [];
		return this.speakers.findLast((figure) => !now.includes(figure)) ?? null;
	}

	/** "they" after a dialogue: the last two who spoke. */
	both(): Resolved | null {
		const figures = this.speakers.slice(-2);
		return figures.length === 2 ? { party: { kind: 'figures', figures, span: null }, doubt: 'some' } : null;
	}

	/** The latest of a list whose gender is known to fit, else the latest whose gender is not known. */
	private pick(figures: readonly Figure[], gender: Gender | null): { figure: Figure; certain: boolean } | null {
		const sure = figures.findLast((figure) => gender === null || figure.gender === gender);
		const open = gender === null ? undefined : figures.findLast((figure) => figureAgrees(figure, gender));
		const figure = sure ?? open;
		return figure === undefined ? null : { figure, certain: sure !== undefined };
	}
}

/** So many people are in mind at most: whoever was named before them is forgotten. */
const MOST_RECENT = 200;

function toEnd(figures: Figure[], figure: Figure): void {
	if (figures[figures.length - 1] === figure) return;
	let at = figures.lastIndexOf(figure);
	if (at < 0 && figures.length < MOST_RECENT) {
		figures.push(figure);
		return;
	}
	// Moved in place: what splice takes out would be an array of its own.
	for (at = Math.max(0, at); at < figures.length - 1; at++) figures[at] = figures[at + 1] as Figure;
	figures[at] = figure;
}

/** A noun for somebody who belongs to another, and of whom nothing tells a gender. */
const isOwned = (party: Party): boolean =>
	party.kind === 'description' && party.gender === null && party.owned === true;

function known(party: Party, gender: Referent | null): boolean {
	if (gender === null) return true;
	return party.kind === 'description'
		? party.gender === gender
		: party.figures.every((figure) => figure.gender === gender);
}

/** A pronoun seen in the text tells the gender of whom nobody knew it. */
function learn(party: Party, gender: Referent | null): Party {
	if (
		party.kind === 'figures' &&
		party.figures.length === 1 &&
		gender !== null &&
		gender !== 'they' &&
		gender !== 'it'
	) {
		const figure = party.figures[0] as Figure;
		if (figure.gender === null) figure.gender = gender;
		if (figure.gender === gender) figure.guessed = false;
	}
	return party;
}
