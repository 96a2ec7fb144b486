import { ANY_CUE, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { behindBrackets } from '../people/brackets.ts';
import { phraseAt } from '../phrases.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { sentenceAt, type Unit } from '../unit.ts';
import { antecedentOf, isThing } from './antecedent.ts';
import { beforeApposition, mainSubject, subjectBefore, subjectOfBracket } from './before.ts';
import { clauseTellsOf, closesClause } from './clause.ts';
import { accordingIn, type Cue, cue, isCueVerb, SENTENCE_WITHIN, SPEAKS } from './cue.ts';
import { nounBefore, nounBehind, nounFilling, nounInverted } from './noun.ts';
import { governs, type Subject, subjectAt } from './subject.ts';

/** Between a subject and its verb, in tokens: an auxiliary and adverbs, or where somebody works. */
const LONGEST_LEAD = 5;
const LONGEST_COMPLEMENT = 10;
const NO_HEARING = W.preposition | W.and | W.that | W.relative | W.definite | W.indefinite | W.title | W.unnamed;
/** Words of a phrase that says whose word something is. */
const SOURCE_WITHIN = 3;

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
		const heard = heardSaying(scene, unit, verb, from);
		if (heard !== null) return cue(unit, verb, heard);
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
	// "Wie Ek berichtet, rief Tom Berger: …", "Enligt Ek skrek Tom Berg: …": where verbs come second, who stands behind one
	// and before what is said speaks.
	const announced =
		!scene.lexicon.language.subjectFirst && behind?.kind === 'name' && textAt(tokens, behind.to) === ':';
	// "På frågan vad han lärt sig svarar Ek:": nor does whom the beginning of the sentence tells of.
	const apart = isPlain(scene) && before !== null && before.from > from && before.to < verb;
	if (announced && isSubject && before !== null && (apart || isInFront(scene, unit, before, verb)))
		return cue(unit, verb, behind);
	// "Hon säger till Åsa Ek": what stands right before the verb wins over what stands behind it.
	// "PC Ek, who attended, said she found …": what stands behind begins the statement.
	const governed = before !== null && before.from > from && governs(tokens[before.from - 1]);
	const clause = before?.kind === 'name' && textAt(tokens, verb - 1) === ',';
	if (clause && !(governed && isSubject)) return cue(unit, verb, before);
	// "Han miste lam i fjor og meiner Ek gjev dei skulda": where verbs come second, one behind "and" goes on with the subject.
	const joined = before?.kind === 'pronoun' && behind?.kind === 'name' && isPlain(scene) && before.from === from;
	if (joined && (flagsAt(tokens, verb - 1) & W.and) !== 0) return cue(unit, verb, before);
	// "På skolans sida skriver han": what a preposition opens is in front, and the pronoun behind the verb is its subject.
	const fronted = isPlain(scene) && behind?.kind === 'pronoun' && behind.gender !== null && behind.from === verb + 1;
	if (fronted && behind !== null && before !== null && before.kind !== 'pronoun' && opensWithPlace(unit, from, before))
		return cue(unit, verb, behind);
	// "Über Fossett sagte Branson": what a preposition governs is no subject while another stands behind.
	if (before !== null && governed && isSubject && behind !== null) return cue(unit, verb, behind);
	// "In seiner Mitteilung sagte ein Forscher": who stands behind the verb speaks in the writing before it.
	if (before?.kind === 'document' && isSubject && behind !== null && behind.kind !== 'organisation')
		return cue(unit, verb, behind);
	const held = subjectOfBracket(scene, unit, verb, from);
	if (held !== null) return cue(unit, verb, held);
	// "In einem Brief an die Angehörigen bittet der Träger um Verzeihung": a noun behind the verb that no list holds.
	const unlisted = governed && capitalNouns ? nounInverted(scene, unit, verb, from) : null;
	if (unlisted !== null) return cue(unit, verb, unlisted);
	// "Agnes Pirker (SPD) sagte eine Stiftung zu": a party between the two is nothing between.
	if (before !== null && behindBrackets(tokens, before.to) === verb) return cue(unit, verb, before);
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

/** A clause of its own, or whose word it is: "Wie Ek berichtet,", "enligt Ek". */
function isInFront({ lexicon: { according } }: Scene, { tokens }: Unit, before: Subject, verb: number): boolean {
	if (textAt(tokens, verb - 1) === ',') return (flagsAt(tokens, verb - 2) & ANY_CUE) !== 0;
	for (let at = before.from - 1; at >= Math.max(0, before.from - SOURCE_WITHIN); at--)
		if (at + phraseAt(according, tokens, at) === before.from) return true;
	return false;
}

/** "Ruth Ek remembers Tom Hale saying", "quoted Ruth Bray as saying": whoever is named right before the participle. */
function heardSaying(scene: Scene, unit: Unit, verb: number, from: number): Subject | null {
	const near = scene.mentionAt(unit, verb - 1) ?? scene.mentionAt(unit, verb - 2);
	if (near === undefined || near.genitive || near.from <= from) return null;
	if (near.to < verb && unit.tokens[near.to]?.kind !== 'word') return null;
	// "with Ek saying", "Ruth Ek and Tom Ek, saying": what another one does stands before.
	const hears = unit.tokens[near.candidate.title >= 0 ? near.candidate.title - 1 : near.from - 1];
	const other = hears?.kind === 'word' && !hears.capital && (hears.flags & NO_HEARING) === 0;
	return other ? subjectAt(scene, unit, near.from) : null;
}

/** A preposition stands first, and no comma between it and the noun. */
function opensWithPlace({ tokens }: Unit, from: number, before: Subject): boolean {
	if ((flagsAt(tokens, from) & W.preposition) === 0 || before.from <= from) return false;
	for (let i = from; i < before.from; i++) if (tokens[i]?.kind === 'mark') return false;
	return true;
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
	// "Leder av laget, Eva Ek (V), mener kommunen tar feil": whose role opens the sentence.
	const borne = bearerBefore(scene, unit, verb - 1, from);
	if (borne !== null) return borne;
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

/** A name between commas right before the verb, behind nothing but a role. */
function bearerBefore(scene: Scene, unit: Unit, comma: number, from: number): Subject | null {
	const { tokens } = unit;
	let end = comma;
	// "(V)"
	if (textAt(tokens, comma - 1) === ')' && textAt(tokens, comma - 3) === '(') end = comma - 3;
	const mention = scene.mentionAt(unit, end - 1);
	if (mention === undefined || mention.genitive || mention.to !== end) return null;
	if (mention.from - 1 <= from || textAt(tokens, mention.from - 1) !== ',') return null;
	let titled = false;
	for (let i = from; i < mention.from - 1; i++) {
		const { kind, flags } = tokens[i] as Token;
		if (kind !== 'word' || (flags & (W.auxiliary | W.relative | W.that)) !== 0) return null;
		if ((flags & W.title) !== 0) titled = true;
		else if ((flags & ANY_CUE) !== 0) return null;
	}
	return titled ? subjectAt(scene, unit, mention.from) : null;
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

/** "A woman at the bus stop said she had …": where subjects come first, a pronoun behind the verb begins what is said. */
function opensStatement(scene: Scene, { tokens }: Unit, { kind, to }: Subject): boolean {
	return scene.lexicon.language.subjectFirst && kind === 'pronoun' && tokens[to]?.kind === 'word';
}

/** Only a complement or an auxiliary stands between a subject and its verb: no mark, no other clause. */
function leadsTo({ tokens }: Unit, from: number, verb: number): boolean {
	// "Forsker Guro Ek ved Institutt for østeuropeiske studier mener"
	const complement = (flagsAt(tokens, from) & W.preposition) !== 0;
	if (verb - from > (complement ? LONGEST_COMPLEMENT : LONGEST_LEAD)) return false;
	for (let i = from; i < verb; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark' || (token.flags & (W.that | W.relative | W.and | ANY_CUE)) !== 0) return false;
	}
	return true;
}
