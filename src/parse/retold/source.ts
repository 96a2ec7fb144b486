import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { MoodWords } from '../../language/moods.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { isCueVerb } from '../speech/cue.ts';
import { type Subject, subjectAt } from '../speech/subject.ts';
import { cueOfVerb } from '../speech/verb.ts';
import { M, type Token, textAt, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';

/** Words that name the source of what stands around them. */
export interface Source {
	readonly verb: number;
	readonly subject: Subject | null;
	readonly from: number;
	readonly to: number;
}

const QUOTE = /^["“”„»«]$/u;
/** How long a name in marks is, in tokens. */
const NAME_WITHIN = 6;
/** Longest source, in tokens. */
const LONGEST = 14;
const CLAUSE_WITHIN = 20;

/** "wie die Stadt mitteilte", "nach Angaben der Polizei", "der Forscherin zufolge" at a place of a sentence. */
export function sourceAt(
	scene: Scene,
	unit: Unit,
	moods: MoodWords,
	at: number,
	from: number,
	end: number,
): Source | null {
	const { tokens } = unit;
	const token = tokens[at] as Token;
	if (moods.openers.has(token.lower) && (at === from || textAt(tokens, at - 1) === ','))
		return clauseAt(scene, unit, at, end);
	const phrase = (token.signs & M.according) === 0 ? 0 : phraseAt(scene.lexicon.according, tokens, at);
	if (phrase > 0 && !isCueVerb(scene, unit, at, ANY_CUE)) return nounsAt(scene, unit, at, at + phrase, end);
	if (moods.sources.has(token.lower)) {
		const to = endOfNouns(tokens, at + 1, end);
		for (let i = at + 1; i < to; i++) {
			const noun = tokens[i] as Token;
			if (noun.capital && (moods.isNoun(noun.lower) || (noun.flags & W.document) !== 0))
				return nounsAt(scene, unit, at, at + 1, end);
		}
	}
	return afterAt(scene, unit, at, from);
}

/** "wie … mitteilte" up to the comma, when its verb tells something. */
function clauseAt(scene: Scene, unit: Unit, at: number, end: number): Source | null {
	const { tokens } = unit;
	let verb = -1;
	let to = at + 1;
	for (; to < end && to < at + CLAUSE_WITHIN && tokens[to]?.text !== ','; to++)
		if (isCueVerb(scene, unit, to, ANY_CUE & ~W.manner)) verb = to;
	if (verb < 0 || to - at < 3) return null;
	const cue = cueOfVerb(scene, unit, verb, at + 1, to);
	return { verb, subject: cue?.subject ?? null, from: at, to };
}

function nounsAt(scene: Scene, unit: Unit, at: number, start: number, end: number): Source | null {
	const subject = subjectAt(scene, unit, start);
	const to = Math.max(endOfNouns(unit.tokens, start, end), Math.min(subject?.to ?? 0, end));
	return to <= start ? null : { verb: at, subject, from: at, to };
}

/** "der Polizei zufolge" at the word behind its nouns. */
function afterAt(scene: Scene, unit: Unit, at: number, from: number): Source | null {
	const { tokens } = unit;
	if (!scene.lexicon.language.accordingAfter.includes((tokens[at] as Token).lower)) return null;
	for (let start = at - 1; start >= Math.max(from, at - LONGEST); start--) {
		const prior = tokenAt(tokens, start - 1);
		if (start > from && prior?.kind !== 'mark' && !isVerbal(prior)) continue;
		if (endOfNouns(tokens, start, at) !== at) continue;
		return { verb: at, subject: subjectAt(scene, unit, start), from: start, to: at + 1 };
	}
	return null;
}

const isVerbal = (token: Token | undefined): boolean => ((token?.flags ?? 0) & (W.auxiliary | ANY_CUE)) !== 0;

/** Behind the last noun of a phrase: articles, adjectives behind them, nouns, and what a preposition adds. */
function endOfNouns(tokens: readonly Token[], from: number, end: number): number {
	let to = from;
	let open = true;
	for (let i = from; i < end && i < from + LONGEST; i++) {
		const token = tokens[i] as Token;
		if (QUOTE.test(token.text)) {
			// A name in marks belongs to the phrase, a quote does not.
			let close = i + 1;
			while (close < i + NAME_WITHIN && close < end && !QUOTE.test(tokens[close]?.text ?? '')) close++;
			if (!QUOTE.test(tokens[close]?.text ?? '')) break;
			to = close + 1;
			i = close;
			open = false;
			continue;
		}
		if (token.text === '(' || token.text === ')') continue;
		if (token.kind === 'mark' && token.text !== '.') break;
		if ((token.flags & (W.definite | W.indefinite | W.her | W.his)) !== 0) {
			open = true;
			continue;
		}
		if ((token.flags & W.preposition) !== 0 && to > from) {
			if ((token.flags & W.adverb) === 0) break;
			open = true;
			continue;
		}
		if ((token.flags & W.and) !== 0 && to > from && tokens[i + 1]?.capital) continue;
		if (token.capital || token.kind === 'number') {
			to = i + 1;
			open = false;
			continue;
		}
		if (token.kind === 'mark') continue;
		if (!open || isVerbal(token)) break;
	}
	while (to < end && /^["“”)]$/u.test((tokens[to] as Token).text)) to++;
	return to;
}
