import type { Mention } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Turn } from '../speech/turn.ts';
import { namedBy } from './named.ts';
import { isNamedIn, ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** "säger Caroline Casco": the cue names the speaker. */
export const name: AttributionRule = ({ turn, discourse, scene }) => {
	const { cue, voice } = turn;
	if (voice !== null) return { rule: 'name', party: ofFigure(voice), doubt: 'none', name: null };
	if (cue === null || cue.subject.kind !== 'name') return undefined;
	const figures = cue.subject.mentions.flatMap((mention) => namedBy(withoutTold(scene, turn, mention), discourse));
	if (figures.length === 0) return undefined;
	const shared = cue.subject.mentions.some((mention) => mention.figures.length > 1 && !mention.family);
	return {
		rule: 'name',
		party: { kind: 'figures', figures, span: cue.subject.span },
		doubt: shared ? 'some' : 'none',
		name: cue.subject.span,
	};
};

/** "Father. Tauno Ek never spoke, Ek says": of two of that surname, not the one of whom the words tell. */
function withoutTold(scene: Scene, turn: Turn, mention: Mention): Mention {
	if (mention.figures.length < 2 || mention.family) return mention;
	const others = mention.figures.filter((figure) => !isNamedIn(scene, turn, [figure]));
	return others.length === 0 ? mention : { ...mention, figures: others };
}
