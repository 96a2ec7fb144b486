import { ofFigure } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** After an interviewer's question: whoever was in focus, else the person whom the article is about. */
export const answer: AttributionRule = ({ turn: { cue }, question, headed, discourse, scene }) => {
	if (cue !== null || question === null) return undefined;
	if (headed !== null) return { rule: 'answer', party: headed, doubt: 'none', name: headed.span };
	const { answered } = discourse;
	if (answered !== null) return { rule: 'answer', party: answered, doubt: 'none', name: answered.span };
	const focus = discourse.subjects.at(-1) ?? discourse.lastSpeaker;
	if (focus !== null && focus !== undefined)
		return { rule: 'answer', party: focus, doubt: scene.cast.figures.length > 1 ? 'some' : 'none', name: focus.span };
	const main = discourse.seen.at(-1) ?? discourse.recent.at(-1) ?? scene.cast.figures[0];
	if (main === undefined) return undefined;
	return { rule: 'answer', party: ofFigure(main), doubt: scene.cast.figures.length > 1 ? 'some' : 'none', name: null };
};
