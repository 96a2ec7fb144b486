import type { Lexicon } from '../../language/lexicon.ts';
import type { Line } from './lines.ts';
import type { Openings } from './openings.ts';
import { anyOf } from './phrases.ts';

const DAY =
	/^(?:\p{L}{2,12}\.?,?\s+){0,2}(?:den\s+)?\d{1,4}[./\-\s]\s?(?:\d{1,2}|\p{L}{3,12}\.?)[./\-\s]\s?\d{2,4}(?:[,\s]+(?:\p{L}{1,8}\.?:?\s*)?\d{1,2}[.:]\d{2})?$/u;
const DAYISO = /^\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}.*)?$/u;
const TIME = /\d{1,2}[.:]\d{2}(?!\d)/u;
/** "15.10. 17:42", "18.42", without a word. */
const BARE_TIME = /^(?:\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,?\s+(?:[–-]\s+)?)?\d{1,2}[.:]\d{2}$/u;
/** "12.2. 9:31" */
const DATE_AND_TIME = /\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,?\s+(?:\p{L}{2,4}\.?\s+)?\d{1,2}[.:]\d{2}(?!\d)/u;
const DATED = /\d{1,2}[.:]\d{2}(?!\d)|\d{1,2}[./-]\s?\d{1,2}|(?:19|20)\d{2}(?!\d)/u;
const TIME_WORDS = 16;
/** "2 min", "4 min. läsning" */
const MINUTES = /^(?:\p{L}+:?\s+)?\d{1,2}\s*min(?:\.|\p{L}*)(?:\s+\p{L}+)?$/u;
/** "News 3.2. 8:15 Updated 3.2. 9:40": where the story stands, and when. */
const SECTIONED = /^\p{Lu}[\p{L}&-]*(?:\s\p{L}[\p{L}&-]*){0,2}[,:]?\s+(?=\d{1,2}[./]\d{1,2}[./]?\s.*\d[.:]\d{2})/u;
const SEPARATOR = /[|·•]/u;
const PARTS = /\s*[|·•]\s*/u;
const MOST_PARTS = 6;
/** Words of a part that tells no time: a section, or who wrote. */
const PART_WORDS = 4;
const DAY_OF_MONTH = /\d{1,2}\.?\s+\p{L}{3}|\p{L}{3}\.?\s+\d{1,2}(?!\d)/u;

/** Tells the lines that say when an article was published, or how long it takes to read. */
export function stampsOf({ language }: Lexicon, openings: Openings): (line: Line) => boolean {
	const { labels } = language;
	const published = new RegExp(`^(?:${anyOf(labels.published)})(?![\\p{L}])(?=.{0,60}$)`, 'u');
	const clock = new Set([...labels.clock, ...labels.ago, ...labels.published.flatMap((phrase) => phrase.split(' '))]);
	const ago = new Set(labels.ago);
	const publishing = new Set([...labels.published, ...language.prepositions]);
	const firsts = new Set(labels.published.map((word) => word.toLowerCase().charCodeAt(0)));
	const may = openings.of(labels.published);
	const mayTell = openings.of([...clock]);

	/** A number alone is no date: "Ändrad lag ger 300 kronor". */
	const isDated = ({ digits, lower }: Line): boolean =>
		digits &&
		(DATED.test(lower) || (lower.match(/\p{L}+/gu) ?? []).some((word) => clock.has(word) && !publishing.has(word)));

	const tellsTime = (lower: string): boolean => {
		const words = lower.match(/\p{L}+/gu) ?? [];
		if (words.length === 0) return BARE_TIME.test(lower) || DATE_AND_TIME.test(lower);
		if (!words.every((word) => clock.has(word))) return false;
		return TIME.test(lower) || words.some((word) => ago.has(word)) || published.test(lower);
	};

	const isStamp = (part: string): boolean => {
		const lower = part.toLowerCase();
		if (MINUTES.test(part) || DAYISO.test(part) || DAY.test(part) || tellsTime(lower)) return true;
		const words = lower.match(/\p{L}+/gu) ?? [];
		return words.length > 0 && words.every((word) => clock.has(word)) && DAY_OF_MONTH.test(lower);
	};

	/** "Weather | 23 August, 6.50", "By Newsdesk · 22 August · 2 min read" */
	const isParted = (text: string): boolean => {
		const parts = text.split(PARTS);
		if (parts.length < 2 || parts.length > MOST_PARTS) return false;
		let stamps = 0;
		for (const part of parts) {
			if (isStamp(part)) stamps++;
			else if (/[.!?]$/u.test(part) || part.split(/\s+/u).length > PART_WORDS || !/^\p{Lu}\D*$/u.test(part))
				return false;
		}
		return stamps > 0;
	};

	return (line) => {
		const { text, digits, words } = line;
		if (words > TIME_WORDS || (!digits && !firsts.has(line.first))) return false;
		const { lower } = line;
		if (may(line) && published.test(lower) && (words === 1 || isDated(line))) return true;
		if (!digits) return tellsTime(lower);
		if (mayTell(line) && isStamp(text)) return true;
		if (line.ends) return false;
		if (SEPARATOR.test(text)) return isParted(text);
		const section = SECTIONED.exec(text);
		return section !== null && tellsTime(lower.slice(section[0].length));
	};
}
