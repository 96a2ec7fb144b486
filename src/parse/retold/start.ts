import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R, type RetellingWords } from '../../language/retelling.ts';
import type { Scene } from '../scene.ts';
import type { Cue } from '../speech/cue.ts';
import { skipAdverbs } from '../speech/subject.ts';
import type { Token } from '../tokens.ts';
import type { Unit } from '../unit.ts';

/** A statement, an object, or a clause that stands before its verb. */
export type Start =
	| { readonly kind: 'clause' | 'object'; readonly from: number }
	| { readonly kind: 'before'; readonly from: number; readonly to: number };

/** One word of a sentence that may govern what is retold. */
export interface Governor {
	readonly scene: Scene;
	readonly unit: Unit;
	readonly words: RetellingWords;
	readonly at: number;
	/** The sentence, without the marks at its end. */
	readonly from: number;
	readonly end: number;
	/** Verb and subject, where it is a verb that has one. */
	readonly cue: Cue | null;
}

const ADDRESSEE_WITHIN = 9;
const SETTING_WITHIN = 12;
const ASIDE_WITHIN = 8;
const SUBJECT_WITHIN = 14;
const FEWEST_BEFORE = 3;
const OPENING_MARK = /^["“”«»„$£€‘'’]$/u;

/** Where the words begin that a token governs; null when it governs none here. */
export function startOf(governor: Governor): Start | null {
	const { unit, words, at, end } = governor;
	const { tokens } = unit;
	const token = tokens[at] as Token;
	const bits = words.bits(token.lower);
	if (/^[</]$/u.test(tokens[at - 1]?.text ?? '')) return null;
	if ((bits & R.ambiguous) !== 0 && isNoun(governor)) return (bits & R.noun) !== 0 ? complement(governor) : null;
	if ((bits & (R.clause | R.object | R.phrase)) === 0) {
		if ((bits & R.noun) !== 0) return complement(governor);
		return (bits & R.feeling) !== 0 ? feeling(governor) : hearsay(governor);
	}
	if (isAttribute(governor)) return null;
	const phrase = phraseBehind(governor);
	if (phrase > 0) return opens(unit, phrase, end) ? { kind: 'object', from: phrase } : null;
	if ((bits & R.clause) === 0 && isUnreal(governor)) return null;
	if (isPassive(governor) && (bits & R.addressed) === 0) return (bits & R.hearsay) !== 0 ? hearsay(governor) : null;
	if ((bits & R.clause) !== 0) return clause(governor, bits);
	if ((bits & R.object) === 0) return null;
	const start = skipAdverbs(governor.scene, unit, at + 1);
	return opens(unit, start, end) && !has(tokens[start], W.preposition | W.and) ? { kind: 'object', from: start } : null;
}

/** "to criticise", "would criticise": nobody did. */
function isUnreal({ unit: { tokens }, words, at, from }: Governor): boolean {
	for (let i = at - 1; i >= Math.max(from, at - 2); i--) {
		const before = tokens[i] as Token;
		if ((words.bits(before.lower) & (R.infinitive | R.modal)) !== 0) return true;
		if (!has(before, W.adverb)) return false;
	}
	return false;
}

const has = (token: Token | undefined, bits: number): boolean => ((token?.flags ?? 0) & bits) !== 0;

/** Behind an article, a possessive, a preposition or an adjective a word is a noun. */
function isNoun({ unit: { tokens }, words, at, from }: Governor): boolean {
	const token = tokens[at] as Token;
	if (at <= from) return !/(?:ed|ing)$/u.test(token.lower);
	if (token.capital) return true;
	const before = tokens[at - 1] as Token;
	const bits = words.bits(before.lower);
	if (before.kind === 'mark') return before.text !== ',' && before.text !== ':' && before.text !== ')';
	if (/['’]s?$/u.test(before.lower)) return !has(before, THIRD_PERSON);
	if (has(before, W.definite | W.indefinite | W.her | W.his)) return !has(before, W.that | W.relative);
	if ((bits & R.infinitive) !== 0) return false;
	if ((bits & (R.possessive | R.link)) !== 0 || has(before, W.preposition)) return true;
	if (before.lower.endsWith('ly')) return false;
	if (has(before, THIRD_PERSON | W.speaking | W.relative | W.auxiliary) || (bits & R.be) !== 0) return false;
	if (before.capital || before.lower.endsWith('s') || has(before, W.title | W.unnamed | W.organisation | W.document))
		return false;
	return !/(?:ed|ing)$/u.test((tokens[at] as Token).lower) && !has(before, W.and | W.adverb | W.common);
}

/** "the proposed ban": behind an article a participle describes a noun. */
function isAttribute({ unit: { tokens }, words, at, from }: Governor): boolean {
	if (at <= from || isOpener(tokens[at + 1], words)) return false;
	const before = tokens[at - 1] as Token;
	if (before.kind === 'number') return !before.text.endsWith('%');
	if (has(before, W.her | W.his) || (words.bits(before.lower) & R.possessive) !== 0) return true;
	if (has(before, W.definite | W.indefinite)) return !has(before, W.that | W.relative | W.they | W.unnamed) && /ed$/u.test((tokens[at] as Token).lower);
	return has(before, W.preposition) && (words.bits(before.lower) & R.infinitive) === 0 && /ed$/u.test((tokens[at] as Token).lower);
}

function isPassive({ unit: { tokens }, words, at, from }: Governor): boolean {
	if (/(?:ing|s)$/u.test((tokens[at] as Token).lower)) return false;
	for (let i = at - 1; i >= Math.max(from, at - 3); i--) {
		const before = tokens[i] as Token;
		if ((words.bits(before.lower) & R.be) !== 0) return true;
		if (!has(before, W.adverb) && !before.lower.endsWith('ly')) return false;
	}
	return false;
}

const isBe = (token: Token, words: RetellingWords): boolean =>
	(words.bits(token.lower) & R.be) !== 0 || /['’](?:s|re|m)$/u.test(token.lower);

/** "called [for]": the index behind the words of a phrase, or 0. */
function phraseBehind({ scene, unit, words, at, end }: Governor): number {
	const { tokens } = unit;
	const phrases = words.phrases.get((tokens[at] as Token).lower);
	if (phrases === undefined) return 0;
	for (const start of new Set([at + 1, skipAdverbs(scene, unit, at + 1)])) {
		const found = phrases.find(
			(rest) => start + rest.length <= end && rest.every((word, k) => tokens[start + k]?.lower === word),
		);
		if (found !== undefined) return start + found.length;
	}
	return 0;
}

/** A complement can begin here. */
function opens({ tokens }: Unit, at: number, end: number): boolean {
	const token = tokens[at];
	return token !== undefined && at < end && (token.kind !== 'mark' || OPENING_MARK.test(token.text));
}

/** Behind a noun: "that", "to", "whether", or what a preposition links. */
function complement({ unit: { tokens }, words, at, end }: Governor): Start | null {
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	const bits = words.bits(next.lower);
	if (has(next, W.that) || (bits & (R.question | R.infinitive)) !== 0) return { kind: 'clause', from: at + 1 };
	return (bits & R.link) !== 0 ? { kind: 'object', from: at + 2 } : null;
}

/** "is confident that": only where somebody is so. */
function feeling(governor: Governor): Start | null {
	const { unit, words, at, from, end } = governor;
	const { tokens } = unit;
	let is = false;
	for (let i = at - 1; i >= Math.max(from, at - 4) && !is; i--) {
		const before = tokens[i] as Token;
		is = isBe(before, words) || (words.bits(before.lower) & R.clause) !== 0;
	}
	if (!is) return null;
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	return has(next, THIRD_PERSON) ? { kind: 'clause', from: at + 1 } : complement(governor);
}

/** "is expected to": what nobody in particular says. */
function hearsay({ unit: { tokens }, words, at, end }: Governor): Start | null {
	const next = tokens[at + 1];
	if (next === undefined || at + 2 >= end) return null;
	return has(next, W.that) || (words.bits(next.lower) & R.infinitive) !== 0 ? { kind: 'clause', from: at + 1 } : null;
}

/** Behind a verb of a statement: past whom it speaks to and when. */
function clause(governor: Governor, bits: number): Start | null {
	const { scene, unit, words, at, end } = governor;
	const { tokens } = unit;
	const inverted = invertedSubject(governor);
	if (inverted > 0) return fronted(governor, inverted);
	let start = skipAdverbs(scene, unit, at + 1);
	if (!has(tokens[start], W.that) && has(tokens[start + 1], W.that) && start + 1 < end) start++;
	if ((bits & R.addressed) !== 0) start = behindAddressee(governor, start);
	if ((words.bits(tokens[start]?.lower ?? '') & R.infinitive) !== 0 && (bits & R.intent) === 0) start = behindRecipient(governor, start);
	const told = behindSetting(governor, behindAside(governor, start));
	if (told !== null && opens(unit, told, end) && !isPause(governor, told) && !((bits & R.addressed) !== 0 && isShort(governor, told)))
		return { kind: 'clause', from: told };
	if (told !== null && tokens[told]?.text === ':' && told + 1 < end) return { kind: 'clause', from: told + 1 };
	return fronted(governor, told);
}

/** "…, said the council in a letter.": the index behind the subject, or 0. */
function invertedSubject({ unit: { tokens }, at, end, cue }: Governor): number {
	if (cue === null || cue.subject.from !== at + 1 || cue.subject.kind === 'pronoun') return 0;
	const verb = tokens[at] as Token;
	if (tokens[at - 1]?.kind !== 'mark' || verb.lower.endsWith('ing') || !has(verb, W.say | W.write)) return 0;
	const { to } = cue.subject;
	return to >= end || tokens[to]?.kind === 'mark' || has(tokens[to], W.preposition | W.relative) ? to : 0;
}

/** "told a county [rally],": what is left of whom somebody speaks to. */
function isShort({ unit: { tokens }, words, end }: Governor, at: number): boolean {
	if (isOpener(tokens[at], words)) return false;
	for (let i = at + 1; i < at + 3; i++) if (i >= end || tokens[i]?.kind === 'mark') return true;
	return false;
}

/** "said and": nothing follows that could be said. */
const isPause = ({ unit: { tokens } }: Governor, at: number): boolean =>
	has(tokens[at], W.and) && !has(tokens[at], W.that);

const isOpener = (token: Token | undefined, words: RetellingWords): boolean =>
	token !== undefined &&
	(has(token, W.that | W.she | W.he | W.they | W.either) || (words.bits(token.lower) & (R.question | R.infinitive)) !== 0);

/** "believes[, for example,] that" */
function behindAside({ unit: { tokens }, end, words }: Governor, at: number): number {
	if (tokens[at]?.text !== ',') return at;
	for (let i = at + 1; i < Math.min(end - 1, at + ASIDE_WITHIN); i++)
		if ((tokens[i] as Token).text === ',') return isOpener(tokens[i + 1], words) ? i + 1 : at;
	return at;
}

/** "explained [to the crowd] that": past the recipient, or nowhere. */
function behindRecipient({ unit: { tokens }, words, end }: Governor, at: number): number {
	for (let i = at + 1; i < Math.min(end, at + ADDRESSEE_WITHIN); i++) {
		if (has(tokens[i], W.that) || (words.bits(tokens[i]?.lower ?? '') & R.question) !== 0) return i;
		if (tokens[i]?.kind === 'mark') return i;
	}
	return end;
}

/** "told [the crowd] that" */
function behindAddressee({ scene, unit, words, end }: Governor, at: number): number {
	const { tokens } = unit;
	const first = tokens[at];
	if (first === undefined || (isOpener(first, words) && !has(first, W.her | W.his | W.they))) return at;
	const named = scene.mentionAt(unit, at) ?? scene.otherAt(unit, at);
	if (named !== undefined && named.from <= at && !has(tokens[named.to], W.preposition | W.and)) return named.to;
	if (has(first, W.speaking | W.her) || first.lower.endsWith('m') && first.lower.length < 5) return at + 1;
	for (let i = at; i < Math.min(end, at + ADDRESSEE_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark' || isOpener(token, words)) return i;
		if (i === at || named !== undefined) continue;
		const other = scene.otherAt(unit, i);
		if (other !== undefined) return other.to;
		// "told reporters", "told the court": the noun behind its article.
		if (has(token, W.preposition)) return i;
	}
	return at + 1;
}

/** "said [on Monday] that", "said [in a statement] that"; null when what follows is no statement. */
function behindSetting(governor: Governor, at: number): number | null {
	const { scene, unit, words, end } = governor;
	const { tokens } = unit;
	const first = tokens[at];
	if (first === undefined || at >= end) return null;
	if (first.kind === 'mark') return at;
	if (isDay(scene, first)) return at + 1 < end ? behindSetting(governor, at + 1) : null;
	if (!has(first, W.preposition) || isOpener(first, words)) return at;
	let finite = false;
	for (let i = at + 1; i < Math.min(end, at + SETTING_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (has(token, W.that)) return i;
		if (token.text === ',' && has(tokens[i + 1], W.that)) return i + 1;
		if (token.kind === 'mark') return token.text === ':' ? i : null;
		if ((words.bits(token.lower) & R.question) !== 0) return null;
		if (has(token, W.she | W.he) && !has(token, W.her | W.his)) return i;
		if ((words.bits(token.lower) & R.finite) !== 0) finite = true;
	}
	return finite ? at : null;
}

const isDay = (scene: Scene, token: Token): boolean =>
	token.capital && (scene.lexicon.adverbs.get('on')?.some((phrase) => phrase[1] === token.lower) ?? false);

/** "The road is closed, the council said." */
function fronted(governor: Governor, rest: number | null): Start | null {
	const { unit, words, from, end } = governor;
	const { tokens } = unit;
	const verb = tokens[governor.at] as Token;
	if (!has(verb, ANY_CUE) || verb.lower.endsWith('ing')) return null;
	const close = commaBefore(governor);
	if (close < 0) return null;
	let count = 0;
	let inner = false;
	let finite = false;
	for (let i = from; i < close; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'word') count++;
		if (token.text === ',') inner = true;
		if ((words.bits(token.lower) & (R.finite | R.clause)) !== 0 || has(token, THIRD_PERSON)) finite = true;
	}
	const first = tokens[from];
	const parenthesis = rest !== null && tokens[rest]?.text === ',' && end - rest > 2;
	const bits = words.bits(first?.lower ?? '');
	const opened = has(first, W.preposition | W.notPeople) || (bits & (R.question | R.break)) !== 0 || /ing$/u.test(first?.lower ?? '') || (bits & R.clause) !== 0;
	if (parenthesis && (count < 8 || opened)) return { kind: 'clause', from: rest + 1 };
	const named = governor.scene.mentionAt(unit, from);
	if (!finite && inner && named !== undefined && tokens[named.to]?.text === ',') return null;
	return count < FEWEST_BEFORE || (opened && !inner) ? null : { kind: 'before', from, to: close };
}

/** The comma that parts a fronted clause from "the council said" or "said the council"; -1 without one. */
function commaBefore({ unit: { tokens }, words, at, from, cue }: Governor): number {
	if (tokens[at - 1]?.text === ',') {
		if (cue === null) return -1;
		const close = Math.min(cue.subject.from, at) - 1;
		return close > from && tokens[close]?.text === ',' ? close : -1;
	}
	for (let i = at - 1; i > from && i >= at - SUBJECT_WITHIN; i--) {
		const token = tokens[i] as Token;
		if (token.text === ',') return has(tokens[i + 1], W.relative | W.and) ? -1 : i;
		if ((words.bits(token.lower) & R.finite) !== 0 && !has(tokens[i + 1], ANY_CUE) && i < at - 2) return -1;
	}
	return -1;
}
