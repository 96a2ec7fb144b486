import type { Lexicon } from '../../language/lexicon.ts';
import { ASKED, HOLDS, type Line, once } from './lines.ts';
import { Openings } from './openings.ts';

/** The fixed phrases of a language, made ready for lines. */
export interface Labels {
	/** Why a line is none of the article's words, or null. */
	junk(line: Line): string | null;
	related(line: Line): boolean;
	byline(line: Line): boolean;
	/** Where a photographer's credit begins in a line, or null. */
	creditAt(text: string): number | null;
	/** A photographer's credit stands in the line: the caption is what is before it. */
	credit(line: Line): boolean;
	/** Nothing but a photographer's credit. */
	creditOnly(line: Line): boolean;
	caption(line: Line): boolean;
	/** Nothing but names of people, as reporters' stand. */
	names(line: Line): boolean;
	/** May tell of somebody's life under the name: "Född 1958 i …". */
	born(line: Line): boolean;
	question(line: Line): boolean;
	answer(line: Line): number | null;
	/** May an answer's label begin with this code unit of a word in lower case? */
	opensAnswer(first: number): boolean;
	/** Length of the heading word that opens a fact box, or null. */
	box(line: Line): number | null;
	boxSource(line: Line): boolean;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const anyOf = (words: readonly string[]): string =>
	words.length === 0
		? '(?!)'
		: [...words]
				.sort((a, b) => b.length - a.length)
				.map(literal)
				.join('|');

/** The code units with which phrases begin. */
const firstsOf = (words: readonly string[]): ReadonlySet<number> =>
	new Set(words.map((word) => word.toLowerCase().charCodeAt(0)));

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Web furniture that is the same in every language. */
const RULE = /^(?:[|·•*_=~#>\-–—\s]{1,80}|\.{3,})$/u;
const IMAGE = /^!\[[^\]]*\]\([^)]*\)/u;
const LINK_LINE = /^(?:https?:\/\/|www\.)\S+$/u;
const BREADCRUMB = /^[^\s/>›»|](?:[^/>›»|.!?]*)(?:\s[/>›»|]\s[^/>›»|.!?]+){2,}$/u;
const CLOCK = /^\+?\s*\p{L}[\p{L}\s]{2,24}$/u;
const DAY =
	/^(?:\p{L}{2,12}\.?,?\s+){0,2}(?:den\s+)?\d{1,4}[./\-\s]\s?(?:\d{1,2}|\p{L}{3,12}\.?)[./\-\s]\s?\d{2,4}(?:[,\s]+(?:\p{L}{1,8}\.?:?\s*)?\d{1,2}[.:]\d{2})?$/u;
const DAYISO = /^\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}.*)?$/u;
const PLAYER = /^(?:[▶►⏵]\s*.{0,80}|\d{1,2}:\d{2}(?:\s*[/|]\s*\d{1,2}:\d{2})?)$/u;
const CREDIT_LIMIT = 60;
/** "2 min", "4 min. läsning" */
const MINUTES = /^(?:\p{L}+:?\s+)?\d{1,2}\s*min(?:\.|\p{L}*)(?:\s+\p{L}+)?$/u;
const BRACKETED = /^\[[^\]]{1,30}\]$/u;
/** Whom to write to; a sentence in which an address stands is none. */
const ADDRESS = /(?:^|[\s:,(])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const CONTACT_WORDS = 20;
const TIME = /\d{1,2}[.:]\d{2}(?!\d)/u;
/** "15.10. 17:42", "18.42", without a word. */
const BARE_TIME = /^(?:\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,?\s+(?:[–-]\s+)?)?\d{1,2}[.:]\d{2}$/u;
const DATED = /\d{1,2}[.:]\d{2}(?!\d)|\d{1,2}[./-]\s?\d{1,2}|(?:19|20)\d{2}(?!\d)/u;
const TIME_WORDS = 9;
/** Callings of so many letters end longer ones: "frilansjournalist". */
const LONG_TITLE = 7;
/** "Talous 12.2. 9:31": a date with a time of day. */
const DATE_AND_TIME = /\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,?\s+(?:\p{L}{2,4}\.?\s+)?\d{1,2}[.:]\d{2}(?!\d)/u;
/** "… lavoille toukokuussa. PASI LINNAKOSKI": who took the picture, in capitals and without a label. */
const SHOUTED_CREDIT = /[.!?]["”»]?\s+(?:\p{Lu}[\p{Lu}\-/.]+\s+){1,3}\p{Lu}[\p{Lu}\-/]{2,}$/u;
const FULL_NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]+)){1,3}";

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

/** A word with a small or a capital letter at its head. */
const eitherCase = (words: readonly string[]): string[] =>
	words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]);

function makeLabels({ language }: Lexicon): Labels {
	const { labels } = language;
	const whole = new Set(
		language.junk.filter((phrase) => !phrase.endsWith('…')).map((phrase) => phrase.replace(/[:.]$/u, '')),
	);
	const begins = language.junk.filter((phrase) => phrase.endsWith('…')).map((phrase) => phrase.slice(0, -1));
	const beginning = new RegExp(`^(?:[+>›»•▶]\\s*)?(?:${anyOf(begins)})(?![\\p{L}])`, 'u');
	const related = new RegExp(`^(?:[–—•>»›→\\-*+]\\s*)?(?:${anyOf(language.related)})(?![\\p{L}])`, 'u');
	const published = new RegExp(`^(?:${anyOf(labels.published)})(?![\\p{L}])(?=.{0,60}$)`, 'u');
	const byline = new RegExp(`^(?:${anyOf(labels.byline)})(?:\\s*[:/]\\s*|\\s+)(?=\\p{Lu})`, 'iu');
	const reporter = new RegExp(
		`^\\p{Lu}[\\p{L}.'’\\-]+(?:\\s+[\\p{L}.'’\\-]+){1,3}\\s*[–—\\-,|/]?\\s+(?:${anyOf(eitherCase(labels.reporter))})(?![\\p{L}])`,
		'u',
	);
	const credit = new RegExp(
		`(?:^|[\\s(.|])(?:${anyOf(labels.credit)})\\s*[:/]\\s*\\p{L}[^.]{1,${CREDIT_LIMIT}}\\.?\\)?$`,
		'iu',
	);
	const caption = new RegExp(`^(?:${anyOf(labels.caption)})\\s*:\\s*\\S`, 'u');
	const question = new RegExp(`^(?:${anyOf(labels.question)})\\s*[:.]\\s+\\S`, 'u');
	const answer = new RegExp(`^(?:${anyOf(labels.answer)})\\s*[:.]\\s+(?=\\S)`, 'u');
	const box = new RegExp(`^(?:${anyOf(labels.box)})(?![\\p{L}])|^(?:\\p{L}+\\s){1,2}(?:${anyOf(labels.box)})$`, 'u');
	const boxSource = new RegExp(`^\\(?(?:${anyOf(labels.boxSource)})\\s*:\\s*\\S`, 'u');

	const agency = `[(\\[/©–\\s]*(?:${anyOf(labels.agency.flatMap((word) => [word, word.toUpperCase(), ...eitherCase([word])]))})[)\\]/.\\s]*$`;
	const agencyOnly = new RegExp(`^${agency}`, 'u');
	const signed = new RegExp(`^${FULL_NAME}\\s*[(\\[/©–]${agency}`, 'u');
	const and = [',', '&', '/', ...language.and].map(literal).join('|');
	const names = new RegExp(`^${FULL_NAME}(?:\\s*(?:${and})\\s*${FULL_NAME})*$`, 'u');
	const paper = new RegExp(`^${FULL_NAME}\\s*[/|,]\\s*\\p{Lu}[\\p{L}'’-]+$`, 'u');
	const creditWord = new RegExp(`[.!?]\\s+(?:${anyOf(eitherCase(labels.credit))})\\.?$`, 'u');
	const creditOnly = new RegExp(`^(?:${anyOf(eitherCase(labels.credit))})\\s+${FULL_NAME}$`, 'u');
	const born = new RegExp(`^(?:${anyOf(labels.born)})(?![\\p{L}])`, 'u');
	const openings = new Openings();
	const may = {
		label: openings.of([...whole, ...begins]),
		related: openings.of(language.related),
		published: openings.of(labels.published),
		byline: openings.of(labels.byline),
		caption: openings.of(labels.caption),
		question: openings.of(labels.question),
		answer: openings.of(labels.answer),
		box: openings.of(labels.box),
		boxSource: openings.of(labels.boxSource),
		born: openings.of(labels.born),
	};
	const answers = firstsOf(labels.answer);
	const publishes = firstsOf(labels.published);
	const clock = new Set([...labels.clock, ...labels.ago, ...labels.published]);
	const ago = new Set(labels.ago);
	const titles = new Set(labels.reporter);
	const publishing = new Set([...labels.published, ...language.prepositions]);
	/** A number alone is no date: "Ändrad lag ger 300 kronor". */
	const isDated = ({ digits, lower }: Line): boolean =>
		digits &&
		(labels.clock.length === 0 ||
			DATED.test(lower) ||
			(lower.match(/\p{L}+/gu) ?? []).some((word) => clock.has(word) && !publishing.has(word)));
	const isTitle = (lower: string): boolean =>
		titles.has(lower) || labels.reporter.some((title) => title.length >= LONG_TITLE && lower.endsWith(title));
	const isTime = (line: Line): boolean => {
		if (line.words > TIME_WORDS || (!line.digits && !publishes.has(line.first))) return false;
		const words = line.lower.match(/\p{L}+/gu) ?? [];
		if (words.length === 0) return BARE_TIME.test(line.text) || DATE_AND_TIME.test(line.text);
		const other = words.filter((word) => !clock.has(word)).length;
		// "Sää | 23.8. klo 6.50": the section before it.
		if (other === 1 && DATE_AND_TIME.test(line.text)) return true;
		if (other > 0) return false;
		return TIME.test(line.text) || words.some((word) => ago.has(word)) || published.test(line.lower);
	};

	const boxWords = Math.max(0, ...labels.box.map((phrase) => phrase.split(/[^\p{L}]+/u).length)) + 3;

	const junk = (line: Line): string | null => {
		const { first, text } = line;
		const word = isLetter(first) || isDigit(first);
		if (!word && RULE.test(text)) return 'separator';
		if (!word && (IMAGE.test(text) || BRACKETED.test(text))) return 'image';
		if ((first === 0x68 || first === 0x77) && LINK_LINE.test(text)) return 'link';
		if (
			line.words <= CONTACT_WORDS &&
			!line.dash &&
			!line.marked &&
			(line.holds & HOLDS.at) !== 0 &&
			ADDRESS.test(text)
		)
			return 'contact';
		if (line.words > 14) return null;
		if (line.words <= 2 && isTitle(line.lower)) return 'label';
		if (line.words <= 2 && agencyOnly.test(text)) return 'agency';
		if (line.words <= 4 && line.digits && MINUTES.test(text)) return 'label';
		if (isTime(line)) return 'date';
		if (may.label(line) && (whole.has(bare(line)) || beginning.test(line.lower))) return 'label';
		if (text.startsWith('+') && CLOCK.test(text)) return 'label';
		if (line.digits && (DAYISO.test(text) || DAY.test(text))) return 'date';
		if (may.published(line) && published.test(line.lower) && (line.words === 1 || isDated(line))) return 'date';
		if (!isLetter(first) && PLAYER.test(text)) return 'player';
		if (!line.ends && (line.holds & HOLDS.crumb) !== 0 && BREADCRUMB.test(text)) return 'breadcrumb';
		return null;
	};

	return {
		junk(line) {
			if (line.furniture === undefined) line.furniture = junk(line);
			return line.furniture;
		},
		related: once(ASKED.related, (line) => line.words <= 40 && may.related(line) && related.test(line.lower)),
		byline: once(
			ASKED.byline,
			(line) =>
				!line.ends &&
				line.words <= 12 &&
				((may.byline(line) && byline.test(line.text) && capitals(line.text)) ||
					reporter.test(line.text) ||
					(line.words <= 6 && signed.test(line.text))),
		),
		creditAt: (text) => credit.exec(text)?.index ?? shoutedAt(text),
		credit: once(
			ASKED.credit,
			(line) =>
				line.words < 60 &&
				(((line.holds & (HOLDS.colon | HOLDS.slash)) !== 0 && credit.test(line.text)) ||
					(!line.ends && (SHOUTED_CREDIT.test(line.text) || creditWord.test(line.text)))),
		),
		creditOnly: (line) => line.words <= 6 && creditOnly.test(line.text),
		names: once(
			ASKED.names,
			(line) => !line.ends && !line.dash && line.words <= 14 && (names.test(line.text) || paper.test(line.text)),
		),
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
	};
}

/** Without what furniture has before and behind its words. */
function bare({ first, lower }: Line): string {
	const words = first === 0x2b ? lower.replace(/^\+\s*/u, '') : lower;
	return (':.»›>'.includes(words.slice(-1)) ? words.replace(/[:.»›>]+$/u, '') : words).trim();
}

/** Beside its label, a byline holds names: most words of the rest have capitals. */
function capitals(text: string): boolean {
	const words = text.match(/\p{L}[\p{L}'’\-.]*/gu) ?? [];
	const upper = words.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length;
	return upper >= 1 && upper * 2 >= words.length - 1;
}

function shoutedAt(text: string): number | null {
	const found = SHOUTED_CREDIT.exec(text);
	return found === null ? null : found.index + 1;
}
