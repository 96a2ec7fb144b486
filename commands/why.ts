import { invoke, runAction } from '../src/ask/actions.ts';
import { type Context, defineCommand } from '../src/ask/command.ts';
import { correctionText, evidenceOf, percentOf } from '../src/ask/evidence.ts';
import { quotePart } from '../src/ask/quote-part.ts';
import { quoteAt, quoteOptions } from '../src/ask/quote-ref.ts';
import type { Part } from '../src/ask/reply.ts';
import type { Correction } from '../src/document/correction.ts';

/** What the speaker of one quote rests on. */
export default defineCommand({
	name: 'why',
	options: quoteOptions,
	unlisted: true,
	answer: async (ref, asked, context) => {
		const { store, texts } = context;
		const hit = await quoteAt(ref, store);
		const quote = await quotePart(hit, context);
		const { correction, paragraph } = hit;
		const reasons: Part[] = correction
			? [{ type: 'text', text: correctionText(correction, texts) }]
			: [
					{ type: 'text', text: await evidenceOf(hit, context) },
					{ type: 'text', text: texts.say('why.confidence', { percent: percentOf(hit) }) },
				];
		return {
			outcome: 'answered',
			title: texts.say('why.title', { name: quote.speaker }),
			body: [
				...reasons,
				{ type: 'excerpt', sentences: [paragraph.text], source: quote.source },
				{ type: 'context', text: texts.say('why.paragraph', { number: paragraph.number }) },
			],
			actions: [
				{ kind: 'form', label: texts.say('action.correct'), invocation: invoke('correct', ref), primary: false },
				...(correction ? [undo(correction, ref, context)] : []),
			],
			visibility: asked.visibility,
		};
	},
});

const undo = ({ id }: Correction, ref: { article: string; quote: string }, { texts }: Context) =>
	runAction(texts.say('action.undo'), invoke('correct', { ...ref, undo: id }));
