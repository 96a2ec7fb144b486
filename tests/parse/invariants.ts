import { Article, type Quote } from '../../src/document/article.ts';
import type { Span } from '../../src/document/span.ts';

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/gu;
/** Without the u flag: it looks at halves. */
const SPLIT_PAIR = /^[\ud800-\udbff][\udc00-\udfff]$/;

/** What every Article must hold whatever its text; each broken promise is one line, none is an empty list. */
export function brokenPromises(article: Article, text: string): string[] {
	const broken: string[] = [];
	const checked = Article.safeParse(article);
	if (!checked.success)
		broken.push(`schema: ${checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)}`);
	if (article.text !== text) broken.push('the text is another');
	spans(article, broken);
	slices(article, broken);
	blocks(article, broken);
	people(article, broken);
	quotes(article, broken);
	return broken;
}

function spans(article: Article, broken: string[]): void {
	const { text } = article;
	const check = (what: string, span: Span | null): void => {
		if (span === null) return;
		const { start, end } = span;
		if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length))
			broken.push(`${what}: ${start}-${end} outside the text (${text.length})`);
		if (start === end) broken.push(`${what}: empty span at ${start}`);
		for (const edge of [start, end])
			if (SPLIT_PAIR.test(text.slice(edge - 1, edge + 1))) broken.push(`${what}: ${edge} splits a character`);
	};
	for (const { kind, span } of article.blocks) check(`block ${kind}`, span);
	for (const { name, roles, mentions } of article.people) {
		for (const span of roles) check(`role of ${name}`, span);
		for (const span of mentions) check(`mention of ${name}`, span);
	}
	for (const { span, evidence, question } of article.quotes) {
		check('quote', span);
		check('cue', evidence.cue);
		check('name', evidence.name);
		check('question', question);
	}
	for (const { span, items } of article.factBoxes) {
		check('fact box', span);
		for (const item of items) check('fact', item.span);
	}
	for (const span of article.summary) check('summary', span);
}

function slices({ text, quotes, factBoxes }: Article, broken: string[]): void {
	const said = quotes.map((quote) => ['quote', quote] as const);
	const told = factBoxes.flatMap(({ items }) => items.map((item) => ['fact', item] as const));
	for (const [what, { span, text: own }] of [...said, ...told]) {
		if (text.slice(span.start, span.end) !== own) broken.push(`${what}: "${own}" does not stand at ${span.start}`);
		if (own.trim() !== own) broken.push(`${what}: white space at its edge: "${own}"`);
	}
	for (const { span, items } of factBoxes) {
		for (const item of items)
			if (item.span.start < span.start || item.span.end > span.end) broken.push('fact: outside its box');
	}
}

/** In order, apart, and over every visible character. */
function blocks({ text, blocks, quotes }: Article, broken: string[]): void {
	let end = 0;
	let shown = 0;
	const visible = (from: number, to: number): number => text.slice(from, to).match(VISIBLE)?.length ?? 0;
	for (const { span, kind } of blocks) {
		if (span.start < end) broken.push(`block ${kind}: ${span.start} begins before ${end}`);
		shown += visible(span.start, span.end);
		end = span.end;
	}
	const all = visible(0, text.length);
	if (shown !== all) broken.push(`blocks: ${shown} of ${all} visible characters`);
	for (const { span } of quotes) {
		const home = blocks.find((block) => block.span.start <= span.start && span.end <= block.span.end);
		if (home === undefined) broken.push(`quote: ${span.start}-${span.end} stands in no block`);
		else if (home.kind === 'junk' || home.kind === 'related') broken.push(`quote: stands in ${home.kind}`);
	}
}

function people({ people, quotes }: Article, broken: string[]): void {
	const ids = new Map(people.map(({ id, name }) => [id, name]));
	if (ids.size !== people.length) broken.push(`people: one id twice: ${people.map(({ id }) => id)}`);
	for (const { id, name } of people) {
		if (id.includes(';')) broken.push(`people: "${id}" holds the joint of two ids`);
		if (name.trim() !== name) broken.push(`people: white space around "${name}"`);
	}
	for (const { speaker } of quotes) {
		if (speaker === null) continue;
		if ('description' in speaker) {
			if (speaker.description.trim() === '') broken.push('speaker: an empty description');
			continue;
		}
		const joint = speaker.person.split('; ');
		for (const id of joint) if (!ids.has(id)) broken.push(`speaker: "${id}" is nobody of the article`);
		if (joint.map((id) => ids.get(id)).join('; ') !== speaker.name)
			broken.push(`speaker: "${speaker.name}" is not ${joint}`);
	}
}

function quotes({ quotes, blocks }: Article, broken: string[]): void {
	let last: Quote | null = null;
	let spoken: Quote | null = null;
	let turn = 0;
	const turns = new Set(quotes.map((quote) => quote.turn));
	const questions = new Set(blocks.map(({ span }) => `${span.start}-${span.end}`));
	for (const quote of quotes) {
		const { span, echo, question, speaker, confidence, evidence } = quote;
		if (last !== null && span.start < last.span.start) broken.push('quotes: not in the order of the text');
		if (quote.kind === 'direct') {
			if (spoken !== null && span.start < spoken.span.end)
				broken.push(`quotes: "${quote.text}" lies in "${spoken.text}"`);
			spoken = quote;
		}
		if (quote.turn > turn + 1) broken.push(`turns: ${quote.turn} after ${turn}`);
		turn = Math.max(turn, quote.turn);
		if (echo !== null && (echo === quote.turn || !turns.has(echo))) broken.push(`echo: of turn ${echo}`);
		if (question !== null && !questions.has(`${question.start}-${question.end}`)) broken.push('question: no block');
		if (speaker === null && confidence > 0) broken.push('confidence: in nobody');
		if (speaker !== null && evidence.rule === 'none') broken.push('evidence: a speaker by no rule');
		last = quote;
	}
}
