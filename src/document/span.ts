import { z } from 'zod';

/** A range of `Article.text`: UTF-16 code units, end exclusive. */
export const Span = z
	.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
	.refine((span) => span.end >= span.start, { error: 'a span ends before it starts' });
export type Span = z.infer<typeof Span>;

export const span = (start: number, end: number): Span => ({ start, end });

export const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end);

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The span without the white space at its edges. */
export function trimmed(text: string, { start, end }: Span): Span {
	let from = start;
	let to = end;
	while (from < to && /\s/u.test(text.charAt(from))) from++;
	while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
	return { start: from, end: to };
}
