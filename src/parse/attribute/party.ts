import type { Span } from '../../document/span.ts';
import type { Figure, Gender, Referent } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Turn } from '../speech/turn.ts';

/** Who speaks, or is spoken of: people of the article, or somebody it does not name. */
export type Party =
	| { readonly kind: 'figures'; readonly figures: readonly Figure[]; readonly span: Span | null }
	| {
			readonly kind: 'description';
			readonly span: Span;
			readonly gender: Referent | null;
			readonly animate: boolean;
			/** "mannen": somebody whom the article tells of without a name, rather than lets speak. */
			readonly spokenOf?: boolean;
			/** "her tutor": somebody who belongs to one of the people. */
			readonly owned?: boolean;
	  };

export const ofFigure = (figure: Figure, span: Span | null = null): Party => ({
	kind: 'figures',
	figures: [figure],
	span,
});

/** Can a pronoun of this gender mean the party? A figure of unknown gender can be either. */
export function agrees(party: Party, gender: Referent | null): boolean {
	// "hän", "hen": whoever, but somebody.
	if (gender === null) return isSomebody(party);
	if (party.kind === 'description')
		return party.animate
			? isOpen(party.gender, gender)
			: gender === 'they' || gender === 'it' || party.gender === gender;
	if (gender === 'it') return false;
	if (gender === 'they') return party.figures.length > 1;
	return party.figures.length === 1 && figureAgrees(party.figures[0] as Figure, gender);
}

const isOpen = (own: Referent | null, gender: Referent): boolean => own === gender || (own === null && gender !== 'it');

export const figureAgrees = (figure: Figure, gender: Gender): boolean =>
	figure.gender === null || figure.gender === gender;

/** Nothing says that the name is a person's. */
export const isUnsure = (party: Party): boolean =>
	party.kind === 'figures' && party.figures.some((figure) => !figure.sure && figure.gender === null);

/** "the authors", "residents" */
export const isSeveral = (party: Party): boolean =>
	party.kind === 'description' && party.animate && party.gender === 'they';

/** A person, named or not; no paper and no organisation. */
export const isSomebody = (party: Party): boolean => party.kind === 'figures' || party.animate;

/** "Reino taught me": whom the words name does not say them. */
export function isNamedIn(scene: Scene, { unit, segments }: Turn, figures: readonly Figure[]): boolean {
	for (const { from, to } of segments)
		for (let i = from; i < to; i++)
			if (scene.mentionAt(unit, i)?.figures.some((figure) => figures.includes(figure))) return true;
	return false;
}

/** The same people; of descriptions nobody can know. */
export const isSame = (a: Party, b: Party): boolean =>
	a.kind === 'figures' && b.kind === 'figures' && a.figures.every((figure) => b.figures.includes(figure));
