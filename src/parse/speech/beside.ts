import { ANY_CUE, W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';
import { APPOSITION_LONGEST } from './before.ts';
import { closesClause } from './clause.ts';
import { type Cue, cue, isCueVerb, SPEAKS } from './cue.ts';
import { expletiveAt } from './describe.ts';
import { casedNoun, markedBehind, nounBehind, ownerOfWords, replyBehind, writtenIn } from './noun.ts';
import { type Subject, skipAdverbs, subjectAt } from './subject.ts';

/** How long the complement of a title before its verb may be. */
const COMPLEMENT_WITHIN = 8;
/** A name and what somebody is, in tokens. */
const LONGEST_SIGNATURE = 16;
/** Between an auxiliary and the verb of speaking that it belongs to, in tokens. */
const BRACKET_WITHIN = 12;
const COMMAS = new Set([',', '–', '—', '-']);

/** Beside a quote: "säger hon", "said Councillor Quill", "Merkel muistutti", "a neighbour, who …, said". */
export function cueFrom(scene: Scene, unit: Unit, at: number, allowed: number = ANY_CUE): Cue | null {
	const { tokens } = unit;
	let i = at;
	while (i < tokens.length && i < at + 2 && COMMAS.has((tokens[i] as Token).text)) i++;
	const first = tokens[i];
	if (first === undefined || first.kind === 'mark') return null;
	// Verb first: "säger hon".
	const written = writtenIn(scene, unit, i);
	if (written !== null) return cue(unit, i, written);
	const reply = replyBehind(scene, unit, i);
	if (reply !== null) return cue(unit, i, reply);
	if (isCueVerb(scene, unit, i, allowed)) {
		const subject = ownerOfWords(scene, unit, i + 1) ?? subjectAt(scene, unit, i + 1);
		// "sto det flammer ut": no subject, but the word that makes it a verb of writing.
		const empty = (subject === null || subject.kind === 'title') && isExistential(scene, unit, i);
		if (subject !== null && !empty) return cue(unit, i, subject);
		const nobody = expletiveAt(scene, unit, i);
		if (nobody !== null) return cue(unit, i, nobody);
		const unknown = markedBehind(unit, i + 1) ?? nounBehind(scene, unit, i + 1);
		const spoken = (first.flags & (SPEAKS | W.particleVerb)) !== 0;
		// "…“, so der Hirte.": nothing but the noun.
		const bare = (first.flags & W.manner) !== 0 && unknown?.kind === 'title' && closesClause(unit, unknown.to - 1);
		if (unknown !== null && (spoken || bare) && !empty) return cue(unit, i, unknown);
	}
	// "…", hatte sie gesagt.
	if ((first.flags & W.auxiliary) !== 0) {
		const speaker = subjectAt(scene, unit, i + 1);
		const participle = speaker === null ? -1 : participleBehind(scene, unit, speaker.to);
		if (speaker !== null && participle >= 0)
			return { ...cue(unit, participle, speaker), from: i, span: spanOf(unit, i, participle + 1) };
	}
	// Subject first: "she said".
	const subject = subjectAt(scene, unit, i) ?? casedNoun(scene, unit, i);
	if (subject === null) return null;
	const after = verbAfter(scene, unit, subject, allowed);
	return after < 0 ? null : cue(unit, after, subject);
}

/** "sto det flammer ut av vinduene": where "det" makes a verb one of writing, a noun behind it is no speaker. */
function isExistential({ lexicon }: Scene, { tokens }: Unit, verb: number): boolean {
	const { flags, lower } = tokens[verb] as Token;
	if (lexicon.language.capitalNouns || (flags & SPEAKS) !== 0) return false;
	const it = tokens[verb + 1];
	const next = tokens[verb + 2];
	if (it === undefined || (it.flags & W.definite) === 0 || lexicon.particles.get(lower)?.has(it.lower) !== true)
		return false;
	return next?.kind === 'word' && (next.flags & W.preposition) === 0;
}

/**
 * "…“, empört sich die Sprecherin": where the verb of a clause behind speech stands first, any word between the comma
 * and somebody is that verb.
 */
export function cueByPlace(scene: Scene, unit: Unit, comma: number): Cue | null {
	const { tokens } = unit;
	const verb = tokens[comma + 1];
	if (scene.lexicon.language.subjectFirst) return cueByName(scene, unit, comma);
	if (tokens[comma]?.text !== ',' || verb === undefined) return null;
	if (verb.kind !== 'word' || verb.capital || (verb.flags & ~(W.title | W.organisation | W.document | W.think)) !== 0)
		return null;
	const subject = subjectAt(scene, unit, comma + 2);
	return subject === null || subject.kind === 'document' ? null : cue(unit, comma + 1, subject);
}

/** Words between such a verb and the end of its sentence. */
const VERB_WITHIN = 4;

/** ”…”, valmentaja Anni Ek tylytti.”: where it stands last, any word behind a name, and little more, is that verb. */
function cueByName(scene: Scene, unit: Unit, close: number): Cue | null {
	const { tokens } = unit;
	const outside = tokens[close]?.text === ',';
	if (!outside && textAt(tokens, close - 2) !== ',') return null;
	const subject = subjectAt(scene, unit, outside ? close + 1 : close);
	if (subject?.kind !== 'name') return null;
	const verb = tokens[subject.to];
	if (verb?.kind !== 'word' || verb.capital || verb.flags !== 0) return null;
	let end = subject.to + 1;
	while (tokens[end]?.kind === 'word' && (flagsAt(tokens, end) & (W.and | ANY_CUE | W.auxiliary)) === 0) end++;
	if (end - subject.to > VERB_WITHIN || (end < tokens.length && textAt(tokens, end) !== '.')) return null;
	return cue(unit, subject.to, subject);
}

/** “I learned to read there.” — Ella Ek, pupil: whose words they are, with no verb, up to the end of the block. */
export function signature(scene: Scene, unit: Unit, dash: number): Cue | null {
	const { tokens } = unit;
	const mark = tokens[dash];
	if (mark === undefined || (mark.signs & M.dash) === 0 || tokens.length - dash > LONGEST_SIGNATURE) return null;
	const subject = subjectAt(scene, unit, dash + 1);
	if (subject?.kind !== 'name') return null;
	const next = textAt(tokens, subject.to);
	if (next !== '' && next !== ',' && next !== '(' && next !== '.') return null;
	for (let i = dash; i < tokens.length; i++)
		if (((tokens[i] as Token).flags & (ANY_CUE | W.auxiliary)) !== 0) return null;
	return cue(unit, dash, subject);
}

/** The participle that ends a clause which an auxiliary opened: "…, hatte sie gesagt". -1 when there is none. */
function participleBehind({ lexicon }: Scene, { tokens }: Unit, from: number): number {
	for (let i = from; i < tokens.length && i < from + BRACKET_WITHIN; i++) {
		const token = tokens[i];
		if (token === undefined || token.kind === 'mark') return -1;
		// "…?“, will die Richterin wissen"
		if ((token.flags & (W.say | W.write)) !== 0 || lexicon.asking.has(token.lower)) return i;
	}
	return -1;
}

/** The verb behind a subject, past an apposition between commas. */
function verbAfter(scene: Scene, unit: Unit, subject: Subject, allowed: number): number {
	const { tokens } = unit;
	let i = skipAdverbs(scene, unit, subject.to);
	const wait = tokens[i];
	if (wait?.text === '(') {
		while (i < tokens.length && i < subject.to + 8 && tokens[i]?.text !== ')') i++;
		i++;
	}
	if (tokens[i]?.text === ',') {
		// "a national officer, Brendan Ek, said": the subject stood in apposition itself.
		if (subject.kind === 'name' && isCueVerb(scene, unit, i + 1, allowed)) return i + 1;
		let close = i + 1;
		while (
			close < tokens.length &&
			close - i < APPOSITION_LONGEST &&
			!['.', '?', '!'].includes((tokens[close] as Token).text)
		) {
			if ((tokens[close] as Token).text === ',') {
				const next = skipAdverbs(scene, unit, close + 1);
				if (isCueVerb(scene, unit, next, allowed)) return next;
			}
			close++;
		}
		return -1;
	}
	// "the man behind the counter told"
	if (subject.kind === 'title' && ((tokens[i]?.flags ?? 0) & W.preposition) !== 0) {
		for (let k = i + 1; k < i + COMPLEMENT_WITHIN && tokens[k]?.kind === 'word'; k++)
			if (isCueVerb(scene, unit, k, allowed & (W.say | W.write))) return k;
	}
	for (let skipped = 0; skipped < 3; skipped++) {
		i = skipAdverbs(scene, unit, i);
		if (isCueVerb(scene, unit, i, allowed)) return i;
		if (((tokens[i]?.flags ?? 0) & W.auxiliary) === 0) return -1;
		i++;
	}
	return -1;
}
