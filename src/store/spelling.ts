import { plainWords } from './words.ts';

/** So many are looked at beyond those that are asked for, since one spelt as typed may stand further down. */
const FURTHER = 10;

/** How many to look for, so that `asTypedFirst` has enough to choose from. */
export const furtherThan = (limit: number): number => (limit === 0 ? 0 : 2 * limit + FURTHER);

/** Hits of folded words: those first that have every typed word in the spelling that was typed. Else they stay in their order. */
export function asTypedFirst<T>(hits: readonly T[], typed: string, textOf: (hit: T) => string, limit: number): T[] {
	const words = plainWords(typed);
	const isAsTyped = (hit: T): boolean => {
		const own = plainWords(textOf(hit));
		return words.every((word) => own.some((one) => one.startsWith(word)));
	};
	const { as = [], other = [] } = Object.groupBy(hits, (hit) => (isAsTyped(hit) ? 'as' : 'other'));
	return [...as, ...other].slice(0, limit);
}
