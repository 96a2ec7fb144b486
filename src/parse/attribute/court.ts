import type { Span } from '../../document/span.ts';
import { W } from '../../language/lexicon.ts';
import type { Scene } from '../scene.ts';
import type { Token } from '../token.ts';
import { spanOf, type Unit } from '../unit.ts';

/** How many blocks back a court is still the one that ruled, and how many tokens of a block are looked through. */
const FARTHEST = 12;
const MOST_TOKENS = 2_000;

/** "heter det i domskälen": the court whose ruling it is, by the fullest name near by. */
export function courtOf({ lexicon, units }: Scene, unit: Unit, paper: number): Span | null {
	const { papers, courts } = lexicon.language.rulings;
	if (!papers.includes(unit.tokens[paper]?.lower ?? '')) return null;
	let plain: Span | null = null;
	for (let index = unit.index; index >= Math.max(0, unit.index - FARTHEST); index--) {
		const place = units[index] as Unit;
		const end = index === unit.index ? paper : place.tokens.length;
		for (let i = end - 1; i >= Math.max(0, end - MOST_TOKENS); i--) {
			if (!courts.includes((place.tokens[i] as Token).lower)) continue;
			const named = namedAt(place, i);
			if (named !== null) return named;
			plain ??= spanOf(place, i, i + 1);
		}
	}
	return plain;
}

/** "Havnes tingrett", "Retten i Nordborg". */
function namedAt(place: Unit, at: number): Span | null {
	const { tokens } = place;
	const owner = tokens[at - 1];
	if (owner?.capital && (owner.flags & (W.preposition | W.common | W.definite)) === 0)
		return spanOf(place, at - 1, at + 1);
	const behind = tokens[at + 1];
	const where = tokens[at + 2];
	return behind !== undefined && (behind.flags & W.preposition) !== 0 && where?.capital
		? spanOf(place, at, at + 3)
		: null;
}
