import type { Quote, Speaker } from '../document/article.ts';
import type { Correction } from '../document/correction.ts';
import { contains } from '../document/span.ts';
import { speakersOf } from '../document/speaker.ts';
import type { QuoteHit } from '../store/store.ts';
import type { Context } from './command.ts';
import type { Texts } from './texts.ts';

/** Below this measured precision an answer says that the speaker is uncertain. */
const CERTAIN = 0.8;

const confidenceOf = ({ segments }: QuoteHit): number => Math.min(...segments.map(({ confidence }) => confidence));

export const isDoubtful = (hit: QuoteHit): boolean => hit.correction === null && confidenceOf(hit) < CERTAIN;

/** The name or description of a speaker, all names of those who spoke together, or undefined. */
export function speakerName(speaker: Speaker, texts: Pick<Texts, 'list'>): string | undefined {
	if (speaker !== null && 'description' in speaker) return speaker.description;
	return texts.list(speakersOf(speaker).map(({ name }) => name)) || undefined;
}

/** "Corrected by Eva Lind on 23 November 2026, before: Anna Dahl. Reason: …" */
export function correctionText({ by, at, before, reason }: Correction, texts: Pick<Texts, 'say' | 'date'>): string {
	return texts.say('correction.made', {
		who: by.name ?? by.user ?? '',
		known: by.name === null && by.user === null ? 'no' : 'yes',
		date: texts.date(at) ?? '',
		before: before ?? texts.say('view.nobody'),
		reason: reason ?? '',
		reasoned: reason === null ? 'no' : 'yes',
	});
}

/** How sure the program was, in percent. */
export const percentOf = (hit: QuoteHit): number => Math.floor(confidenceOf(hit) * 100);

/** One sentence: the words that tell of the speaking, whom they mean, and by which rule. */
export async function evidenceOf(hit: QuoteHit, { store, texts }: Pick<Context, 'store' | 'texts'>): Promise<string> {
	const segment = deciding(hit);
	if (!segment) return texts.say('rule.none');
	const { rule } = segment.evidence;
	const name = speakerName(segment.speaker, texts) ?? texts.say('label.unclear');
	const pronoun = rule === 'pronoun' ? await pronounOf(hit, segment, store) : 'none';
	const reason = texts.say(`rule.${rule}`, { pronoun });
	const cue = cueOf(hit, segment);
	return cue === null
		? texts.say('evidence.plain', { name, reason })
		: texts.say('evidence.cue', { cue: cue.replace(/\s+/gu, ' ').trim(), name, reason });
}

/** The segment that the attribution hangs on: in doubt the weakest, else the one with the cue. */
function deciding(hit: QuoteHit): Quote | undefined {
	const weakest = hit.segments.find(({ confidence }) => confidence === confidenceOf(hit));
	const cued = hit.segments.find(({ evidence }) => evidence.cue !== null);
	return isDoubtful(hit) ? weakest : (cued ?? hit.segments[0]);
}

function cueOf({ cue, paragraph }: QuoteHit, { evidence }: Quote): string | null {
	if (evidence.cue === null) return null;
	if (!contains(paragraph.span, evidence.cue)) return cue;
	const { start } = paragraph.span;
	return paragraph.text.slice(evidence.cue.start - start, evidence.cue.end - start);
}

async function pronounOf(hit: QuoteHit, { speaker }: Quote, store: Context['store']): Promise<string> {
	const [one, ...others] = speakersOf(speaker);
	if (!one) return 'none';
	if (others.length > 0) return 'several';
	const article = await store.article(hit.article.id);
	return article?.people.find(({ id }) => id === one.person)?.pronoun ?? 'none';
}
