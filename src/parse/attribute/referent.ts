import { ANY_CUE, W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import type { Gender } from '../people/figure.ts';
import { tellsOf } from '../people/told-roles.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { M, signsAt, type Token, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { bearing } from './bearer.ts';
import type { Discourse } from './discourse.ts';
import { issuerOf } from './issuer.ts';
import { namedOwner, ownerOf, relativeOf, spouseOf } from './kin.ts';
import { meantBy } from './meant.ts';
import { namedByAll } from './named.ts';
import { ofFigure, type Party } from './party.ts';

/** "Mannen", "Den sigtede": a noun for one person, no title that somebody of the article bears. */
export function isNameless({ lexicon }: Scene, unit: Unit, { from, head, gender }: Subject): boolean {
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
			const named = namedOwner(scene, unit, subject);
			const owner = named?.figures[0] ?? ownerOf(discourse, unit, subject);
			if (bearer !== null && bearer !== owner) return ofFigure(bearer, subject.span);
			const relative =
				owner === null ? spouseOf(scene, discourse, unit, subject) : relativeOf(scene, discourse, unit, subject, owner);
			if (relative !== null) return ofFigure(relative, subject.span);
			const meant = meantBy(scene, discourse, unit, subject);
			const { subjectFirst, capitalNouns } = scene.lexicon.language;
			// "Läkaren hade sagt åt henne att vila": somebody else than her.
			const apart = meant !== null && !subjectFirst && !capitalNouns && tellsOf(unit.tokens, subject.to, meant);
			if (meant !== null && meant !== owner && !apart) return ofFigure(meant, subject.span);
			// "His mother thought …": told of beside the one whose mother she is.
			const spokenOf = owner !== null || isNameless(scene, unit, subject);
			const span = named === undefined ? subject.span : { start: named.span.start, end: subject.span.end };
			return { kind: 'description', span, gender: subject.gender, animate: true, spokenOf, owned: owner !== null };
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
