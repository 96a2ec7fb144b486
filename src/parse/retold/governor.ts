import { THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R, type RetellingWords } from '../../language/retelling.ts';
import type { Scene } from '../scene.ts';
import type { Cue } from '../speech/cue.ts';
import { cueOfVerb } from '../speech/verb.ts';
import type { Token } from '../token.ts';
import type { Unit } from '../unit.ts';

/** A statement, an object, or a clause that stands before its verb. */
export type Start =
	| { readonly kind: 'clause' | 'object'; readonly from: number }
	| { readonly kind: 'before'; readonly from: number; readonly to: number; readonly rest: number | null };

const VERBAL = R.clause | R.object | R.phrase | R.feeling;

/** One word of a sentence that may govern what is retold. */
export class Governor {
	readonly scene: Scene;
	readonly unit: Unit;
	readonly words: RetellingWords;
	readonly at: number;
	/** The sentence, without the marks at its end. */
	readonly from: number;
	readonly end: number;
	private found: Cue | null | undefined = undefined;

	constructor(scene: Scene, unit: Unit, words: RetellingWords, at: number, from: number, end: number) {
		this.scene = scene;
		this.unit = unit;
		this.words = words;
		this.at = at;
		this.from = from;
		this.end = end;
	}

	/** Verb and subject, where it is a verb that has one: most words govern nothing, and nobody asks for theirs. */
	get cue(): Cue | null {
		if (this.found === undefined) {
			const { scene, unit, at, from, end } = this;
			this.found = can(unit.tokens[at], VERBAL) ? cueOfVerb(scene, unit, at, from, end) : null;
		}
		return this.found;
	}
}

/** Between a verb and what makes it a passive. */
const PASSIVE_WITHIN = 3;

/** Is one of these bits of the lexicon set? */
export const has = (token: Token | undefined, bits: number): boolean => ((token?.flags ?? 0) & bits) !== 0;

/** Is one of these bits of the words that retell set? */
export const can = (token: Token | undefined, bits: number): boolean => ((token?.retells ?? 0) & bits) !== 0;

/** Words that open a subordinate statement. */
export const isOpener = (token: Token | undefined): boolean =>
	has(token, W.that | W.she | W.he | W.they | W.either) || can(token, R.question | R.infinitive);

/** Behind an article, a possessive, a preposition or an adjective a word is a noun. */
export function isNoun({ scene, unit: { tokens }, at, from }: Governor): boolean {
	const token = tokens[at] as Token;
	const inflected = can(token, R.past | R.present);
	if (at <= from) return !inflected;
	if (token.capital) return true;
	const before = tokens[at - 1] as Token;
	if (before.kind === 'mark') return before.text !== ',' && before.text !== ':' && before.text !== ')';
	if (scene.lexicon.language.nameEndings.some((ending) => before.lower.endsWith(ending)))
		return !has(before, THIRD_PERSON);
	if (has(before, W.definite | W.indefinite | W.her | W.his)) return !has(before, W.that | W.relative);
	if (can(before, R.infinitive)) return false;
	if (can(before, R.possessive | R.link) || has(before, W.preposition)) return true;
	if (can(before, R.adverb | R.be)) return false;
	if (has(before, THIRD_PERSON | W.speaking | W.relative | W.auxiliary)) return false;
	if (before.capital || can(before, R.third)) return false;
	if (has(before, W.title | W.unnamed | W.organisation | W.document)) return false;
	return !inflected && !has(before, W.and | W.adverb | W.common);
}

/** "the proposed ban": behind an article a participle describes a noun. */
export function isAttribute({ unit: { tokens }, at, from }: Governor): boolean {
	if (at <= from || isOpener(tokens[at + 1])) return false;
	const before = tokens[at - 1] as Token;
	if (before.kind === 'number') return !before.text.endsWith('%');
	if (has(before, W.her | W.his) || can(before, R.possessive)) return true;
	if (!can(tokens[at], R.past)) return false;
	if (has(before, W.definite | W.indefinite)) return !has(before, W.that | W.relative | W.they | W.unnamed);
	return has(before, W.preposition) && !can(before, R.infinitive);
}

export function isPassive({ unit: { tokens }, at, from }: Governor): boolean {
	if (can(tokens[at], R.present | R.third)) return false;
	for (let i = at - 1; i >= Math.max(from, at - PASSIVE_WITHIN); i--) {
		if (can(tokens[i], R.be)) return true;
		if (!has(tokens[i], W.adverb) && !can(tokens[i], R.adverb)) return false;
	}
	return false;
}

/** "to criticise", "would criticise": nobody did. */
export function isUnreal({ unit: { tokens }, at, from }: Governor): boolean {
	for (let i = at - 1; i >= Math.max(from, at - 2); i--) {
		if (can(tokens[i], R.infinitive | R.modal)) return true;
		if (!has(tokens[i], W.adverb)) return false;
	}
	return false;
}

/** A form of "be", contracted ones too. */
export const isBe = (token: Token): boolean => can(token, R.be | R.contracted);
