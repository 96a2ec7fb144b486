import type { Block } from '../../document/article.ts';
import { type Lexicon, W } from '../../language/lexicon.ts';
import type { Cast, Figure } from '../people/figure.ts';
import { phraseAt } from '../phrases.ts';
import { M, type Token, textAt } from '../token.ts';
import type { Unit } from '../unit.ts';
import { answerLabel } from './label.ts';

/** An interview whose answers nothing marks: which blocks ask, which answer, by the index of the unit, and who answers. */
export interface Interview {
	readonly questions: ReadonlySet<number>;
	readonly answers: ReadonlySet<number>;
	/** Null where questions in bold show an interview and nobody is named before them. */
	readonly figure: Figure | null;
}

/** A question and what stands between it and the next. */
interface Group {
	readonly question: Unit;
	readonly answers: readonly Unit[];
}

/** Fewer questions are rhetorical; in bold fewer are enough. */
const LEAST = 3;
const LEAST_BOLD = 2;
/** A question of more tokens tells a story. */
const LONGEST_QUESTION = 90;
/** Somebody's remark between two answers: "Das klingt nach Arbeit." */
const LONGEST_REMARK = 40;
/** Share of questions that one paragraph answers, from which on more than one are a conversation. */
const BRIEF = 0.7;
const BODY = new Set(['paragraph', 'subhead', 'lead', 'question']);
const BOLD = ['**', '__', '#'];
const QUOTES = M.double | M.angle;

/**
 * A run of paragraphs that ask, each before paragraphs in which somebody says "I" or "we", with a person named before
 * them. No interview are questions that the writer asks himself, that the reader may ask ("What must I do?"), or whose
 * answers quote people and tell of them.
 */
export function interviewOf(text: string, units: readonly Unit[], cast: Cast, lexicon: Lexicon): Interview | null {
	const asking = units.filter((unit) => isAsking(unit));
	if (asking.length < LEAST_BOLD) return null;
	const bold = asking.filter(
		({ block }) => block.kind === 'question' && BOLD.some((mark) => text.startsWith(mark, block.span.start)),
	);
	// "Svar: …": what has a label needs no emphasis.
	const labelled = bold.length < LEAST_BOLD;
	const told = labelled ? asking.filter(({ index }) => isLabelled(text, units[index + 1], lexicon)) : bold;
	const plain = told.length < LEAST_BOLD;
	const groups = groupsOf(units, plain ? asking : told);
	const marked = groups.filter(({ answers }) => answers[0]?.tokens[0]?.kind === 'mark').length;
	const answered = groups.filter(({ answers }) => answers.length > 0);
	if (answered.length < (plain ? LEAST : LEAST_BOLD) || marked * 2 >= answered.length) return null;
	const figure = intervieweeOf(units, cast, answered);
	if (plain && (figure === null || !isTalk(answered, cast, figure, lexicon))) return null;
	const questions = new Set(groups.map(({ question }) => question.index));
	const answers = new Set<number>();
	const brief = groups.filter(({ answers }) => answers.length === 1).length >= groups.length * BRIEF;
	for (const [at, group] of groups.entries()) {
		let begun = false;
		const turns = brief && at < groups.length - 1 ? remarksOf(group) : new Set<Unit>();
		for (const unit of group.answers) {
			if (unit.tokens[0]?.kind === 'mark') continue;
			if (begun && plain && (isRemark(unit) || turns.has(unit))) questions.add(unit.index);
			else if (begun ? goesOn(unit, cast, figure, lexicon, at === groups.length - 1) : opens(unit, group)) {
				answers.add(unit.index);
				begun = true;
			}
		}
	}
	// Between labels the narration tells who answers.
	return { questions, answers, figure: labelled && !plain ? null : figure };
}

const isLabelled = (text: string, unit: Unit | undefined, lexicon: Lexicon): boolean =>
	unit !== undefined && answerLabel(text, unit, lexicon) !== null;

/** The blocks of an article with those that ask in an interview as questions. */
export function withQuestions(units: readonly Unit[], { questions }: Interview): Unit[] {
	return units.map((unit) =>
		questions.has(unit.index) && unit.block.kind !== 'question' ? { ...unit, block: asked(unit.block) } : unit,
	);
}

const asked = (block: Block): Block => ({ span: block.span, kind: 'question' });

/** A block of the body that ends with a question mark, neither dashed nor in marks. */
function isAsking({ block, tokens }: Unit): boolean {
	if (!BODY.has(block.kind)) return false;
	if (block.kind === 'question') return true;
	let last = tokens.length - 1;
	while (last > 0 && ((tokens[last] as Token).signs & M.closer) !== 0) last--;
	return tokens[last]?.text === '?' && tokens[0]?.kind === 'word' && tokens.length <= LONGEST_QUESTION;
}

function groupsOf(units: readonly Unit[], asking: readonly Unit[]): Group[] {
	const places = new Set(asking.map(({ index }) => index));
	const groups: { question: Unit; answers: Unit[] }[] = [];
	for (const unit of units) {
		if (places.has(unit.index)) groups.push({ question: unit, answers: [] });
		else if (unit.block.kind === 'paragraph') groups.at(-1)?.answers.push(unit);
		else if (unit.block.kind === 'subhead' && groups.length > 0 && isAsking(unit)) groups.at(-1)?.answers.push(unit);
	}
	return groups;
}

/** Whom a question addresses by name, else whom the article names first and most before it asks. */
function intervieweeOf(units: readonly Unit[], cast: Cast, groups: readonly Group[]): Figure | null {
	const [first] = groups;
	if (first === undefined) return null;
	for (const { question } of groups.slice(0, 2)) {
		const called = cast.mentions[question.index]?.find(
			({ from, to, candidate }) =>
				textAt(question.tokens, to) === ',' && (candidate.title >= 0 ? candidate.title : from) === 0,
		);
		if (called?.figures.length === 1) return called.figures[0] ?? null;
	}
	const counts = new Map<Figure, number>();
	for (const unit of units.slice(0, first.question.index))
		for (const { figures } of cast.mentions[unit.index] ?? [])
			for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
	let best: Figure | null = null;
	for (const [figure, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = figure;
	return best;
}

/** Somebody is asked and answers, rather than being told of. */
function isTalk(groups: readonly Group[], cast: Cast, figure: Figure, { language }: Lexicon): boolean {
	const share = (fits: (group: Group) => boolean): number => groups.filter(fits).length / groups.length;
	const asksSomebody = ({ question }: Group): boolean =>
		isAddressing(question) || (cast.mentions[question.index] ?? []).some(({ figures }) => figures.includes(figure));
	const tells = ({ answers }: Group): boolean =>
		answers.some(
			(unit) => isQuoting(unit) || (cast.mentions[unit.index] ?? []).some(({ figures }) => figures.includes(figure)),
		);
	// Who is asked by "you" need not speak of herself in each answer.
	const least = share(({ question }) => isAddressing(question)) >= 2 / 3 ? 1 / 3 : 1 / 2;
	return (
		share(({ answers }) => answers.some((unit) => saysFirst(unit))) >= least &&
		share(({ question }) => saysFirst(question)) <= 1 / 4 &&
		(language.pronouns.second.length === 0 || groups.some(asksSomebody)) &&
		share(tells) <= 1 / 4
	);
}

/** "I" or "we" outside of marks. */
function saysFirst({ tokens, signs }: Unit): boolean {
	if ((signs & M.first) === 0) return false;
	let inside = false;
	for (const { signs: own } of tokens) {
		if ((own & QUOTES) !== 0) inside = !inside;
		if (!inside && (own & M.first) !== 0) return true;
	}
	return false;
}

/** "you"; where a capital alone makes it so, not at the beginning of a sentence. */
function isAddressing({ tokens, sentences, signs }: Unit): boolean {
	if ((signs & (M.second | M.formal)) === 0) return false;
	const starts = new Set(sentences.map(({ from }) => from));
	return tokens.some(
		(token, at) =>
			(token.signs & M.second) !== 0 || ((token.signs & M.formal) !== 0 && token.capital && !starts.has(at)),
	);
}

/** Words in marks, and a verb of speaking beside them. */
function isQuoting({ tokens, signs }: Unit): boolean {
	if ((signs & QUOTES) === 0) return false;
	return tokens.some((token, at) => {
		if ((token.signs & QUOTES) === 0 || token.spaced) return false;
		const next = tokens[tokens[at + 1]?.text === ',' ? at + 2 : at + 1];
		return ((next?.flags ?? 0) & (W.say | W.manner | W.write)) !== 0;
	});
}

/** The interviewer says something: addressed to somebody, short, and nothing of himself. */
const isRemark = (unit: Unit): boolean =>
	unit.tokens.length <= LONGEST_REMARK && isAddressing(unit) && !saysFirst(unit);

/** Where answers are of one paragraph, three behind a question are two answers, and what was said between them. */
function remarksOf({ answers }: Group): ReadonlySet<Unit> {
	const between = answers.filter((_, at) => at % 2 === 1);
	const fits = answers.length % 2 === 1 && between.every((unit) => unit.sentences.length === 1 && !saysFirst(unit));
	return new Set(fits ? between : []);
}

/** Between a question and its answer something may be told: "She tilts her head." */
const opens = (unit: Unit, { answers }: Group): boolean =>
	unit === answers.at(-1) || ((unit.tokens[0]?.flags ?? 0) & (W.she | W.he)) === 0 || saysFirst(unit);

/** "ifølge", "according to" */
function isSourced({ tokens, signs }: Unit, { according }: Lexicon): boolean {
	if ((signs & M.accordingAfter) !== 0) return true;
	if ((signs & M.according) === 0) return false;
	return tokens.some(({ signs: own }, at) => (own & M.according) !== 0 && phraseAt(according, tokens, at) > 0);
}

/**
 * What stands behind the first paragraph of an answer belongs to it unless it tells of whoever answers; behind the last
 * question may also stand who asked, and when.
 */
function goesOn(unit: Unit, cast: Cast, figure: Figure | null, lexicon: Lexicon, last: boolean): boolean {
	if (saysFirst(unit)) return true;
	const [first] = unit.tokens;
	if (last || first === undefined || isSourced(unit, lexicon)) return false;
	if ((first.flags & (W.she | W.he)) !== 0 && (first.signs & M.formal) === 0) return false;
	return !(cast.mentions[unit.index] ?? []).some(({ figures }) => figure === null || figures.includes(figure));
}
