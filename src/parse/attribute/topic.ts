import { ANY_CUE, THIRD_PERSON, W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import { isDefinite } from '../definite.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { genderOf, severalAt } from '../speech/gender.ts';
import { governs, type Subject, subjectAt } from '../speech/subject.ts';
import { flagsAt, M, signsAt, type Token, tokenAt } from '../token.ts';
import { endOf, spanOf, startOf, type Unit } from '../unit.ts';
import { agedOf, bearerOf } from './bearer.ts';
import type { Discourse } from './discourse.ts';
import { ownerOf, relativeOf } from './kin.ts';
import { meantBy } from './meant.ts';
import { ofFigure, type Party } from './party.ts';
import { isNameless, partyOf } from './referent.ts';
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
/** From a calling to the name behind another one, in tokens. */
const APPOSED_WITHIN = 7;

export function firstSubject(scene: Scene, discourse: Discourse, unit: Unit, begin: number, to: number): Party | null {
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
			const apposed = bornBehind(scene, unit, i, to) ?? apposedBehind(scene, unit, i);
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
				const { span, gender } = opening;
				const kin = (token.flags & W.unnamed) !== 0 && (gender === 'she' || gender === 'he');
				const party = kin ? null : partyOf(scene, discourse, unit, opening);
				if (party?.kind === 'figures') return party;
				return { kind: 'description', span, gender, animate: true, spokenOf: true };
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

/** "A former navy diver, she took the boy on": words for the person whom the pronoun means. */
function isFronted(tokens: readonly Token[], from: number): boolean {
	for (let i = from; i < Math.min(tokens.length - 1, from + FRONTED_WITHIN); i++) {
		if ((tokens[i] as Token).text === ',') return ((tokens[i + 1] as Token).flags & THIRD_PERSON) !== 0;
	}
	return false;
}

/** "Her deputy, the engineer Amit Ek, has …": another calling, and the name, between commas. */
function apposedBehind(scene: Scene, unit: Unit, title: number): Figure | null {
	const { tokens } = unit;
	if (tokens[title + 1]?.text !== ',') return null;
	for (let i = title + 2; i < tokens.length && i < title + APPOSED_WITHIN; i++) {
		const mention = scene.mentionAt(unit, i);
		if (mention !== undefined) {
			const closed = tokens[mention.to]?.kind === 'mark';
			return closed && !mention.genitive && !mention.partial ? (mention.figures[0] ?? null) : null;
		}
		const { kind, flags } = tokens[i] as Token;
		if (kind === 'mark' || (flags & (ANY_CUE | W.preposition | W.relative | W.auxiliary | W.and)) !== 0) return null;
	}
	return null;
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
