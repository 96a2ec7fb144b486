import type { Article, Block } from '../../document/article.ts';

/** What stands around a story, and differs from one place of publication to the next. */
const AROUND: ReadonlySet<Block['kind']> = new Set(['junk', 'related', 'byline', 'caption']);

/** The parts of an article that tell its story; the whole text where nobody told the parts. */
export const storyOf = ({ blocks, text }: Article): readonly Block['span'][] =>
	blocks.length === 0
		? [{ start: 0, end: text.length }]
		: blocks.filter(({ kind }) => !AROUND.has(kind)).map(({ span }) => span);

/** The words of a story in order, lower case. */
export interface Story {
	readonly words: readonly string[];
	/** Whether a word tells one story from another of the same making: a number, a name, a day or a month. */
	readonly telling: readonly boolean[];
	/** The places before which a line or a paragraph begins, the end of the last among them. */
	readonly edges: ReadonlySet<number>;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\ufeff]/gu;
/** What stands before the first word of a sentence or a speech. */
const OPENING = /(?:^|[.!?:;\u2026\p{Pd}\p{Pi}\p{Pf}"„»«(])\s*$/u;

export function wordsOf(article: Article): Story {
	const words: string[] = [];
	const telling: boolean[] = [];
	const edges = new Set([0]);
	const days = calendarOf(article.language);
	const lines = storyOf(article).flatMap(({ start, end }) => article.text.slice(start, end).split('\n'));
	for (const line of lines) {
		const text = line.replaceAll(UNSEEN, '').normalize('NFC');
		for (const { 0: word, index } of text.matchAll(WORD)) {
			const lower = word.toLowerCase();
			const isName = /^\p{Lu}/u.test(word) && !OPENING.test(text.slice(Math.max(0, index - 4), index));
			words.push(lower);
			telling.push(isName || /\p{N}/u.test(word) || days.some((day) => lower.startsWith(day)));
		}
		edges.add(words.length);
	}
	return { words, telling, edges };
}

const calendars = new Map<string, readonly string[]>();
/** A shorter name of a month begins too many other words. */
const LONG = 4;

/** The names of days and months, as the runtime knows them in a language. */
function calendarOf(language: string): readonly string[] {
	let known = calendars.get(language);
	if (known === undefined) {
		const [locale] = Intl.DateTimeFormat.supportedLocalesOf([language === 'und' ? 'en' : language, 'en']);
		const named = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): string[] => {
			const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
			return dates.map((date) => format.format(date).toLowerCase());
		};
		const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, day + 1)));
		const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
		known = [...named({ weekday: 'long' }, days), ...named({ month: 'long' }, months)].filter(
			({ length }) => length >= LONG,
		);
		calendars.set(language, known);
	}
	return known;
}
