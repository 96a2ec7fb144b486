/** A quote that a baseline found: its place in the text and the name of who says it, if it can tell. */
export interface Said {
	readonly start: number;
	readonly end: number;
	readonly speaker: string | null;
}
export type Baseline = (text: string) => Said[];

/** Fewer words between marks are seldom speech. */
export const LEAST_WORDS = 4;
/** How far from a quote its speaker is looked for, in characters. */
const NEAR = 160;

export interface Name {
	readonly start: number;
	readonly end: number;
	readonly name: string;
}

interface Around {
	readonly text: string;
	readonly names: readonly Name[];
	readonly quotes: readonly { start: number; end: number }[];
	/** Where a verb of saying stands; without it any name near the quote will do. */
	readonly cues?: readonly number[];
}

/** The surname nearest to the cue, or to the quote, in the same paragraph; else the last one before the quote. */
export function nearestNames({ text, names, quotes, cues }: Around): Said[] {
	const free = names.filter(({ start }) => !quotes.some((quote) => quote.start <= start && start < quote.end));
	return quotes.map(({ start, end }) => {
		const from = Math.max(text.lastIndexOf('\n', start) + 1, start - NEAR);
		const stop = text.indexOf('\n', end);
		const to = Math.min(stop < 0 ? text.length : stop, end + NEAR);
		const distance = (at: number): number => (at < start ? start - at : at - end);
		const within = (at: number): boolean => at >= from && at < to;
		const [cue] = (cues ?? []).filter(within).sort((a, b) => distance(a) - distance(b));
		const away = (at: number): number => (cue === undefined ? distance(at) : Math.abs(at - cue));
		const [near] = free.filter((one) => within(one.start)).sort((a, b) => away(a.start) - away(b.start));
		const told = near ?? free.findLast((one) => one.start < start);
		return { start, end, speaker: told?.name.split(' ').at(-1) ?? null };
	});
}
