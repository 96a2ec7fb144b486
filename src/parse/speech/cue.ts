import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { M, type Token, textAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { closesClause } from './clause.ts';
import { type Subject, subjectAt } from './subject.ts';

/** The words that say that somebody speaks: a verb and its subject. */
export interface Cue {
	/** Token indices of verb and subject together, end exclusive. */
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	/** Index of the verb; of the preposition in "enligt X". */
	readonly verb: number;
	readonly subject: Subject;
	/** "enligt X": no verb, an indirect source. */
	readonly according: boolean;
}

const PARTICLE_WITHIN = 6;
/** The same where a particle may close its clause: in a language whose nouns have capitals. */
const BRACKET_LONGEST = 16;
/** No sentence is longer, in tokens; a block without full stops is none. */
export const SENTENCE_WITHIN = 150;
export const SPEAKS = W.say | W.write;

export function cue(unit: Unit, verb: number, subject: Subject, according = false): Cue {
	const from = Math.min(verb, subject.from);
	const to = Math.max(verb + 1, subject.to);
	return { from, to, span: spanOf(unit, from, to), verb, subject, according };
}

/** A verb that may introduce speech; a particle verb only with its particle. */
export function isCueVerb(scene: Scene, unit: Unit, at: number, allowed: number): boolean {
	const token = unit.tokens[at];
	if (token === undefined || token.kind !== 'word') return false;
	const bits = token.flags & allowed;
	if (bits === 0) return false;
	// "Sønderlunds anfører, Signe Ek, mente": the calling, before the name that it is apposed to.
	if ((token.flags & W.title) !== 0 && textAt(unit.tokens, at + 1) === ',' && unit.tokens[at + 2]?.capital)
		return false;
	if ((bits & ~W.particleVerb) !== 0) return true;
	const wanted = scene.lexicon.particles.get(token.lower);
	const within = scene.lexicon.language.capitalNouns ? BRACKET_LONGEST : PARTICLE_WITHIN;
	for (let i = at + 1; i < unit.tokens.length && i <= at + within; i++) {
		const next = unit.tokens[i] as Token;
		if (wanted?.has(next.lower) && (i <= at + PARTICLE_WITHIN || closesClause(unit, i))) return true;
		if (next.kind === 'mark' && next.text !== '.') return false;
	}
	return false;
}

/** "enligt polisen", "according to her", "Virtasen mukaan". */
export function accordingIn(scene: Scene, unit: Unit, from: number, to: number): Cue | null {
	if ((unit.signs & (M.according | M.accordingAfter)) === 0) return null;
	const { tokens } = unit;
	for (let i = Math.max(from, to - SENTENCE_WITHIN); i < to; i++) {
		const token = tokens[i] as Token;
		if ((token.signs & (M.according | M.accordingAfter)) === 0) continue;
		const length = (token.signs & M.according) === 0 ? 0 : phraseAt(scene.lexicon.according, tokens, i);
		if (length > 0) {
			const subject = subjectAt(scene, unit, i + length);
			if (subject !== null) return cue(unit, i, subject, true);
		}
		if ((token.signs & M.accordingAfter) !== 0) {
			for (let start = Math.max(from, i - 4); start < i; start++) {
				const subject = subjectAt(scene, unit, start);
				if (subject !== null && (subject.to === i || subject.kind !== 'pronoun')) return cue(unit, i, subject, true);
			}
		}
	}
	return null;
}
