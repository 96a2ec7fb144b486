import { z } from 'zod';
import { Block, Picture } from './article.ts';

/** IPTC publication status: only `usable` is ever shown. */
const Status = z.enum(['usable', 'withheld', 'canceled']);

const When = z.iso.datetime({ offset: true });

/** What a source says about itself. Times are ISO 8601 with an offset. */
export const Metadata = z.object({
	/** The publisher's own id, if there is one. */
	id: z.string().min(1).optional(),
	/** The publisher's id of the article that this one takes the place of. */
	replaces: z.string().min(1).optional(),
	language: z.string().min(2).optional(),
	url: z.url().optional(),
	publisher: z.string().optional(),
	section: z.string().optional(),
	headline: z.string().optional(),
	byline: z.array(z.string()).optional(),
	publishedAt: When.optional(),
	updatedAt: When.optional(),
	embargoedUntil: When.optional(),
	status: Status.optional(),
	image: Picture.optional(),
	/** Only subscribers may read all of it. */
	paywalled: z.boolean().optional(),
});
export type Metadata = z.infer<typeof Metadata>;

/**
 * A source as read: its text (BOM removed, CRLF to LF, nothing else) and what the format said about it.
 * `blocks` holds what the markup told; for plain text it is absent and the parser classifies the lines.
 */
export const Document = z.object({
	text: z.string(),
	blocks: z.array(Block).optional(),
	metadata: Metadata,
});
export type Document = z.infer<typeof Document>;
