import type { BlockKind } from '../../document/article.ts';
import type { Line } from './lines.ts';

/** One line or more that belong together, on the way to becoming a block. */
export interface Draft {
	readonly lines: readonly Line[];
	kind: BlockKind | null;
	reason?: string;
}

/** A line of more words is no subhead. */
export const SUBHEAD_WORDS = 10;
const FOLLOWS_WITHIN = 30;
export const NAMES_ONLY = /^\p{Lu}[\p{L}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,3}$/u;
export const ENDS_COLON = /:["”»]?$/u;

/** The next draft of a sort. Looks a little way only: what stands farther off follows nothing. */
export function nextOf(drafts: readonly Draft[], at: number, fits: (draft: Draft) => boolean): Draft | undefined {
	for (let i = at + 1; i < Math.min(drafts.length, at + FOLLOWS_WITHIN); i++) {
		const draft = drafts[i] as Draft;
		if (fits(draft)) return draft;
	}
	return undefined;
}

export const only = (draft: Draft): Line => draft.lines[0] as Line;
export const isOpen = (draft: Draft | undefined): boolean => draft?.kind === null;
/** What publishers put between the parts of an article. */
export const isFurniture = (draft: Draft | undefined): boolean =>
	draft?.kind === 'junk' || draft?.kind === 'byline' || draft?.kind === 'caption';
