import { W } from '../../language/lexicon.ts';
import { isDefinite } from '../definite.ts';
import type { Scene } from '../scene.ts';
import type { Subject } from '../speech/subject.ts';
import { flagsAt, type Token } from '../token.ts';
import type { Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';

/** How many blocks back a noun still means whom it told of. */
const FARTHEST = 20;
/** A block may be a whole article: so many tokens back at most. */
const MOST_TOKENS = 2_000;

/** "Kommuneoverlegen har lyst ut stillingen": a title that nobody bears, for somebody who was not told of before. */
export function isStranger(scene: Scene, discourse: Discourse, unit: Unit, { head, gender }: Subject): boolean {
	const { compounds, capitalNouns } = scene.lexicon.language;
	if (!compounds || capitalNouns || gender === 'they' || !isDefinite(scene.lexicon, unit, head)) return false;
	// "Regissören växte upp här" behind her words: whoever has no title may bear this one.
	const { lastSpeaker } = discourse;
	const untitled = lastSpeaker?.kind === 'figures' && lastSpeaker.figures.every(({ titles }) => titles.size === 0);
	const unnamed = (flagsAt(unit.tokens, head) & W.unnamed) !== 0;
	// "Datteren nikker" behind his words: whoever was told of as his may be named later.
	const [last] = lastSpeaker?.kind === 'figures' ? lastSpeaker.figures : [];
	if (unnamed && gender !== null && gender !== 'it' && last?.gender != null && last.gender !== gender) return true;
	// "Sonen på femten": told apart from whoever is known.
	const apart = unnamed && (flagsAt(unit.tokens, head + 1) & W.preposition) !== 0;
	// "Sønnen oppdaget det": kin are seldom what the last speaker is called.
	const kin = unnamed && (gender === 'she' || gender === 'he');
	if (untitled && !apart && !kin) return false;
	return !wasTold(scene, unit, head);
}

/** "han er skipper på ferga": the noun without its ending stood before. */
function wasTold({ lexicon, units }: Scene, unit: Unit, head: number): boolean {
	const noun = unit.tokens[head] as Token;
	const forms = lexicon.bare(noun.lower).filter((form) => form !== noun.lower);
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const { tokens } = units[index] as Unit;
		const end = index === unit.index ? head : tokens.length;
		for (let i = end - 1; i >= Math.max(0, end - MOST_TOKENS); i--)
			if (forms.includes((tokens[i] as Token).lower)) return true;
	}
	return false;
}
