import { clip, invoke, runAction, shareAction } from '../src/ask/actions.ts';
import { nothing, TYPED } from '../src/ask/choose.ts';
import { defineCommand, type Option } from '../src/ask/command.ts';
import { words } from '../src/ask/options.ts';
import { quotePart } from '../src/ask/quote-part.ts';
import { similarity, weighed } from '../src/ask/similar.ts';

/** Turns that share words and are compared; quotes that are shown. */
const CANDIDATES = 40;
const SHOWN = 3;
/** Less than this is another sentence. */
const NEAR = 0.5;
/** So near to the best one, another may be the one meant. */
const RIVAL = 0.85;

const text = { kind: 'long', required: true, schema: words(8_000) } as const satisfies Option<string>;

/** The stored quotes nearest to words that somebody has seen somewhere. */
export default defineCommand({
	name: 'said',
	options: { text },
	message: ({ text }) => ({ text: text.slice(0, 8_000) }),
	answer: async (values, asked, context) => {
		const { store, texts } = context;
		const found = await store.quotesLike(values.text, CANDIDATES);
		const ranked = found
			.map((hit) => {
				const quoted = hit.segments.map((segment) => segment.text).join(' ');
				const alike = similarity(quoted, values.text);
				return { hit, alike, rank: weighed(alike, quoted) };
			})
			.sort((a, b) => b.rank - a.rank);
		const [best] = ranked;
		const typed = clip(values.text, TYPED);
		if (!best || best.alike < NEAR) {
			const latest = runAction(texts.say('action.articles'), invoke('articles'));
			const percent = Math.floor((best?.alike ?? 0) * 100);
			return nothing(texts.say('said.none', { typed, percent, some: best ? 'yes' : 'no' }), asked, [latest]);
		}
		const near = ranked.filter(({ alike, rank }) => alike >= NEAR && rank >= best.rank * RIVAL).slice(0, SHOWN);
		const parts = near.map(async ({ hit, alike }) => [
			{ type: 'context' as const, text: texts.say('said.alike', { percent: Math.floor(alike * 100) }) },
			await quotePart(hit, context),
		]);
		return {
			outcome: 'answered',
			title: texts.say('said.title', { count: near.length }),
			body: [{ type: 'context', text: texts.say('said.asked', { typed }) }, ...(await Promise.all(parts)).flat()],
			actions: shareAction(invoke('said', values), asked, texts),
			visibility: asked.visibility,
		};
	},
});
