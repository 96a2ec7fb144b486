import type { Span } from '../../document/span.ts';
import type { Figure, Gender, Referent } from '../people/figure.ts';

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
	  };

export const ofFigure = (figure: Figure, span: Span | null = null): Party => ({
	kind: 'figures',
	figures: [figure],
	span,
});

/** Can a pronoun of this gender mean the party? A figure of unknown gender can be either. */
export function agrees(party: Party, gender: Referent | null): boolean {
	if (gender === null) return true;
	if (party.kind === 'description')
		return party.animate ? isOpen(party.gender, gender) : gender === 'they' || gender === 'it';
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

/** A person, named or not; no paper and no organisation. */
export const isSomebody = (party: Party): boolean => party.kind === 'figures' || party.animate;
