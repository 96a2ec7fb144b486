import { z } from 'zod';
import { NewsroomError } from '../document/error.ts';
import type { QuoteHit, Store } from '../store/store.ts';
import type { Option } from './command.ts';

/** So much of the words as tells one quote from another. */
const WORDS = 200;

/** Which quote a button is about: its place and its beginning, so that it is found after another reading, too. */
const Ref = z.string().regex(/^\d+ /u, { error: 'remedy.other' });

/** Options of every command about one quote; buttons give them. */
export const quoteOptions = {
	article: { kind: 'text', required: true, hidden: true, schema: z.string() },
	quote: { kind: 'text', required: true, hidden: true, schema: Ref },
} as const satisfies Readonly<Record<string, Option>>;

export function refOf({ article, segments }: QuoteHit): { article: string; quote: string } {
	return { article: article.id, quote: `${segments[0]?.span.start ?? 0} ${beginning(segments)}` };
}

/** Without blanks at its ends, which no option keeps. */
const beginning = ([first]: QuoteHit['segments']): string => (first?.text ?? '').slice(0, WORDS).trim();

/** Throws NewsroomError `quote-gone` when the article is hidden or has the words no more. */
export async function quoteAt(ref: { article: string; quote: string }, store: Store): Promise<QuoteHit> {
	const at = Number.parseInt(ref.quote, 10);
	const words = ref.quote.slice(ref.quote.indexOf(' ') + 1);
	const placeOf = ({ segments }: QuoteHit) => Math.abs((segments[0]?.span.start ?? 0) - at);
	const same = (await store.quotesOf(ref.article)).filter(({ segments }) => beginning(segments) === words);
	const [nearest] = same.sort((a, b) => placeOf(a) - placeOf(b));
	if (!nearest) throw new NewsroomError('quote-gone');
	return nearest;
}
