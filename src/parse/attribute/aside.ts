import type { Rule } from '../../document/article.ts';
import type { Scene } from '../scene.ts';
import type { Turn } from '../speech/turn.ts';
import type { Unit } from '../unit.ts';
import { decide, NONE } from './decide.ts';
import { Discourse } from './discourse.ts';
import type { Heard } from './heard.ts';
import { giveBack, narrate } from './report.ts';
import type { Attribution, AttributionRule, Moment } from './rule.ts';

/** Captions, headlines and boxes: their own cues alone, with what the story knows so far. */
export function aside(
	scene: Scene,
	unit: Unit,
	turns: readonly Turn[],
	story: Discourse,
	rules: ReadonlyMap<string, AttributionRule>,
	heard: Heard,
): void {
	const own = new Discourse(story);
	let at = 0;
	for (const turn of turns) {
		if (turn.from > at) narrate(scene, own, unit, at, turn.from, turn, heard);
		const moment: Moment = {
			scene,
			discourse: own,
			turn,
			before: null,
			headed: null,
			question: null,
			following: [],
			preceding: null,
			exchange: null,
			pointed: null,
			introduced: null,
		};
		const attribution = turn.cue === null && own.silent ? NONE : decide(moment, rules);
		heard.spoken.push({
			turn,
			attribution: turn.cue === null ? asideRule(attribution, unit) : attribution,
			question: null,
		});
		if (turn.kind === 'direct') own.spoke(attribution.party);
		at = Math.max(at, turn.to);
	}
	if (unit.block.kind === 'caption' && at < unit.tokens.length)
		narrate(scene, own, unit, at, unit.tokens.length, null, heard);
	else if (unit.block.kind === 'headline' || unit.block.kind === 'subhead')
		for (const { from, to } of unit.sentences) if (from >= at) giveBack(scene, own, unit, from, to, heard);
}

const ASIDE_RULES: Readonly<Record<string, Rule>> = {
	caption: 'caption',
	headline: 'headline',
	pullquote: 'pullquote',
	subhead: 'headline',
};

function asideRule(attribution: Attribution, { block }: Unit): Attribution {
	const rule = ASIDE_RULES[block.kind];
	if (rule === undefined || attribution.party === null)
		return { ...attribution, rule: attribution.party === null ? 'none' : attribution.rule };
	return { ...attribution, rule, doubt: 'much' };
}
