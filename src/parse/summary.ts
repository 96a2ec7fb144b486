import type { Span } from '../document/span.ts';
import { W } from '../language/lexicon.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './speech/turn.ts';
import { type Token, textAt } from './token.ts';
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

/** How often each word stands in a sentence, by the ids of its forms. */
interface Bag {
	readonly ids: readonly number[];
	readonly counts: readonly number[];
	readonly norm: number;
}

interface Sentence {
	readonly span: Span;
	readonly words: Bag;
	readonly order: number;
	readonly length: number;
}

const CONTENT = ~(W.common | W.preposition | W.auxiliary | W.and | W.that | W.relative | W.definite | W.indefinite);
const ENDS = /[.!?…”"»“)]/u;

/** Whole sentences of the story by maximal marginal relevance, the most telling first. Sentences of speech stay out. */
export function summaryOf(scene: Scene, turns: readonly Turn[]): Span[] {
	const sentences: Sentence[] = [];
	const speech = Map.groupBy(
		turns.filter((turn) => turn.kind === 'direct'),
		(turn) => turn.unit,
	);
	let headline = NOTHING;
	for (const unit of scene.units) {
		const { kind } = unit.block;
		if (kind === 'headline') headline = bag(unit, 0, unit.tokens.length);
		if ((kind !== 'paragraph' && kind !== 'lead') || sentences.length > LONGEST_INPUT) continue;
		const spoken = spokenIn(unit, speech.get(unit));
		for (const { from, to } of unit.sentences) {
			if (spoken !== null && isSpoken(spoken, from, to)) continue;
			if (!ENDS.test(textAt(unit.tokens, to - 1))) continue;
			const words = bag(unit, from, to);
			if (words.ids.length === 0) continue;
			sentences.push({ span: spanOf(unit, from, to), words, order: sentences.length, length: to - from });
		}
	}
	return rank(sentences, headline);
}

/** Tokens that are speech, or null where none is. */
function spokenIn({ tokens }: Unit, turns: readonly Turn[] | undefined): Uint8Array | null {
	if (turns === undefined) return null;
	const spoken = new Uint8Array(tokens.length);
	for (const turn of turns) spoken.fill(1, turn.from, turn.to);
	return spoken;
}

function isSpoken(spoken: Uint8Array, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (spoken[i] === 1) return true;
	return false;
}

/** Counts by id, one bag after the other in the same room. */
class Tally {
	private room = new Int32Array(1_024);

	add(id: number, count: number): void {
		if (id >= this.room.length) {
			const wider = new Int32Array(id * 2);
			wider.set(this.room);
			this.room = wider;
		}
		this.room[id] = this.of(id) + count;
	}

	of(id: number): number {
		return this.room[id] ?? 0;
	}

	fill({ ids, counts }: Bag): void {
		for (let i = 0; i < ids.length; i++) this.add(ids[i] as number, counts[i] as number);
	}

	empty(ids: readonly number[]): void {
		for (const id of ids) this.room[id] = 0;
	}

	/** The bag of what was counted under these ids; leaves room for the next. */
	take(ids: readonly number[]): Bag {
		const counts: number[] = [];
		let sum = 0;
		for (const id of ids) {
			const count = this.of(id);
			counts.push(count);
			sum += count * count;
		}
		this.empty(ids);
		return { ids, counts, norm: Math.sqrt(sum) };
	}

	/** Cosine of a bag and of the one that fills the room. */
	cosine({ ids, counts, norm }: Bag, own: number): number {
		if (norm === 0 || own === 0) return 0;
		let dot = 0;
		for (let i = 0; i < ids.length; i++) dot += (counts[i] as number) * this.of(ids[i] as number);
		return dot / (norm * own);
	}
}

/** Empty between any two uses. */
const tally = new Tally();
const NOTHING: Bag = { ids: [], counts: [], norm: 0 };

function bag(unit: Unit, from: number, to: number): Bag {
	const ids: number[] = [];
	for (let i = from; i < to; i++) {
		const token = unit.tokens[i] as Token;
		if (token.kind !== 'word' || (token.flags !== 0 && (token.flags & CONTENT) === 0)) continue;
		if (tally.of(token.id) === 0) ids.push(token.id);
		tally.add(token.id, 1);
	}
	return tally.take(ids);
}

/** How much each sentence tells, by the words of all, by its place and by the headline. */
function weightsOf(sentences: readonly Sentence[], headline: Bag): number[] {
	const ids: number[] = [];
	for (const { words } of sentences) {
		for (const id of words.ids) if (tally.of(id) === 0) ids.push(id);
		tally.fill(words);
	}
	const centre = tally.take(ids);
	tally.fill(centre);
	const central = sentences.map(({ words }) => tally.cosine(words, centre.norm));
	tally.empty(centre.ids);
	tally.fill(headline);
	const weights = sentences.map(({ words, order, length }) => {
		const value =
			CENTROID * (central[order] ?? 0) + POSITION / (order + 1) + HEADLINE * tally.cosine(words, headline.norm);
		return length < SHORT_WORDS ? value * SHORT_FACTOR : value;
	});
	tally.empty(headline.ids);
	return weights;
}

function rank(sentences: readonly Sentence[], headline: Bag): Span[] {
	const weights = weightsOf(sentences, headline);
	const chosen: Span[] = [];
	/** How near each sentence is to the nearest one chosen. */
	const near = sentences.map(() => 0);
	const left = new Set(sentences);
	while (left.size > 0 && chosen.length < MOST) {
		let best: Sentence | null = null;
		let most = -Infinity;
		for (const sentence of left) {
			const value = BALANCE * (weights[sentence.order] ?? 0) - (1 - BALANCE) * (near[sentence.order] ?? 0);
			if (value > most) [best, most] = [sentence, value];
		}
		if (best === null) break;
		chosen.push(best.span);
		left.delete(best);
		tally.fill(best.words);
		for (const { order, words } of left) near[order] = Math.max(near[order] ?? 0, tally.cosine(words, best.words.norm));
		tally.empty(best.words.ids);
	}
	return chosen;
}
