import type { Span } from '../document/span.ts';
import { W } from '../language/lexicon.ts';
import type { Reported } from './attribute/heard.ts';
import type { Scene } from './scene.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from './token.ts';
import { spanOf } from './unit.ts';

/** How far behind a verb of thinking the verb of its clause may stand, in tokens. */
const CLAUSE_WITHIN = 6;
const ENDS = new Set(['.', '!', '?', '…']);

/** What a retold statement spans, by the convention of the language; null when the sentence retells nothing. */
export function reportedSpan(scene: Scene, { unit, from, to, cue }: Reported): Span | null {
	const { tokens } = unit;
	if (tellsOfDoing(scene, tokens, cue)) return null;
	const content = contentOf(scene, tokens, from, to, cue);
	if (content === null) return null;
	if (scene.lexicon.language.indirectSpan === 'content') return spanOf(unit, content.from, content.to);
	return spanOf(unit, from, to);
}

const REPORTS = W.say | W.think | W.write | W.particleVerb;

/** "fortsätter att arbeta", "kvinnor som säger nej": what somebody does, or who is meant, is no statement. */
function tellsOfDoing(scene: Scene, tokens: readonly Token[], { according, verb, subject }: Reported['cue']): boolean {
	if (according || scene.lexicon.language.indirectSpan !== 'sentence' || subject.from > verb) return false;
	if (((tokens[verb] as Token).flags & REPORTS) === 0) return true;
	return (flagsAt(tokens, verb - 1) & W.relative) !== 0 && textAt(tokens, verb - 2) !== ',';
}

/** The reported words: behind "that", before a cue at the end, or what is left beside "according to". */
function contentOf(
	scene: Scene,
	tokens: readonly Token[],
	from: number,
	to: number,
	cue: Reported['cue'],
): { from: number; to: number } | null {
	let end = to;
	while (end > from && ENDS.has((tokens[end - 1] as Token).text)) end--;
	const least = 3;
	if (cue.according) {
		if (cue.from - from <= 1) return range(tokens, cue.to, end, least);
		return cue.to >= end - 1 ? range(tokens, from, cue.from, least) : range(tokens, from, end, least);
	}
	// Behind the cue: "X anser att …", "X said the …".
	for (let i = cue.to; i < Math.min(end, cue.to + 8); i++) {
		const token = tokens[i] as Token;
		if ((token.flags & W.that) !== 0) return range(tokens, i, end, least);
		if (token.kind === 'mark' && token.text !== ',') break;
	}
	const verb = tokens[cue.verb] as Token;
	// Before it: "…, anser hon."
	const comma = tokenAt(tokens, cue.from - 1);
	if (cue.verb < cue.subject.from && comma?.text === ',') return range(tokens, from, cue.from - 1, least);
	if (comma?.text === ',' && cue.to >= end - 3) return range(tokens, from, cue.from - 1, least);
	if (scene.lexicon.language.subjectFirst && cue.verb >= cue.subject.to && (verb.flags & (W.say | W.think)) !== 0) {
		return range(tokens, cue.verb + 1, end, least);
	}
	return scene.lexicon.language.indirectSpan === 'sentence' && tellsWithoutThat(tokens, cue, end)
		? range(tokens, Math.max(cue.to, cue.verb + 1), end, 2)
		: null;
}

/** "Hun afviser kritikken.", "Han vill inte lova något.", "Han mener det er for sent.": what was said needs no "that". */
function tellsWithoutThat(tokens: readonly Token[], { subject, verb, to }: Reported['cue'], end: number): boolean {
	const { flags } = tokens[verb] as Token;
	// "Vêrvarslinga melder om regn": a body beside its verb, and of what it speaks.
	const body = (subject.kind === 'unnamed' || subject.kind === 'organisation') && subject.to - subject.from === 1;
	const alone = body && subject.to === verb && (flagsAt(tokens, verb + 1) & W.preposition) !== 0;
	const personal = alone || subject.kind === 'name' || subject.kind === 'pronoun' || subject.kind === 'title';
	if ((flags & W.say) !== 0) {
		if (!personal) return false;
		const beside = subject.to === verb || subject.from === verb + 1;
		const participle = (flagsAt(tokens, verb - 1) & W.auxiliary) !== 0;
		if (!beside || participle || (flags & (W.manner | W.write)) !== 0) return false;
		for (let i = to; i < end; i++) if (((tokens[i] as Token).signs & (M.double | M.angle)) !== 0) return false;
		return true;
	}
	if ((flags & W.think) === 0) return false;
	const behind = Math.max(to, verb + 1);
	// "mener kommunen starter i feil ende": who does what begins the clause.
	const clause = behind === verb + 1 ? flagsAt(tokens, behind) & W.organisation : 0;
	const next = tokens[behind + 1];
	if (clause !== 0 && next?.kind === 'word' && (next.flags & (W.preposition | W.and)) === 0) return true;
	for (let i = behind; i < Math.min(end, behind + CLAUSE_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') return false;
		if ((token.signs & M.copula) !== 0 || (token.flags & W.auxiliary) !== 0) return true;
		// "Bolaget vill inte": what a body does not do is no statement.
		if ((token.signs & M.negation) !== 0) return personal;
	}
	return false;
}

function range(tokens: readonly Token[], from: number, to: number, least: number): { from: number; to: number } | null {
	let start = from;
	let end = to;
	while (start < end && (tokens[start] as Token).kind === 'mark') start++;
	while (end > start && (tokens[end - 1] as Token).kind === 'mark') end--;
	let words = 0;
	for (let i = start; i < end; i++) if ((tokens[i] as Token).kind !== 'mark') words++;
	return words < least ? null : { from: start, to: end };
}
