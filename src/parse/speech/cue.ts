import type { Span } from '../../document/span.ts';
import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import type { Mention } from '../people/figure.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, textAt, tokenAt } from '../token.ts';
import { sentenceAt, spanOf, type Unit } from '../unit.ts';
import { antecedentOf, isThing } from './antecedent.ts';
import { clauseTellsOf, closesClause, openingBefore } from './clause.ts';
import {
	casedNoun,
	markedBehind,
	nounBefore,
	nounBehind,
	nounFilling,
	nounInverted,
	ownerOfWords,
	writtenIn,
} from './noun.ts';
import { expletiveAt, governs, type Subject, skipAdverbs, subjectAt } from './subject.ts';

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

const APPOSITION_LONGEST = 16;
/** How long the complement of a title before its verb may be. */
const COMPLEMENT_WITHIN = 8;
/** A name and what somebody is, in tokens. */
const LONGEST_SIGNATURE = 16;
const PARTICLE_WITHIN = 6;
/** The same where a particle may close its clause: in a language whose nouns have capitals. */
const BRACKET_LONGEST = 16;
/** Between an auxiliary and the verb of speaking that it belongs to, in tokens. */
const BRACKET_WITHIN = 12;
/** How far before its verb a subject may stand, in tokens. */
const SUBJECT_WITHIN = 60;
/** No sentence is longer, in tokens; a block without full stops is none. */
const SENTENCE_WITHIN = 150;
const SPEAKS = W.say | W.write;
/** Stand before a noun: articles, and whose it is. */
const OPENS = W.definite | W.indefinite | W.her | W.his;
const COMMAS = new Set([',', '–', '—', '-']);

function cue(unit: Unit, verb: number, subject: Subject, according = false): Cue {
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

/** ”…”, valmentaja Anni Ek tylytti.”: where it stands last, any word between a name and the end of the sentence is that verb. */
function cueByName(scene: Scene, unit: Unit, close: number): Cue | null {
	const { tokens } = unit;
	const outside = tokens[close]?.text === ',';
	if (!outside && textAt(tokens, close - 2) !== ',') return null;
	const subject = subjectAt(scene, unit, outside ? close + 1 : close);
	if (subject?.kind !== 'name') return null;
	const verb = tokens[subject.to];
	if (verb?.kind !== 'word' || verb.capital || verb.flags !== 0) return null;
	const end = tokens[subject.to + 1];
	return end === undefined || end.text === '.' ? cue(unit, subject.to, subject) : null;
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

/** In the words before a quote: the last cue of the sentence that ends at a token. */
export function cueBefore(scene: Scene, unit: Unit, at: number, from: number): Cue | null {
	for (let i = at - 1; i >= Math.max(from, at - SENTENCE_WITHIN); i--) {
		if (!isCueVerb(scene, unit, i, ANY_CUE)) continue;
		if (isThing(scene, unit, i, from)) continue;
		const antecedent = antecedentOf(scene, unit, i, from);
		const found = antecedent === null ? cueOfVerb(scene, unit, i, from, at) : cue(unit, i, antecedent);
		if (found !== null) return found;
	}
	return accordingIn(scene, unit, from, at);
}

/** A verb in running text with its subject: right behind it, or the nearest one before it. */
export function cueOfVerb(scene: Scene, unit: Unit, verb: number, from: number, to: number): Cue | null {
	const { tokens } = unit;
	const { capitalNouns } = scene.lexicon.language;
	// "So nennt man das": nobody in particular.
	if (scene.lexicon.generic.has(tokens[verb + 1]?.lower ?? '')) return null;
	const voice = voiceOf(scene, unit, verb, from);
	if (voice === 'passive') return agentBehind(scene, unit, verb, to);
	if (voice === 'participle') {
		// A fragment in marks may stand between: the sentence's own beginning counts.
		const sentence = sentenceAt(unit, verb);
		const subject = mainSubject(scene, unit, Math.min(from, sentence?.from ?? from), verb);
		if (subject !== null) return cue(unit, verb, subject);
	}
	const told = clauseTellsOf(scene, unit, verb);
	if (told !== null) return cue(unit, verb, told);
	const behind =
		voice === 'addressed' || isBracketed(scene, unit, verb)
			? null
			: subjectAt(scene, unit, behindParticle(scene, unit, verb));
	const before = subjectBefore(scene, unit, verb, from);
	const isSubject =
		behind !== null &&
		!(before !== null && opensStatement(scene, unit, behind)) &&
		behind.to <= to &&
		((behind.kind === 'pronoun' && behind.gender !== 'it') ||
			behind.kind === 'name' ||
			behind.kind === 'title' ||
			behind.kind === 'organisation' ||
			behind.kind === 'unnamed');
	const inverted = invertedAt(scene, unit, verb, from, to, isSubject ? behind : null);
	if (inverted !== null) return cue(unit, verb, inverted);
	// "Hon säger till Åsa Ek": what stands right before the verb wins over what stands behind it.
	// "PC Ek, who attended, said she found …": what stands behind begins the statement.
	if (before !== null && before.kind === 'name' && textAt(tokens, verb - 1) === ',') return cue(unit, verb, before);
	// "Han miste lam i fjor og meiner Ek gjev dei skulda": where verbs come second, one behind "and" goes on with the subject.
	const joined = before?.kind === 'pronoun' && behind?.kind === 'name' && isPlain(scene) && before.from === from;
	if (joined && (flagsAt(tokens, verb - 1) & W.and) !== 0) return cue(unit, verb, before);
	// "Über Fossett sagte Branson": what a preposition governs is no subject while another stands behind.
	const governed = before !== null && before.from > from && governs(tokens[before.from - 1]);
	if (before !== null && governed && isSubject && behind !== null) return cue(unit, verb, behind);
	// "In seiner Mitteilung sagte ein Forscher": who stands behind the verb speaks in the writing before it.
	if (before?.kind === 'document' && isSubject && behind !== null && behind.kind !== 'organisation')
		return cue(unit, verb, behind);
	const held = subjectOfBracket(scene, unit, verb, from);
	if (held !== null) return cue(unit, verb, held);
	// "In einem Brief an die Angehörigen bittet der Träger um Verzeihung": a noun behind the verb that no list holds.
	const unlisted = governed && capitalNouns ? nounInverted(scene, unit, verb, from) : null;
	if (unlisted !== null) return cue(unit, verb, unlisted);
	if (before !== null && before.to === verb) return cue(unit, verb, before);
	if (before !== null && (before.kind === 'name' || before.kind === 'pronoun') && leadsTo(unit, before.to, verb))
		return cue(unit, verb, before);
	// "Der Chef des Verbands nannte sie „fahrlässig“": what begins the sentence speaks of her.
	const object = behind?.kind === 'pronoun' && behind.gender !== 'he' && capitalNouns;
	if (object && before !== null && before.from === from && before.kind === 'title' && leadsTo(unit, before.to, verb))
		return cue(unit, verb, before);
	if (isSubject && behind !== null && !((tokens[behind.from]?.flags ?? 0) & W.preposition))
		return cue(unit, verb, behind);
	const plain =
		before ??
		nounBefore(scene, unit, verb, from) ??
		nounInverted(scene, unit, verb, from) ??
		nounFilling(scene, unit, verb, from);
	return plain === null || plain.to > to ? null : cue(unit, verb, plain);
}

/** The verb comes second, and nouns have no capitals. */
const isPlain = ({ lexicon: { language } }: Scene): boolean => !language.subjectFirst && !language.capitalNouns;

/** How far before the end of a sentence the verb of a clause that closes it may stand, in tokens. */
const CLOSES_WITHIN = 12;

/** "Han förstår ingenting, säger hon.": the clause that closes a sentence says whose statement all of it is. */
export function closingCue(scene: Scene, unit: Unit, from: number, to: number): Cue | null {
	for (let verb = to - 2; verb > Math.max(from + 2, to - CLOSES_WITHIN); verb--) {
		if (
			textAt(unit.tokens, verb - 1) !== ',' ||
			isInMarks(unit, verb, to) ||
			!isCueVerb(scene, unit, verb, SPEAKS | W.think)
		)
			continue;
		const behind = subjectAt(scene, unit, verb + 1);
		const subject = invertedAt(scene, unit, verb, from, to, behind !== null && behind.to <= to ? behind : null);
		return subject === null ? null : cue(unit, verb, subject);
	}
	return null;
}

/** More marks of quotation stand behind it in the sentence than come in pairs. */
function isInMarks({ tokens }: Unit, from: number, to: number): boolean {
	let marks = 0;
	for (let i = from; i < to; i++) if (((tokens[i] as Token).signs & (M.double | M.angle)) !== 0) marks++;
	return marks % 2 === 1;
}

/** "…, säger facket.": where the verb of a sentence comes second, who stands behind one that follows a clause speaks. */
function invertedAt(
	scene: Scene,
	unit: Unit,
	verb: number,
	from: number,
	to: number,
	behind: Subject | null,
): Subject | null {
	const { subjectFirst, capitalNouns } = scene.lexicon.language;
	if (subjectFirst || capitalNouns || textAt(unit.tokens, verb - 1) !== ',') return null;
	// "Ek, rektor i byen, berömmer dialogen", "Ek, som är rektor, menar kommunen gör fel": what stands behind is no subject.
	const apposed =
		(behind === null || !closesClause(unit, behind.to - 1)) && beforeApposition(scene, unit, verb - 1, from);
	if (apposed) return null;
	// "Ordføreren, Kjell Nes (Sp), vil gi Ek prisen": a plain word behind a verb of wishing is another verb.
	const next = unit.tokens[verb + 1];
	const wish = ((unit.tokens[verb] as Token).flags & SPEAKS) === 0;
	if (wish && behind?.kind === 'name' && next !== undefined && next.flags === 0 && !next.capital) return null;
	if (behind !== null) return behind.from <= verb + 2 ? behind : null;
	if (((unit.tokens[verb] as Token).flags & SPEAKS) === 0) return null;
	const noun = nounBehind(scene, unit, verb + 1);
	return noun !== null && noun.to <= to ? noun : null;
}

/** "har tidigare krävt Eks avgång": whoever did it stands before the participle. */
function isBracketed({ lexicon: { language } }: Scene, { tokens }: Unit, verb: number): boolean {
	if (language.subjectFirst || language.capitalNouns) return false;
	const at = (flagsAt(tokens, verb - 1) & W.auxiliary) === 0 ? verb - 2 : verb - 1;
	const between = at === verb - 1 || (flagsAt(tokens, verb - 1) & (W.adverb | W.common)) !== 0;
	return between && (flagsAt(tokens, at) & W.auxiliary) !== 0;
}

/** "Anders sieht das die Gruppe": past a word that completes the verb right behind it. */
function behindParticle({ lexicon }: Scene, { tokens }: Unit, verb: number): number {
	const particles = lexicon.particles.get((tokens[verb] as Token).lower);
	const next = tokens[verb + 1];
	const after = flagsAt(tokens, verb + 2) & (W.definite | W.indefinite);
	return next !== undefined && after !== 0 && particles?.has(next.lower) === true ? verb + 2 : verb + 1;
}

/**
 * What the form of a verb tells of its subject: "was asked [by]" has the one who is spoken to before it, "…, saying" has
 * none of its own, behind "told" stands who is told.
 */
function voiceOf(
	scene: Scene,
	{ tokens }: Unit,
	verb: number,
	from: number,
): 'passive' | 'participle' | 'addressed' | null {
	const words = scene.lexicon.retelling;
	if (words === null) return null;
	const bits = (tokens[verb] as Token).retells;
	const before = verb > from ? (tokens[verb - 1] as Token).retells : 0;
	if ((bits & R.addressed) !== 0 && (bits & R.past) !== 0 && (before & R.be) !== 0) return 'passive';
	if ((bits & R.present) !== 0 && (before & R.be) === 0) return 'participle';
	return (bits & R.telling) !== 0 ? 'addressed' : null;
}

/** "was asked by a reporter": whoever asked. */
function agentBehind(scene: Scene, unit: Unit, verb: number, to: number): Cue | null {
	if (((unit.tokens[verb + 1]?.retells ?? 0) & R.agent) === 0) return null;
	const subject = subjectAt(scene, unit, verb + 2);
	return subject === null || subject.to > to ? null : cue(unit, verb, subject);
}

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

/** "A woman at the bus stop said she had …": where subjects come first, a pronoun behind the verb begins what is said. */
function opensStatement(scene: Scene, { tokens }: Unit, { kind, to }: Subject): boolean {
	return scene.lexicon.language.subjectFirst && kind === 'pronoun' && tokens[to]?.kind === 'word';
}

/** "Stoiber hatte die Rolle der Minister betont": where a participle closes the clause, the subject is beside its auxiliary. */
function subjectOfBracket(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
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

/** Only a complement or an auxiliary stands between a subject and its verb: no mark, no other clause. */
function leadsTo({ tokens }: Unit, from: number, verb: number): boolean {
	if (verb - from > 5) return false;
	for (let i = from; i < verb; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark' || (token.flags & (W.that | W.relative | W.and | ANY_CUE)) !== 0) return false;
	}
	return true;
}

/** "Helge och Christina svarar": the first of those who do it together. */
function firstOf(scene: Scene, unit: Unit, last: Mention, from: number): Mention {
	if (last.from - 2 < from || (flagsAt(unit.tokens, last.from - 1) & W.and) === 0) return last;
	const other = scene.mentionAt(unit, last.from - 2);
	return other === undefined || other.genitive || other.from < from ? last : other;
}

/** The nearest subject before a verb, not the object of a preposition. */
function subjectBefore(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
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
			const governed = oblique || isGoverned(scene, unit, start, from);
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
function beforeApposition(scene: Scene, unit: Unit, comma: number, from: number): Subject | null {
	for (let i = comma - 1; i > from && comma - i <= APPOSITION_LONGEST; i--) {
		if (unit.tokens[i]?.text !== ',') continue;
		const mention = scene.mentionAt(unit, i - 1);
		if (mention === undefined && (flagsAt(unit.tokens, i + 1) & W.relative) !== 0) {
			// "The company, which has four mills, now expects"
			const noun = subjectAt(scene, unit, from);
			if (noun !== null && noun.to === i && noun.kind !== 'pronoun') return noun;
		}
		if (mention === undefined || mention.genitive || mention.to !== i || mention.from < from) continue;
		return subjectAt(scene, unit, mention.from);
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
