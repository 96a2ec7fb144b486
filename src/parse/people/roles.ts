import type { Span } from '../../document/span.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceAt, spanOf, type Unit } from '../unit.ts';
import { behindBrackets } from './brackets.ts';
import type { Cast, Figure, Mention } from './figure.ts';

/** Longest role in words: beyond it an apposition is a story. */
const LONGEST_ROLE = 14;
/** Roles of one person: beyond them a text repeats itself. */
const MOST_ROLES = 24;
const STOPS = new Set(['.', ',', ';', ':', '!', '?', '–', '—', '(', ')', '"', '”', '“', '»', '«']);
const isCopula = (token: Token | undefined): boolean => ((token?.signs ?? 0) & M.copula) !== 0;
const BREAKS = W.say | W.think | W.write | W.relative | W.they | W.she | W.he;

/** Reads what the text says each person is, and files it on the figure. */
export function readRoles(text: string, cast: Cast, lexicon: Lexicon): void {
	for (const mentions of cast.mentions) {
		for (const mention of mentions) {
			const figure = mention.figures.length === 1 ? mention.figures[0] : undefined;
			if (figure === undefined) continue;
			before(figure, mention, lexicon);
			apposition(figure, mention, lexicon);
			inverted(figure, mention, lexicon);
			predicate(figure, mention.unit, behindBrackets(mention.unit.tokens, mention.to), lexicon);
			owner(text, figure, mention, lexicon);
			affiliation(text, figure, mention, lexicon);
		}
	}
}

/** Files a range of tokens as what the figure is. */
export function addRole(figure: Figure, unit: Unit, from: number, to: number): void {
	if (to <= from) return;
	const span = spanOf(unit, from, to);
	for (let i = from; i < to; i++) {
		const token = unit.tokens[i] as Token;
		if ((token.flags & (W.title | W.unnamed)) !== 0) figure.titles.add(token.lower);
	}
	file(figure, span);
}

function file(figure: Figure, span: Span): void {
	if (figure.roles.length >= MOST_ROLES) return;
	if (!figure.roles.some((role) => role.start < span.end && span.start < role.end)) figure.roles.push(span);
}

/** "Rektorn Tore Bjelkenäs", "Justitieutskottets ordförande Richard Jomshof". */
function before(figure: Figure, mention: Mention, { language }: Lexicon): void {
	const { tokens } = mention.unit;
	const { title, from, owner } = mention.candidate;
	let start = owner >= 0 ? -1 : title;
	if (start < 0 && owner < 0) start = unlisted(mention);
	if (start < 0) return;
	// A word in the genitive before the title belongs to the role.
	while (start > 0) {
		const previous = tokens[start - 1] as Token;
		// "Circuit Court Judge Ann Eck": where words stay apart, all of a title have capitals, "New" too.
		const isPart = !language.compounds && language.nameChanges.length === 0 && isTitlePart(previous, tokens[start]);
		const common = isPart && sentenceAt(mention.unit, start)?.from !== start - 1 ? 0 : W.common;
		if (previous.kind !== 'word' || (previous.flags & (common | W.preposition | W.and | BREAKS | W.auxiliary)) !== 0)
			break;
		const isTitle = (previous.flags & W.title) !== 0;
		const isOwner = previous.capital && previous.lower.endsWith('s');
		if (!isTitle && !isOwner && !isPart) break;
		start--;
	}
	// "kertoo tutkinnanjohtaja, rikoskomisario Marko Rantasalo"
	if (textAt(tokens, start - 1) === ',' && (flagsAt(tokens, start - 2) & W.title) !== 0 && start >= 2) start -= 2;
	// "15-vuotias Tuomas Ek"
	if (textAt(tokens, start - 1) === '-' && tokenAt(tokens, start - 2)?.kind === 'number') start -= 2;
	// "siger politisk ordfører Bo Ek": an adjective that no list holds.
	else if (isUnknown(tokenAt(tokens, start - 1)) && (flagsAt(tokens, start - 2) & W.say) !== 0) start--;
	let last = (tokens[from - 1] as Token).text === '.' ? from - 1 : from;
	// "Geschäftsführerin Dr. Annegret Ek": how one is addressed is no part of what one is.
	if (last > start + 1 && (flagsAt(tokens, last - 1) & (W.honorific | W.title)) === W.honorific) last--;
	const onlyHonorific = tokens
		.slice(start, last)
		.every((token) => (token.flags & W.honorific) !== 0 && (token.flags & W.title) === 0);
	if (!onlyHonorific) addRole(figure, mention.unit, start, last);
}

const isTitlePart = (token: Token, next: Token | undefined): boolean =>
	token.capital && next?.capital === true && next.spaced && (token.flags & (W.firstName | W.that)) === 0;

/** A noun or an adjective that no list holds. */
const isUnknown = (token: Token | undefined): boolean =>
	token?.kind === 'word' && !token.capital && (token.flags & ~(W.female | W.male)) === 0 && token.signs === 0;

/** "säger länsfiskekonsulent Bo Ek": one noun that no list holds between a verb of speaking and a whole name. */
function unlisted({ unit: { tokens }, from, partial, candidate: { names } }: Mention): number {
	if (partial || names < 2 || !isUnknown(tokenAt(tokens, from - 1))) return -1;
	return (flagsAt(tokens, from - 2) & W.say) === 0 ? -1 : from - 1;
}

/** "(S)", "(44)", "(ordförande)"; not "(t.v.)" beside a picture. Where words have cases, parties are written small. */
function tellsRole(tokens: readonly Token[], from: number, { language }: Lexicon): boolean {
	const first = tokens[from];
	if (first === undefined) return false;
	return first.kind === 'number' || first.capital || (first.flags & W.title) !== 0 || language.nameChanges.length > 0;
}

/** "Marina Johansson, socialdemokrat och ordförande för …," and "Karin Åsberg (MP)". */
function apposition(figure: Figure, mention: Mention, lexicon: Lexicon): void {
	const { tokens } = mention.unit;
	let at = mention.to;
	if (tokens[at]?.text === '(') {
		let close = at + 1;
		while (close < tokens.length && close < at + 6 && tokens[close]?.text !== ')') close++;
		if (tokens[close]?.text === ')') {
			if (tellsRole(tokens, at + 1, lexicon)) addRole(figure, mention.unit, at + 1, close);
			at = close + 1;
		}
	}
	if (tokens[at]?.text !== ',') return;
	at++;
	// An age first: "Lova Ek, 34, bagare".
	if (tokens[at]?.kind === 'number' && [',', '.'].includes(tokens[at + 1]?.text ?? '')) {
		addRole(figure, mention.unit, at, at + 1);
		if (tokens[at + 1]?.text !== ',') return;
		at += 2;
	}
	let end = at;
	let titled = false;
	while (end < tokens.length && end - at < LONGEST_ROLE) {
		const token = tokens[end] as Token;
		if (STOPS.has(token.text)) break;
		if ((token.flags & (W.title | W.unnamed)) !== 0 && end - at < 6) titled = true;
		if ((token.flags & BREAKS) !== 0) break;
		if ((token.flags & W.auxiliary) !== 0 && !titled) break;
		end++;
	}
	const first = tokens[at];
	// "säger Henrik Lodin, länsfiskekonsulent.": one noun that no list holds.
	const noun = first?.kind === 'word' && first.flags === 0 && first.capital === lexicon.language.capitalNouns;
	if (end === at + 1 && tokens[end]?.text === '.' && noun) addRole(figure, mention.unit, at, end);
	if (!titled || first === undefined || first.kind !== 'word') return;
	// "Hassan, bar en gammel kone ned": a verb and its object.
	if (first.flags === 0 && (flagsAt(tokens, at + 1) & W.indefinite) !== 0) return;
	// "Trafikverkets projektledare"
	const owned = ((tokens[at + 1]?.flags ?? 0) & W.title) !== 0;
	if (first.capital && !owned && (first.flags & (W.title | W.unnamed)) === 0) return;
	addRole(figure, mention.unit, at, end);
}

/** Where a name begins with what one addresses its bearer by: "Dr Ann Eck", "the Ven Ann Eck". */
export function beforeHonorific({ unit: { tokens }, from, candidate: { title } }: Mention): number {
	if (title < 0 || (flagsAt(tokens, title) & W.honorific) === 0) return from;
	return (flagsAt(tokens, title - 1) & W.definite) !== 0 ? title - 1 : title;
}

/** "chefen för polisen i Storgöteborg, Erik Nord," */
function inverted(figure: Figure, mention: Mention, { language }: Lexicon): void {
	const { tokens } = mention.unit;
	const comma = beforeHonorific(mention) - 1;
	if (mention.partial || tokens[comma]?.text !== ',') return;
	let start = comma - 1;
	let head = -1;
	while (start >= 0 && comma - start <= LONGEST_ROLE) {
		const token = tokens[start] as Token;
		if (STOPS.has(token.text) || (token.flags & BREAKS & ~W.say) !== 0) break;
		if ((token.flags & W.title) !== 0) head = start;
		start--;
	}
	if (head < 0) return;
	// What follows the title up to the comma must be its complement; "die Leiterin des Museums" has its article.
	const opens = W.preposition | W.and | (language.capitalNouns ? W.definite : 0);
	let last = head;
	while (last + 1 < comma && (flagsAt(tokens, last + 1) & W.title) !== 0) last++;
	if (last + 1 < comma && (flagsAt(tokens, last + 1) & opens) === 0) return;
	const closed = [',', '.', '('].includes(tokens[mention.to]?.text ?? '');
	if (!closed && last + 1 < comma) return;
	let from = head;
	const owner = tokenAt(tokens, head - 1);
	if (owner?.capital && owner.lower.endsWith('s') && (owner.flags & W.common) === 0) from--;
	addRole(figure, mention.unit, from, comma);
}

/** "Petra Malmström är socialsekreterare där.", "…, som är driftchef,", "Hon har varit rektor": what stands behind the verb. */
export function predicate(figure: Figure, unit: Unit, from: number, { offices, language }: Lexicon): void {
	const { tokens } = unit;
	let verb = from;
	if (tokens[verb]?.text === ',' && ((tokens[verb + 1]?.flags ?? 0) & W.relative) !== 0) verb += 2;
	// "kommenterar Bo Ek som är rektor"
	else if (((tokens[verb]?.flags ?? 0) & W.relative) !== 0) verb++;
	if (((tokens[verb]?.flags ?? 0) & W.auxiliary) !== 0 && isCopula(tokens[verb + 1])) verb++;
	if (offices.has(tokens[verb]?.lower ?? '')) office(figure, unit, verb, language.compounds);
	else if (language.capitalNouns && opensRelative(tokens, from)) officeAtEnd(figure, unit, from + 2, offices);
	if (!isCopula(tokens[verb])) return;
	const at = verb + 1;
	let end = at;
	let title = -1;
	while (end < tokens.length && end - at < LONGEST_ROLE) {
		const token = tokens[end] as Token;
		if (STOPS.has(token.text) || (token.flags & (BREAKS | W.auxiliary)) !== 0) break;
		if ((token.flags & W.title) !== 0 && title < 0) title = end;
		// "Ho var ni år då mora reiste": another clause.
		else if (title < 0 && (token.flags & W.common) !== 0 && (token.flags & (W.definite | W.indefinite)) === 0) break;
		else if (title >= 0 && (token.flags & W.common) !== 0 && (token.flags & (W.preposition | W.and | W.definite)) === 0)
			break;
		end++;
	}
	// "är sjuksköterska och skulle …": what the next clause begins with.
	while (end > title + 1 && (flagsAt(tokens, end - 1) & (W.and | W.preposition | W.definite | W.indefinite)) !== 0)
		end--;
	if (title >= 0 && title - at <= 4) addRole(figure, unit, at, end);
}

/** How many words tell what somebody leads or owns. */
const LONGEST_OFFICE = 6;

/** "…, som driver närbutiken,", "Oda Vik leder ungdomsrådet.": the verb and what it governs. */
function office(figure: Figure, unit: Unit, verb: number, compounds: boolean): void {
	const { tokens } = unit;
	let end = verb + 1;
	while (end < tokens.length && end - verb <= LONGEST_OFFICE) {
		const { kind, flags } = tokens[end] as Token;
		if (kind === 'mark' || (flags & (BREAKS | W.auxiliary | W.and | W.that)) !== 0) break;
		end++;
	}
	const governed = tokens[verb + 1];
	// "runs the bakery while …": what the next clause begins with.
	while (end > verb + 2 && (flagsAt(tokens, end - 1) & (W.common | W.preposition)) !== 0) end--;
	// A pronoun, an adverb or a place alone says nothing: "leder nu".
	if (governed?.kind !== 'word' || (governed.capital && !compounds)) return;
	const article =
		(governed.flags & (W.definite | W.indefinite | W.her | W.his)) !== 0 && tokens[verb + 2]?.kind === 'word';
	if (!article && (governed.flags & (W.common | W.adverb | W.preposition)) !== 0) return;
	// Whom somebody represents is no title of theirs.
	if (end > verb + 1) file(figure, spanOf(unit, verb, end));
}

const opensRelative = (tokens: readonly Token[], at: number): boolean =>
	textAt(tokens, at) === ',' && (flagsAt(tokens, at + 1) & W.definite) !== 0;

/** "…, die im Nachbarort die Pension führt,": where articles open clauses, the verb stands last. */
function officeAtEnd(figure: Figure, unit: Unit, from: number, offices: ReadonlySet<string>): void {
	for (let end = from; end <= from + LONGEST_OFFICE; end++) {
		const token = unit.tokens[end];
		if (token?.kind === 'word' && (token.flags & W.auxiliary) === 0) continue;
		if (token?.kind === 'mark' && end > from + 1 && offices.has(unit.tokens[end - 1]?.lower ?? ''))
			file(figure, spanOf(unit, from, end));
		return;
	}
}

/** "Räddningsmissionens Caroline Casco": the owner is the organisation. */
function owner(text: string, figure: Figure, mention: Mention, { language }: Lexicon): void {
	const { owner: at } = mention.candidate;
	if (at < 0) return;
	const { start, end } = spanOf(mention.unit, at, at + 1);
	const printed = text.slice(start, end);
	const ending = language.nameEndings.find((tail) => printed.endsWith(tail)) ?? '';
	figure.organisation ??= printed.slice(0, printed.length - ending.length);
	const span = { start, end: end - ending.length };
	file(figure, span);
}

/** How many words a body's name may have behind the person's. */
const LONGEST_BODY = 5;

/** "Mats Brännlund vid Stockholmspolisen", "Ulf Dahl i Nordvik politidistrikt": for whom somebody speaks. */
function affiliation(text: string, figure: Figure, { unit, to, genitive }: Mention, { language }: Lexicon): void {
	if (genitive) return;
	const { tokens } = unit;
	const cased = language.nameChanges.length > 0;
	if (!cased && (flagsAt(tokens, to) & W.preposition) === 0) return;
	const behind = cased ? to : to + 1;
	const from = !cased && (flagsAt(tokens, behind) & W.definite) !== 0 ? behind + 1 : behind;
	if (!tokens[from]?.capital || tokens[from]?.kind !== 'word') return;
	let end = from;
	const belongs = language.belonging.includes(tokens[to]?.lower ?? '');
	// Where places stand behind the same words, only a noun for a body tells one.
	const strict = language.capitalNouns || language.subjectFirst;
	if (strict && !cased && !belongs) return;
	let body = belongs && !strict;
	while (end < tokens.length && end - from < LONGEST_BODY) {
		const { kind, capital, flags } = tokens[end] as Token;
		const joins = strict && end > from && (flags & W.preposition) !== 0 && tokens[end + 1]?.capital;
		if (kind !== 'word' || (!capital && !joins && (flags & W.organisation) === 0)) break;
		end++;
		if ((flags & W.organisation) !== 0 && (flags & (W.title | W.firstName)) === 0) body = true;
	}
	if (!body) return;
	const { start, end: stop } = spanOf(unit, from, end);
	figure.organisation ??= text.slice(start, stop);
	addRole(figure, unit, from, end);
}
