import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { MoodWords } from '../../language/moods.ts';
import type { Scene } from '../scene.ts';
import { isCueVerb } from '../speech/cue.ts';
import type { Token } from '../token.ts';
import type { Unit } from '../unit.ts';

/** A noun of speech governs what begins this soon behind it, in tokens. */
const NOUN_WITHIN = 10;
/** Behind an infinitive's mark its verb. */
const INFIX_FROM = 2;

/** Where the statement begins that the word at a place announces: "sagte, …", "die Forderung, …". -1 when none does. */
export function announcedAt(
	scene: Scene,
	unit: Unit,
	moods: MoodWords,
	at: number,
	end: number,
	within: number,
): number {
	const { tokens } = unit;
	const token = tokens[at] as Token;
	const verb = !token.capital && isCueVerb(scene, unit, at, ANY_CUE);
	const noun = !verb && token.capital && moods.isNoun(token.lower);
	if (!verb && !noun) return -1;
	const last = Math.min(end - 1, at + (verb ? within : NOUN_WITHIN));
	for (let i = at + 1; i < last; i++) {
		const pause = tokens[i] as Token;
		if (pause.text !== ',' && pause.text !== ':') continue;
		if (opens(moods, tokens, i + 1, end, verb)) return i + 1;
		// A clause between commas may stand before it, but not another verb of speaking.
		if (noun || pause.text === ':') return -1;
		for (let k = i + 1; k < last && tokens[k]?.text !== ','; k++) if (isCueVerb(scene, unit, k, W.say)) return -1;
	}
	return -1;
}

/** A clause that begins here says what somebody said: "dass", the subjunctive, or an infinitive. */
function opens(moods: MoodWords, tokens: readonly Token[], from: number, end: number, verb: boolean): boolean {
	const first = tokens[from];
	if (first === undefined || from >= end) return false;
	if ((first.flags & W.that) !== 0) return true;
	if (moods.purposes.has(first.lower)) return false;
	let stop = from;
	while (stop < end && (tokens[stop] as Token).text !== ',') stop++;
	for (let i = from; i < stop; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'word') continue;
		if (verb && !token.capital && (moods.first.has(token.lower) || moods.second.has(token.lower))) return true;
		if (moods.infinitive.has(token.lower) && !token.capital && i > from && isVerb(tokens[i + 1])) return true;
		if (i === stop - 1 && hasInfix(moods, token)) return true;
	}
	return false;
}

const isVerb = (token: Token | undefined): boolean => token?.kind === 'word' && !token.capital;

/** "zuzugehen", "einzuräumen" */
function hasInfix(moods: MoodWords, { lower, capital }: Token): boolean {
	if (capital || lower.length < 8) return false;
	for (const mark of moods.infinitive) if (lower.indexOf(mark, INFIX_FROM) > 0 && lower.endsWith('n')) return true;
	return false;
}

/** A sentence in the subjunctive, or "Er soll … haben": nobody says so but somebody else. */
export function isStatement(
	moods: MoodWords,
	tokens: readonly Token[],
	from: number,
	end: number,
	follows: boolean,
): boolean {
	let hearsay = false;
	let inside = false;
	for (let i = from; i < end; i++) {
		const token = tokens[i] as Token;
		if (/^["“”„»«]$/u.test(token.text)) inside = !inside;
		if (inside || token.kind !== 'word' || (token.capital && i > from)) continue;
		if (moods.first.has(token.lower) || (follows && moods.second.has(token.lower))) return true;
		if (moods.hearsay.has(token.lower)) hearsay = true;
		const next = tokens[i + 1];
		if (hearsay && moods.perfect.has(token.lower) && (i === end - 1 || next?.kind === 'mark')) return true;
	}
	return false;
}
