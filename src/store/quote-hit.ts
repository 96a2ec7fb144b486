import { sliceOf } from '../document/span.ts';
import { fromJson, type HeadRow, headOf } from './sqlite/rows.ts';
import type { QuoteHit } from './store.ts';
import { roleText, Turn } from './turns.ts';

/** `speakers`: the speakers whom the row stands for. */
export type TurnRow = HeadRow & { readonly turn: string; readonly place: number; readonly speakers: number };

/** `text`: of the whole article. */
export function quoteHit(row: TurnRow, text: string): QuoteHit {
	const { segments, paragraph, role, question, cue, correction = null } = fromJson(row.turn, Turn);
	return {
		article: headOf(row),
		segments,
		paragraph: { ...paragraph, text: sliceOf(text, paragraph.span) },
		role: row.speakers > 1 ? null : roleText(text, role),
		question: question && sliceOf(text, question),
		cue: cue && sliceOf(text, cue),
		correction,
	};
}
