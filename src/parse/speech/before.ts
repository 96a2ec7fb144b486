import { THIRD_PERSON, W } from '../../language/lexicon.ts';
import type { Mention } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { openingBefore } from './clause.ts';
import { isPossessive } from './describe.ts';
import { governs, type Subject, subjectAt } from './subject.ts';

export const APPOSITION_LONGEST = 16;
/** How far before its verb a subject may stand, in tokens. */
const SUBJECT_WITHIN = 60;
/** Stand before a noun: articles, and whose it is. */
const OPENS = W.definite | W.indefinite | W.her | W.his;

/** The first subject of a sentence that no preposition governs. */
export function mainSubject(scene: Scene, unit: Unit, from: number, to: number): Subject | null {
	const start = Math.max(from, to - SUBJECT_WITHIN);
	for (let i = start; i < to; i++) {
		if (unit.tokens[i]?.kind === 'mark') continue;
		const mention = scene.mentionAt(unit, i);
		const subject = subjectAt(scene, unit, i);
		const owner = mention?.genitive === true && subject?.kind === 'name' && subject.from === mention.from;
		if (subject === null || subject.to > to || owner) {
			if (mention !== undefined) i = mention.to - 1;
			continue;
		}
		const governed = subject.from > start && governs(tokenAt(unit.tokens, subject.from - 1));
		// "WASHINGTON, Dec. 8 —": no clause begins with it.
		const alone = subject.kind === 'organisation' && unit.tokens[subject.to]?.kind !== 'word';
		if (!governed && !alone && subject.kind !== 'document') return subject;
		i = subject.to - 1;
	}
	return null;
}

/** "Stoiber hatte die Rolle der Minister betont": where a participle closes the clause, the subject is beside its auxiliary. */
export function subjectOfBracket(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	if (!scene.lexicon.language.capitalNouns) return null;
	const { tokens } = unit;
	for (let i = verb - 2; i >= Math.max(from, verb - SUBJECT_WITHIN); i--) {
		const token = tokens[i] as Token;
		// "der Fraktions- und Parteichefs"
		if (token.text === '-' && !token.spaced) continue;
		if (token.kind === 'mark' || (token.flags & (W.that | W.relative)) !== 0) return null;
		if ((token.flags & W.auxiliary) === 0) continue;
		const after = subjectAt(scene, unit, i + 1);
		if (after !== null && after.to <= verb && (after.kind === 'name' || after.kind === 'pronoun')) return after;
		const named = i > from ? scene.mentionAt(unit, i - 1) : undefined;
		if (named === undefined || named.genitive || named.to !== i) return null;
		return named.from > from && governs(tokenAt(tokens, named.from - 1)) ? null : subjectAt(scene, unit, named.from);
	}
	return null;
}

/** "Helge och Christina svarar": the first of those who do it together. */
function firstOf(scene: Scene, unit: Unit, last: Mention, from: number): Mention {
	const { tokens } = unit;
	let start = last.candidate.title >= 0 ? last.candidate.title : last.from;
	if ((flagsAt(tokens, start - 1) & OPENS) !== 0) start--;
	if (start - 2 < from || (flagsAt(tokens, start - 1) & W.and) === 0) return last;
	// "Tom Ek, 41, and Ruth Ek, 39, said"
	const aged = textAt(tokens, start - 2) === ',' && tokens[start - 3]?.kind === 'number';
	const other = scene.mentionAt(unit, aged ? start - 5 : start - 2);
	return other === undefined || other.genitive || other.from < from ? last : other;
}

/** The nearest subject before a verb, not the object of a preposition. */
export function subjectBefore(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	const { tokens } = unit;
	let noun: Subject | null = null;
	let fallback: Subject | null = null;
	let comma = verb - 1;
	while (comma > from && verb - comma <= 2 && (flagsAt(tokens, comma) & W.adverb) !== 0) comma--;
	if (textAt(tokens, comma) === ',') {
		const apposed = beforeApposition(scene, unit, comma, from) ?? openingNoun(scene, unit, comma, from);
		if (apposed !== null) return apposed;
	}
	for (let i = verb - 1; i >= Math.max(from, verb - SUBJECT_WITHIN); i--) {
		const token = tokens[i] as Token;
		if (token.text === ':') break;
		if (token.kind === 'mark' && '”"»«“'.includes(token.text)) {
			// Where the verb may close its clause: "weil sie den Plan „verrückt“ nannte".
			const opening = scene.lexicon.language.capitalNouns ? openingBefore(tokens, i, from) : -1;
			if (opening < 0) break;
			i = opening;
			continue;
		}
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) {
			if (mention.from < from) break;
			const first = firstOf(scene, unit, mention, from);
			i = first.from;
			if (mention.genitive) continue;
			const { title } = first.candidate;
			const governed = isGoverned(scene, unit, title >= 0 ? title : i, from);
			const subject = subjectAt(scene, unit, i);
			if (subject === null) continue;
			if (!governed) return subject;
			fallback ??= subject;
			continue;
		}
		if ((token.flags & THIRD_PERSON) !== 0 && (token.signs & M.oblique) === 0) {
			const prior = tokenAt(tokens, i - 1);
			if (((prior?.flags ?? 0) & W.preposition) !== 0 && i - 1 >= from) continue;
			const subject = subjectAt(scene, unit, i);
			if (subject !== null && subject.kind === 'pronoun') return subject;
		}
		if (
			(token.flags & (W.title | W.unnamed | W.organisation | W.document)) !== 0 ||
			scene.otherAt(unit, i) !== undefined
		) {
			let start = scene.otherAt(unit, i)?.from ?? i;
			while (start > from && ((tokens[start - 1] as Token).flags & OPENS) !== 0) start--;
			// "Vinterhamns kommun": the name before the noun is its own.
			const lone = !scene.lexicon.language.capitalNouns && start > from + 1;
			if (lone && (tokens[start - 1] as Token).capital && scene.mentionAt(unit, start - 1) === undefined) start--;
			// "Pertti Rantala luonnonsuojeluyhdistyksestä iloitsee": where somebody is from stands bare behind the name.
			if (scene.lexicon.language.accordingAfter.length > 0 && scene.mentionAt(unit, start - 1)?.genitive === false)
				continue;
			const oblique = ((tokens[start] as Token).signs & M.oblique) !== 0;
			const governed = oblique || isGoverned(scene, unit, ownerBefore(scene, unit, start), from);
			const subject = subjectAt(scene, unit, start);
			if (subject === null || subject.from > i) continue;
			if (!governed && subject.to === verb) return subject;
			if (!governed) noun ??= subject;
			else fallback ??= subject;
			i = start;
		}
	}
	return noun ?? fallback;
}

/** "for the Growers' Association": where a body's name begins whose owner has a mark of its own. */
function ownerBefore(scene: Scene, unit: Unit, at: number): number {
	const { tokens } = unit;
	if (!isPossessive(tokens[at - 1]) || !tokens[at - 2]?.capital) return at;
	const start = scene.otherAt(unit, at - 2)?.from ?? at - 2;
	return (flagsAt(tokens, start - 1) & OPENS) === 0 ? start : start - 1;
}

/** Behind a preposition, or joined to what stands behind one: "in Port Ennis and Galloway Mills". */
function isGoverned(scene: Scene, unit: Unit, at: number, from: number): boolean {
	if (at - 1 < from) return false;
	const prior = unit.tokens[at - 1] as Token;
	if (governs(prior)) return true;
	if ((prior.flags & W.and) === 0 || at - 2 < from) return false;
	const first = scene.mentionAt(unit, at - 2) ?? scene.otherAt(unit, at - 2);
	return first !== undefined && first.from < at - 1 && isGoverned(scene, unit, first.from, from);
}

/** "Marina Johansson, ordförande i nämnden, vill …": the name in front of the commas. */
export function beforeApposition(scene: Scene, unit: Unit, comma: number, from: number): Subject | null {
	for (let i = comma - 1; i > from && comma - i <= APPOSITION_LONGEST; i--) {
		if (unit.tokens[i]?.text !== ',') continue;
		const mention = scene.mentionAt(unit, i - 1);
		if (mention === undefined && (flagsAt(unit.tokens, i + 1) & W.relative) !== 0) {
			// "The company, which has four mills, now expects"
			const noun = subjectAt(scene, unit, from);
			if (noun !== null && noun.to === i && noun.kind !== 'pronoun') return noun;
		}
		if (mention === undefined || mention.genitive || mention.to !== i || mention.from < from) continue;
		// "A spokeswoman for Ek, Tess Orlando, fired back": who is apposed, not whom a preposition governs.
		const apposed = scene.mentionAt(unit, i + 1);
		const other = apposed !== undefined && apposed.to === comma && !apposed.partial;
		if (other && governs(tokenAt(unit.tokens, mention.from - 1))) return subjectAt(scene, unit, apposed.from);
		return subjectAt(scene, unit, firstOf(scene, unit, mention, from).from);
	}
	return null;
}

/** "Der Ermittler, der als Zeuge gilt, will …": the noun that the sentence begins with. */
function openingNoun(scene: Scene, unit: Unit, comma: number, from: number): Subject | null {
	// "Her son, the cellist Rafe Whitcombe, announced …": the name counts.
	if (scene.mentionAt(unit, comma - 1) !== undefined) return null;
	const subject = subjectAt(scene, unit, from);
	if (subject === null || subject.from !== from || subject.to >= comma || subject.kind === 'pronoun') return null;
	return textAt(unit.tokens, subject.to) === ',' ? subject : null;
}
