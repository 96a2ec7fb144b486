import type { Lexicon } from '../../language/lexicon.ts';
import { ASKED, type Line, once } from './lines.ts';
import type { Openings } from './openings.ts';
import { anyCase, anyOf, eitherCase, FULL_NAME } from './phrases.ts';

/** What tells the lines in which an article names who made it. */
export interface Reporters {
	/** A label and names, and nothing else but an address or a date: whatever else the label may begin, this is no link. */
	signed(line: Line): boolean;
	/** A label or a title beside names: "By Ann Ek", "Ann Ek, science correspondent", "Ann Ek/TT". */
	byline(line: Line): boolean;
	/** Nothing but names of people, as reporters' stand. */
	names(line: Line): boolean;
	/** A name where nothing but its place tells what it is: "Ann Ek at Mill Lane", "An essay by Ann Ek". */
	maybe(line: Line): boolean;
	/** Nothing but a title of reporters, or the newsroom's name. */
	title(line: Line): boolean;
	desk(line: Line): boolean;
}

const SIGN = /[([/©–]/u;
const BYLINE_WORDS = 12;
const NAMES_WORDS = 14;
const MAYBE_WORDS = 9;
const TITLE_WORDS = 4;
/** Words that may stand between a name and the title: "local democracy reporter". */
const BEFORE_TITLE = 3;

export function reportersOf({ language }: Lexicon, openings: Openings): Reporters {
	const { labels } = language;
	const labelled = new RegExp(`^(?:${anyOf(labels.byline)})(?:\\s*[:/]\\s*|\\s+)(?=\\S)`, 'iu');
	const title = anyOf(anyCase(labels.reporter));
	const titled = new RegExp(
		`^\\p{Lu}[\\p{L}.'’\\-]+(?:\\s+[\\p{L}.'’\\-]+){1,3}\\s*[–—\\-,|/]?\\s+(?:${title})(?![\\p{L}])`,
		'u',
	);
	const holdsTitle = new RegExp(`(?:${anyOf(labels.reporter)})(?![\\p{L}])`, 'u');
	const described = new RegExp(
		`^${FULL_NAME}\\s*[,–—|]\\s+(?:\\p{L}[\\p{L}-]*\\s+){1,${BEFORE_TITLE}}(?:${title})$`,
		'u',
	);
	const agency = `[(\\[/©–\\s]*(?:${anyOf(labels.agency.flatMap((word) => [word, word.toUpperCase(), ...eitherCase([word])]))})[)\\]/.\\s]*$`;
	const signed = new RegExp(`^${FULL_NAME}\\s*(?:[(\\[/©–]${agency}|/\\s*\\p{Lu}[\\p{L}.-]*$)`, 'u');
	const and = anyOf([',', '&', '/', ...language.and]);
	const names = new RegExp(`^${FULL_NAME}(?:\\s*(?:${and})\\s*${FULL_NAME})*$`, 'u');
	/** "Ann Ek, Saltby": where she writes from, or for. */
	const paper = new RegExp(`^${FULL_NAME}\\s*[/|,]\\s*\\p{Lu}[\\p{L}'’-]+$`, 'u');
	const only = new RegExp(
		`^(?:${anyOf(anyCase(labels.byline))})(?:\\s*[:/]\\s*|\\s+)${FULL_NAME}(?:\\s*(?:${and})\\s*${FULL_NAME})*(?:\\s*[,|·•(][^?!]*[@\\d][^?!]*)?$`,
		'u',
	);
	const by = new RegExp(`\\s(?:${anyOf(labels.by)})\\s+${FULL_NAME}$`, 'iu');
	const placed = new RegExp(
		`^${FULL_NAME}\\s+(?:${anyOf(labels.at)})\\s+\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2}$`,
		'u',
	);
	const titles = new RegExp(
		`^(?:[\\p{L}-]+\\s+){0,${BEFORE_TITLE}}(?:${language.compounds ? '\\p{L}*' : ''})(?:${anyOf(labels.reporter)})$`,
		'u',
	);
	const desks = new Set(labels.desk);
	const may = openings.of(labels.byline);
	return {
		signed: (line) => !line.ends && line.words <= BYLINE_WORDS && may(line) && only.test(line.text),
		byline: once(
			ASKED.byline,
			(line) =>
				!line.ends &&
				line.words <= BYLINE_WORDS &&
				((may(line) && labelled.test(line.text) && isNamed(line.text)) ||
					(holdsTitle.test(line.lower) && (titled.test(line.text) || described.test(line.text))) ||
					(line.words <= 6 && SIGN.test(line.text) && signed.test(line.text))),
		),
		names: once(
			ASKED.names,
			(line) =>
				!line.ends && !line.dash && line.words <= NAMES_WORDS && (names.test(line.text) || paper.test(line.text)),
		),
		maybe: (line) =>
			!line.ends &&
			!line.dash &&
			!line.marked &&
			line.words <= MAYBE_WORDS &&
			(placed.test(line.text) || (by.test(line.text) && /\p{Lu}[\p{L}'’-]+$/u.test(line.text))),
		title: (line) => !line.ends && line.words <= TITLE_WORDS && titles.test(line.lower),
		desk: (line) => line.words <= 3 && desks.has(line.lower.replace(/^(?:\p{L}+:?\s)(?=\p{L}+$)/u, '')),
	};
}

/** Beside its label, a byline holds names: most words of the rest have capitals. */
function isNamed(text: string): boolean {
	const words = text.match(/\p{L}[\p{L}'’\-.]*/gu) ?? [];
	const upper = words.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length;
	return upper >= 1 && upper * 2 >= words.length - 1;
}
