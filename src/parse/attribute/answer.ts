import { W } from '../../language/lexicon.ts';
import type { Figure, Gender } from '../people/figure.ts';
import type { Scene } from '../scene.ts';
import { flagsAt, M, type Token, tokenAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import type { Discourse, Resolved } from './discourse.ts';
import { isNamedIn, ofFigure, type Party } from './party.ts';
import type { AttributionRule, Moment } from './rule.ts';

/** A question ends so, marks of emphasis behind it. */
const LAST_TOKENS = 4;
/** Headline, lead, reporter, and the beginning of the story. */
const FIRST_BLOCKS = 3;

/** "Hvad siger Oscar Bendix til det?": whose words the question asks for. */
function askedOf(scene: Scene, { index, tokens }: Unit): Party | null {
	// "Ek says that you are strict.": told, not asked.
	if (!tokens.slice(-LAST_TOKENS).some(({ text }) => text === '?')) return null;
	for (const { from, to, figures, span, genitive, candidate } of scene.cast.mentions[index] ?? []) {
		const [figure] = figures;
		if (figure === undefined || figures.length > 1 || genitive) continue;
		const start = candidate.title >= 0 ? candidate.title : from;
		if (isAddressed(tokens, start, to)) return ofFigure(figure, span);
		const beside = flagsAt(tokens, start - 1) | (tokens[to]?.flags ?? 0);
		if ((beside & (W.say | W.think)) !== 0) return ofFigure(figure, span);
	}
	return null;
}

/** "How does it feel, Eva Ek?": set off by a comma, at the end or at the beginning. */
function isAddressed(tokens: readonly Token[], from: number, to: number): boolean {
	const next = tokens[to]?.text;
	if (next === ',') return tokens.slice(0, from).every(({ kind }) => kind === 'mark');
	return tokenAt(tokens, from - 1)?.text === ',' && next === '?';
}

/** After an interviewer's question: whoever was in focus, else the person whom the article is about. */
export const answer: AttributionRule = (moment) => {
	const found = answering(moment);
	return found?.party?.kind === 'figures' && found.party.figures.every(isOnlySpokenOf)
		? { ...found, doubt: 'much' }
		: found;
};

/** Nobody but those who speak has named them yet. */
const isOnlySpokenOf = ({ mentions }: Figure): boolean => {
	const opening = mentions[0]?.unit.tokens[0];
	return opening !== undefined && (opening.signs & (M.dash | M.double | M.angle)) !== 0;
};

const answering: AttributionRule = (moment) => {
	const { turn, question, headed, discourse, scene } = moment;
	const { cue, opened } = turn;
	if (cue !== null || question === null) return undefined;
	if (headed !== null) return { rule: 'answer', party: headed, doubt: 'none', name: headed.span };
	const { interview } = scene;
	if (opened === 'label' && interview?.figure)
		return { rule: 'answer', party: ofFigure(interview.figure), doubt: 'none', name: null };
	const asked = askedOf(scene, question);
	if (asked !== null) return { rule: 'answer', party: asked, doubt: 'some', name: asked.span };
	const { answered, lastSpeaker } = discourse;
	// Where several speak, the first answer may have been given to the wrong one, and all behind it.
	const several = discourse.speakers.length > 1 ? 'some' : 'none';
	// A question right behind an answer is put to the same person.
	if (answered !== null && discourse.silent && lastSpeaker === answered)
		return { rule: 'answer', party: answered, doubt: several, name: answered.span };
	const portrayed = portrayedIn(moment, question);
	if (portrayed !== null) return { rule: 'answer', party: ofFigure(portrayed), doubt: 'some', name: null };
	// "Does she miss the stars?": the reporter gives the question back, and says whom it was put to.
	const gender = genderOf(question);
	const meant = gender === null ? null : discourse.resolve(gender);
	// "Will he call you?" right behind her words: she is asked, unless the article portrays him.
	const [spoke] = lastSpeaker?.kind === 'figures' ? lastSpeaker.figures : [];
	if (
		scene.lexicon.language.dashSpeech &&
		discourse.silent &&
		spoke !== undefined &&
		isOther(spoke, gender, discourse, meant)
	)
		return { rule: 'answer', party: ofFigure(spoke), doubt: 'some', name: null };
	if (meant !== null) return { rule: 'answer', party: meant.party, doubt: 'some', name: meant.party.span };
	// "Does Ek play on Sunday?": not put to Ek.
	if (answered !== null && !(discourse.silent && isAskedAbout(scene, question, answered)))
		return { rule: 'answer', party: answered, doubt: several, name: answered.span };
	// Whom the narration tells of without a name answers only where nobody with one could.
	const told = discourse.subjects.at(-1);
	const figures = discourse.subjects.findLast(({ kind }) => kind === 'figures');
	const anyone = lastSpeaker?.kind === 'figures' || discourse.recent.length > 0 || scene.cast.figures.some(isFirst);
	const known = told?.kind === 'description' && anyone && !hasSpoken(discourse, told) ? figures : told;
	const focus = known ?? lastSpeaker;
	if (focus !== null && focus !== undefined)
		return { rule: 'answer', party: focus, doubt: scene.cast.figures.length > 1 ? 'some' : 'none', name: focus.span };
	const latest = discourse.seen.at(-1) ?? discourse.recent.at(-1) ?? scene.cast.figures[0];
	if (latest === undefined) return undefined;
	return {
		rule: 'answer',
		party: ofFigure(latest),
		doubt: scene.cast.figures.length > 1 ? 'some' : 'none',
		name: null,
	};
};

/**
 * Whom the article portrays answers, though somebody else had a say just before: not where the question or the answer
 * tells of the one portrayed.
 */
function portrayedIn({ turn, discourse, scene }: Moment, question: Unit): Figure | null {
	const { lastSpeaker, silent } = discourse;
	const main = discourse.main();
	const [other] = lastSpeaker?.kind === 'figures' ? lastSpeaker.figures : [];
	if (main === null || other === undefined || other === main || !silent || !discourse.saidOnce(other)) return null;
	if (!isFirst(main) || isFirst(other) || isNamedIn(scene, turn, [main])) return null;
	if (isAskedAbout(scene, question, ofFigure(main))) return null;
	const { flags } = question;
	const meant = ({ gender }: Figure): boolean =>
		(flags & (gender === 'she' ? W.she : gender === 'he' ? W.he : 0)) !== 0;
	return meant(main) && !meant(other) ? null : main;
}

/** Of another gender than a question tells of, where nobody whom the article portrays is meant. */
function isOther({ gender }: Figure, asked: Gender | null, discourse: Discourse, meant: Resolved | null): boolean {
	if (gender === null || asked === null || gender === asked) return false;
	const main = discourse.main();
	return main === null || meant?.party.kind !== 'figures' || !meant.party.figures.includes(main);
}

/** Named in the headline, or in what stands right below it. */
const isFirst = ({ mentions }: Figure): boolean =>
	mentions.some(({ unit: { index, block } }) => index <= FIRST_BLOCKS || block.kind === 'headline');

const isAskedAbout = ({ cast }: Scene, { index }: Unit, party: Party): boolean =>
	party.kind === 'figures' &&
	(cast.mentions[index] ?? []).some(({ figures }) => figures.some((figure) => party.figures.includes(figure)));

/** Somebody without a name spoke just before. */
const hasSpoken = ({ lastSpeaker }: Discourse, { kind }: Party): boolean => lastSpeaker?.kind === kind;

/** How far into a question its subject stands, in tokens. */
const SUBJECT_WITHIN = 4;

function genderOf({ tokens }: Unit): Gender | null {
	for (const { flags, kind, capital, signs } of tokens.slice(0, SUBJECT_WITHIN)) {
		if (kind === 'mark') return null;
		// "Was sagen Sie dazu?": asked, not told of.
		if (capital && (signs & M.formal) !== 0) continue;
		if ((flags & W.she) !== 0) return 'she';
		if ((flags & W.he) !== 0) return 'he';
	}
	return null;
}
