import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
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
			before(figure, mention);
			apposition(figure, mention);
			inverted(figure, mention);
			predicate(figure, mention.unit, mention.to);
			owner(text, figure, mention, lexicon);
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
	if (figure.roles.length >= MOST_ROLES) return;
	if (!figure.roles.some((role) => role.start < span.end && span.start < role.end)) figure.roles.push(span);
}

/** "Rektorn Tore Bjelkenäs", "Justitieutskottets ordförande Richard Jomshof". */
function before(figure: Figure, mention: Mention): void {
	const { tokens } = mention.unit;
	const { title, from, owner } = mention.candidate;
	let start = owner >= 0 ? -1 : title;
	if (start < 0) return;
	// A word in the genitive before the title belongs to the role.
	while (start > 0) {
		const previous = tokens[start - 1] as Token;
		if (previous.kind !== 'word' || (previous.flags & (W.common | W.preposition | W.and | BREAKS | W.auxiliary)) !== 0)
			break;
		const isTitle = (previous.flags & W.title) !== 0;
		const isOwner = previous.capital && previous.lower.endsWith('s');
		if (!isTitle && !isOwner) break;
		start--;
	}
	// "kertoo tutkinnanjohtaja, rikoskomisario Marko Rantasalo"
	if (textAt(tokens, start - 1) === ',' && (flagsAt(tokens, start - 2) & W.title) !== 0 && start >= 2) start -= 2;
	const last = (tokens[from - 1] as Token).text === '.' ? from - 1 : from;
	const onlyHonorific = tokens
		.slice(start, last)
		.every((token) => (token.flags & W.honorific) !== 0 && (token.flags & W.title) === 0);
	if (!onlyHonorific) addRole(figure, mention.unit, start, last);
}

/** "Marina Johansson, socialdemokrat och ordförande för …," and "Karin Åsberg (MP)". */
function apposition(figure: Figure, mention: Mention): void {
	const { tokens } = mention.unit;
	let at = mention.to;
	if (tokens[at]?.text === '(') {
		let close = at + 1;
		while (close < tokens.length && close < at + 6 && tokens[close]?.text !== ')') close++;
		if (tokens[close]?.text === ')') {
			addRole(figure, mention.unit, at + 1, close);
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
	if (end === at + 1 && tokens[end]?.text === '.' && first?.kind === 'word' && first.flags === 0 && !first.capital)
		addRole(figure, mention.unit, at, end);
	if (!titled || first === undefined || first.kind !== 'word') return;
	// "Trafikverkets projektledare"
	const owned = ((tokens[at + 1]?.flags ?? 0) & W.title) !== 0;
	if (first.capital && !owned && (first.flags & (W.title | W.unnamed)) === 0) return;
	addRole(figure, mention.unit, at, end);
}

/** "chefen för polisen i Storgöteborg, Erik Nord," */
function inverted(figure: Figure, mention: Mention): void {
	const { tokens } = mention.unit;
	const comma = mention.from - 1;
	if (mention.partial || tokens[comma]?.text !== ',' || mention.candidate.title >= 0) return;
	let start = comma - 1;
	let head = -1;
	while (start >= 0 && comma - start <= LONGEST_ROLE) {
		const token = tokens[start] as Token;
		if (STOPS.has(token.text) || (token.flags & BREAKS & ~W.say) !== 0) break;
		if ((token.flags & W.title) !== 0) head = start;
		start--;
	}
	if (head < 0) return;
	// What follows the title up to the comma must be its complement.
	const complement = tokens[head + 1] as Token;
	if (head + 1 < comma && (complement.flags & (W.preposition | W.and)) === 0) return;
	const closed = [',', '.', '('].includes(tokens[mention.to]?.text ?? '');
	if (!closed && head + 1 < comma) return;
	let from = head;
	const owner = tokenAt(tokens, head - 1);
	if (owner?.capital && owner.lower.endsWith('s') && (owner.flags & W.common) === 0) from--;
	addRole(figure, mention.unit, from, comma);
}

/** "Petra Malmström är socialsekreterare där.", "…, som är driftchef,", "Hon har varit rektor": what stands behind the verb. */
export function predicate(figure: Figure, unit: Unit, from: number): void {
	const { tokens } = unit;
	let verb = from;
	if (tokens[verb]?.text === ',' && ((tokens[verb + 1]?.flags ?? 0) & W.relative) !== 0) verb += 2;
	if (((tokens[verb]?.flags ?? 0) & W.auxiliary) !== 0 && isCopula(tokens[verb + 1])) verb++;
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
	if (title >= 0 && title - at <= 4) addRole(figure, unit, at, end);
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
	if (figure.roles.length < MOST_ROLES && !figure.roles.some((role) => role.start === span.start))
		figure.roles.push(span);
}
