import type { Span } from '../document/span.ts';
import { W } from '../language/lexicon.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './speech/turn.ts';
import { Terms } from './terms.ts';
import { M, type Token } from './token.ts';
import { spanOf, type Unit } from './unit.ts';

/** Weights that did best on news (ROUGE against lead-3), and the balance of weight and novelty. */
const CENTROID = 0.4;
const POSITION = 0.4;
const HEADLINE = 0.3;
const BALANCE = 0.7;
const SHORT_WORDS = 6;
const SHORT_FACTOR = 0.2;
const MOST = 12;
const LONGEST_INPUT = 400;

interface Sentence {
	readonly unit: Unit;
	readonly from: number;
	readonly to: number;
	/** Its number among the terms. */
	readonly order: number;
	/** How much it tells, and how near it is to the nearest sentence chosen. */
	weight: number;
	near: number;
	chosen: boolean;
}

const CONTENT = ~(W.common | W.preposition | W.auxiliary | W.and | W.that | W.relative | W.definite | W.indefinite);
const ENDS = /[.!?…”"»“)]/u;

const terms = new Terms();

/** Whole sentences of the story by maximal marginal relevance, the most telling first. Sentences of speech stay out. */
export function summaryOf(scene: Scene, turns: readonly Turn[]): Span[] {
	const sentences: Sentence[] = [];
	let headline: Unit | null = null;
	terms.begin();
	let turn = 0;
	for (const unit of scene.units) {
		const { kind } = unit.block;
		if (kind === 'headline') headline = unit;
		if ((kind !== 'paragraph' && kind !== 'lead') || sentences.length > LONGEST_INPUT) continue;
		while (turn < turns.length && (turns[turn] as Turn).unit.index < unit.index) turn++;
		turn = telling(unit, turns, turn, sentences);
	}
	if (sentences.length === 0) return [];
	if (headline !== null) {
		terms.open();
		count(headline, 0, headline.tokens.length);
	}
	weigh(sentences, headline !== null);
	return ranked(sentences);
}

/** Files the sentences of a block in which nobody speaks. Returns the number of the first turn behind them. */
function telling(unit: Unit, turns: readonly Turn[], first: number, sentences: Sentence[]): number {
	let turn = first;
	let spoken = 0;
	for (const { from, to } of unit.sentences) {
		for (let next = turns[turn]; next?.unit === unit && next.from < to; next = turns[++turn])
			if (next.kind === 'direct' && next.to > spoken) spoken = next.to;
		if (spoken > from || !isEnd(unit.tokens[to - 1] as Token)) continue;
		const order = terms.open();
		count(unit, from, to);
		if (terms.isEmpty) terms.close();
		else sentences.push({ unit, from, to, order, weight: 0, near: 0, chosen: false });
	}
	return turn;
}

const isEnd = ({ signs, text }: Token): boolean => (signs & M.end) !== 0 || ENDS.test(text);

/** Counts the words that tell something. */
function count({ tokens }: Unit, from: number, to: number): void {
	for (let i = from; i < to; i++) {
		const { kind, flags, id } = tokens[i] as Token;
		if (kind === 'word' && (flags === 0 || (flags & CONTENT) !== 0)) terms.add(id);
	}
}

/** How much each sentence tells, by the words of all, by its place and by the headline, which was counted last. */
function weigh(sentences: readonly Sentence[], headed: boolean): void {
	terms.centre(sentences.length);
	for (const sentence of sentences) sentence.weight = CENTROID * terms.central(sentence.order);
	if (headed) terms.compare(sentences.length);
	for (const sentence of sentences) {
		const { order, from, to } = sentence;
		const value =
			sentence.weight + POSITION / (order + 1) + HEADLINE * (headed ? terms.likeness(order, sentences.length) : 0);
		sentence.weight = to - from < SHORT_WORDS ? value * SHORT_FACTOR : value;
	}
}

function ranked(sentences: readonly Sentence[]): Span[] {
	const chosen: Span[] = [];
	while (chosen.length < MOST && chosen.length < sentences.length) {
		let best: Sentence | null = null;
		let most = -Infinity;
		for (const sentence of sentences) {
			if (sentence.chosen) continue;
			const value = BALANCE * sentence.weight - (1 - BALANCE) * sentence.near;
			if (value > most) {
				best = sentence;
				most = value;
			}
		}
		if (best === null) break;
		chosen.push(spanOf(best.unit, best.from, best.to));
		best.chosen = true;
		terms.compare(best.order);
		for (const sentence of sentences)
			if (!sentence.chosen) sentence.near = Math.max(sentence.near, terms.likeness(sentence.order, best.order));
	}
	return chosen;
}
