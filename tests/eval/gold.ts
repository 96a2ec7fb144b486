import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Labelled = z.object({ start: z.int(), end: z.int(), text: z.string() });

/** A labelled quote, in either of the two shapes of the files. */
export const GoldQuote = Labelled.extend({
	speaker: z.string().nullable(),
	speakerDesc: z.string().optional(),
	kind: z.string().optional(),
	evidence: z.string().optional(),
	turn: z.int().optional(),
	partial: z.boolean().optional(),
	nested: z.boolean().optional(),
	dup: z.boolean().optional(),
	pull: z.boolean().optional(),
});
export type GoldQuote = z.infer<typeof GoldQuote>;

export const GoldArticle = z.object({
	id: z.string(),
	lang: z.string(),
	text: z.string(),
	quotes: z.array(GoldQuote),
	factboxes: z.array(z.object({ title: z.string().nullable(), items: z.array(z.string()) })).optional(),
	people: z.array(z.object({ name: z.string(), role: z.string().nullable().optional() })).optional(),
	notQuotes: z.array(Labelled.extend({ why: z.string() })).optional(),
	indirect: z.array(Labelled.extend({ speaker: z.string().nullable() })).optional(),
	blocks: z
		.object({
			headline: Labelled.nullable().optional(),
			lead: z.array(Labelled).optional(),
			subheads: z.array(Labelled).optional(),
			captions: z.array(Labelled).optional(),
			questions: z.array(Labelled).optional(),
			byline: z.array(Labelled).optional(),
			junk: z.array(Labelled).optional(),
		})
		.optional(),
});
export type GoldArticle = z.infer<typeof GoldArticle>;

/** Articles of a file of labels, one JSON object a line. A line of another shape is named and left out. */
export async function readGold(file: string): Promise<{ articles: GoldArticle[]; faults: string[] }> {
	const articles: GoldArticle[] = [];
	const faults: string[] = [];
	const lines = (await readFile(file, 'utf8')).split('\n');
	lines.forEach((line, index) => {
		if (line.trim() === '') return;
		try {
			articles.push(GoldArticle.parse(JSON.parse(line)));
		} catch (error) {
			faults.push(`${file}:${index + 1}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`);
		}
	});
	return { articles, faults };
}
