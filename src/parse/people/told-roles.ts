import { type Lexicon, W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import { readDescribed } from './described.ts';
import type { Cast, Figure, Mention } from './figure.ts';
import { addRole, predicate } from './roles.ts';

/** How far from the name a role may stand in its sentence, in tokens. */
const WITHIN = 14;
/** How far behind the name "som rektor" may begin. */
const BEHIND = 4;
const GENDERS = W.she | W.he | W.either;

/** Roles that the sentence tells otherwise than beside the name. */
export function readToldRoles(units: readonly Unit[], cast: Cast, lexicon: Lexicon): void {
	let last: Mention | undefined;
	const borne = endsInTitles(lexicon) ? new BorneTitles(cast.figures, lexicon) : null;
	for (const unit of units) {
		const mentions = cast.mentions[unit.index] ?? [];
		ofPronouns(unit, mentions, last, lexicon, borne);
		if (borne !== null) ofTitles(unit, mentions, last, lexicon, borne, cast.figures[0], units);
		for (const mention of mentions) {
			const figure = mention.figures.length === 1 ? mention.figures[0] : undefined;
			if (figure === undefined) continue;
			fronted(figure, mention);
			invertedCopula(figure, mention);
			taken(figure, mention);
			readDescribed(figure, mention, lexicon);
			borne?.note(figure);
		}
		last = mentions.at(-1) ?? last;
	}
}

/** "Hon har varit rektor i sex år.": of whoever was named last. */
function ofPronouns(
	unit: Unit,
	mentions: readonly Mention[],
	before: Mention | undefined,
	lexicon: Lexicon,
	borne: BorneTitles | null,
): void {
	let next = 0;
	let named = before;
	for (const { from } of unit.sentences) {
		while (next < mentions.length && (mentions[next] as Mention).from < from) named = mentions[next++];
		const flags = unit.tokens[from]?.flags ?? 0;
		if ((flags & GENDERS) === 0 || (flags & W.they) !== 0) continue;
		const figure = named?.figures.length === 1 ? named.figures[0] : undefined;
		if (figure === undefined || !agrees(figure, flags)) continue;
		predicate(figure, unit, from + 1, lexicon);
		borne?.note(figure);
	}
}

/** How many words tell to whom or what a title belongs: "styrelederen i velforeningen". */
const COMPLEMENT = 5;
const LEAVES = W.say | W.think | W.manner | W.auxiliary | W.relative | W.that | W.she | W.he;

/** A title has an article at its end, and stands without the name of its bearer. */
const endsInTitles = ({ language: { compounds, capitalNouns, nameChanges } }: Lexicon): boolean =>
	compounds && !capitalNouns && nameChanges.length === 0;

/** "Bonden ler.", "…, sier styrelederen i velforeningen.": a definite title is borne by whoever was named last and has none. */
function ofTitles(
	unit: Unit,
	mentions: readonly Mention[],
	before: Mention | undefined,
	lexicon: Lexicon,
	borne: BorneTitles,
	first: Figure | undefined,
	units: readonly Unit[],
): void {
	const { tokens } = unit;
	let next = 0;
	let named = before;
	const speaks = ((tokens[0]?.signs ?? 0) & (M.dash | M.quote)) !== 0;
	for (let i = 0; i < tokens.length; i++) {
		while (next < mentions.length && (mentions[next] as Mention).to <= i) named = mentions[next++];
		const token = tokens[i] as Token;
		if ((token.flags & W.title) === 0 || (token.flags & W.firstName) !== 0 || named === undefined) continue;
		const opens = sentenceAt(unit, i)?.from === i;
		if (!opens && (flagsAt(tokens, i - 1) & W.say) === 0) continue;
		// "Sonen på femten": kin of whoever was named.
		if ((token.flags & W.unnamed) !== 0 && (token.flags & (W.female | W.male)) !== 0) continue;
		// "– Anna er best, sa vinnaren.": whom the words name does not say them.
		if (!opens && speaks && named !== before) named = before;
		if (named === undefined) continue;
		const [last] = named.figures;
		const figure = last !== undefined && opens && isPassing(last, first) ? first : last;
		if (figure === undefined || named.figures.length > 1 || figure.titles.size > 0) continue;
		if (!isDefinite(lexicon, unit, i) || !fits(figure, token.flags) || borne.has(token.lower)) continue;
		const end = endOfTitle(tokens, i + 1);
		// "Rektorn Bo Ek", "styrelederen, Oda Vik": somebody else is named.
		if (mentions.some(({ from }) => from > i && from <= end + 1)) continue;
		// "Läkaren hade sagt åt henne att vila": told apart from her.
		if (opens && tellsOf(tokens, end, figure)) continue;
		if (opens && (tokens[end]?.kind !== 'word' || named === before) && !isVerb(tokens[end])) continue;
		if (isOlder(units, token, figure)) continue;
		addRole(figure, unit, i, end);
		borne.note(figure);
	}
}

/** How many blocks are looked through for a noun, from the first. */
const FIRST_BLOCKS = 60;

/** "bonden" stood in the story before somebody was named: it means another. */
export function isOlder(units: readonly Unit[], { id }: Token, { mentions }: Figure): boolean {
	const named = Math.min(mentions[0]?.unit.index ?? 0, FIRST_BLOCKS);
	for (let index = 0; index < named; index++) {
		const { block, tokens } = units[index] as Unit;
		if (block.kind !== 'paragraph') continue;
		for (let i = 0; i < tokens.length; i++) if ((tokens[i] as Token).id === id) return true;
	}
	return false;
}

/** A pronoun of somebody's gender in the same clause, which is no subject: no "sin", "seg". */
export function tellsOf(tokens: readonly Token[], from: number, { gender }: Figure): boolean {
	for (let i = from; i < tokens.length && i < from + WITHIN; i++) {
		const { kind, flags, signs } = tokens[i] as Token;
		if (kind === 'mark') return false;
		const own = (flags & (W.her | W.his)) | ((signs & M.oblique) === 0 ? 0 : flags & (W.she | W.he));
		if (own === 0) continue;
		if (gender === null || (own & (gender === 'she' ? W.her | W.she : W.his | W.he)) !== 0) return true;
	}
	return false;
}

/** How many blocks open an article. */
const OPENING = 3;

/** "Jorunn på 93": known by a first name alone, where the article opens with somebody whom it names whole. */
const isPassing = (last: Figure, first: Figure | undefined): boolean =>
	last.words.length === 1 && (first?.words.length ?? 0) > 1 && (first?.mentions[0]?.unit.index ?? OPENING) < OPENING;

const isVerb = (token: Token | undefined): boolean =>
	token !== undefined && (token.flags & (W.say | W.think | W.manner | W.auxiliary)) !== 0;

const fits = ({ gender }: Figure, flags: number): boolean =>
	gender === null ||
	((flags & (W.female | W.male)) !== W.female && (flags & (W.female | W.male)) !== W.male) ||
	(flags & (gender === 'she' ? W.female : W.male)) !== 0;

/** The titles that somebody bears, and those that shorten them: "ministern" for the "infrastrukturminister". */
export class BorneTitles {
	private readonly lexicon: Lexicon;
	/** All endings of all forms. */
	private readonly endings = new Set<string>();
	/** How many titles of each figure are filed. */
	private readonly filed = new Map<Figure, number>();

	constructor(figures: readonly Figure[], lexicon: Lexicon) {
		this.lexicon = lexicon;
		for (const figure of figures) this.note(figure);
	}

	/** Files what somebody bears by now. */
	note(figure: Figure): void {
		const { size } = figure.titles;
		if (size === 0 || size === this.filed.get(figure)) return;
		for (const own of figure.titles) this.file(own);
		this.filed.set(figure, size);
	}

	has(title: string): boolean {
		return this.lexicon.bare(title).some((form) => this.endings.has(form));
	}

	private file(title: string): void {
		for (const form of this.lexicon.bare(title))
			for (let from = 0; from < form.length; from++) this.endings.add(form.slice(from));
	}
}

function endOfTitle(tokens: readonly Token[], from: number): number {
	if ((flagsAt(tokens, from) & W.preposition) === 0) return from;
	let end = from + 1;
	while (end < tokens.length && end - from < COMPLEMENT) {
		const { kind, flags } = tokens[end] as Token;
		if (kind === 'mark' || (flags & LEAVES) !== 0) break;
		end++;
	}
	return end > from + 1 ? end : from;
}

const agrees = ({ gender }: Figure, flags: number): boolean =>
	gender === null || (flags & W.either) !== 0 || (flags & (gender === 'she' ? W.she : W.he)) !== 0;

/** "Efter tolv år som tränare i Hälsö AIK slutar Rickard Stenvall.": in front, up to the verb before the name. */
function fronted(figure: Figure, { unit, from, candidate }: Mention): void {
	if (candidate.initial || candidate.title >= 0) return;
	const { tokens } = unit;
	const sentence = sentenceAt(unit, from);
	if (sentence === undefined) return;
	const opens = (tokens[sentence.from]?.flags ?? 0) & (W.preposition | W.relative);
	if (opens === 0) return;
	for (let i = Math.max(sentence.from, from - WITHIN); i < from - 1; i++) {
		const token = tokens[i] as Token;
		if ((token.flags & W.relative) === 0 || textAt(tokens, i - 1) === ',') continue;
		const title = titleFrom(tokens, i + 1, from - 1);
		if (title < 0) continue;
		for (let k = title; k < from; k++) if ((tokens[k] as Token).kind === 'mark') return;
		addRole(figure, unit, i + 1, from - 1);
		return;
	}
}

/** "Facklig ordförande på orten är Tobias Frisell." */
function invertedCopula(figure: Figure, { unit, from, candidate }: Mention): void {
	const { tokens } = unit;
	const verb = candidate.title >= 0 ? -1 : from - 1;
	const sentence = sentenceAt(unit, from);
	if (sentence === undefined || verb < sentence.from + 1 || verb - sentence.from > WITHIN) return;
	if (((tokens[verb] as Token).signs & M.copula) === 0) return;
	if (titleFrom(tokens, sentence.from, verb) < 0) return;
	for (let k = sentence.from; k < verb; k++) if ((tokens[k] as Token).kind === 'mark') return;
	addRole(figure, unit, sentence.from, verb);
}

/** "Nu tar Gunilla Ribbenfors över som regionstyrelsens ordförande i …" */
function taken(figure: Figure, { unit, to }: Mention): void {
	const { tokens } = unit;
	for (let i = to; i < to + BEHIND; i++) {
		const token = tokens[i];
		if (token === undefined || token.kind === 'mark') return;
		if ((token.flags & W.relative) === 0) continue;
		const title = titleFrom(tokens, i + 1, i + 4);
		if (title >= 0) addRole(figure, unit, i + 1, title + 1);
		return;
	}
}

/** The first title of a range that begins with it, or with one or two words of its own. */
function titleFrom(tokens: readonly Token[], from: number, to: number): number {
	for (let i = from; i < Math.min(to, from + 3); i++) {
		const token = tokens[i];
		if (token === undefined || token.kind === 'mark') return -1;
		if ((token.flags & W.title) !== 0) return i;
		if ((token.flags & (W.common | W.preposition | W.auxiliary | W.they)) !== 0) return -1;
	}
	return -1;
}
