import type { Rule } from '../../document/article.ts';

import type { Scene } from '../scene.ts';
import { type Cue, cueBefore } from '../speech/cue.ts';
import { subjectAt } from '../speech/subject.ts';
import type { Turn } from '../speech/turn.ts';
import { turnsOf } from '../speech/turns.ts';
import type { Unit } from '../unit.ts';
import { Discourse } from './discourse.ts';
import { follow, partyOf, type Told, verbCue } from './narration.ts';
import { ofFigure, type Party } from './party.ts';
import type { Attribution, AttributionRule, Moment } from './rule.ts';
import { withoutSpeechless } from './speechless.ts';
import { trimmedTurn } from './trim.ts';

export interface Attributed {
	readonly turn: Turn;
	readonly attribution: Attribution;
	readonly question: Unit | null;
}

/** A statement that the reporter retells. */
export interface Reported {
	readonly unit: Unit;
	/** The sentence, in token indices. */
	readonly from: number;
	readonly to: number;
	readonly cue: Cue;
	readonly party: Party | null;
	/** Without a cue of its own, in the subjunctive. */
	readonly goesOn: boolean;
}

export interface Heard {
	readonly spoken: Attributed[];
	readonly reported: Reported[];
}

/** Blocks beside the story: they name people, but what comes next does not go on from them. */
const ASIDE = new Set(['caption', 'headline', 'pullquote', 'factbox', 'list', 'subhead']);
/** Further cues of one sentence. */
const MOST_CUES = 3;
const NONE: Attribution = { rule: 'none', party: null, doubt: 'much', name: null };

/** Walks through the article once and says who speaks each turn, and whose statements the narration retells. */
export function attribute(scene: Scene, rules: ReadonlyMap<string, AttributionRule>): Heard {
	const turns = scene.units.map((unit) => turnsOf(scene, unit));
	const story = new Discourse();
	const heard: Heard = { spoken: [], reported: [] };
	let question: Unit | null = null;
	let introduced: Party | null = null;
	let headed: Party | null = null;
	for (const unit of scene.units) {
		const own = turns[unit.index] ?? [];
		if (isQuestion(scene, unit)) {
			question = unit;
			introduced = null;
			// A question names people, and asks whoever spoke: the focus stays.
			continue;
		}
		if (unit.block.kind === 'subhead') headed = headOf(scene, unit);
		if (ASIDE.has(unit.block.kind)) {
			aside(scene, unit, own, story, rules, heard);
			continue;
		}
		const run = runAfter(scene, turns, unit.index);
		introduced = paragraph(scene, unit, own, story, rules, heard, { question, introduced, headed, run });
		if (own.some((turn) => turn.kind === 'direct') || unit.sentences.length > 1) question = null;
	}
	return withoutSpeechless(heard);
}

/** "Drei Fragen an Malte Wessendorf": the person, when a subhead names one. */
function headOf(scene: Scene, unit: Unit): Party | null {
	const named = new Set((scene.cast.mentions[unit.index] ?? []).flatMap((mention) => mention.figures));
	const [only] = named;
	return named.size === 1 && only !== undefined ? ofFigure(only) : null;
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
	let at = 0;
	let introduced = around.introduced;
	let preceding = heard.spoken.at(-1)?.turn ?? null;
	if (!discourse.silent || (preceding !== null && !adjacent(scene, preceding.unit, unit))) preceding = null;
	const direct = turns.filter((turn) => turn.kind === 'direct');
	for (const turn of turns) {
		if (turn.from > at) {
			const told = narrate(scene, discourse, unit, at, turn.from, turn, heard);
			if (told.some) {
				preceding = null;
				introduced = told.introduces;
			}
		}
		const later = direct.slice(direct.indexOf(turn) + 1);
		const following = turn === direct.at(-1) && turn.to >= unit.tokens.length - 1 ? around.run : later.slice(0, 1);
		const moment: Moment = {
			scene,
			discourse,
			turn,
			before: at === 0 ? (scene.units[unit.index - 1] ?? null) : null,
			headed: around.headed,
			question: at === 0 ? around.question : null,
			following,
			preceding,
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
			discourse.spoke(attribution.party);
			preceding = turn;
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

/** The people of a cue's clause are named, not told of: they come into mind behind the speaker. */
function clause(scene: Scene, discourse: Discourse, turn: Turn): void {
	if (turn.cue === null) return;
	for (let i = turn.cue.to; i < turn.to; i++) {
		const mention = scene.mentionAt(turn.unit, i);
		if (mention?.figures[0] !== undefined && !turn.segments.some(({ from, to }) => from <= i && i < to))
			discourse.mention(mention.figures[0]);
	}
}

function narrate(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	from: number,
	to: number,
	ahead: Turn | null,
	heard: Heard,
): { some: boolean; introduces: Party | null } {
	let some = false;
	let introduces: Party | null = null;
	for (const sentence of unit.sentences) {
		const start = Math.max(sentence.from, from);
		const end = Math.min(sentence.to, to);
		if (start >= end) continue;
		if (!hasWord(unit, start, end)) continue;
		// The words of the cue that announces the turn are the rules' affair, but whom they tell of counts.
		some = true;
		const told = follow(scene, discourse, unit, start, end);
		const whole = start === sentence.from && (end === sentence.to || ahead?.kind === 'partial');
		if (told.indirect !== null && whole && !(ahead?.kind === 'direct' && ahead.cue?.verb === told.indirect.cue.verb)) {
			report(scene, discourse, unit, sentence, told.indirect, heard);
		} else if (told.indirect === null && whole) goOn(scene, unit, sentence, heard);
		introduces =
			unit.tokens[end - 1]?.text === ':' ? (told.subject ?? cuedParty(scene, discourse, unit, start, end)) : null;
	}
	return { some, introduces };
}

/** Files a statement; where the words alone count, a sentence may hold several. */
function report(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	{ from, to }: { from: number; to: number },
	first: NonNullable<Told['indirect']>,
	heard: Heard,
): void {
	heard.reported.push({ unit, from, to, ...first, goesOn: false });
	if (scene.lexicon.language.indirectSpan === 'sentence') return;
	let cue: Cue | null = first.cue;
	for (let more = 0; more < MOST_CUES && cue !== null; more++) {
		cue = verbCue(scene, unit, Math.max(cue.verb, cue.to) + 1, to, from);
		if (cue !== null)
			heard.reported.push({ unit, from, to, cue, party: partyOf(scene, discourse, unit, cue.subject), goesOn: false });
	}
}

/** "Die Lage sei ernst.": a sentence in the subjunctive behind a statement is the same speaker's. */
function goOn(scene: Scene, unit: Unit, { from, to }: { from: number; to: number }, heard: Heard): void {
	const last = heard.reported.at(-1);
	if (last === undefined || last.unit !== unit || last.to !== from) return;
	for (let i = from; i < to; i++) {
		if (!scene.lexicon.subjunctive.has(unit.tokens[i]?.lower ?? '')) continue;
		heard.reported.push({ unit, from, to, cue: last.cue, party: last.party, goesOn: true });
		return;
	}
}

function cuedParty(scene: Scene, discourse: Discourse, unit: Unit, from: number, to: number): Party | null {
	const cue = cueBefore(scene, unit, to, from);
	if (cue !== null) return partyOf(scene, discourse, unit, cue.subject);
	const subject = subjectAt(scene, unit, from);
	return subject === null ? null : partyOf(scene, discourse, unit, subject);
}

const hasWord = (unit: Unit, from: number, to: number): boolean => {
	for (let i = from; i < to; i++) if (unit.tokens[i]?.kind !== 'mark') return true;
	return false;
};

function decide(moment: Moment, rules: ReadonlyMap<string, AttributionRule>): Attribution {
	for (const rule of rules.values()) {
		const found = rule(moment);
		if (found !== undefined) return found;
	}
	return NONE;
}

/** Captions, headlines and boxes: their own cues alone, with what the story knows so far. */
function aside(
	scene: Scene,
	unit: Unit,
	turns: readonly Turn[],
	story: Discourse,
	rules: ReadonlyMap<string, AttributionRule>,
	heard: Heard,
): void {
	const own = new Discourse();
	for (const figure of story.recent) own.recent.push(figure);
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
