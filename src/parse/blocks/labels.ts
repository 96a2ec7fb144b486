import type { Lexicon } from '../../language/lexicon.ts';
import type { Line } from './lines.ts';

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
	caption(line: Line): boolean;
	question(line: Line): boolean;
	answer(line: Line): number | null;
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
		`^\\p{Lu}[\\p{L}.'’\\-]+(?:\\s+[\\p{L}.'’\\-]+){1,3}\\s*[–—\\-,|/]?\\s+(?:${anyOf(labels.reporter)})(?![\\p{L}])`,
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

	return {
		junk(line) {
			if (RULE.test(line.text)) return 'separator';
			if (IMAGE.test(line.text)) return 'image';
			if (LINK_LINE.test(line.text)) return 'link';
			if (line.words > 14) return null;
			const bare = line.lower
				.replace(/^\+\s*/u, '')
				.replace(/[:.»›>]+$/u, '')
				.trim();
			if (whole.has(bare)) return 'label';
			if (beginning.test(line.lower)) return 'label';
			if (line.text.startsWith('+') && CLOCK.test(line.text)) return 'label';
			if (DAYISO.test(line.text) || DAY.test(line.text)) return 'date';
			if (published.test(line.lower) && (/\d/u.test(line.text) || line.words === 1)) return 'date';
			if (PLAYER.test(line.text)) return 'player';
			if (!line.ends && BREADCRUMB.test(line.text)) return 'breadcrumb';
			return null;
		},
		related: (line) => line.words <= 40 && related.test(line.lower),
		byline: (line) =>
			!line.ends && line.words <= 12 && ((byline.test(line.text) && capitals(line.text)) || reporter.test(line.text)),
		creditAt: (text) => credit.exec(text)?.index ?? null,
		credit: (line) => line.words < 60 && credit.test(line.text),
		caption: (line) => caption.test(line.lower),
		question: (line) => question.test(line.lower),
		answer: (line) => answer.exec(line.lower)?.[0].length ?? null,
		box(line) {
			const found = box.exec(line.lower);
			return found === null ? null : found[0].length;
		},
		boxSource: (line) => boxSource.test(line.lower),
	};
}

/** Beside its label, a byline holds names: most words of the rest have capitals. */
function capitals(text: string): boolean {
	const words = text.match(/\p{L}[\p{L}'’\-.]*/gu) ?? [];
	const upper = words.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length;
	return upper >= 1 && upper * 2 >= words.length - 1;
}
