import { W } from '../../language/lexicon.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { isAsked } from '../speech/saying.ts';
import type { Turn } from '../speech/turn.ts';
import { M } from '../token.ts';
import type { Discourse } from './discourse.ts';
import { isSame, isSomebody, isUnsure, ofFigure, type Party } from './party.ts';
import type { AttributionRule } from './rule.ts';

/** How far a pronoun may stand from the beginning of the words. */
const OPENING = 3;

/** No cue: the subject of the narration before, else whoever spoke last. */
export const continuation: AttributionRule = ({ turn, discourse, preceding, exchange, scene }) => {
	const { cue, told } = turn;
	// A verb of speaking whose subject nobody could read: somebody else may speak.
	if (cue !== null || told) return undefined;
	const { lastSpeaker } = discourse;
	if (preceding !== null && lastSpeaker !== null) {
		if (isAsked(scene, preceding)) {
			const { before } = discourse;
			const figure = discourse.otherSpeaker();
			const other =
				before?.kind === 'description' && before.animate ? before : figure === null ? null : ofFigure(figure);
			return other === null ? undefined : { rule: 'continuation', party: other, doubt: 'some', name: null };
		}
		if (exchange !== null) return { rule: 'continuation', party: exchange, doubt: 'much', name: exchange.span };
		return { rule: 'continuation', party: lastSpeaker, doubt: 'none', name: lastSpeaker.span };
	}
	// Papers and bodies do not go on speaking where a person spoke before.
	const { asker } = discourse;
	const subjects = asker === null ? discourse.subjects : discourse.subjects.filter((party) => !isSame(party, asker));
	const somebody = subjects.filter((party) => isSomebody(party) && !isUnsure(party));
	const sure = somebody.findLast((party) => party.kind === 'figures' || party.spokenOf !== true) ?? somebody.at(-1);
	// "For Safiya Ek, who is a nurse, it is too late. – I was stuck there.": who comes in right before the words.
	const newcomer = newcomerIn(turn, discourse, scene);
	if (newcomer !== null)
		return { rule: 'continuation', party: ofFigure(newcomer), doubt: 'some', name: newcomer.mentions[0]?.span ?? null };
	// "She began that winter. A doctor had told her to. “I counted …”": who spoke, and is told of again, goes on.
	if (
		!scene.lexicon.language.capitalNouns &&
		sure?.kind === 'description' &&
		lastSpeaker !== null &&
		discourse.subjects.some((party) => isSame(party, lastSpeaker))
	)
		return { rule: 'continuation', party: lastSpeaker, doubt: 'some', name: lastSpeaker.span };
	// "Faren kom fra Izmir. Moren var organist. »Jeg …«": several kin are told of as somebody's.
	const kin = sure?.kind === 'description' && sure.spokenOf === true ? discourse.subjects.filter(isKin).length : 0;
	const main = kin > 1 ? discourse.main() : null;
	if (main !== null) return { rule: 'continuation', party: ofFigure(main), doubt: 'some', name: null };
	// "Manden kendte hans navn. »Han lød træt«": whom the words tell of does not say them.
	if (sure !== undefined && lastSpeaker?.kind === 'figures' && isToldOf(turn, sure))
		return { rule: 'continuation', party: lastSpeaker, doubt: 'some', name: lastSpeaker.span };
	const any = (): Party | undefined => discourse.subjects.findLast(isSomebody) ?? discourse.subjects.at(-1);
	const subject = sure ?? (lastSpeaker === null ? any() : undefined);
	if (subject !== undefined) {
		return {
			rule: 'continuation',
			party: subject,
			// “She shouted …” behind “Edith taught him”: she may be whom the words are about.
			doubt:
				subject.kind === 'description' || (discourse.recent.length > 1 && opensAbout(turn, subject)) ? 'some' : 'none',
			name: subject.span,
		};
	}
	if (lastSpeaker !== null && (asker === null || !isSame(lastSpeaker, asker))) {
		const others = discourse.seen.some(
			(figure) => lastSpeaker.kind !== 'figures' || !lastSpeaker.figures.includes(figure),
		);
		return { rule: 'continuation', party: lastSpeaker, doubt: others ? 'some' : 'none', name: lastSpeaker.span };
	}
	const seen = discourse.seen.at(-1);
	if (seen !== undefined) return { rule: 'continuation', party: ofFigure(seen), doubt: 'much', name: null };
	return undefined;
};

/** The only one whom the paragraph before the words names: by the whole name, for the first time, and beside no subject. */
function newcomerIn({ unit }: Turn, { seen, subjects, told }: Discourse, { cast }: Scene): Figure | null {
	const figure = seen.at(-1);
	const first = figure?.mentions[0];
	if (figure === undefined || first === undefined || first.genitive || figure.words.length < 2) return null;
	const at = first.unit.index;
	if (at !== unit.index - 1 || (subjects.length > 0 && told >= at)) return null;
	return cast.mentions[at]?.every(({ figures }) => figures[0] === figure) === true ? figure : null;
}

const isKin = (party: Party): boolean =>
	party.kind === 'description' && party.spokenOf === true && (party.gender === 'she' || party.gender === 'he');

/** The first word means a person of that gender. */
function opensAbout({ unit, segments }: Turn, party: Party): boolean {
	if (party.kind !== 'figures' || party.figures.length !== 1) return false;
	const [figure] = party.figures;
	const bit = figure?.gender === 'she' ? W.she : figure?.gender === 'he' ? W.he : 0;
	return ((unit.tokens[segments[0]?.from ?? unit.tokens.length]?.flags ?? 0) & bit) !== 0;
}

/** The words begin with a pronoun for somebody without a name, or say "him" of one who is known by a first name alone. */
function isToldOf({ unit, segments }: Turn, party: Party): boolean {
	const kin = party.kind === 'figures' && party.figures.every(({ words }) => words.length === 1);
	if (!kin && (party.kind !== 'description' || party.spokenOf !== true || party.gender === 'they')) return false;
	const from = segments[0]?.from ?? unit.tokens.length;
	const gender = party.kind === 'figures' ? (party.figures[0]?.gender ?? null) : party.gender;
	const bit = gender === null ? W.she | W.he : gender === 'she' ? W.she : W.he;
	const opening = kin ? 0 : OPENING;
	// "Fadern var bonde. ”En gång frågade jag honom …”": somebody says "I" of him.
	const to = segments[0]?.to ?? from;
	for (let i = from; i < to; i++) {
		const flags = unit.tokens[i]?.flags ?? 0;
		if (i >= from + opening && ((unit.tokens[i]?.signs ?? 0) & M.oblique) === 0) continue;
		// "Die können bei uns schlafen": of several, or of anybody.
		if ((flags & bit) !== 0 && (flags & W.definite) === 0) return true;
	}
	return false;
}
