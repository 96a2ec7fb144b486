import { type Draft, isOpen, only } from './draft.ts';
import type { Labels } from './labels.ts';

/** Words up to which a line is a tag, not the headline of another article. */
const TAG_WORDS = 3;
/** "(Nordpressen)", "/fjordnyt/": who sent it. */
const SIGNED = /^[(/[]\s*©?\s*\p{L}[\p{L}-]*\s*[)/\]]\.?$/u;
const SCORE = /\d\s?[–-]\s?\d/u;

/** What stands behind the last paragraph: who wrote it, and behind furniture tags and headlines of other articles. */
export function tail(drafts: readonly Draft[], labels: Labels): void {
	appeals(drafts, labels);
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
		if (SIGNED.test(line.text)) {
			Object.assign(draft, { kind: 'junk', reason: 'agency' });
			continue;
		}
		if (labels.names(line) && !furniture) {
			draft.kind = 'byline';
			continue;
		}
		if (!furniture || SCORE.test(line.text)) continue;
		draft.kind = line.words <= TAG_WORDS ? 'junk' : 'related';
		draft.reason = line.words <= TAG_WORDS ? 'tag' : 'link';
	}
}

/** Up to the last words of the story: how to reach the newsroom. */
function appeals(drafts: readonly Draft[], labels: Labels): void {
	for (let at = drafts.length - 1; at > 0; at--) {
		const draft = drafts[at] as Draft;
		if (!isOpen(draft)) continue;
		if (!labels.appeal(only(draft))) return;
		Object.assign(draft, { kind: 'junk', reason: 'contact' });
	}
}
