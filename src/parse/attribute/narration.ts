import { ANY_CUE, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import type { Scene } from '../scene.ts';
import { accordingIn, type Cue, isCueVerb } from '../speech/cue.ts';
import { governs } from '../speech/subject.ts';
import { closingCue, cueOfVerb } from '../speech/verb.ts';
import { M, type Token, tokenAt } from '../token.ts';
import { bitsOf, type Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { choose } from './named.ts';
import { figureAgrees, isSeveral, isSomebody, ofFigure, type Party } from './party.ts';
import { partyOf } from './referent.ts';
import { firstSubject } from './topic.ts';

/** What one sentence of the reporter tells: whom it is about, and whose statement it reports. */
export interface Told {
	readonly subject: Party | null;
	/** The cue of indirect speech, with its speaker. */
	readonly indirect: { readonly cue: Cue; readonly party: Party | null } | null;
}

/** Reads a stretch of narration and lets the discourse follow it. */
export function follow(scene: Scene, discourse: Discourse, unit: Unit, from: number, to: number): Told {
	const { tokens } = unit;
	const cue = indirectCue(scene, unit, from, to);
	const party =
		cue === null ? null : (earlier(scene, discourse, unit, from, cue) ?? partyOf(scene, discourse, unit, cue.subject));
	// "The striker was told by a surgeon that …": whoever tells is not whom the sentence is about.
	const agent = cue !== null && (unit.tokens[cue.verb + 1]?.retells ?? 0) & R.agent ? cue : null;
	const speaks = party !== null && cue !== null && !cue.according && agent === null ? party : null;
	// "Voters say …": several without names stay in the background of whoever is named.
	const several = speaks !== null && isSeveral(speaks);
	if (several) discourse.subject(speaks);
	const found = speaks === null || several ? firstSubject(scene, discourse, unit, from, to) : speaks;
	if (found !== null && isSeveral(found)) discourse.subject(found);
	const subject = found !== null && isSeveral(found) ? null : found;
	for (let i = from; i < to; i++) {
		const mention = scene.mentionAt(unit, i);
		if (mention === undefined) continue;
		const figure = choose(mention, discourse);
		if (figure !== null) discourse.mention(figure);
		i = mention.to - 1;
	}
	const focus = subject ?? (cue?.according ? party : null);
	if (focus !== null) discourse.subject(focus);
	// "According to Ek the town pays": a pronoun means her, not the town.
	if (cue?.according && party !== null && isSomebody(party) && subject !== null && !isSomebody(subject))
		discourse.subject(party);
	if (subject === null && cue === null) possessive(discourse, tokens, from, to);
	return { subject: focus, indirect: cue === null ? null : { cue, party } };
}

/** "Leif Hauge gjekk på skulen, og han hadde skrive …": whom the sentence named before the pronoun. */
function earlier(scene: Scene, discourse: Discourse, unit: Unit, from: number, { subject }: Cue): Party | null {
	if (subject.kind !== 'pronoun' || (subject.gender !== 'she' && subject.gender !== 'he')) return null;
	for (let i = from; i < subject.from; i++) {
		const mention = scene.mentionAt(unit, i);
		if (mention === undefined) continue;
		const prior = tokenAt(unit.tokens, mention.candidate.title >= 0 ? mention.candidate.title - 1 : mention.from - 1);
		const figure = choose(mention, discourse);
		const subjectOf = !mention.genitive && (mention.from === from || !governs(prior));
		if (!subjectOf || figure === null || !figureAgrees(figure, subject.gender)) return null;
		figure.gender ??= subject.gender;
		return ofFigure(figure, mention.span);
	}
	return null;
}

/** "Hennes bild är …" keeps the person in focus. */
function possessive(discourse: Discourse, tokens: readonly Token[], from: number, to: number): void {
	for (let i = from; i < Math.min(to, from + 4); i++) {
		const flags = tokens[i]?.flags ?? 0;
		const gender = (flags & W.her) !== 0 ? 'she' : (flags & W.his) !== 0 ? 'he' : null;
		if (gender === null) continue;
		const found = discourse.resolve(gender);
		if (found !== null) discourse.subject(found.party);
		return;
	}
}

/** The first cue of a sentence that has somebody for its subject. */
function indirectCue(scene: Scene, unit: Unit, from: number, to: number): Cue | null {
	const { flags } = bitsOf(unit, from, to);
	const verb =
		(flags & ANY_CUE) === 0 ? null : (closingCue(scene, unit, from, to) ?? verbCue(scene, unit, from, to, from));
	return verb ?? accordingIn(scene, unit, from, to);
}

/** The first cue verb of a range with a subject that stands behind `floor`. */
export function verbCue(scene: Scene, unit: Unit, from: number, to: number, floor: number): Cue | null {
	let inside = false;
	let paper: Cue | null = null;
	for (let i = from; i < to; i++) {
		// What stands in marks is not the reporter's: a title may hold a verb of speaking.
		const token = unit.tokens[i] as Token;
		if ((token.signs & M.quote) !== 0) inside = !inside;
		if (inside || !isCueVerb(scene, unit, i, ANY_CUE)) continue;
		const cue = cueOfVerb(scene, unit, i, floor, to);
		if (cue === null || cue.subject.to > to || cue.subject.from < floor) continue;
		// "In a statement read to the court, Ek said": whoever speaks behind a paper counts.
		if (cue.subject.kind !== 'document') return cue;
		paper ??= cue;
	}
	return paper;
}
