import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, signsAt, textAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import { cueFrom } from './beside.ts';
import { type Subject, subjectAt } from './subject.ts';

/** The noun for the words stands among the first of its sentence. */
const NOUN_WITHIN = 4;
/** From that noun to whose words they are, in tokens. */
const OWNER_WITHIN = 6;
const SPEAKS = W.say | W.write | W.particleVerb;

/** "Det säger Bo Ek, som …", "So says Bo Ek.", "Orden kommer från Bo Ek.": who spoke the words that stand right before a sentence. */
export function pointedAt(scene: Scene, unit: Unit, at: number): Subject | null {
	const { tokens } = unit;
	const first = tokens[at];
	if (first === undefined || sentenceAt(unit, at)?.from !== at) return null;
	if (scene.lexicon.pointing.has(first.lower)) {
		const cue = cueFrom(scene, unit, at + 1, SPEAKS);
		// "Das Ministerium teilt mit": an article, where the verb comes before its subject.
		const inverted = cue !== null && (scene.lexicon.language.subjectFirst || cue.verb === at + 1);
		if (inverted && cue.from === at + 1 && cue.subject.kind !== 'document' && isClosed(unit, at + 1, cue.to))
			return cue.subject;
	}
	const { words } = scene.lexicon.language.announcing;
	if (words.length === 0) return null;
	for (let noun = at; noun < at + NOUN_WITHIN; noun++)
		if (words.includes(tokens[noun]?.lower ?? '')) return ownerBehind(scene, unit, noun + 1);
	return null;
}

/** Nothing of what is said follows, and nothing is denied: "Det säger polisen inget om", "Det säger Ek: …". */
function isClosed({ tokens }: Unit, from: number, to: number): boolean {
	for (let i = from; i <= to; i++) if ((signsAt(tokens, i) & M.negation) !== 0) return false;
	if ((flagsAt(tokens, to) & W.that) !== 0) return false;
	for (let i = to; i < tokens.length; i++) if (textAt(tokens, i) === ':') return false;
	return true;
}

function ownerBehind(scene: Scene, unit: Unit, from: number): Subject | null {
	for (let i = from; i < from + OWNER_WITHIN && unit.tokens[i]?.kind === 'word'; i++) {
		const subject = subjectAt(scene, unit, i);
		if (subject?.kind === 'name' || (subject?.kind === 'title' && subject.from === i)) return subject;
	}
	return null;
}
