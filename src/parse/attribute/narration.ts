import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { isDefinite } from '../definite.ts';
import type { Figure, Gender } from '../people/figure.ts';
import { tellsOf } from '../people/told-roles.ts';
import type { Scene } from '../scene.ts';
import { accordingIn, type Cue, closingCue, cueOfVerb, isCueVerb } from '../speech/cue.ts';
import type { Subject } from '../speech/subject.ts';
import { genderOf, governs, severalAt, subjectAt } from '../speech/subject.ts';
import { flagsAt, M, signsAt, type Token, tokenAt } from '../token.ts';
import { bitsOf, endOf, spanOf, startOf, type Unit } from '../unit.ts';
import { agedOf, bearerOf, bearing } from './bearer.ts';
import type { Discourse } from './discourse.ts';
import { issuerOf } from './issuer.ts';
import { ownerOf, relativeOf } from './kin.ts';
import { meantBy } from './meant.ts';
import { choose, namedByAll } from './named.ts';
import { figureAgrees, isSeveral, isSomebody, ofFigure, type Party } from './party.ts';
import { isStranger } from './stranger.ts';

/** How long a fronted apposition goes on behind its noun, in tokens. */
const FRONTED_WITHIN = 8;
/** How far behind a title its bearer may be named, in tokens. */
const ROLE_WITHIN = 20;
/** How far behind the beginning of a sentence a noun may stand that an apposition describes, in tokens. */
const DESCRIBED_WITHIN = 4;
/** How far behind the beginning of a sentence the noun may stand of somebody whom it calls by name, in tokens. */
const CALLED_WITHIN = 2;
/** What stands in front of a subject, in tokens. */
const LONGEST_FRONTED = 25;

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
	const speaks = party !== null && cue !== null && !cue.according ? party : null;
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

function firstSubject(scene: Scene, discourse: Discourse, unit: Unit, begin: number, to: number): Party | null {
	const { tokens } = unit;
	const from = behindFronted(scene, unit, begin, to);
	for (let i = from; i < to; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark') continue;
		const mention = scene.mentionAt(unit, i);
		const governed = i > from && governs(tokens[i - 1]);
		if (mention !== undefined) {
			const prior = tokenAt(tokens, mention.candidate.title >= 0 ? mention.candidate.title - 1 : mention.from - 1);
			if (!mention.genitive && !governs(prior)) {
				const subject = subjectAt(scene, unit, mention.from);
				if (subject !== null && subject.mentions.length > 0) return partyOf(scene, discourse, unit, subject);
			}
			i = mention.to - 1;
			continue;
		}
		// "Hänen vaimonsa": whose it is, no subject.
		if ((token.signs & M.their) !== 0 && (token.flags & THIRD_PERSON) !== 0) continue;
		const clear = (token.flags & W.they) === 0 || severalAt(scene, unit, i) !== null;
		if (
			(token.flags & THIRD_PERSON) !== 0 &&
			clear &&
			(token.signs & M.oblique) === 0 &&
			(token.flags & (W.definite | W.her | W.his)) === 0 &&
			!governed
		) {
			const subject = subjectAt(scene, unit, i);
			if (subject !== null) return partyOf(scene, discourse, unit, subject);
		}
		if ((token.flags & (W.unnamed | W.title)) !== 0) {
			const aged = agedOf(scene, discourse, unit, i);
			if (aged !== null) return ofFigure(aged);
		}
		const stranger = governed ? null : describedBehind(scene, discourse, unit, from, i);
		if (stranger !== null) return stranger;
		if (!governed && (token.flags & W.title) !== 0) {
			const called = i - from <= CALLED_WITHIN ? calledBehind(scene, unit, i, to) : null;
			if (called !== null) return called;
			const apposed = bornBehind(scene, unit, i, to);
			if (apposed !== null) return ofFigure(apposed);
			const possessed = i > from && ((tokens[i - 1] as Token).flags & (W.her | W.his)) !== 0;
			const belonging = possessed ? subjectAt(scene, unit, i - 1) : null;
			const owner = belonging?.kind === 'title' && belonging.head === i ? ownerOf(discourse, unit, belonging) : null;
			if (belonging !== null && owner !== null) {
				const party = partyOf(scene, discourse, unit, belonging);
				if (party?.kind === 'figures' || i - 1 === from) return party;
			}
			const several = genderOf(scene, tokenAt(tokens, i - 1), token) === 'they';
			const bearer = several ? null : bearerOf(scene, discourse, token.lower);
			const { compounds, capitalNouns } = scene.lexicon.language;
			if (
				bearer !== null &&
				(!compounds || capitalNouns || isDefinite(scene.lexicon, unit, i)) &&
				(i === from || (tokens[i - 1] as Token).flags & (W.definite | W.auxiliary) || i - from <= 2)
			)
				return ofFigure(bearer);
			const opening = bearer === null && i === from ? subjectAt(scene, unit, from) : null;
			if (opening?.kind === 'title' && opening.head === i && isStranger(scene, discourse, unit, opening)) {
				const party = partyOf(scene, discourse, unit, opening);
				return party?.kind === 'description' ? { ...party, spokenOf: true } : party;
			}
			const subject = bearer === null && capitalNouns ? subjectAt(scene, unit, from) : null;
			const meant = subject?.head === i && subject.kind === 'title' ? meantBy(scene, discourse, unit, subject) : null;
			if (meant !== null) return ofFigure(meant);
		}
		if (i <= from + 1 && (token.flags & (W.indefinite | W.unnamed)) !== 0) {
			const subject = subjectAt(scene, unit, from);
			// "Seine Frau hat kein Problem damit": the relative whom the article names.
			const relative = subject?.kind === 'title' ? kinOf(scene, discourse, unit, subject) : null;
			if (relative !== null) return ofFigure(relative, subject?.span);
			const nameless =
				subject !== null &&
				(subject.kind === 'unnamed' || (subject.kind === 'title' && isNameless(scene, unit, subject)));
			if (nameless && !isFronted(tokens, subject.to)) {
				const party = partyOf(scene, discourse, unit, subject);
				return party?.kind === 'description' ? { ...party, spokenOf: subject.kind === 'title' } : party;
			}
		}
	}
	return introduced(scene, discourse, unit, from, to);
}

/** "Die Lehrerin, die heute da ist, heißt Aylin Demir": the sentence says what its subject is called. */
function calledBehind(scene: Scene, unit: Unit, from: number, to: number): Party | null {
	for (let i = from + 1; i < to - 1; i++) {
		if ((signsAt(unit.tokens, i) & M.copula) === 0) continue;
		const mention = scene.mentionAt(unit, i + 1);
		const [figure] = mention?.figures ?? [];
		if (mention === undefined || figure === undefined || mention.from !== i + 1 || mention.genitive) continue;
		if (figure.mentions[0] === mention && !mention.partial && figure.words.length > 1)
			return ofFigure(figure, mention.span);
	}
	return null;
}

/** "The first witness, a woman of 72, wiped away tears": somebody without a name, whom an apposition describes. */
function describedBehind(scene: Scene, discourse: Discourse, unit: Unit, from: number, noun: number): Party | null {
	const { tokens } = unit;
	const { flags, lower } = tokens[noun] as Token;
	if ((flags & (W.title | W.unnamed)) === 0 || noun - from > DESCRIBED_WITHIN) return null;
	if (tokens[noun + 1]?.text !== ',' || (flagsAt(tokens, noun + 2) & W.indefinite) === 0) return null;
	for (let i = from; i < noun; i++)
		if (tokens[i]?.kind !== 'word' || (flagsAt(tokens, i) & (ANY_CUE | W.auxiliary)) !== 0) return null;
	const apposed = subjectAt(scene, unit, noun + 2);
	if (apposed?.kind !== 'unnamed' || apposed.mentions.length > 0) return null;
	if (bearerOf(scene, discourse, lower) !== null) return null;
	return { kind: 'description', span: spanOf(unit, from, noun + 1), gender: apposed.gender, animate: true };
}

/** "As if addressing the mayor, the board was clear": where subjects come first, one stands behind what is in front of it. */
function behindFronted(scene: Scene, unit: Unit, from: number, to: number): number {
	const { tokens } = unit;
	const first = tokens[from];
	if (first === undefined || !scene.lexicon.language.subjectFirst || (first.signs & M.according) !== 0) return from;
	if ((first.flags & W.preposition) === 0 && (first.retells & (R.question | R.break | R.present)) === 0) return from;
	for (let i = from + 1; i < Math.min(to - 2, from + LONGEST_FRONTED); i++) {
		if (tokens[i]?.text !== ',') continue;
		const subject = subjectAt(scene, unit, i + 1);
		if (subject === null || subject.kind === 'document') continue;
		// "When Ruth Ek heard of it, she drove out": the pronoun means whom the clause in front of it names.
		if (subject.kind === 'pronoun' && namesIn(scene, unit, from, i)) return from;
		// "For Hamish Ek, a student who …, the debate is over": an apposition.
		if (subject.mentions.length > 0 || subject.kind === 'pronoun' || scene.mentionAt(unit, i - 1) === undefined)
			return i + 1;
	}
	return from;
}

const namesIn = (scene: Scene, unit: Unit, from: number, to: number): boolean => {
	for (let i = from; i < to; i++) if (scene.mentionAt(unit, i)?.genitive === false) return true;
	return false;
};

function kinOf(scene: Scene, discourse: Discourse, unit: Unit, subject: Subject): Figure | null {
	const owner = ownerOf(discourse, unit, subject);
	return owner === null ? null : relativeOf(scene, discourse, unit, subject, owner);
}

/** "Bland dem är en 81-årig kvinna", "På rad ett satt en man", "Eturivissä istui nainen, joka …": somebody comes in. */
function introduced(scene: Scene, discourse: Discourse, unit: Unit, from: number, to: number): Party | null {
	const { subjectFirst, capitalNouns, nameChanges } = scene.lexicon.language;
	const bare = nameChanges.length > 0;
	const free = bare || (!subjectFirst && !capitalNouns);
	if (!bare && ((unit.flags & W.indefinite) === 0 || (!free && (unit.signs & M.copula) === 0))) return null;
	for (let i = from; i < to - 1; i++) {
		const { signs, flags } = unit.tokens[i] as Token;
		const opens = bare ? isTold(unit, i + 1) : (flagsAt(unit.tokens, i + 1) & W.indefinite) !== 0;
		if (!opens || (free ? governs(unit.tokens[i]) || (flags & W.and) !== 0 : (signs & M.copula) === 0)) continue;
		const subject = subjectAt(scene, unit, i + 1);
		const somebody = subject?.kind === 'unnamed' || (bare && subject?.kind === 'title');
		return subject !== null && somebody && subject.gender !== null ? partyOf(scene, discourse, unit, subject) : null;
	}
	return null;
}

/** "nainen, joka …" */
const isTold = ({ tokens }: Unit, at: number): boolean =>
	(flagsAt(tokens, at) & W.unnamed) !== 0 &&
	tokens[at + 1]?.text === ',' &&
	(flagsAt(tokens, at + 2) & W.relative) !== 0;

/** "Mannen", "Den sigtede": a noun for one person, no title that somebody of the article bears. */
function isNameless({ lexicon }: Scene, unit: Unit, { from, head, gender }: Subject): boolean {
	const { tokens } = unit;
	if (((tokens[head]?.flags ?? 0) & (W.unnamed | W.title)) !== W.unnamed) return false;
	const { compounds, capitalNouns } = lexicon.language;
	// "Seine Frau", "Der Vater": somebody who has a name, where articles stand before the noun.
	if (capitalNouns && ((tokens[from]?.flags ?? 0) & W.indefinite) === 0)
		return gender !== null && isRole(tokens, from, head);
	return gender !== null || (compounds && !capitalNouns && isDefinite(lexicon, unit, head));
}

/** "Der Verurteilte", "Die Verdächtige": what somebody did, where the noun itself tells no gender as "Mann" does. */
function isRole(tokens: readonly Token[], from: number, head: number): boolean {
	const article = (tokens[from]?.flags ?? 0) & W.definite;
	return article !== 0 && ((tokens[head]?.flags ?? 0) & (W.female | W.male)) === 0;
}

/** "A former navy diver, she took the boy on": words for the person whom the pronoun means. */
function isFronted(tokens: readonly Token[], from: number): boolean {
	for (let i = from; i < Math.min(tokens.length - 1, from + FRONTED_WITHIN); i++) {
		if ((tokens[i] as Token).text === ',') return ((tokens[i + 1] as Token).flags & THIRD_PERSON) !== 0;
	}
	return false;
}

/** "Vice ordförande i utskottet, Ardalan Ek, har …": the title is the role of a person named behind it. */
function bornBehind(scene: Scene, unit: Unit, title: number, to: number): Figure | null {
	const start = startOf(unit, title);
	const end = endOf(unit, title);
	for (let i = title + 1; i < Math.min(to, title + ROLE_WITHIN); i++) {
		const figure = scene.mentionAt(unit, i)?.figures[0];
		if (figure?.roles.some((role) => role.start <= start && end <= role.end)) return figure;
	}
	return null;
}

/** Whom a subject means at this point of the article. */
export function partyOf(scene: Scene, discourse: Discourse, unit: Unit, subject: Subject): Party | null {
	switch (subject.kind) {
		case 'name': {
			const told = pronounBehind(unit, subject);
			const figures = namedByAll(subject.mentions, discourse, told);
			return figures.length === 0 ? null : { kind: 'figures', figures, span: subject.span };
		}
		case 'pronoun':
			return discourse.resolve(subject.gender)?.party ?? null;
		case 'title': {
			if (isBoth(unit, subject)) return discourse.both()?.party ?? null;
			const bearer = bearing(scene, discourse, unit, subject);
			const owner = ownerOf(discourse, unit, subject);
			if (bearer !== null && bearer !== owner) return ofFigure(bearer, subject.span);
			const relative = owner === null ? null : relativeOf(scene, discourse, unit, subject, owner);
			if (relative !== null) return ofFigure(relative, subject.span);
			const meant = meantBy(scene, discourse, unit, subject);
			const { subjectFirst, capitalNouns } = scene.lexicon.language;
			// "Läkaren hade sagt åt henne att vila": somebody else than her.
			const apart = meant !== null && !subjectFirst && !capitalNouns && tellsOf(unit.tokens, subject.to, meant);
			if (meant !== null && meant !== owner && !apart) return ofFigure(meant, subject.span);
			// "His mother thought …": told of beside the one whose mother she is.
			const spokenOf = owner !== null || isNameless(scene, unit, subject);
			return { kind: 'description', span: subject.span, gender: subject.gender, animate: true, spokenOf };
		}
		default:
			if (isBoth(unit, subject)) return discourse.both()?.party ?? null;
			return {
				kind: 'description',
				span: (isGeneric(unit, subject) ? issuerOf(scene, unit, subject) : null) ?? subject.span,
				gender: subject.gender,
				animate: subject.kind === 'unnamed',
			};
	}
}

/** "Both men": the two who were let speak. */
const isBoth = ({ tokens }: Unit, { from, gender }: Subject): boolean =>
	gender === 'they' && (((tokens[from]?.signs ?? 0) | (tokenAt(tokens, from - 1)?.signs ?? 0)) & M.both) !== 0;

/** "Stroud said he wants …": of two Strouds, him. */
function pronounBehind({ tokens }: Unit, { to }: Subject): Gender | null {
	if (((tokens[to]?.flags ?? 0) & ANY_CUE) === 0) return null;
	const flags = tokens[to + 1]?.flags ?? 0;
	return (flags & W.she) !== 0 ? 'she' : (flags & W.he) !== 0 ? 'he' : null;
}

/** "das Unternehmen": any of them may be called so. */
const isGeneric = ({ tokens }: Unit, { head }: Subject): boolean => (signsAt(tokens, head) & M.generic) !== 0;
