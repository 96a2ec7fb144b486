import type { Article } from './article.ts';
import { fold, foldedWords } from './fold.ts';
import { speakersOf } from './speaker.ts';

/** What one version of an article says otherwise than the one before it. A null speaker: nobody is known. */
export interface Changes {
	readonly headline: { readonly before: string | null; readonly after: string | null } | null;
	readonly quotes: readonly QuoteChange[];
	readonly facts: readonly FactChange[];
}

type QuoteChange =
	| { readonly kind: 'added' | 'removed'; readonly words: string; readonly speaker: string | null }
	| { readonly kind: 'reworded'; readonly before: string; readonly after: string; readonly speaker: string | null }
	| { readonly kind: 'speaker'; readonly words: string; readonly before: string | null; readonly after: string | null };

interface FactChange {
	readonly kind: 'added' | 'removed';
	/** Of the fact box. */
	readonly title: string;
	readonly words: string;
}

interface Said {
	readonly words: string;
	readonly key: string;
	readonly speaker: string | null;
}

/** From this much in common on, one quote is another way of putting the other: Dice's coefficient over words. */
const ALIKE = 0.5;
/** Pairs of quotes that are compared at most; where more changed, each is new or gone. */
const PAIRS = 40_000;

export function changesBetween(before: Article, after: Article): Changes {
	const isSame = (before.headline ?? '') === (after.headline ?? '');
	return {
		headline: isSame ? null : { before: before.headline, after: after.headline },
		quotes: quoteChanges(saidIn(before), saidIn(after)),
		facts: factChanges(before, after),
	};
}

export const isUnchanged = ({ headline, quotes, facts }: Changes): boolean =>
	headline === null && quotes.length === 0 && facts.length === 0;

/** What was said word for word, a turn each, in the order of the text. */
function saidIn({ quotes }: Article): Said[] {
	const turns = new Map<number, { words: string[]; speaker: string | null }>();
	for (const { turn, text, kind, echo, speaker } of quotes) {
		if (kind === 'indirect' || echo !== null) continue;
		const named = speakersOf(speaker)
			.map(({ name }) => name)
			.join('; ');
		const described = speaker !== null && 'description' in speaker ? speaker.description : null;
		const known = turns.get(turn) ?? { words: [], speaker: named || described };
		known.words.push(text);
		turns.set(turn, known);
	}
	return [...turns.values()].map(({ words, speaker }) => {
		const joined = words.join(' ');
		return { words: joined, key: fold(joined), speaker };
	});
}

function quoteChanges(before: readonly Said[], after: readonly Said[]): QuoteChange[] {
	const { pairs, gone, come } = sameWords(before, after);
	const others = pairs.flatMap(([old, now]): QuoteChange[] =>
		fold(old.speaker ?? '') === fold(now.speaker ?? '')
			? []
			: [{ kind: 'speaker', words: now.words, before: old.speaker, after: now.speaker }],
	);
	const { reworded, removed, added } = alike(gone, come);
	return [
		...others,
		...reworded.map(
			([old, now]): QuoteChange => ({
				kind: 'reworded',
				before: old.words,
				after: now.words,
				speaker: now.speaker,
			}),
		),
		...added.map(({ words, speaker }): QuoteChange => ({ kind: 'added', words, speaker })),
		...removed.map(({ words, speaker }): QuoteChange => ({ kind: 'removed', words, speaker })),
	];
}

function sameWords(before: readonly Said[], after: readonly Said[]) {
	const waiting = new Map<string, Said[]>();
	for (const said of before) waiting.set(said.key, [...(waiting.get(said.key) ?? []), said]);
	const pairs: [Said, Said][] = [];
	const come: Said[] = [];
	for (const now of after) {
		const old = waiting.get(now.key)?.shift();
		if (old === undefined) come.push(now);
		else pairs.push([old, now]);
	}
	const left = new Set([...waiting.values()].flat());
	return { pairs, gone: before.filter((said) => left.has(said)), come };
}

/** The most alike of the same speaker are one quote put otherwise. */
function alike(gone: readonly Said[], come: readonly Said[]) {
	const removed = new Set(gone);
	const added = new Set(come);
	const reworded: [Said, Said][] = [];
	if (gone.length * come.length <= PAIRS) {
		const words = new Map([...gone, ...come].map((said) => [said, new Set(foldedWords(said.words))]));
		const ranked = gone
			.flatMap((old) => come.map((now) => ({ old, now, common: common(words.get(old), words.get(now)) })))
			.filter(({ old, now, common }) => common >= ALIKE && fold(old.speaker ?? '') === fold(now.speaker ?? ''))
			.sort((a, b) => b.common - a.common);
		for (const { old, now } of ranked) {
			if (!removed.has(old) || !added.has(now)) continue;
			removed.delete(old);
			added.delete(now);
			reworded.push([old, now]);
		}
	}
	return { reworded, removed: [...removed], added: [...added] };
}

function common(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
	return (2 * a.intersection(b).size) / Math.max(1, a.size + b.size);
}

function factChanges(before: Article, after: Article): FactChange[] {
	const [old, now] = [factsIn(before), factsIn(after)];
	const missing = (facts: typeof old, others: typeof old, kind: FactChange['kind']): FactChange[] =>
		[...facts].flatMap(([key, fact]) => (others.has(key) ? [] : [{ kind, ...fact }]));
	return [...missing(now, old, 'added'), ...missing(old, now, 'removed')];
}

const factsIn = ({ factBoxes }: Article) =>
	new Map(
		factBoxes.flatMap(({ title, items }) =>
			items.map(({ text }) => [JSON.stringify([fold(title), fold(text)]), { title, words: text }] as const),
		),
	);
