import { W } from '../../language/lexicon.ts';
import { reportedSpan } from '../indirect.ts';
import { bareNames } from '../people/bare.ts';
import { retoldByMood } from '../retold/mood.ts';
import { retoldIn } from '../retold/retold.ts';
import type { Scene } from '../scene.ts';
import { mainSubject } from '../speech/before.ts';
import type { Cue } from '../speech/cue.ts';
import { ownerOfWords } from '../speech/noun.ts';
import { SENTENCE_END } from '../speech/pairs.ts';
import { pointedAt } from '../speech/pointed.ts';
import { subjectAt } from '../speech/subject.ts';
import type { Turn } from '../speech/turn.ts';
import { cueBefore } from '../speech/verb.ts';
import { flagsAt, M, type Token, textAt } from '../token.ts';
import { sentenceOf, spanOf, type Unit } from '../unit.ts';
import type { Discourse } from './discourse.ts';
import type { Heard, Reported } from './heard.ts';
import { follow, type Told, verbCue } from './narration.ts';
import { ofFigure, type Party } from './party.ts';
import { partyOf } from './referent.ts';

/** A name between a dash and a colon, in tokens. */
const LONGEST_LABEL = 12;
/** Further cues of one sentence. */
const MOST_CUES = 3;

/** Lets the discourse follow a stretch of narration and files what it retells. */
export function narrate(
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
	const { moods, retelling } = scene.lexicon;
	for (let nth = sentenceOf(unit, from); nth < unit.sentences.length; nth++) {
		const sentence = unit.sentences[nth] as Unit['sentences'][number];
		if (sentence.from >= to) break;
		const start = Math.max(sentence.from, from);
		const end = Math.min(sentence.to, to);
		if (start >= end) continue;
		if (!hasWord(unit, start, end)) continue;
		// The words of the cue that announces the turn are the rules' affair, but whom they tell of counts.
		some = true;
		const subjects = discourse.subjects.length;
		const told = follow(scene, discourse, unit, start, end);
		if (told.indirect !== null && asks(scene, unit, told.indirect.cue, end)) discourse.asker = told.indirect.party;
		const whole = start === sentence.from && (end === sentence.to || ahead?.kind === 'partial');
		if (heard.spoken.length > 0 && pointedAt(scene, unit, start) !== null) {
			// It gives back nothing: it says who spoke the words before it.
		} else if (moods !== null) {
			if (giveBackByMood(scene, discourse, unit, start, ahead?.kind === 'partial' ? sentence.to : end, subjects, heard))
				speaksOn(discourse, subjects, heard);
		} else if (retelling !== null)
			giveBack(scene, discourse, unit, start, ahead?.kind === 'partial' ? sentence.to : end, heard);
		else if (
			told.indirect !== null &&
			whole &&
			!(ahead?.kind === 'direct' && ahead.cue?.verb === told.indirect.cue.verb)
		) {
			report(scene, discourse, unit, sentence, told.indirect, heard);
		}
		introduces =
			textAt(unit.tokens, end - 1) === ':'
				? (labelParty(scene, discourse, unit, start, end - 1) ??
					told.subject ??
					cuedParty(scene, discourse, unit, start, end, ahead?.segments[0]?.to ?? 0) ??
					paperOf(unit, start, end - 1))
				: null;
	}
	return { some, introduces };
}

/** "… will die Richterin wissen", "fragt, ob …" */
function asks({ lexicon }: Scene, { tokens }: Unit, { verb, according }: Cue, end: number): boolean {
	if (according) return false;
	const first = tokens[verb] as Token;
	const last = (first.flags & W.auxiliary) === 0 ? verb + 1 : end;
	for (let i = verb; i < last && tokens[i]?.text !== ','; i++)
		if (lexicon.asking.has((tokens[i] as Token).lower)) return true;
	return false;
}

/** Files all that a stretch of a sentence retells. */
export function giveBack(scene: Scene, discourse: Discourse, unit: Unit, from: number, to: number, heard: Heard): void {
	const { retelling } = scene.lexicon;
	if (retelling === null) return;
	const last = heard.givenBack.at(-1);
	const filed = last?.unit === unit ? last.retold.verb : -1;
	for (const retold of retoldIn(scene, unit, retelling, from, to)) {
		if (retold.verb <= filed) continue;
		const party = retold.subject === null ? null : partyOf(scene, discourse, unit, retold.subject);
		heard.givenBack.push({ unit, retold, party });
	}
}

/** The same where verbs show what is retold. True when a whole sentence goes on with somebody's words. */
function giveBackByMood(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	from: number,
	to: number,
	subjects: number,
	heard: Heard,
): boolean {
	const { moods } = scene.lexicon;
	if (moods === null) return false;
	const last = heard.givenBack.at(-1);
	const follows = last?.unit === unit && from - last.retold.to <= 2;
	const { found, free } = retoldByMood(scene, unit, moods, from, to, follows);
	for (const retold of found) {
		const party = retold.subject === null ? null : partyOf(scene, discourse, unit, retold.subject);
		heard.givenBack.push({ unit, retold, party });
	}
	if (free === null) return false;
	const focus = discourse.subjects[subjects - 1] ?? discourse.lastSpeaker;
	const party = follows ? (last?.party ?? focus) : focus;
	heard.givenBack.push({ unit, retold: free, party });
	return true;
}

/** Whom a retold sentence tells of does not speak. */
function speaksOn(discourse: Discourse, subjects: number, heard: Heard): void {
	const party = heard.givenBack.at(-1)?.party ?? null;
	if (party === null) return;
	discourse.subjects = discourse.subjects.slice(0, subjects);
	discourse.subject(party);
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
	const whole = scene.lexicon.language.indirectSpan === 'sentence';
	let entry: Reported | null = { unit, from, to, ...first };
	for (let more = 0; more <= MOST_CUES && entry !== null; more++) {
		// Of a whole sentence one statement is enough: the first that says something.
		if (!whole || reportedSpan(scene, entry) !== null) heard.reported.push(entry);
		if (whole && heard.reported.at(-1) === entry) return;
		const cue = verbCue(scene, unit, Math.max(entry.cue.verb, entry.cue.to) + 1, to, from);
		entry = cue === null ? null : { unit, from, to, cue, party: partyOf(scene, discourse, unit, cue.subject) };
	}
}

/** "A dry summer - Frank Newham and Jim Hart:": a dash and who speaks, right before the colon. */
function labelParty(scene: Scene, discourse: Discourse, unit: Unit, from: number, colon: number): Party | null {
	const { tokens } = unit;
	for (let i = colon - 1; i > from && colon - i <= LONGEST_LABEL; i--) {
		const token = tokens[i] as Token;
		if (token.kind !== 'mark' || token.text === '.') continue;
		if ((token.signs & M.dash) === 0 || !token.spaced || !(tokens[i + 1] as Token).spaced) return null;
		const subject = subjectAt(scene, unit, i + 1);
		return subject?.to === colon ? partyOf(scene, discourse, unit, subject) : null;
	}
	return null;
}

function cuedParty(
	scene: Scene,
	discourse: Discourse,
	unit: Unit,
	from: number,
	to: number,
	wordsEnd: number,
): Party | null {
	const cue = cueBefore(scene, unit, to, from);
	if (cue !== null) return partyOf(scene, discourse, unit, cue.subject);
	// "Das Fazit der Polizei:"
	const subject = ownerOfWords(scene, unit, from) ?? subjectAt(scene, unit, from);
	if (subject !== null) return partyOf(scene, discourse, unit, subject);
	const named = namedOwner(scene, unit, from);
	// "Am Abend wurde die Feuerwehr deutlicher:": where articles tell cases, the first that can be a subject is one.
	const cased = scene.lexicon.language.articles !== undefined && SENTENCE_END.has(textAt(unit.tokens, wordsEnd - 1));
	const inverted = named === null && cased ? mainSubject(scene, unit, from, to) : null;
	return inverted === null || tellsOfNoun(unit, inverted.from, from)
		? named
		: partyOf(scene, discourse, unit, inverted);
}

/** "bekam einen Satz zu hören, den jedes Kind kennt:" the last comma before a subject opens a clause about a noun. */
function tellsOfNoun({ tokens }: Unit, at: number, from: number): boolean {
	for (let i = at - 1; i > from; i--)
		if (tokens[i]?.text === ',') return i + 1 < at && (flagsAt(tokens, i + 1) & (W.relative | W.definite)) !== 0;
	return false;
}

/** "Eks Fazit:": whose words a noun announces, by a surname in the genitive. */
function namedOwner({ lexicon, cast }: Scene, unit: Unit, from: number): Party | null {
	const owner = unit.tokens[from];
	if (owner === undefined || lexicon.moods?.isNoun(unit.tokens[from + 1]?.lower ?? '') !== true) return null;
	const [, ...names] = bareNames(owner.text, lexicon);
	const figure = cast.figures.find(({ words }) => names.includes(words.at(-1) ?? ''));
	return figure === undefined ? null : ofFigure(figure, spanOf(unit, from, from + 1));
}

/** "… kom det första meddelandet:", "… ett sms som åklagaren lägger vikt vid:": a paper nobody signed. */
function paperOf(unit: Unit, from: number, colon: number): Party | null {
	const { tokens } = unit;
	for (let i = colon - 1; i >= from; i--) {
		if ((flagsAt(tokens, i) & W.document) === 0) continue;
		const clause = textAt(tokens, i + 1) === ',' ? i + 2 : i + 1;
		const told = (flagsAt(tokens, i - 1) & W.indefinite) !== 0 && (flagsAt(tokens, clause) & W.relative) !== 0;
		if (i < colon - 1 && !told) continue;
		return { kind: 'description', span: spanOf(unit, i, i + 1), gender: null, animate: false };
	}
	return null;
}

const hasWord = (unit: Unit, from: number, to: number): boolean => {
	for (let i = from; i < to; i++) if (unit.tokens[i]?.kind !== 'mark') return true;
	return false;
};
