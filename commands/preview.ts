import { headlineOf, nothing } from '../src/ask/choose.ts';
import { defineCommand } from '../src/ask/command.ts';
import { articleAtAddress } from '../src/ask/find-article.ts';
import { words } from '../src/ask/options.ts';
import { quotedIn } from '../src/ask/quoted.ts';
import type { Part } from '../src/ask/reply.ts';
import { sourceOf } from '../src/ask/source.ts';
import { sliceOf } from '../src/document/span.ts';

const link = { kind: 'text', required: true, schema: words() } as const;

/** What stands behind a link to an article of the archive: headline, lead, who is quoted. */
export default defineCommand({
	name: 'preview',
	options: { link },
	unlisted: true,
	link: (address) => ({ link: address }),
	answer: async (values, asked, context) => {
		const { store, texts } = context;
		const found = await articleAtAddress(values.link, store);
		if (!found) return nothing(texts.say('article.none', { typed: values.link }), asked);
		const lead = found.blocks.find(({ kind }) => kind === 'lead')?.span ?? found.summary[0];
		const names = quotedIn(found, texts).map(({ name }) => name);
		const body: Part[] = [
			...(lead
				? [{ type: 'excerpt' as const, sentences: [sliceOf(found.text, lead)], source: sourceOf(found, texts) }]
				: []),
			...(names.length > 0
				? [{ type: 'context' as const, text: texts.say('summary.quoted', { names: names.join(', ') }) }]
				: []),
		];
		return { outcome: 'answered', title: headlineOf(found, context), body, actions: [], visibility: asked.visibility };
	},
});
