import { foldedWords } from '../document/fold.ts';
import type { Attributed } from './attribute/heard.ts';

/** Blocks that repeat what the story says elsewhere. */
const REPEATING: Readonly<Record<string, 'caption' | 'headline' | 'pullquote'>> = {
	caption: 'caption',
	headline: 'headline',
	subhead: 'headline',
	pullquote: 'pullquote',
};
/** Share of the shorter one's words that must stand in the other, in order. */
const SAME = 0.75;

export interface Echo {
	/** Index of the turn that is repeated. */
	readonly of: number;
	readonly rule: 'caption' | 'headline' | 'pullquote';
}

/** For each turn the one that it repeats, if any: headlines, captions and pull quotes repeat the story. */
export function echoesOf(text: string, spoken: readonly Attributed[]): (Echo | null)[] {
	if (!spoken.some(({ turn }) => REPEATING[turn.unit.block.kind] !== undefined)) return spoken.map(() => null);
	const words = spoken.map(({ turn }) =>
		turn.segments.flatMap(({ span }) => foldedWords(text.slice(span.start, span.end))),
	);
	return spoken.map(({ turn }, index) => {
		const rule = REPEATING[turn.unit.block.kind];
		if (rule === undefined || turn.kind === 'partial') return null;
		const own = words[index] ?? [];
		let best = -1;
		let most = 0;
		for (const [other, { turn: candidate }] of spoken.entries()) {
			if (other === index || candidate.kind === 'partial' || REPEATING[candidate.unit.block.kind] !== undefined)
				continue;
			const share = shared(own, words[other] ?? []);
			if (share > most) [best, most] = [other, share];
		}
		return best >= 0 && most >= SAME ? { of: best, rule } : null;
	});
}

/** The share of `short`'s words that stand in `long` in the same order: the longest common subsequence. */
function shared(short: readonly string[], long: readonly string[]): number {
	if (short.length === 0 || long.length === 0) return 0;
	const row = new Uint16Array(long.length + 1);
	for (const word of short) {
		let diagonal = 0;
		for (let j = 1; j <= long.length; j++) {
			const above = row[j] ?? 0;
			row[j] = word === long[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
			diagonal = above;
		}
	}
	return (row[long.length] ?? 0) / short.length;
}
