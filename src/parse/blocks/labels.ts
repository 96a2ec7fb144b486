import type { Lexicon } from '../../language/lexicon.ts';
import { appealsOf, furnitureOf } from './furniture.ts';
import { ASKED, HOLDS, type Line, once, tellsAt } from './lines.ts';
import { Openings } from './openings.ts';
import { anyOf, eitherCase, FULL_NAME } from './phrases.ts';
import { type Reporters, reportersOf } from './reporters.ts';

/** The fixed phrases of a language, made ready for lines. */
export interface Labels extends Reporters {
	/** Why a line is none of the article's words, or null. */
	junk(line: Line): string | null;
	related(line: Line): boolean;
	/** Where a photographer's credit begins in a line, or null. */
	creditAt(text: string): number | null;
	/** A photographer's credit stands in the line: the caption is what is before it. */
	credit(line: Line): boolean;
	/** Nothing but a photographer's credit. */
	creditOnly(line: Line): boolean;
	caption(line: Line): boolean;
	/** May tell of somebody's life under the name: "Född 1958 i …". */
	born(line: Line): boolean;
	question(line: Line): boolean;
	answer(line: Line): number | null;
	/** May an answer's label begin with this code unit of a word in lower case? */
	opensAnswer(first: number): boolean;
	/** Length of the heading word that opens a fact box, or null. */
	box(line: Line): number | null;
	boxSource(line: Line): boolean;
	/** Asks the reader to write or call; only at the end of an article is it certain that nobody in it does. */
	appeal(line: Line): boolean;
}

const CREDIT_LIMIT = 60;
/** No longer is a credit without a name, with the end of the sentence before it. */
const BARE_CREDIT = 32;
/** ")" */
const BRACKET = 0x29;
/** "… lavoille toukokuussa. PASI LINNAKOSKI": who took the picture, in capitals and without a label. */
const SHOUTED_CREDIT = /[.!?]["”»]?\s+(?:\p{Lu}[\p{Lu}\-/.]+\s+){1,3}\p{Lu}[\p{Lu}\-/]{2,}$/u;

/** The code units with which phrases begin. */
const firstsOf = (words: readonly string[]): ReadonlySet<number> =>
	new Set(words.map((word) => word.toLowerCase().charCodeAt(0)));

const made = new WeakMap<Lexicon, Labels>();

/** Made once for each language. */
export function labelsOf(lexicon: Lexicon): Labels {
	let labels = made.get(lexicon);
	if (labels === undefined) {
		labels = makeLabels(lexicon);
		made.set(lexicon, labels);
	}
	return labels;
}

function makeLabels(lexicon: Lexicon): Labels {
	const { language } = lexicon;
	const { labels } = language;
	const related = new RegExp(`^(?:[–—•>»›→\\-*+]\\s*)?(?:${anyOf(language.related)})(?![\\p{L}])`, 'u');
	const credit = new RegExp(
		`(?:^|[\\s(.|])(?:${anyOf(labels.credit)})\\s*[:/]\\s*\\p{L}[^.]{1,${CREDIT_LIMIT}}\\.?\\)?$`,
		'iu',
	);
	/** "… waits for the train. (File photo)" */
	const bareCredit = new RegExp(`[.!?)]["”»]?\\s+\\(?(?:${anyOf(labels.credit)})\\.?\\)?$`, 'iu');
	const isBareCredit = (text: string): boolean => endsBefore(text) && bareCredit.test(text.slice(-BARE_CREDIT));
	const caption = new RegExp(`^(?:${anyOf(labels.caption)})\\s*:\\s*\\S`, 'u');
	const question = new RegExp(`^(?:${anyOf(labels.question)})\\s*[:.]\\s+\\S`, 'u');
	const answer = new RegExp(`^(?:${anyOf(labels.answer)})\\s*[:.]\\s+(?=\\S)`, 'u');
	const box = new RegExp(`^(?:${anyOf(labels.box)})(?![\\p{L}])|^(?:\\p{L}+\\s){1,2}(?:${anyOf(labels.box)})$`, 'u');
	const boxSource = new RegExp(`^\\(?(?:${anyOf(labels.boxSource)})\\s*:\\s*\\S`, 'u');
	const creditOnly = new RegExp(`^(?:${anyOf(eitherCase(labels.credit))})\\s+${FULL_NAME}$`, 'u');
	const born = new RegExp(`^(?:${anyOf(labels.born)})(?![\\p{L}])`, 'u');
	const openings = new Openings();
	const may = {
		related: openings.of(language.related),
		caption: openings.of(labels.caption),
		question: openings.of(labels.question),
		answer: openings.of(labels.answer),
		box: openings.of(labels.box),
		boxSource: openings.of(labels.boxSource),
		born: openings.of(labels.born),
	};
	const answers = firstsOf(labels.answer);
	const reporters = reportersOf(lexicon, openings);
	const furniture = furnitureOf(lexicon, openings);
	const boxWords = Math.max(0, ...labels.box.map((phrase) => phrase.split(/[^\p{L}]+/u).length)) + 3;

	return {
		junk(line) {
			if (line.furniture === undefined) line.furniture = furniture(line);
			return line.furniture;
		},
		related: once(
			ASKED.related,
			(line) => line.words <= 40 && may.related(line) && related.test(line.lower) && !reporters.signed(line),
		),
		...reporters,
		creditAt: (text) => credit.exec(text)?.index ?? shoutedAt(text),
		credit: once(
			ASKED.credit,
			(line) =>
				line.words < 60 &&
				(((line.holds & (HOLDS.colon | HOLDS.slash)) !== 0 && credit.test(line.text)) ||
					((line.holds & HOLDS.end) !== 0 && !line.ends && SHOUTED_CREDIT.test(line.text)) ||
					isBareCredit(line.text)),
		),
		creditOnly: (line) => line.words <= 6 && creditOnly.test(line.text),
		born: (line) => may.born(line) && born.test(line.lower),
		caption: (line) => (line.holds & HOLDS.colon) !== 0 && may.caption(line) && caption.test(line.lower),
		question: (line) => may.question(line) && question.test(line.lower),
		answer: (line) => (may.answer(line) ? (answer.exec(line.lower)?.[0].length ?? null) : null),
		opensAnswer: (first) => answers.has(first),
		box(line) {
			if (!may.box(line) && line.words > boxWords) return null;
			const found = box.exec(line.lower);
			return found === null ? null : found[0].length;
		},
		boxSource: (line) => (line.holds & HOLDS.colon) !== 0 && may.boxSource(line) && boxSource.test(line.lower),
		appeal: appealsOf(lexicon),
	};
}

/** A sentence or a bracket ends a few words before the end of the line. */
function endsBefore(text: string): boolean {
	for (let at = Math.max(0, text.length - BARE_CREDIT); at < text.length - 2; at++)
		if ((tellsAt(text, at) & HOLDS.end) !== 0 || text.charCodeAt(at) === BRACKET) return true;
	return false;
}

function shoutedAt(text: string): number | null {
	const found = SHOUTED_CREDIT.exec(text);
	return found === null ? null : found.index + 1;
}
