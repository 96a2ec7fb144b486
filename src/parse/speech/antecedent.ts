import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, textAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { type Subject, subjectAt } from './subject.ts';

/** Between a relative word and its verb: "who later said". */
const VERB_WITHIN = 3;
/** Words before the noun that a relative word stands for. */
const NOUN_WITHIN = 6;

/** "heckled by a man who shouted", "Reuben Ek, who said": whom a relative word right before the verb stands for. */
export function antecedentOf(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	const { tokens } = unit;
	let at = verb - 1;
	while (at > from && verb - at < VERB_WITHIN && (flagsAt(tokens, at) & (W.adverb | W.auxiliary)) !== 0) at--;
	if (at <= from || (flagsAt(tokens, at) & W.relative) === 0 || (flagsAt(tokens, at) & W.that) !== 0) return null;
	const end = textAt(tokens, at - 1) === ',' ? at - 1 : at;
	const mention = scene.mentionAt(unit, end - 1);
	if (mention !== undefined)
		return mention.genitive || mention.from < from ? null : subjectAt(scene, unit, mention.from);
	for (let start = end - 1; start >= Math.max(from, end - NOUN_WITHIN); start--) {
		if (tokens[start]?.kind === 'mark') return null;
		const subject = subjectAt(scene, unit, start);
		if (subject !== null && subject.to === end && isPerson(subject)) {
			const article = flagsAt(tokens, start - 1) & (W.definite | W.indefinite);
			return article !== 0 && start > from ? (subjectAt(scene, unit, start - 1) ?? subject) : subject;
		}
	}
	return null;
}

/** "a shirt that read “…”", "a sign which says": what a relative word right before the verb stands for is no list's noun. */
export function isThing(scene: Scene, unit: Unit, verb: number, from: number): boolean {
	const { tokens } = unit;
	const at = verb - 1;
	if (at - 1 <= from || (flagsAt(tokens, at) & W.relative) === 0) return false;
	if ((flagsAt(tokens, at) & (W.that | W.definite)) === 0 && ((tokens[at]?.signs ?? 0) & M.thing) === 0) return false;
	const noun = tokens[at - 1];
	return noun?.kind === 'word' && !noun.capital && noun.flags === 0 && scene.mentionAt(unit, at - 1) === undefined;
}

const isPerson = ({ kind }: Subject): boolean => kind === 'unnamed' || kind === 'title' || kind === 'name';
