import { W } from '../../language/lexicon.ts';
import { R } from '../../language/retelling.ts';
import type { Scene } from '../scene.ts';
import type { Token } from '../token.ts';
import { can, type Governor, has, isOpener } from './governor.ts';

/** How many tokens may stand between a verb and what it says. */
const ADDRESSEE_WITHIN = 9;
const SETTING_WITHIN = 12;
const ASIDE_WITHIN = 8;

/** "believes[, for example,] that" */
export function behindAside({ unit: { tokens }, end }: Governor, at: number): number {
	if (tokens[at]?.text !== ',') return at;
	for (let i = at + 1; i < Math.min(end - 1, at + ASIDE_WITHIN); i++)
		if ((tokens[i] as Token).text === ',') return isOpener(tokens[i + 1]) ? i + 1 : at;
	return at;
}

/** "explained [to the crowd] that": past the recipient, or nowhere. */
export function behindRecipient({ unit: { tokens }, end }: Governor, at: number): number {
	for (let i = at + 1; i < Math.min(end, at + ADDRESSEE_WITHIN); i++) {
		if (has(tokens[i], W.that) || can(tokens[i], R.question)) return i;
		if (tokens[i]?.kind === 'mark') return i;
	}
	return end;
}

/** "told [the crowd] that" */
export function behindAddressee({ scene, unit, end }: Governor, at: number): number {
	const { tokens } = unit;
	const first = tokens[at];
	if (first === undefined || (isOpener(first) && !has(first, W.her | W.his | W.they))) return at;
	const named = scene.mentionAt(unit, at) ?? scene.otherAt(unit, at);
	if (named !== undefined && named.from <= at && !has(tokens[named.to], W.preposition | W.and)) return named.to;
	if (has(first, W.speaking | W.her) || can(first, R.personal)) return at + 1;
	for (let i = at; i < Math.min(end, at + ADDRESSEE_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'mark' || isOpener(token)) return i;
		if (i === at || named !== undefined) continue;
		const other = scene.otherAt(unit, i);
		if (other !== undefined) return other.to;
		// "told reporters", "told the court": the noun behind its article.
		if (has(token, W.preposition)) return i;
	}
	return at + 1;
}

/** "said [on Monday] that", "said [in a statement] that"; null when what follows is no statement. */
export function behindSetting(governor: Governor, at: number): number | null {
	const { scene, unit, end } = governor;
	const { tokens } = unit;
	const first = tokens[at];
	if (first === undefined || at >= end) return null;
	if (first.kind === 'mark') return at;
	if (isDay(scene, first)) return at + 1 < end ? behindSetting(governor, at + 1) : null;
	if (!has(first, W.preposition) || isOpener(first)) return at;
	let finite = false;
	for (let i = at + 1; i < Math.min(end, at + SETTING_WITHIN); i++) {
		const token = tokens[i] as Token;
		if (has(token, W.that)) return i;
		if (token.text === ',' && has(tokens[i + 1], W.that)) return i + 1;
		if (token.kind === 'mark') return token.text === ':' ? i : null;
		if (can(token, R.question)) return null;
		if (has(token, W.she | W.he) && !has(token, W.her | W.his)) return i;
		if (can(token, R.finite)) finite = true;
	}
	return finite ? at : null;
}

const isDay = (scene: Scene, token: Token): boolean => token.capital && scene.lexicon.days.has(token.lower);
