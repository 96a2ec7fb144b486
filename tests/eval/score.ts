import type { Article, Quote } from '../../src/document/article.ts';
import { fold, foldedWords } from '../../src/document/fold.ts';
import type { GoldArticle, GoldQuote } from './gold.ts';

export interface Tally {
	found: number;
	labels: number;
	predictions: number;
	speaker: number;
	/** Segments found of which a speaker can be judged. */
	judged: number;
}

const tally = (): Tally => ({ found: 0, labels: 0, predictions: 0, speaker: 0, judged: 0 });

function addTally(to: Tally, from: Tally): void {
	to.found += from.found;
	to.labels += from.labels;
	to.predictions += from.predictions;
	to.speaker += from.speaker;
	to.judged += from.judged;
}

interface RuleTally {
	count: number;
	right: number;
	wrong: number;
}

interface Miss {
	readonly article: string;
	readonly what: 'missed' | 'extra' | 'speaker' | 'box' | 'person' | 'role' | 'block';
	readonly text: string;
	readonly expected: string;
	readonly got: string;
	readonly at: number;
}

export interface Score {
	readonly direct: Tally;
	readonly indirect: Tally;
	readonly rules: Map<string, RuleTally>;
	readonly boxes: { right: number; labels: number; predictions: number };
	readonly people: { right: number; labels: number; predictions: number };
	readonly roles: { right: number; labels: number };
	readonly blocks: Map<string, { right: number; labels: number; predictions: number }>;
	/** Speakers given with a confidence of .9 and more, and the wrong ones among them. */
	readonly confident: { count: number; wrong: number };
	readonly misses: Miss[];
	articles: number;
}

export const score = (): Score => ({
	direct: tally(),
	indirect: tally(),
	rules: new Map(),
	boxes: { right: 0, labels: 0, predictions: 0 },
	people: { right: 0, labels: 0, predictions: 0 },
	roles: { right: 0, labels: 0 },
	blocks: new Map(),
	confident: { count: 0, wrong: 0 },
	misses: [],
	articles: 0,
});

const EDGE = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

/** A span without white space, marks, dashes and punctuation at both edges. */
function trimEdges(text: string, start: number, end: number): { start: number; end: number } {
	const part = text.slice(start, end);
	const lead = /^[\s\p{P}\p{S}]+/u.exec(part)?.[0].length ?? 0;
	const inner = part.replace(EDGE, '');
	return { start: start + lead, end: start + lead + inner.length };
}

/** Labels that neither count when found nor when missed. */
const neutralLabel = (label: GoldQuote): boolean =>
	label.partial === true ||
	label.nested === true ||
	label.dup === true ||
	label.pull === true ||
	label.evidence === 'headline' ||
	label.evidence === 'pullquote';

export const speakerName = (quote: Quote): string | null => {
	if (quote.speaker === null) return null;
	return 'name' in quote.speaker ? quote.speaker.name : quote.speaker.description;
};

/** Last and first name agree after folding; one name alone must be part of the other. */
function sameSpeaker(expected: string, got: string): boolean {
	const wanted = expected.split(';').map((part) => foldedWords(part));
	const given = got.split(';').map((part) => foldedWords(part));
	if (wanted.length !== given.length) return false;
	return wanted.every((words) => given.some((other) => agree(words, other)));
}

function agree(a: string[], b: string[]): boolean {
	if (a.length === 0 || b.length === 0) return false;
	if (a.join(' ') === b.join(' ')) return true;
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short.length === 1) return long.includes(short[0] as string);
	return short.at(-1) === long.at(-1) && short[0] === long[0];
}

/** The Nordic files: exact segments, neutral labels and predictions left aside. */
export function scoreNordic(total: Score, gold: GoldArticle, article: Article): void {
	const { text } = gold;
	const key = (start: number, end: number): string => {
		const span = trimEdges(text, start, end);
		return `${span.start}-${span.end}`;
	};
	const predictions = new Map(
		article.quotes
			.filter((quote) => quote.kind === 'direct')
			.map((quote) => [key(quote.span.start, quote.span.end), quote]),
	);
	const neutral = new Set(gold.quotes.filter(neutralLabel).map((label) => key(label.start, label.end)));
	const labels = new Map(
		gold.quotes.filter((label) => !neutralLabel(label)).map((label) => [key(label.start, label.end), label]),
	);
	const direct = tally();
	for (const [at, label] of labels) {
		direct.labels++;
		const quote = predictions.get(at);
		if (quote === undefined) {
			total.misses.push(miss(gold, 'missed', label, label.speaker ?? label.speakerDesc ?? '–', near(article, label)));
			continue;
		}
		direct.found++;
		direct.predictions++;
		direct.judged++;
		const right = judgeSpeaker(label, quote);
		if (right) direct.speaker++;
		else {
			total.misses.push(
				miss(
					gold,
					'speaker',
					label,
					`${label.speaker ?? label.speakerDesc ?? 'nobody'} (${label.evidence})`,
					`${speakerName(quote) ?? 'nobody'} (${quote.evidence.rule} ${quote.confidence})`,
				),
			);
		}
		countRule(total, quote, right);
	}
	for (const [at, quote] of predictions) {
		if (labels.has(at) || neutral.has(at) || quote.echo !== null) continue;
		direct.predictions++;
		total.misses.push(
			miss(
				gold,
				'extra',
				{ start: quote.span.start, end: quote.span.end, text: quote.text },
				'–',
				`${speakerName(quote) ?? 'nobody'} (${quote.evidence.rule})`,
			),
		);
	}
	addTally(total.direct, direct);
	scoreIndirect(total, gold.indirect ?? [], gold, article);
	scoreBoxes(total, gold, article);
	scorePeople(total, gold, article);
	scoreBlocks(total, gold, article);
}

function judgeSpeaker(label: GoldQuote, quote: Quote): boolean {
	const got = speakerName(quote);
	if (label.speaker === null) return quote.speaker === null || !('name' in quote.speaker);
	return got !== null && sameSpeaker(label.speaker, got);
}

function countRule(total: Score, quote: Quote, right: boolean): void {
	const rule = total.rules.get(quote.evidence.rule) ?? { count: 0, right: 0, wrong: 0 };
	rule.count++;
	if (right) rule.right++;
	else if (quote.speaker !== null) rule.wrong++;
	total.rules.set(quote.evidence.rule, rule);
	if (quote.confidence >= 0.9 && quote.speaker !== null) {
		total.confident.count++;
		if (!right) total.confident.wrong++;
	}
}

const COVER = 0.8;
const NAMED = /^\p{Lu}/u;

/** The English and German files: a label counts when more than .8 of it is covered by the best remaining prediction. */
export function scoreOverlap(total: Score, gold: GoldArticle, article: Article): void {
	const direct = cover(
		gold,
		gold.quotes.filter((label) => label.kind === 'direct'),
		gold.quotes.filter((label) => label.kind !== 'direct'),
		article.quotes.filter((quote) => quote.kind === 'direct'),
		total,
		true,
	);
	addTally(total.direct, direct);
	const indirect = cover(
		gold,
		gold.quotes.filter((label) => label.kind === 'indirect'),
		gold.quotes.filter((label) => label.kind !== 'indirect'),
		article.quotes.filter((quote) => quote.kind === 'indirect'),
		total,
		false,
	);
	addTally(total.indirect, indirect);
}

function scoreIndirect(
	total: Score,
	labels: NonNullable<GoldArticle['indirect']>,
	gold: GoldArticle,
	article: Article,
): void {
	const indirect = cover(
		gold,
		labels,
		[],
		article.quotes.filter((quote) => quote.kind === 'indirect'),
		total,
		false,
	);
	addTally(total.indirect, indirect);
}

type Label = { start: number; end: number; text: string; speaker: string | null };

/** Predictions that cover a label of another kind are left aside. */
function cover(
	gold: GoldArticle,
	labels: readonly Label[],
	others: readonly Label[],
	quotes: readonly Quote[],
	total: Score,
	direct: boolean,
): Tally {
	const result = tally();
	const left = new Set(quotes);
	for (const label of labels) {
		result.labels++;
		let best: Quote | null = null;
		let most = 0;
		for (const quote of left) {
			const shared = Math.min(label.end, quote.span.end) - Math.max(label.start, quote.span.start);
			if (shared > most) [best, most] = [quote, shared];
		}
		// Marks stand inside the labels of some files, never in an answer.
		const marks = (/^[“”"„»«‘]/u.test(label.text) ? 1 : 0) + (/[“”"»«’]$/u.test(label.text) ? 1 : 0);
		if (best === null || most <= COVER * (label.end - label.start - marks)) {
			if (direct)
				total.misses.push(
					miss(gold, 'missed', label, label.speaker ?? '–', best === null ? '–' : best.text.slice(0, 60)),
				);
			continue;
		}
		left.delete(best);
		result.found++;
		result.predictions++;
		// A label that is itself a pronoun or a common noun tells no name to compare.
		if (label.speaker === null || !hasName(label.speaker)) continue;
		result.judged++;
		const got = speakerName(best);
		const right = got !== null && nameWithin(label.speaker, got);
		if (right) result.speaker++;
		if (direct) countRule(total, best, right);
		if (direct && !right)
			total.misses.push(
				miss(gold, 'speaker', label, label.speaker, `${got ?? 'nobody'} (${best.evidence.rule} ${best.confidence})`),
			);
	}
	for (const quote of left) {
		const other = others.some(
			(label) =>
				Math.min(label.end, quote.span.end) - Math.max(label.start, quote.span.start) >
				(quote.span.end - quote.span.start) / 2,
		);
		if (other || quote.echo !== null) continue;
		result.predictions++;
		if (direct)
			total.misses.push(
				miss(
					gold,
					'extra',
					{ start: quote.span.start, end: quote.span.end, text: quote.text },
					'–',
					speakerName(quote) ?? 'nobody',
				),
			);
	}
	return result;
}

const hasName = (speaker: string): boolean =>
	(speaker.match(/[\p{L}'’-]+/gu) ?? [])
		.slice(0)
		.some((word, i) => NAMED.test(word) && (i > 0 || !PRONOUNS.has(word.toLowerCase())));
const PRONOUNS = new Set([
	'he',
	'she',
	'they',
	'it',
	'we',
	'i',
	'er',
	'sie',
	'es',
	'the',
	'a',
	'der',
	'die',
	'das',
	'ein',
	'eine',
	'dieser',
	'diese',
	'his',
	'her',
]);

/** As printed, a speaker has titles and appositions around the name: the answer's name must stand in it, or it in the answer. */
function nameWithin(expected: string, got: string): boolean {
	const wanted = foldedWords(expected);
	return got.split(';').some((part) => {
		const given = foldedWords(part);
		if (given.length === 0) return false;
		if (given.every((word) => wanted.includes(word))) return true;
		const last = given.at(-1) as string;
		return (
			wanted.includes(last) ||
			wanted.includes(`${last}s`) ||
			(wanted.length <= 2 && wanted.every((word) => given.includes(word)))
		);
	});
}

function scoreBoxes({ boxes, misses }: Score, gold: GoldArticle, article: Article): void {
	const same = (a: string | null, b: string): boolean => fold(a ?? '').replace(EDGE, '') === fold(b).replace(EDGE, '');
	const left = [...article.factBoxes];
	boxes.predictions += left.length;
	for (const box of gold.factboxes ?? []) {
		boxes.labels++;
		const at = left.findIndex(
			(found) =>
				(box.title === null || same(box.title, found.title)) &&
				found.items.length === box.items.length &&
				box.items.every((text, i) => same(text, found.items[i]?.text ?? '')),
		);
		if (at < 0) {
			const got = left
				.map((found) => `${found.title} [${found.items.map((i) => i.text.slice(0, 30)).join(' | ')}]`)
				.join(' // ');
			misses.push({
				article: gold.id,
				what: 'box',
				text: box.title ?? '(none)',
				expected: box.items.map((i) => i.slice(0, 30)).join(' | '),
				got,
				at: 0,
			});
			continue;
		}
		left.splice(at, 1);
		boxes.right++;
	}
}

function scorePeople({ people, roles, misses }: Score, gold: GoldArticle, article: Article): void {
	const names = new Map(article.people.map((person) => [fold(person.name), person]));
	people.predictions += article.people.length;
	const matched = new Set<string>();
	for (const { name, role } of gold.people ?? []) {
		people.labels++;
		const person = names.get(fold(name));
		if (person === undefined) {
			misses.push({ article: gold.id, what: 'person', text: name, expected: name, got: 'missed', at: 0 });
			continue;
		}
		people.right++;
		matched.add(fold(name));
		if (role === null || role === undefined) continue;
		roles.labels++;
		const words = new Set(foldedWords(role));
		const found = person.roles.flatMap((span) => foldedWords(gold.text.slice(span.start, span.end)));
		if (
			found.some(
				(word) =>
					words.has(word) ||
					[...words].some((other) => other.length > 4 && (other.startsWith(word) || word.startsWith(other))),
			)
		)
			roles.right++;
		else {
			const got = person.roles.map(({ start, end }) => gold.text.slice(start, end)).join(' | ');
			misses.push({ article: gold.id, what: 'role', text: name, expected: role, got, at: 0 });
		}
	}
	for (const person of article.people) {
		if (!matched.has(fold(person.name)) && gold.people !== undefined)
			misses.push({
				article: gold.id,
				what: 'person',
				text: person.name,
				expected: '–',
				got: person.name,
				at: person.mentions[0]?.start ?? 0,
			});
	}
}

const KINDS = {
	headline: 'headline',
	lead: 'lead',
	subheads: 'subhead',
	captions: 'caption',
	questions: 'question',
	byline: 'byline',
} as const;

function scoreBlocks(total: Score, gold: GoldArticle, article: Article): void {
	for (const [field, kind] of Object.entries(KINDS)) {
		const value = gold.blocks?.[field as keyof typeof KINDS];
		if (value === undefined) continue;
		const labels = value === null ? [] : Array.isArray(value) ? value : [value];
		const row = total.blocks.get(kind) ?? { right: 0, labels: 0, predictions: 0 };
		const found = article.blocks.filter((block) => block.kind === kind);
		row.labels += labels.length;
		row.predictions += found.length;
		for (const label of labels) {
			const middle = (label.start + label.end) / 2;
			const block = article.blocks.find(({ span }) => span.start <= middle && middle < span.end);
			if (block?.kind === kind) row.right++;
			else total.misses.push(miss(gold, 'block', label, kind, block?.kind ?? 'nothing'));
		}
		for (const block of found) {
			if (!labels.some((label) => label.start < block.span.end && block.span.start < label.end))
				total.misses.push(
					miss(
						gold,
						'block',
						{ ...block.span, text: gold.text.slice(block.span.start, block.span.end) },
						'other',
						kind,
					),
				);
		}
		total.blocks.set(kind, row);
	}
	const row = total.blocks.get('junk') ?? { right: 0, labels: 0, predictions: 0 };
	for (const label of gold.blocks?.junk ?? []) {
		row.labels++;
		const block = article.blocks.find(({ span }) => span.start <= label.start && label.start < span.end);
		if (block?.kind === 'junk' || block?.kind === 'related') row.right++;
		else total.misses.push(miss(gold, 'block', label, 'junk', block?.kind ?? 'nothing'));
	}
	row.predictions = row.labels;
	total.blocks.set('junk', row);
}

function near(article: Article, label: { start: number; end: number }): string {
	const other = article.quotes.find((quote) => quote.span.start < label.end && label.start < quote.span.end);
	return other === undefined ? 'nothing' : `${other.kind}: ${other.text.slice(0, 80)}`;
}

const miss = (
	gold: GoldArticle,
	what: Miss['what'],
	label: { start: number; end?: number; text: string },
	expected: string,
	got: string,
): Miss => ({
	article: gold.id,
	what,
	text: label.text.slice(0, 90),
	expected,
	got,
	at: label.start,
});
