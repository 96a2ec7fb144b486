import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, signsAt, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceAt } from '../unit.ts';
import { behindBrackets } from './brackets.ts';
import type { Figure, Mention } from './figure.ts';
import { addRole, beforeHonorific } from './roles.ts';

/** Tokens of a description, at most. */
const LONGEST = 10;
/** With its possessive, such a one may stand anywhere: "… and took his old boss, Ann Ek, along". */
const SHORT = 3;
const POSSESSIVE = W.her | W.his;
const ARTICLES = W.definite | W.indefinite | POSSESSIVE;
/** No description goes on over these. */
const BREAKS = W.say | W.think | W.write | W.auxiliary | W.that | W.she | W.he | W.they;
const CLOSES = new Set([',', '.', '(']);

/** What articles, possessives and commas around a whole name tell of its bearer, whether or not a list holds the noun. */
export function readDescribed(figure: Figure, mention: Mention, lexicon: Lexicon): void {
	if (mention.partial || mention.genitive || mention.candidate.names < 2) return;
	ahead(figure, mention, lexicon);
	behind(figure, mention, lexicon);
}

/** "Her supervisor, Ann Ek, picks her up.", "Fadern, Bo Ek, drev hyttan." */
function ahead(figure: Figure, mention: Mention, lexicon: Lexicon): void {
	const { unit, to } = mention;
	const { tokens } = unit;
	const comma = beforeHonorific(mention) - 1;
	if (textAt(tokens, comma) !== ',' || (flagsAt(tokens, comma - 1) & (W.preposition | W.adverb)) !== 0) return;
	const opening = sentenceAt(unit, comma)?.from ?? 0;
	const start = startOf(tokens, comma, opening, lexicon);
	if (start < 0 || start === comma || (flagsAt(tokens, start) & W.preposition) !== 0) return;
	if (tellsTime(tokens, start, comma, lexicon)) return;
	const article = flagsAt(tokens, start - 1);
	const owned = (article & POSSESSIVE) !== 0 || (signsAt(tokens, start - 1) & M.their) !== 0;
	const closed = textAt(tokens, behindBrackets(tokens, to));
	// "The next day, Ann Ek said": only between commas is it certain.
	if (!owned && (closed !== ',' || tokenAt(tokens, to + 1)?.kind === 'number')) return;
	addRole(figure, unit, start, comma);
}

/** Where the noun begins behind its article or possessive, at the head of its clause; -1 where none is. */
function startOf(tokens: readonly Token[], comma: number, opening: number, { language }: Lexicon): number {
	for (let i = comma - 1; i >= Math.max(opening, comma - LONGEST); i--) {
		const { kind, flags, signs, lower, capital } = tokens[i] as Token;
		if (kind === 'mark' && textAt(tokens, i) !== '-') return -1;
		if ((flags & BREAKS) !== 0 || (signs & M.copula) !== 0) return -1;
		const before = flagsAt(tokens, i - 1);
		const owned = (flags & POSSESSIVE) !== 0 || (signs & M.their) !== 0;
		if (((flags & ARTICLES) !== 0 || owned) && (before & W.preposition) === 0)
			return i === opening || (before & (W.that | W.and | W.say)) !== 0 || (owned && comma - i <= SHORT) ? i + 1 : -1;
		if (i > opening || !language.compounds || language.capitalNouns) continue;
		if ((flags & (W.common | W.preposition | W.firstName)) !== 0) continue;
		// "Fadern, …", "Eks tippoldebarn, …"
		const ends = language.nameEndings.some((ending) => lower.endsWith(ending));
		if (comma - i === 1) return language.definiteEndings.some((ending) => lower.endsWith(ending)) ? i : -1;
		if (comma - i === 2 && capital && ends) return i;
	}
	return -1;
}

/** "…, a part-timer,", "…, one of the owners.", "…, her sister's son," */
function behind(figure: Figure, { unit, to }: Mention, lexicon: Lexicon): void {
	const { tokens } = unit;
	let comma = behindBrackets(tokens, to);
	if (textAt(tokens, comma) !== ',') return;
	if (tokens[comma + 1]?.kind === 'number' && textAt(tokens, comma + 2) === ',') comma += 2;
	const from = comma + 1;
	const article = flagsAt(tokens, from);
	const owned = (article & POSSESSIVE) !== 0;
	if (!owned && (article & W.indefinite) === 0) return;
	let end = from + 1;
	for (; end < tokens.length && end - from < LONGEST; end++) {
		const { kind, flags, signs } = tokens[end] as Token;
		if ((kind === 'mark' && textAt(tokens, end) !== '-') || (flags & (BREAKS | W.relative)) !== 0) break;
		if ((signs & M.copula) !== 0) return;
	}
	const mark = textAt(tokens, end);
	const quoted = tokens[end]?.spaced === false && (signsAt(tokens, end) & M.quote) !== 0;
	const closed = owned ? mark === ',' : quoted || CLOSES.has(mark) || (flagsAt(tokens, end) & W.relative) !== 0;
	if (!closed || end - from < 2 || tellsTime(tokens, from + 1, end, lexicon)) return;
	addRole(figure, unit, from, end);
}

/** "a year later", "nästa dag" */
function tellsTime(tokens: readonly Token[], from: number, to: number, { language }: Lexicon): boolean {
	for (let i = from; i < to; i++) {
		const { lower, flags } = tokens[i] as Token;
		if ((flags & (W.preposition | ARTICLES)) === 0 && language.labels.clock.includes(lower)) return true;
	}
	return false;
}
