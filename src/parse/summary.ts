import type { Span } from '../document/span.ts';
import { W } from '../language/lexicon.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './speech/turn.ts';
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
	readonly span: Span;
	readonly words: ReadonlyMap<string, number>;
	readonly norm: number;
	readonly order: number;
	readonly length: number;
}

const CONTENT = ~(W.common | W.preposition | W.auxiliary | W.and | W.that | W.relative | W.definite | W.indefinite);

/** Whole sentences of the story by maximal marginal relevance, the most telling first. Sentences of speech stay out. */
export function summaryOf(scene: Scene, turns: readonly Turn[]): Span[] {
	const sentences: Sentence[] = [];
	const speech = Map.groupBy(
		turns.filter((turn) => turn.kind === 'direct'),
		(turn) => turn.unit,
	);
	let headline: ReadonlyMap<string, number> = new Map();
	for (const unit of scene.units) {
		const { kind } = unit.block;
		if (kind === 'headline') headline = bag(unit, 0, unit.tokens.length);
		if ((kind !== 'paragraph' && kind !== 'lead') || sentences.length > LONGEST_INPUT) continue;
		const spoken = new Uint8Array(unit.tokens.length);
		for (const turn of speech.get(unit) ?? []) spoken.fill(1, turn.from, turn.to);
		for (const { from, to } of unit.sentences) {
			if (spoken.subarray(from, to).includes(1)) continue;
			const words = bag(unit, from, to);
			if (words.size === 0) continue;
			const last = unit.tokens[to - 1]?.text ?? '';
			if (!/[.!?…”"»“)]/u.test(last)) continue;
			sentences.push({
				span: spanOf(unit.tokens, from, to),
				words,
				norm: norm(words),
				order: sentences.length,
				length: to - from,
			});
		}
	}
	return rank(sentences, headline).slice(0, MOST);
}

function bag(unit: Unit, from: number, to: number): Map<string, number> {
	const words = new Map<string, number>();
	for (let i = from; i < to; i++) {
		const token = unit.tokens[i];
		if (token === undefined || token.kind !== 'word' || (token.flags !== 0 && (token.flags & CONTENT) === 0)) continue;
		words.set(token.lower, (words.get(token.lower) ?? 0) + 1);
	}
	return words;
}

const norm = (words: ReadonlyMap<string, number>): number =>
	Math.sqrt([...words.values()].reduce((sum, n) => sum + n * n, 0));

function cosine(a: ReadonlyMap<string, number>, normA: number, b: ReadonlyMap<string, number>, normB: number): number {
	if (normA === 0 || normB === 0) return 0;
	let dot = 0;
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	for (const [word, n] of small) dot += n * (large.get(word) ?? 0);
	return dot / (normA * normB);
}

function rank(sentences: readonly Sentence[], headline: ReadonlyMap<string, number>): Span[] {
	const centre = new Map<string, number>();
	for (const { words } of sentences) for (const [word, n] of words) centre.set(word, (centre.get(word) ?? 0) + n);
	const centreNorm = norm(centre);
	const headNorm = norm(headline);
	const weight = sentences.map((s) => {
		const value =
			CENTROID * cosine(s.words, s.norm, centre, centreNorm) +
			POSITION / (s.order + 1) +
			HEADLINE * cosine(s.words, s.norm, headline, headNorm);
		return s.length < SHORT_WORDS ? value * SHORT_FACTOR : value;
	});
	const chosen: Sentence[] = [];
	const left = new Set(sentences);
	while (left.size > 0 && chosen.length < MOST) {
		let best: Sentence | null = null;
		let most = -Infinity;
		for (const sentence of left) {
			const near = chosen.reduce(
				(max, other) => Math.max(max, cosine(sentence.words, sentence.norm, other.words, other.norm)),
				0,
			);
			const value = BALANCE * (weight[sentence.order] ?? 0) - (1 - BALANCE) * near;
			if (value > most) [best, most] = [sentence, value];
		}
		if (best === null) break;
		chosen.push(best);
		left.delete(best);
	}
	return chosen.map(({ span }) => span);
}
