import { THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { sentenceAt, spanOf, type Unit } from '../unit.ts';
import { type Subject, subjectAt } from './subject.ts';

/** What a relative clause tells of ends right before its comma, and begins this near. */
const NOUN_WITHIN = 10;
const CLAUSE_WITHIN = 40;
const QUOTE = /^[„"»«“”]$/u;

/** Nothing of the clause is left behind a token: "teilte das Ministerium am Dienstag auf Anfrage des Senders mit." */
export function closesClause({ tokens }: Unit, at: number): boolean {
	const next = tokens[at + 1];
	return next === undefined || next.kind === 'mark' || (next.flags & W.and) !== 0;
}

/** The opening mark of the words in marks that close at a token, or -1. */
export function openingBefore(tokens: readonly Token[], close: number, from: number): number {
	if ((tokens[close] as Token).spaced) return -1;
	for (let i = close - 1; i >= from; i--) {
		const token = tokens[i] as Token;
		if (QUOTE.test(token.text)) return (token.spaced || i === from) && !tokens[i + 1]?.spaced ? i : -1;
	}
	return -1;
}

/** "ein Gutachten, das den Plan als „Irrweg“ bezeichnet": whom or what a clause that its verb closes tells of. */
export function clauseTellsOf(scene: Scene, unit: Unit, verb: number): Subject | null {
	if (scene.lexicon.language.articles === undefined || !closesClause(unit, verb)) return null;
	const comma = clauseComma(unit, verb);
	if (comma < 0 || !isOwnSubject(scene, unit, comma + 1)) return null;
	return endingAt(scene, unit, comma);
}

/** The comma that opens the clause of a verb. */
function clauseComma(unit: Unit, verb: number): number {
	const { tokens } = unit;
	const from = Math.max(sentenceAt(unit, verb)?.from ?? 0, verb - CLAUSE_WITHIN);
	for (let i = verb - 1; i > from; i--) {
		const text = textAt(tokens, i);
		if (text === ',') return i;
		if (!QUOTE.test(text)) continue;
		i = openingBefore(tokens, i, from);
		if (i < 0) return -1;
	}
	return -1;
}

/** A relative pronoun that no subject of its own follows: "der den Plan", but not "den der Rat", "die sie". */
function isOwnSubject(scene: Scene, unit: Unit, at: number): boolean {
	const { tokens } = unit;
	const pronoun = tokens[at];
	const next = tokens[at + 1];
	if (pronoun === undefined || next === undefined) return false;
	if ((pronoun.flags & (W.definite | W.relative)) === 0 || (pronoun.signs & M.oblique) !== 0) return false;
	if ((next.flags & (THIRD_PERSON | W.it)) !== 0 && (next.flags & (W.her | W.his)) === 0) return false;
	if (scene.mentionAt(unit, at + 1) !== undefined || (next.flags & W.title) !== 0) return false;
	const { articles } = scene.lexicon.language;
	// What only a man's article begins is the subject itself; "die" and "das" may be what another subject does something to.
	return articles?.he.includes(pronoun.lower) === true || !articles?.he.includes(next.lower);
}

/** The subject that ends right before a token. */
function endingAt(scene: Scene, unit: Unit, at: number): Subject | null {
	const mention = scene.mentionAt(unit, at - 1);
	if (mention !== undefined)
		return mention.to === at && !mention.genitive ? subjectAt(scene, unit, mention.from) : null;
	const floor = Math.max(sentenceAt(unit, at)?.from ?? 0, at - NOUN_WITHIN);
	let article = -1;
	for (let start = floor; start < at; start++) {
		if ((flagsAt(unit.tokens, start) & (W.definite | W.indefinite)) === 0) continue;
		const subject = subjectAt(scene, unit, start);
		if (subject !== null && subject.to === at) return subject;
		article = start;
	}
	// A noun that no list holds: no person, as far as anybody knows.
	if (article < 0 || !unit.tokens[at - 1]?.capital) return null;
	const span = spanOf(unit, article, at);
	return { kind: 'organisation', from: article, to: at, span, mentions: [], gender: null, head: at - 1 };
}
