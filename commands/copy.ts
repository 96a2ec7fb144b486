import { defineCommand } from '../src/ask/command.ts';
import { isDoubtful } from '../src/ask/evidence.ts';
import { quotePart } from '../src/ask/quote-part.ts';
import { quoteAt, quoteOptions } from '../src/ask/quote-ref.ts';
import { linkTo } from '../src/ask/source.ts';

/** A quote as plain text: words, attribution, source and link in one block. */
export default defineCommand({
	name: 'copy',
	options: quoteOptions,
	unlisted: true,
	answer: async (ref, asked, context) => {
		const { store, texts } = context;
		const hit = await quoteAt(ref, store);
		const { segments, speaker, role, source, doubt } = await quotePart(hit, context);
		const who = [speaker, role].filter(Boolean).join(', ');
		const label = doubt === null ? who : `${who} (${doubt})`;
		const place = [source.headline, source.publisher, source.date].filter(Boolean).join(', ');
		const words = texts.say('copy.words', { words: segments.join(' […] ') });
		const lines = [words, texts.say('copy.who', { who: label }), place, linkTo(hit.article.url) ?? ''];
		return {
			outcome: 'answered',
			title: null,
			body: [
				{ type: 'copy', text: lines.filter(Boolean).join('\n') },
				{ type: 'context', text: texts.say(isDoubtful(hit) ? 'copy.doubtful' : 'copy.hint') },
			],
			actions: [],
			visibility: asked.visibility,
		};
	},
});
