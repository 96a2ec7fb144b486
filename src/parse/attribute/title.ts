import { W } from '../../language/lexicon.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import type { Unit } from '../unit.ts';
import { bearerOf } from './bearer.ts';
import type { Discourse } from './discourse.ts';
import { issuerOf } from './issuer.ts';
import { ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** A definite noun means somebody whom the reader knows already. */
function definite({ lexicon }: Scene, { tokens }: Unit, from: number): boolean {
	const first = tokens[from];
	if (first === undefined) return false;
	if ((first.flags & W.definite) !== 0) return true;
	return lexicon.language.definiteEndings.some(
		(ending) => first.lower.length > ending.length + 2 && first.lower.endsWith(ending),
	);
}

/** The one person of whom the narration before told, when no title fits anybody. */
function lastPerson(discourse: Discourse, gender: Subject['gender']): Figure | null {
	const subject = discourse.subjects.at(-1) ?? (discourse.silent ? discourse.lastSpeaker : null);
	if (subject?.kind !== 'figures' || subject.figures.length !== 1) return null;
	const figure = subject.figures[0] as Figure;
	return gender === null || gender === 'they' || figure.gender === null || figure.gender === gender ? figure : null;
}

/** "säger polischefen": the person who bears the title, else the title itself. */
export const title: AttributionRule = ({ turn: { unit, cue }, scene, discourse }) => {
	if (cue === null || cue.subject.kind !== 'title') return undefined;
	const { span, head, gender } = cue.subject;
	const bearer = bearerOf(scene, discourse, unit.tokens[head]?.lower ?? '');
	if (bearer === null) {
		const issuer = issuerOf(scene, unit, cue.subject);
		if (issuer !== null) {
			return {
				rule: 'organisation',
				party: { kind: 'description', span: issuer, gender: null, animate: false },
				doubt: 'none',
				name: issuer,
			};
		}
		const meant = definite(scene, unit, cue.subject.from) ? lastPerson(discourse, gender) : null;
		if (meant !== null) return { rule: 'title', party: ofFigure(meant, span), doubt: 'much', name: span };
		return { rule: 'title', party: { kind: 'description', span, gender, animate: true }, doubt: 'none', name: span };
	}
	return { rule: 'title', party: ofFigure(bearer, span), doubt: 'none', name: span };
};
