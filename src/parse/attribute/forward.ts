import { W } from '../../language/lexicon.ts';
import type { Figure } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import type { Turn } from '../speech/turn.ts';
import { flagsAt } from '../token.ts';
import { sentenceOf, type Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import { isNamedIn, isSame, isSomebody, isUnsure, ofFigure, type Party } from './party.ts';
import { partyOf } from './referent.ts';
import type { Attribution, AttributionRule } from './rule.ts';

/** Sentences behind an opening quote in which its speaker is introduced. */
const INTRODUCED_WITHIN = 3;
/** How far a pronoun may stand from the beginning of words that are about somebody. */
const ABOUT = 4;

/** The cue comes only in a later paragraph of the same run of speech. */
export const forward: AttributionRule = ({ turn, following, preceding, pointed, scene, discourse }) => {
	const { cue, told } = turn;
	if (pointed !== null) return { rule: 'forward', party: pointed, doubt: 'none', name: pointed.span };
	if (cue !== null || told || preceding !== null) return undefined;
	const later = following.find((turn) => turn.cue !== null);
	if (later?.cue == null) return opening(scene, discourse, turn) ?? comesIn(scene, turn, following);
	// "– No. Ek medger det. – Men …": told of in the same paragraph, Ek goes on.
	const behind = turn.from > 0 && later.unit !== turn.unit;
	const met = discourse.subjects.some((party) => party.kind === 'figures' && !isUnsure(party));
	if (met && (behind || closes(turn, later))) return undefined;
	const { subject } = later.cue;
	if (subject.kind === 'document') return undefined;
	// Of whom the narration told speaks sooner than somebody whom nobody has spoken of yet.
	if (subject.kind === 'unnamed' && discourse.subjects.some((party) => isSomebody(party) && !isUnsure(party)))
		return undefined;
	const party = partyOf(scene, discourse, later.unit, subject);
	// A body that comes in behind a person's words did not say them.
	if (party?.kind === 'description' && !party.animate && discourse.lastSpeaker?.kind === 'figures') return undefined;
	if (party === null || (party.kind === 'figures' && isNamedIn(scene, turn, party.figures))) return undefined;
	if (comesAfter(scene, discourse, turn, later.unit, party) || goesOn(discourse, party)) return undefined;
	return { rule: 'forward', party, doubt: 'none', name: subject.span };
};

/** Who spoke, and is told of again, goes on before another one speaks. */
function goesOn({ subjects, lastSpeaker }: Discourse, party: Party): boolean {
	const told = subjects.at(-1);
	return told?.kind === 'figures' && lastSpeaker !== null && isSame(told, lastSpeaker) && !isSame(told, party);
}

/** "Ida Lunde lot seg imponere. – Hun dro ifra meg. – Sterkt, skriver Berit Foss": whom the narration brought in speaks before another comes in. */
function comesAfter(scene: Scene, discourse: Discourse, { unit, segments }: Turn, later: Unit, party: Party): boolean {
	const told = discourse.subjects.at(-1);
	if (told?.kind !== 'figures' || party.kind !== 'figures' || isUnsure(told)) return false;
	// "– Hennes förslag var klockrent": words about her are not hers.
	const first = segments[0]?.from ?? 0;
	for (let i = first; i < first + ABOUT; i++)
		if ((flagsAt(unit.tokens, i) & (W.she | W.he | W.her | W.his)) !== 0) return false;
	const [subject] = told.figures;
	const [other] = party.figures;
	if (told.figures.length > 1 || subject === undefined || other === undefined || subject === other) return false;
	const isNew = ({ mentions }: Figure, at: number): boolean => {
		const body = mentions.find(({ unit: { block } }) => block.kind === 'paragraph' || block.kind === 'lead');
		return body?.unit.index === at;
	};
	// "Svein Bø har sett fram vaflar. – Dei må ha det godt. – Dei er gode, seier Reuter": who has spoken already comes back later.
	const comes = isNew(other, later.index) || discourse.speakers.includes(other);
	return comes && unit.index > 0 && isNew(subject, before(scene, unit));
}

/** The block of narration in front of a turn's. */
const before = ({ units }: Scene, { index }: Unit): number => {
	for (let at = index - 1; at >= 0; at--) if (units[at]?.block.kind === 'paragraph') return at;
	return -1;
};

/** Marks that close at the end of a paragraph end what is said there: what the next begins may be somebody else's. */
const closes = (turn: Turn, later: Turn): boolean =>
	turn.opened === 'marks' && !turn.open && later.unit !== turn.unit && later.opened === 'marks';

/** The article opens with words of somebody whom the narration right behind them introduces. */
function opening(scene: Scene, discourse: Discourse, { unit, to }: Turn): Attribution | undefined {
	if (discourse.lastSpeaker !== null || discourse.recent.length > 0) return undefined;
	const sentence = sentenceOf(unit, to - 1);
	const last = unit.sentences[Math.min(unit.sentences.length - 1, sentence + INTRODUCED_WITHIN)];
	for (let i = to; i < (last?.to ?? to); i++) {
		const mention = scene.mentionAt(unit, i);
		const [figure] = mention?.figures ?? [];
		if (mention === undefined || mention.genitive || figure === undefined) continue;
		return { rule: 'forward', party: ofFigure(figure, mention.span), doubt: 'some', name: mention.span };
	}
	return to >= unit.tokens.length - 1 ? nextSubject(scene, unit) : undefined;
}

/** "„…“ Hedwig Eck ist mit dem Rollator gekommen. „…“": a paragraph of words around somebody who was not named before. */
function comesIn(scene: Scene, { unit, from, to, open }: Turn, following: readonly Turn[]): Attribution | undefined {
	if (from > 0 || open || following[0]?.unit !== unit) return undefined;
	const at = unit.tokens[to]?.kind === 'mark' ? to + 1 : to;
	const mention = scene.mentionAt(unit, at);
	const [figure] = mention?.figures ?? [];
	if (mention === undefined || mention.from !== at || mention.genitive || mention.partial) return undefined;
	if (figure === undefined || figure.mentions[0] !== mention) return undefined;
	return { rule: 'forward', party: ofFigure(figure, mention.span), doubt: 'some', name: mention.span };
}

/** "Pauline Threlfall laughs at the memory now.": whom the paragraph behind the words begins with. */
export function nextSubject(scene: Scene, { index }: Unit): Attribution | undefined {
	const next = scene.units[index + 1];
	const mention = next?.block.kind === 'paragraph' ? scene.mentionAt(next, 0) : undefined;
	const [figure] = mention?.figures ?? [];
	if (mention === undefined || mention.genitive || figure === undefined) return undefined;
	return { rule: 'forward', party: ofFigure(figure, mention.span), doubt: 'some', name: mention.span };
}
