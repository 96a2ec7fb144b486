import { type Draft, isOpen, only } from './draft.ts';

/** Words up to which a line is a tag, not the headline of another article. */
const TAG_WORDS = 3;
const SCORE = /\d\s?[–-]\s?\d/u;

/** What stands behind the last paragraph and furniture after it: tags, and headlines of other articles. */
export function tail(drafts: readonly Draft[]): void {
	const end = drafts.findLastIndex(
		(draft) =>
			draft.kind === 'factbox' || draft.kind === 'list' || (isOpen(draft) && (only(draft).ends || only(draft).dash)),
	);
	let furniture = false;
	for (const draft of drafts.slice(end + 1)) {
		if (!isOpen(draft)) {
			furniture ||= draft.kind === 'junk' || draft.kind === 'related';
			continue;
		}
		const line = only(draft);
		if (!furniture || SCORE.test(line.text)) continue;
		draft.kind = line.words <= TAG_WORDS ? 'junk' : 'related';
		draft.reason = line.words <= TAG_WORDS ? 'tag' : 'link';
	}
}
