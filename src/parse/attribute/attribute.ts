import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import { pointedAt } from '../speech/pointed.ts';
import type { Turn } from '../speech/turn.ts';
import { turnsOf } from '../speech/turns.ts';
import type { Unit } from '../unit.ts';
import { aside } from './aside.ts';
import { decide } from './decide.ts';
import { Discourse } from './discourse.ts';
import type { Heard } from './heard.ts';
import { withLoneSpeaker } from './lone.ts';
import { isSomebody, ofFigure, type Party } from './party.ts';
import { partyOf } from './referent.ts';
import { giveBack, narrate } from './report.ts';
import type { Attribution, AttributionRule, Moment } from './rule.ts';
import { withoutSpeechless } from './speechless.ts';
import { trimmedTurn } from './trim.ts';

/** Blocks beside the story: they name people, but what comes next does not go on from them. */
const ASIDE = new Set(['caption', 'headline', 'pullquote', 'factbox', 'list', 'subhead']);
/** How many people are looked through for a title. */
const IN_MIND = 60;
const NO_TURNS: readonly Turn[] = [];

/** Walks through the article once and says who speaks each turn, and whose statements the narration retells. */
export function attribute(scene: Scene, rules: ReadonlyMap<string, AttributionRule>): Heard {
	const turns = scene.units.map((unit) => turnsOf(scene, unit));
	const story = new Discourse();
	const heard: Heard = { spoken: [], reported: [], givenBack: [] };
	let question: Unit | null = null;
	let introduced: Party | null = null;
	let headed: Party | null = null;
	for (const unit of scene.units) {
		const own = turns[unit.index] ?? [];
		if (isQuestion(scene, unit)) {
			question = unit;
			introduced = null;
			// A question names people, and asks whoever spoke: the focus stays.
			for (const { figures } of scene.cast.mentions[unit.index] ?? [])
				if (figures[0] !== undefined) story.recall(figures[0]);
			continue;
		}
		if (unit.block.kind === 'subhead') headed = headOf(scene, unit);
		if (ASIDE.has(unit.block.kind)) {
			aside(scene, unit, own, story, rules, heard);
			introduced = unit.block.kind === 'subhead' ? presented(scene, unit) : introduced;
			continue;
		}
		const run = own.length === 0 ? NO_TURNS : runAfter(scene, turns, unit.index);
		introduced = paragraph(scene, unit, own, story, rules, heard, { question, introduced, headed, run });
		if (own.some((turn) => turn.kind === 'direct') || unit.sentences.length > 1) question = null;
	}
	return withLoneSpeaker(withoutSpeechless(heard));
}

/** "Drei Fragen an Malte Wessendorf": the person, when a subhead names one. */
function headOf(scene: Scene, unit: Unit): Party | null {
	const named = new Set((scene.cast.mentions[unit.index] ?? []).flatMap((mention) => mention.figures));
	const [only] = named;
	if (only === undefined) return titledHead(scene, unit);
	return named.size === 1 ? ofFigure(only) : null;
}

/** "Quickfire: the captain": the only one who bears the title. */
function titledHead({ cast }: Scene, { tokens }: Unit): Party | null {
	const [mark, article, noun] = tokens.slice(-3);
	if (mark?.text !== ':' || article === undefined || noun === undefined) return null;
	if ((article.flags & W.definite) === 0 || (noun.flags & W.title) === 0) return null;
	const [only, other] = cast.figures.slice(0, IN_MIND).filter(({ titles }) => titles.has(noun.lower));
	return only === undefined || other !== undefined ? null : ofFigure(only);
}

/** "Peder Lantz, 58, svetsare, Kolbruket" over what he says: a name with an age, and nothing told. */
function presented(scene: Scene, { index, tokens }: Unit): Party | null {
	const [first] = scene.cast.mentions[index] ?? [];
	const [figure] = first?.figures ?? [];
	if (first === undefined || figure === undefined || first.from > 0 || first.genitive) return null;
	const [mark, age] = [tokens[first.to], tokens[first.to + 1]];
	if (mark === undefined) return first.partial ? null : ofFigure(figure, first.span);
	return (mark.text === ',' || mark.text === '(') && age?.kind === 'number' ? ofFigure(figure, first.span) : null;
}

/** A block of the interviewer's. */
const isQuestion = (scene: Scene, unit: Unit): boolean =>
	unit.block.kind === 'question' || scene.voices.get(unit.index)?.figure === null;

/** Turns of the blocks after this one, as long as each block is speech alone. */
function runAfter(scene: Scene, turns: readonly (readonly Turn[])[], index: number): Turn[] {
	const run: Turn[] = [];
	for (let next = index + 1; next < scene.units.length; next++) {
		const unit = scene.units[next] as Unit;
		const first = (turns[next] ?? []).find((turn) => turn.kind === 'direct');
		if (ASIDE.has(unit.block.kind) && unit.block.kind !== 'subhead') continue;
		if (first === undefined || first.from > 0) break;
		run.push(first);
		if (first.cue !== null || run.length > 4) break;
	}
	return run;
}

interface Around {
	readonly question: Unit | null;
	readonly introduced: Party | null;
	readonly headed: Party | null;
	readonly run: readonly Turn[];
}

/** One block of the story: narration and speech in the order in which they stand. Returns whom its end introduces. */
function paragraph(
	scene: Scene,
	unit: Unit,
	turns: readonly Turn[],
	discourse: Discourse,
	rules: ReadonlyMap<string, AttributionRule>,
	heard: Heard,
	around: Around,
): Party | null {
	discourse.reading = unit.index;
	let at = 0;
	let introduced = around.introduced;
	let preceding = heard.spoken.at(-1)?.turn ?? null;
	if (!discourse.silent || (preceding !== null && !adjacent(scene, preceding.unit, unit))) preceding = null;
	const direct = turns.length === 0 ? turns : turns.filter((turn) => turn.kind === 'direct');
	let nth = -1;
	for (const each of turns) {
		// An answer is whose the question says: “Did you?” “Yes.” Det bekrefter hun.
		const pointed = around.question === null ? pointedBehind(scene, discourse, each, around.run) : null;
		const turn = pointed === null ? each : { ...each, told: true };
		if (turn.kind === 'direct') nth++;
		if (turn.from > at) {
			const told = narrate(scene, discourse, unit, at, turn.from, turn, heard);
			if (told.some) {
				preceding = null;
				introduced = told.introduces;
			}
		}
		const following =
			each === direct.at(-1) && turn.to >= unit.tokens.length - 1 ? around.run : direct.slice(nth + 1, nth + 2);
		const moment: Moment = {
			scene,
			discourse,
			turn,
			before: at === 0 ? (scene.units[unit.index - 1] ?? null) : null,
			headed: around.headed,
			question: at === 0 ? around.question : null,
			following,
			preceding,
			exchange: preceding === null || at > 0 ? null : exchangeOf(heard, turn),
			pointed,
			introduced,
		};
		const attribution = decide(moment, rules);
		const said = trimmedTurn(scene, turn, attribution.party);
		heard.spoken.push({
			turn: said,
			attribution,
			question: moment.question !== null && turn.kind === 'direct' ? moment.question : null,
		});
		if (turn.kind === 'direct') {
			clause(scene, discourse, turn);
			afterSpeech(scene, discourse, said, heard);
			const read = isRead(discourse, turn, attribution);
			if (!read) discourse.spoke(isPaper(attribution) ? null : attribution.party, unit.index);
			if (attribution.rule === 'answer') discourse.answered = attribution.party;
			preceding = read ? null : turn;
			introduced = null;
		}
		at = Math.max(at, turn.kind === 'partial' ? turn.from : said.to);
	}
	if (at < unit.tokens.length && tellsMore(unit, at, turns)) {
		const told = narrate(scene, discourse, unit, at, unit.tokens.length, null, heard);
		if (told.some) introduced = told.introduces;
	}
	return introduced;
}

/** "Det säger Bo Ek.": whom the sentence behind the turn, or behind the run of speech that it opens, says to have spoken. */
function pointedBehind(scene: Scene, discourse: Discourse, turn: Turn, run: readonly Turn[]): Party | null {
	if (turn.kind !== 'direct' || turn.cue !== null || turn.told) return null;
	let { unit, to } = turn;
	while (unit.tokens[to]?.kind === 'mark') to++;
	if (to >= unit.tokens.length) {
		// Whom the narration before told of may have spoken the first words of a run.
		const others = run.length > 0 && discourse.subjects.some(isSomebody);
		if (others || run.some(({ cue }) => cue !== null)) return null;
		const next = scene.units[(run.at(-1)?.unit ?? unit).index + 1];
		if (next === undefined || ASIDE.has(next.block.kind)) return null;
		unit = next;
		to = 0;
	}
	const subject = pointedAt(scene, unit, to);
	return subject === null ? null : partyOf(scene, discourse, unit, subject);
}

/** Two who speak in turns, a paragraph each: whoever spoke first. */
function exchangeOf({ spoken }: Heard, turn: Turn): Party | null {
	const last = spoken.at(-1);
	const first = spoken.at(-2);
	const party = first?.attribution.party;
	const other = last?.attribution.party;
	if (first === undefined || last === undefined || party?.kind !== 'figures' || other?.kind !== 'figures') return null;
	if (party.figures.some((figure) => other.figures.includes(figure))) return null;
	const near = last.turn.unit.index === first.turn.unit.index + 1 && last.turn.from === 0;
	// “Why?” / “Because,” said Ek. / “I was tired.”: who asked does not answer; a dash may be anybody's.
	if (turn.opened === 'marks' && asks(first.turn) && !asks(turn)) return null;
	const whole = first.turn.to >= first.turn.unit.tokens.length - 1;
	return near && whole && last.turn.cue !== null ? party : null;
}

/** The words end in a question mark. */
const asks = ({ unit, segments }: Turn): boolean => unit.tokens[(segments.at(-1)?.to ?? 0) - 1]?.text === '?';

/** What stands on a paper does not speak on. */
const isPaper = ({ rule, party }: Attribution): boolean =>
	rule === 'intro' && party?.kind === 'description' && !party.animate;

/** "She unfolds the letter. “We regret …,” it says.": of whom it was told goes on. */
const isRead = ({ subjects }: Discourse, { cue, told, unit }: Turn, { rule, party }: Attribution): boolean => {
	// "Her mother has written on the lid: “Wash your hands.”"
	const written = cue !== null && ((unit.tokens[cue.verb]?.flags ?? 0) & W.write) !== 0 && rule === 'title';
	const paper = rule === 'document' || (told && party === null) || (written && party?.kind === 'description');
	return paper && subjects.some(({ kind }) => kind === 'figures');
};

const adjacent = (scene: Scene, a: Unit, b: Unit): boolean => {
	for (let i = a.index + 1; i < b.index; i++) {
		const kind = scene.units[i]?.block.kind;
		if (kind === 'paragraph' || kind === 'lead') return false;
	}
	return true;
};

/** Words are left behind the last turn. */
function tellsMore(unit: Unit, at: number, turns: readonly Turn[]): boolean {
	if (turns.length === 0) return true;
	for (let i = at; i < unit.tokens.length; i++) if (unit.tokens[i]?.kind !== 'mark') return true;
	return false;
}

/** "…," she said, adding that …: the clause of the cue retells too. */
function afterSpeech(scene: Scene, discourse: Discourse, turn: Turn, heard: Heard): void {
	const last = turn.segments.at(-1);
	if (last !== undefined && turn.to - last.to > 2) giveBack(scene, discourse, turn.unit, last.to, turn.to, heard);
}

/** The people of a cue's clause are named, not told of: they come into mind behind the speaker. */
function clause(scene: Scene, discourse: Discourse, turn: Turn): void {
	if (turn.cue === null) return;
	for (let i = turn.cue.to; i < turn.to; i++) {
		const mention = scene.mentionAt(turn.unit, i);
		if (mention?.figures[0] !== undefined && !isSaid(turn, i)) discourse.mention(mention.figures[0]);
	}
}

/** Is a token part of the words themselves? */
function isSaid({ segments }: Turn, token: number): boolean {
	for (const { from, to } of segments) if (from <= token && token < to) return true;
	return false;
}
