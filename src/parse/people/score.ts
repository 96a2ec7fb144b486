import { type Lexicon, W } from '../../language/lexicon.ts';
import { flagsAt, M, signsAt, type Token, tokenAt } from '../token.ts';
import type { Candidate } from './candidates.ts';

const NOT_A_NAME = W.common | W.notPeople | W.title | W.organisation;

export const isShouted = ({ signs }: Token): boolean => (signs & M.shouted) !== 0;

/** How much the words of a run, and those right beside it, speak for a person. */
export function scoreOf(candidate: Candidate, tokens: readonly Token[], { language }: Lexicon): number {
	const { from, to, parts } = candidate;
	let capitals = 0;
	let last = from;
	let joined = false;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'word') continue;
		if (token.capital) {
			capitals++;
			last = i;
		} else if ((token.flags & W.nameParticle) !== 0) joined = true;
	}
	let score = 0;
	const given = isGiven(tokens, from, capitals);
	// Where nouns have capitals too, two in a row are a name unless an article governs them.
	const governor = flagsAt(tokens, from - 1);
	const governed = (governor & (W.definite | W.indefinite | W.preposition)) !== 0;
	if (capitals >= 2) score += language.capitalNouns && governed ? 0 : 1;
	if (given) score += capitals >= 2 ? 3 : 1;
	if (candidate.title >= 0) score += 2;
	if (candidate.owner >= 0) score += 1;
	if (joined && capitals >= 2) score += 1;
	if (hasInitial(parts)) score += 2;
	if (candidate.cued) score += capitals >= 2 ? 2 : 1;
	score += afterName(tokens, to);
	const before = tokenAt(tokens, from - 1);
	if (before !== undefined && before.kind === 'word' && (before.flags & W.definite) !== 0 && candidate.title < 0)
		score -= 3;
	if (before !== undefined && (before.flags & W.preposition) !== 0 && !given) score -= 1;
	// "Fem frågor till Bo Ek"
	if (capitals >= 2 && isInterviewed(tokens, from, language)) score += 3;
	// "Department of Coastal Affairs"
	const body = tokenAt(tokens, from - 2);
	if (before !== undefined && (before.flags & W.preposition) !== 0 && body?.capital && !given)
		score -= (body.flags & W.organisation) === 0 ? 0 : 3;
	// "28 Millionen Euro"
	if (before?.kind === 'number') score -= 3;
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (!token.capital) continue;
		if ((token.flags & W.organisation) !== 0) score -= i === from && given ? 0 : 4;
		// "Wilhelmina Sergeant", "Stephen King": a title at the end is a surname.
		else if (i === last && capitals >= 2 && (token.flags & NOT_A_NAME & ~W.title) === 0) continue;
		else if ((token.flags & NOT_A_NAME) !== 0 && (token.flags & W.firstName) === 0) score -= 3;
		if (isShouted(token) && token.text.length <= 5) score -= 3;
		// "Champions League-finale", "HK-Tversted"
		if (token.text.includes('-') && isCompound(token.text, language)) score -= 3;
	}
	if (parts.length > 1 && parts.includes('&')) score -= 6;
	// "Kurdistans PKK": letters at the end are no surname.
	const end = tokens[last] as Token;
	if (!given && capitals > 0 && end.text.length <= 4 && isShouted(end)) score -= 3;
	if (capitals > 4) score -= 2;
	return score;
}

/** Behind what an interview asks: "Fem frågor till Bo Ek". */
export const isInterviewed = (tokens: readonly Token[], from: number, { interviewing }: Lexicon['language']): boolean =>
	(flagsAt(tokens, from - 1) & W.preposition) !== 0 && interviewing.includes(tokenAt(tokens, from - 2)?.lower ?? '');

/** A noun at the end of a name, or letters at its beginning, where a hyphen joins nouns. */
const isCompound = (word: string, { capitalNouns, nameChanges, compounds }: Lexicon['language']): boolean =>
	compounds && !capitalNouns && nameChanges.length === 0 && /\p{L}{2}-\p{Ll}|^\p{Lu}{2,4}-/u.test(word);

/** "Thuy Linh Solheim": the second of two first names tells as much as the first. */
export const isGiven = (tokens: readonly Token[], from: number, names: number): boolean =>
	((flagsAt(tokens, from) | (names > 2 ? flagsAt(tokens, from + 1) : 0)) & W.firstName) !== 0;

/** "George W. Bush" */
function hasInitial(parts: readonly string[]): boolean {
	for (let i = 1; i < parts.length; i++) {
		const part = parts[i] as string;
		if (part.endsWith('.') && /^\p{Lu}\.$/u.test(part)) return true;
	}
	return false;
}

/** "who", "som": a person may follow; "which": none does. */
const relative = ({ signs }: Token): number => ((signs & M.thing) === 0 ? 1 : -2);

/** ", who is a nurse": a form of "be", and what only people are. */
function isRoleTold(tokens: readonly Token[], at: number): boolean {
	if ((signsAt(tokens, at) & M.copula) === 0) return false;
	for (let i = at + 1; i < Math.min(tokens.length, at + 4); i++) {
		const { kind, flags } = tokens[i] as Token;
		if (kind === 'mark') return false;
		if ((flags & (W.title | W.unnamed)) !== 0) return true;
	}
	return false;
}

/** Evidence behind a name: an age, a party, a role. */
export function afterName(tokens: readonly Token[], to: number): number {
	const mark = tokens[to];
	if (mark === undefined) return 0;
	if ((mark.flags & W.relative) !== 0) return relative(mark);
	if (mark.kind !== 'mark') return 0;
	const next = tokens[to + 1];
	if (next === undefined) return 0;
	if (mark.text === '(' && next.kind === 'word' && next.text.length <= 5) return 2;
	if (mark.text === '(' && next.kind === 'number') return tokens[to + 2]?.text === ')' && next.text.length <= 2 ? 3 : 2;
	if (mark.text !== ',') return 0;
	if ((next.flags & W.relative) !== 0) return relative(next) + (isRoleTold(tokens, to + 2) ? 1 : 0);
	if (next.kind === 'number' && next.text.length <= 2 && tokens[to + 2]?.kind === 'mark') return 3;
	// ", neun Jahre alt,"
	const years = tokens[to + 2];
	const counted = next.kind === 'number' || (next.flags & W.indefinite) !== 0;
	if (counted && years?.capital && tokens[to + 3]?.kind === 'word') return 2;
	for (let i = to + 1; i < Math.min(tokens.length, to + 6); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') break;
		if ((token.flags & (W.title | W.unnamed)) === 0) continue;
		// "in the journal Animal Compass, the authors say"
		return (token.signs & M.plural) !== 0 && (flagsAt(tokens, i - 1) & W.definite) !== 0 ? 0 : 2;
	}
	return 0;
}
