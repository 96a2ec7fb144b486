import { W } from '../../language/lexicon.ts';
import { SENTENCE_END } from '../speech/pairs.ts';
import type { Turn } from '../speech/turn.ts';
import { textAt } from '../token.ts';
import type { Attributed, Heard } from './heard.ts';

/** Fewest words of speech that nobody is said to have spoken. */
const LEAST_TOKENS = 5;

/** A whole sentence of so many stands in marks because somebody said it. */
const LONG_TOKENS = 10;

/**
 * An article in which nobody is ever said to speak has no speech: its dashes are lists and its marks are titles.
 * Kept is only what stands as a paragraph of its own right behind narration about a person.
 */
export function withoutSpeechless(heard: Heard): Heard {
	const speaks = heard.spoken.some(
		({ turn, attribution, question }) =>
			turn.kind === 'direct' &&
			(turn.told ||
				turn.voice !== null ||
				attribution.rule === 'intro' ||
				(question !== null && attribution.party !== null)),
	);
	if (speaks) return heard;
	return {
		...heard,
		spoken: heard.spoken.filter(isSpeech),
		givenBack: heard.givenBack.some(({ party }) => party !== null) ? heard.givenBack : [],
	};
}

/** `…: “I was not there.”` */
function isAnnounced({ unit: { tokens }, from, segments }: Turn): boolean {
	const [first] = segments;
	if (textAt(tokens, from - 1) !== ':' || first === undefined || first.to - first.from < LEAST_TOKENS) return false;
	if (!SENTENCE_END.has(textAt(tokens, first.to - 1))) return false;
	for (let i = first.from; i < first.to; i++) if (((tokens[i]?.flags ?? 0) & W.speaking) !== 0) return true;
	return false;
}

function isSpeech({ turn, attribution }: Attributed): boolean {
	if (turn.kind === 'partial' || isAnnounced(turn)) return true;
	const { party, rule, doubt } = attribution;
	if (party?.kind !== 'figures' || rule !== 'continuation' || doubt !== 'none') return false;
	if (party.figures.some((figure) => figure.words.length < 2)) return false;
	const [first] = turn.segments;
	if (first === undefined) return false;
	const length = first.to - first.from;
	if (length >= LONG_TOKENS && SENTENCE_END.has(textAt(turn.unit.tokens, first.to - 1))) return true;
	return length >= LEAST_TOKENS && turn.from === 0 && turn.to >= turn.unit.tokens.length - 1;
}
