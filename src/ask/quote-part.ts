import { speakersOf } from '../document/speaker.ts';
import type { QuoteHit } from '../store/store.ts';
import { invoke, runAction } from './actions.ts';
import type { Context } from './command.ts';
import { correctionText, evidenceOf, isDoubtful, speakerName } from './evidence.ts';
import { refOf } from './quote-ref.ts';
import type { Action, QuotePart } from './reply.ts';
import { sourceOfQuote } from './source.ts';

interface Showing {
	/** Always say what it rests on. */
	readonly why?: boolean;
	/** The full name of the one asked for, which the quote may give in part. */
	readonly name?: string;
}

/** One quote as an answer shows it, with what can be done with it. */
export async function quotePart(hit: QuoteHit, context: Context, { why, name }: Showing = {}): Promise<QuotePart> {
	const { texts } = context;
	const speaker = hit.segments[0]?.speaker ?? null;
	const together = speakersOf(speaker).length > 1;
	const doubtful = isDoubtful(hit);
	const corrected = hit.correction && texts.say('label.corrected');
	const evidence = hit.correction
		? correctionText(hit.correction, texts)
		: doubtful || why
			? await evidenceOf(hit, context)
			: null;
	return {
		type: 'quote',
		segments: hit.segments.map(({ text }) => text),
		speaker: (together ? undefined : name) ?? speakerName(speaker, texts) ?? texts.say('view.nobody'),
		// One role behind several names would seem to be that of them all, or of the last.
		role: together ? null : hit.role,
		question: hit.question,
		source: sourceOfQuote(hit, texts),
		evidence,
		doubt: corrected ?? (doubtful ? texts.say('label.unclear') : null),
		actions: quoteActions(hit, context),
	};
}

function quoteActions(hit: QuoteHit, { texts }: Context): Action[] {
	const ref = refOf(hit);
	return [
		runAction(texts.say('action.copy'), invoke('copy', ref)),
		runAction(texts.say('action.why'), invoke('why', ref)),
		{ kind: 'form', label: texts.say('action.correct'), invocation: invoke('correct', ref), primary: false },
	];
}
